"""What each function may do, in words, and the IAM policy that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studybuddy_local.account import arn
from studybuddy_local.resources import Resources

# A verb and what it is done to: a bucket, a queue or a secret of ours.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "create_upload": ("put uploads",),
    "submit_video": ("tables", "list uploads", "send process"),
    "list_videos": ("tables", "know cursors"),
    "get_video": ("tables",),
    "delete_video": ("tables", "erase notes", "erase pdfs", "erase work"),
    "list_notes": ("tables", "know cursors"),
    "get_note": ("tables", "read notes", "read pdfs"),
    "get_artifact": ("tables", "read notes", "read pdfs"),
    "get_me": ("tables",),
    "delete_me": (
        "tables", "erase notes", "erase pdfs", "erase uploads", "erase work", "know stripe",
        "forget users",
    ),
    "get_credits": ("tables",),
    "get_credit_history": ("tables", "know cursors"),
    "get_credit_packages": (),
    "purchase_credits": ("tables", "know stripe"),
    "stripe_webhook": ("tables", "know stripe"),
    "list_plugins": (),
    "create_user": ("tables",),
    "process_video": (
        "tables", "receive process", "send process", "read uploads", "put notes", "put pdfs",
        "read work", "put work", "know claude", "know proxy",
    ),
    "settle_failed": ("tables", "receive process-dead"),
    "sweep": (
        "tables", "sample users", "send process", "erase notes", "erase pdfs", "list work",
        "erase work",
    ),
}  # fmt: skip

_OBJECTS = {
    "put": ("s3:PutObject", "s3:AbortMultipartUpload"),
    "read": ("s3:GetObject",),
    "erase": ("s3:DeleteObject", "s3:DeleteObjectVersion"),
}
_BUCKETS = {
    "put": (),
    "list": ("s3:ListBucket",),
    "read": ("s3:ListBucket",),
    "erase": ("s3:ListBucket", "s3:ListBucketVersions"),
}
_QUEUES = {
    "send": ("sqs:SendMessage",),
    "receive": (
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
        "sqs:ChangeMessageVisibility",
    ),
}  # fmt: skip
_TABLES = tuple(
    f"dynamodb:{action}"
    for action in (
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem", "Query",
        "BatchGetItem",
    )
)  # fmt: skip
_LOGS = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")


def policy_of(function: str, resources: Resources) -> dict[str, Any]:
    """The IAM policy of a function's role."""
    statements = [_allow(_LOGS, "*")]
    for need in NEEDS[function]:
        verb, _, noun = need.partition(" ")
        statements += _statements(verb, noun, resources)
    return {"Version": "2012-10-17", "Statement": statements}


def secret_name(noun: str) -> str:
    """The name of a secret of ours."""
    return f"ytstudy-{noun}"


def _statements(verb: str, noun: str, resources: Resources) -> list[dict[str, Any]]:
    if verb == "tables":
        tables = [arn("dynamodb", f"table/{one.name}") for one in resources.tables.values()]
        return [_allow(_TABLES, *tables, *(f"{table}/index/*" for table in tables))]
    if verb == "sample":
        return [_allow(("dynamodb:Scan",), arn("dynamodb", f"table/{resources.tables[noun].name}"))]
    if verb == "know":
        secret = arn("secretsmanager", f"secret:{secret_name(noun)}-*")
        return [_allow(("secretsmanager:GetSecretValue",), secret)]
    if verb == "forget":
        return [_allow(("cognito-idp:AdminDeleteUser",), arn("cognito-idp", "userpool/*"))]
    if verb in _QUEUES:
        return [_allow(_QUEUES[verb], arn("sqs", resources.queues[noun].name))]
    bucket = f"arn:aws:s3:::{resources.buckets[noun].name}"
    found = ((_BUCKETS[verb], bucket), (_OBJECTS.get(verb, ()), f"{bucket}/*"))
    return [_allow(actions, where) for actions, where in found if actions]


def _allow(actions: tuple[str, ...], *where: str) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": list(actions), "Resource": list(where)}
