"""What each function may do, as `infra/permissions.json` says, and the IAM policy of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_local.aws_clients import arn
from studybuddy_local.paths import PERMISSIONS
from studybuddy_local.resources import Resources

Permissions: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For each function: actions, by the thing they are done to, as "table users"."""

_SERVICES = {
    "table": "dynamodb",
    "index": "dynamodb",
    "bucket": "s3",
    "objects": "s3",
    "queue": "sqs",
    "secret": "secretsmanager",
    "people": "cognito-idp",
    "connections": "execute-api",
}
_LOGS = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")


def read_permissions() -> Permissions:
    """The permissions of the functions that are here: those for GitHub's sign-in are not."""
    written = msgspec.json.decode(
        PERMISSIONS.read_bytes(), type=dict[str, dict[str, tuple[str, ...]]]
    )
    return {name: things for name, things in written.items() if not name.startswith("github_")}


def policy_of(function: str, resources: Resources) -> dict[str, Any]:
    """The IAM policy of a function's role. Raises StudyBuddyError if it is given no permission."""
    granted = read_permissions().get(function)
    if granted is None:
        raise StudyBuddyError(
            "no_permissions",
            f'infra/permissions.json says nothing of {function}: add "{function}" and what it may '
            "do there, {} if that is nothing.",
        )
    statements = [_allow(_LOGS, "*")]
    for thing, actions in granted.items():
        kind, _, name = thing.partition(" ")
        rights = tuple(f"{_SERVICES[kind]}:{action}" for action in actions)
        statements.append(_allow(rights, _where(kind, name, resources)))
    return {"Version": "2012-10-17", "Statement": statements}


def secret_name(noun: str) -> str:
    """The name of a secret of ours."""
    return f"ytstudy-{noun}"


def _where(kind: str, name: str, resources: Resources) -> str:
    match kind:
        case "table" | "index":
            table, _, index = name.partition("/")
            below = f"/index/{index}" if index else ""
            return arn("dynamodb", f"table/{resources.tables[table].name}{below}")
        case "bucket" | "objects":
            every = "/*" if kind == "objects" else ""
            return f"arn:aws:s3:::{resources.buckets[name].name}{every}"
        case "queue":
            return arn("sqs", resources.queues[name].name)
        case "secret":
            return arn("secretsmanager", f"secret:{secret_name(name)}-*")
        case "connections":
            return arn("execute-api", "*/@connections/*")
    return arn("cognito-idp", "userpool/*")


def _allow(actions: tuple[str, ...], *where: str) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": list(actions), "Resource": list(where)}
