"""Tables, buckets, queues and secrets; made where they are not yet."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from studybuddy_local.aws_clients import AwsClients, arn, unless
from studybuddy_local.resources import Bucket, Queue, Resources, Table


def make_storage(
    account: AwsClients, resources: Resources, origins: Sequence[str]
) -> dict[str, str]:
    """Make what keeps things, where pages of `origins` may upload; variables that tell where."""
    for table in resources.tables.values():
        _make_table(account.client("dynamodb"), table)
    for bucket in resources.buckets.values():
        _make_bucket(account.client("s3"), bucket, origins)
    urls = _make_queues(account.client("sqs"), resources.queues)
    return {
        **{table.environment: table.name for table in resources.tables.values()},
        **{bucket.environment: bucket.name for bucket in resources.buckets.values()},
        **{queue.environment: urls[name] for name, queue in resources.queues.items()},
    }


def keep_secret(account: AwsClients, name: str, value: Mapping[str, str]) -> str:
    """Set a secret; its ARN."""
    text = json.dumps(value)
    client = account.client("secretsmanager")
    with unless("ResourceExistsException"):
        made: str = client.create_secret(Name=name, SecretString=text)["ARN"]
        return made
    kept: str = client.put_secret_value(SecretId=name, SecretString=text)["ARN"]
    return kept


def keep_random_secret(account: AwsClients, name: str) -> str:
    """A secret that nobody needs to know, made once; its ARN."""
    client = account.client("secretsmanager")
    with unless("ResourceExistsException"):
        client.create_secret(Name=name, SecretString=secrets.token_urlsafe(32))
    found: str = client.describe_secret(SecretId=name)["ARN"]
    return found


def _make_table(dynamodb: Any, table: Table) -> None:
    wanted: dict[str, Any] = {
        "TableName": table.name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": _key_schema(table.hash_key, table.range_key),
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": kind}
            for name, kind in table.attributes.items()
        ],
    }
    if table.indexes:
        wanted["GlobalSecondaryIndexes"] = [
            {
                "IndexName": index.name,
                "KeySchema": _key_schema(index.hash_key, index.range_key),
                "Projection": {
                    "ProjectionType": index.projection,
                    **({"NonKeyAttributes": index.attributes} if index.attributes else {}),
                },
            }
            for index in table.indexes
        ]
    with unless("ResourceInUseException"):
        dynamodb.create_table(**wanted)
        if table.ttl:
            ends = {"Enabled": True, "AttributeName": table.ttl}
            dynamodb.update_time_to_live(TableName=table.name, TimeToLiveSpecification=ends)


def _key_schema(hash_key: str, range_key: str) -> list[dict[str, str]]:
    wanted = {"HASH": hash_key, "RANGE": range_key}
    return [{"AttributeName": name, "KeyType": kind} for kind, name in wanted.items() if name]


def _make_bucket(s3: Any, bucket: Bucket, origins: Sequence[str]) -> None:
    with unless("BucketAlreadyOwnedByYou", "BucketAlreadyExists"):
        s3.create_bucket(Bucket=bucket.name)
    if bucket.versioned:
        s3.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Enabled"})
    if bucket.cors_methods:
        allowed = {
            "AllowedOrigins": list(origins),
            "AllowedMethods": bucket.cors_methods,
            "AllowedHeaders": ["*"],
        }
        s3.put_bucket_cors(Bucket=bucket.name, CORSConfiguration={"CORSRules": [allowed]})
    if bucket.expire_days:
        rule = {
            "ID": "expire",
            "Status": "Enabled",
            "Filter": {"Prefix": ""},
            "Expiration": {"Days": bucket.expire_days},
        }
        s3.put_bucket_lifecycle_configuration(
            Bucket=bucket.name, LifecycleConfiguration={"Rules": [rule]}
        )


def _make_queues(sqs: Any, queues: Mapping[str, Queue]) -> dict[str, str]:
    """Their addresses by name; those for dead letters first, as the others name them."""
    order = sorted(queues, key=lambda name: bool(queues[name].dead_letter))
    return {name: _make_queue(sqs, queues[name], queues) for name in order}


def _make_queue(sqs: Any, queue: Queue, queues: Mapping[str, Queue]) -> str:
    settings = {
        "VisibilityTimeout": str(queue.visibility_seconds),
        "MessageRetentionPeriod": str(queue.retention_seconds),
    }
    if queue.dead_letter:
        dead = arn("sqs", queues[queue.dead_letter].name)
        policy = {"deadLetterTargetArn": dead, "maxReceiveCount": queue.max_receive_count}
        settings["RedrivePolicy"] = json.dumps(policy)
    with unless("QueueNameExists", "QueueAlreadyExists"):
        made: str = sqs.create_queue(QueueName=queue.name, Attributes=settings)["QueueUrl"]
        return made
    url: str = sqs.get_queue_url(QueueName=queue.name)["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes=settings)
    return url
