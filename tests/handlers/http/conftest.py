import pytest
from http_world import World
from moto import mock_aws

from studybuddy_local.stripe_stand_in import StripeStandIn


@pytest.fixture
def stripe():
    with StripeStandIn() as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def aws():
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def world(aws, stripe, tmp_path):
    """An API that nobody has called yet."""
    return World(tmp_path, stripe)
