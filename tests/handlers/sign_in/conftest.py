"""Cognito between a user and GitHub, with a key in moto's KMS."""

import boto3
import pytest
from cognito import Cognito
from github_server import GitHub
from moto import mock_aws

PLACE = {
    "region_name": "eu-central-1",
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
}


@pytest.fixture
def github():
    with GitHub() as server:
        yield server


@pytest.fixture(scope="module")
def kms():
    with mock_aws(config={"core": {"passthrough": {"urls": [r"http://127\.0\.0\.1.*"]}}}):
        yield boto3.client("kms", **PLACE)


@pytest.fixture(scope="module")
def key_arn(kms):
    made = kms.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")
    return made["KeyMetadata"]["Arn"]


@pytest.fixture
def cognito(github, kms, key_arn):
    return Cognito(github, kms, key_arn)
