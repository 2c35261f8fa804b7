import pytest
from http_world import World
from moto import mock_aws
from moto_resources import Resources
from stripe import HTTPClient

from studybuddy_local.stripe_stand_in import StripeStandIn


@pytest.fixture(scope="session")
def stripe_server():
    with StripeStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def stripe(stripe_server, monkeypatch):
    """A Stripe that nobody has asked yet; its library asks again as often as ever, at once."""
    stripe_server.reset()
    monkeypatch.setattr(HTTPClient, "INITIAL_DELAY", 0)
    return stripe_server


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
def world(resources, stripe, tmp_path):
    """An API that nobody has called yet."""
    return World(tmp_path, stripe, resources.emptied())
