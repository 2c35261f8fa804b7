import pytest
from moto import mock_aws
from moto_resources import Resources
from worker_world import ROGUE, WorkerWorld

from studybuddy_local.stripe_stand_in import StripeStandIn


@pytest.fixture(scope="session")
def stripe():
    with StripeStandIn() as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def aws():
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="module")
def resources(aws):
    return Resources()


@pytest.fixture
def world(resources, stripe, tmp_path, monkeypatch):
    """Everything around the worker; its children find the plugins that misbehave."""
    monkeypatch.setenv("PYTHONPATH", str(ROGUE))
    monkeypatch.setenv("STUDYBUDDY_TOLD", str(tmp_path / "told"))
    return WorkerWorld(tmp_path, stripe, resources.emptied())
