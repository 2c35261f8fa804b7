"""Tables, buckets and a pool of people in moto, as infra/resources.json has them."""

import json
import uuid
from pathlib import Path

import boto3
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb import dynamodb_backends
from moto.s3 import s3_backends

from studybuddy_aws.runtime import clients

RESOURCES = json.loads((Path(__file__).parents[3] / "infra" / "resources.json").read_text())
PLACE = {
    "region_name": "eu-central-1",
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
}
SERVICES = (
    *("apigatewaymanagementapi", "cognito-idp", "dynamodb", "s3", "secretsmanager"),
    "sqs",
)


class Resources:
    """Clients, tables and buckets in moto, which the worlds of a module share one after another.

    Making them anew takes longer than most tests; moto's rows and files are emptied at no cost.
    """

    def __init__(self, client=None):
        """Clients are made by `client`, if it is given."""
        self.clients = {name: (client or client_of)(name) for name in SERVICES}
        self.environment = tables_and_buckets(self.clients.get)

    def emptied(self):
        """These, as they were when they were made."""
        names = set(self.environment.values())
        tables = dynamodb_backends[DEFAULT_ACCOUNT_ID][PLACE["region_name"]].tables
        for name in names & tables.keys():
            tables[name].items.clear()
        buckets = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets
        for name in names & buckets.keys():
            buckets[name].keys.clear()
        return self


def client_of(name):
    return boto3.client(name, config=clients.config_for(name), **PLACE)


def tables_and_buckets(client):
    people = client("cognito-idp").create_user_pool(PoolName="people")["UserPool"]["Id"]
    return {**_tables(client("dynamodb")), **_buckets(client("s3")), "USER_POOL_ID": people}


def _tables(client):
    names = {}
    for table in RESOURCES["tables"].values():
        names[table["environment"]] = name = f"{table['name']}-{uuid.uuid4().hex[:8]}"
        client.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[
                {"AttributeName": key, "AttributeType": kind}
                for key, kind in table["attributes"].items()
            ],
            KeySchema=_keys(table),
            **_indexes(table),
        )
    return names


def _indexes(table):
    if not table["indexes"]:
        return {}
    return {
        "GlobalSecondaryIndexes": [
            {
                "IndexName": index["name"],
                "KeySchema": _keys(index),
                "Projection": _projection(index),
            }
            for index in table["indexes"]
        ]
    }


def _projection(index):
    if "attributes" in index:
        return {"ProjectionType": "INCLUDE", "NonKeyAttributes": index["attributes"]}
    return {"ProjectionType": index["projection"]}


def _keys(keyed):
    kinds = {"hash_key": "HASH", "range_key": "RANGE"}
    return [
        {"AttributeName": keyed[key], "KeyType": kind}
        for key, kind in kinds.items()
        if key in keyed
    ]


def _buckets(client):
    names = {}
    for bucket in RESOURCES["buckets"].values():
        names[bucket["environment"]] = name = f"{bucket['name']}-{uuid.uuid4().hex[:8]}"
        client.create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": PLACE["region_name"]}
        )
        if bucket["versioned"]:
            client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return names
