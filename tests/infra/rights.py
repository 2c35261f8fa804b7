"""What IAM checks for a call, and what a role's policies allow, in the same few words.

A right is an action and what it is done to: `("dynamodb:Query", "index videos/open-due_at-index")`.
Things have the nouns of infra/resources.json, whatever an environment calls them.
"""

import json
import re
from itertools import product
from pathlib import Path

# Whose tests show what functions use: folders of tests/handlers.
OF_FUNCTIONS = ("http", "worker", "sign_in")
RESOURCES = json.loads((Path(__file__).parents[2] / "infra" / "resources.json").read_text())
_PREFIX = RESOURCES["tables"]["users"]["name"].removesuffix("users")
# What IAM calls a service, what its calls are about, and the parameter that names it.
_SERVICES = {
    "dynamodb": ("dynamodb", "table", "TableName"),
    "s3": ("s3", "objects", "Bucket"),
    "sqs": ("sqs", "queue", "QueueUrl"),
    "secrets-manager": ("secretsmanager", "secret", "SecretId"),
    "cognito-identity-provider": ("cognito-idp", "people", "UserPoolId"),
    "kms": ("kms", "key", "KeyId"),
    "apigatewaymanagementapi": ("execute-api", "connections", "ConnectionId"),
}
_KINDS = {prefix: kind for prefix, kind, _ in _SERVICES.values()}
_PREFIXES = {
    **{kind: prefix for prefix, kind in _KINDS.items()},
    "index": "dynamodb",
    "bucket": "s3",
}
# Calls that IAM knows by another name.
_BUCKETS = {"ListObjectsV2": "s3:ListBucket", "ListObjectVersions": "s3:ListBucketVersions"}
# Services for all of whose calls IAM has one right.
_OF_ALL = {"apigatewaymanagementapi": "ManageConnections"}
_IN_TRANSACTIONS = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
}


def asked(service, operation, given):
    """The rights that a call needs, by botocore's names of service, operation and parameters."""
    if operation == "TransactWriteItems":
        return {
            (_IN_TRANSACTIONS[kind], _thing("table", write["TableName"]))
            for item in given["TransactItems"]
            for kind, write in item.items()
        }
    if service not in _SERVICES:
        return {(f"{service}:{operation}", "unknown")}
    prefix, kind, parameter = _SERVICES[service]
    action, name = f"{prefix}:{_OF_ALL.get(service, operation)}", given.get(parameter, "?")
    if operation in {"BatchGetItem", "BatchWriteItem"}:
        (name,) = given["RequestItems"]  # we ask one table at a time
    if operation in _BUCKETS:
        return {(_BUCKETS[operation], _thing("bucket", name))}
    if operation == "DeleteObjects":
        return _deletions(name, given["Delete"]["Objects"])
    if "IndexName" in given:
        return {(action, _index(name, given["IndexName"]))}
    return {(action, _thing(kind, name))}


def missed(bucket):
    """What reading needs besides, to be told that there is no such object: else it is a 403."""
    return {("s3:ListBucket", _thing("bucket", bucket))}


def granted(document):
    """The rights that a policy allows."""
    rights = set()
    for statement in document["Statement"]:
        assert statement["Effect"] == "Allow", statement
        rights |= set(
            product(_listed(statement["Action"]), map(_meant, _listed(statement["Resource"])))
        )
    return rights


def written(permissions):
    """The rights that infra/permissions.json gives a function."""
    return {
        (f"{_PREFIXES[thing.partition(' ')[0]]}:{action}", thing)
        for thing, actions in permissions.items()
        for action in actions
    }


def _listed(one_or_more):
    return [one_or_more] if isinstance(one_or_more, str) else one_or_more


def _deletions(bucket, objects):
    """Every deletion is one of an object; of a version it is one of that too."""
    needed = {("s3:DeleteObject", _thing("objects", bucket))}
    if any("VersionId" in one for one in objects):
        needed.add(("s3:DeleteObjectVersion", _thing("objects", bucket)))
    return needed


def _meant(arn):
    """What a resource of a policy is."""
    if arn == "*":
        return "everything"
    _, _, service, _, _, name = arn.split(":", 5)
    if service == "dynamodb":
        table, _, index = name.removeprefix("table/").partition("/index/")
        return _index(table, index) if index else _thing("table", table)
    if service == "s3":
        bucket, _, keys = name.partition("/")
        return _thing("objects", bucket) if keys == "*" else _thing("bucket", name)
    if service == "logs":
        return "logs " + name.removeprefix("log-group:").removesuffix(":*")
    return _thing(_KINDS[service], name) if service in _KINDS else arn


def _index(table, index):
    return f"index {_noun('table', table)}/{index}"


# There is one of each.
_ALONE = {"people": "people", "key": "key github", "connections": "connections"}


def _thing(kind, name):
    return _ALONE.get(kind) or f"{kind} {_noun(kind, name)}"


def _noun(kind, name):
    """What the code calls what AWS knows by a longer name: the longest that it begins with."""
    if kind == "secret" and (found := re.search(f"secret:{_PREFIX}([a-z]+)-", name)):
        return found[1]
    section = {"objects": "buckets"}.get(kind, f"{kind}s")
    called = name.rpartition("/")[2]
    known = {
        noun: one["name"]
        for noun, one in RESOURCES.get(section, {}).items()
        if f"{called}-".startswith(f"{one['name']}-")
    }
    return max(known, key=lambda noun: len(known[noun]), default=f"unknown {called}")
