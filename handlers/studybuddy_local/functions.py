"""The Lambda functions: each with a role of its own, and what wakes those that no route does."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from studybuddy_local.aws_clients import AwsClients, arn, unless
from studybuddy_local.emulator import ACCOUNT
from studybuddy_local.permissions import policy_of
from studybuddy_local.resources import Function, GatewayRoute, Resources

_ASSUMED_BY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": ["lambda.amazonaws.com", "scheduler.amazonaws.com"]},
            "Action": "sts:AssumeRole",
        }
    ],
}


class FunctionPackages(NamedTuple):
    """The code of the functions, and of the worker."""

    functions: bytes
    worker: bytes


def function_name(name: str) -> str:
    """What Lambda knows a function as."""
    return f"ytstudy-{name}"


def function_arn(name: str) -> str:
    """A function's ARN."""
    return arn("lambda", f"function:{function_name(name)}")


def make_functions(
    account: AwsClients,
    resources: Resources,
    routes: Iterable[GatewayRoute],
    packages: FunctionPackages,
    variables: Mapping[str, str],
) -> None:
    """Make every function, or bring it up to date."""
    usual = resources.functions["api"]
    handlers = {name: f"studybuddy_aws.{name}.handler" for name in resources.functions}
    del handlers["api"]
    for name, handler in {**handlers, **{one.function: one.handler for one in routes}}.items():
        function = resources.functions.get(name, usual)
        _make(account, name, handler, function, resources, packages, variables)


def make_triggers(account: AwsClients, resources: Resources) -> None:
    """Let queues and schedules call their functions."""
    for queue in resources.queues.values():
        wanted: dict[str, Any] = {
            "FunctionName": function_name(queue.consumer),
            "EventSourceArn": arn("sqs", queue.name),
            "BatchSize": queue.batch_size,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
        }
        if queue.maximum_concurrency:
            wanted["ScalingConfig"] = {"MaximumConcurrency": queue.maximum_concurrency}
        with unless("ResourceConflictException"):
            account.client("lambda").create_event_source_mapping(**wanted)
    for name, schedule in resources.schedules.items():
        role = _make_role(account, f"{name}-schedule", _may_call(schedule.function))
        with unless("ConflictException"):
            account.client("scheduler").create_schedule(
                Name=function_name(name),
                ScheduleExpression=schedule.expression,
                FlexibleTimeWindow={"Mode": "OFF"},
                Target={"Arn": function_arn(schedule.function), "RoleArn": role},
            )


def call(account: AwsClients, name: str, event: object = None, *, wait: bool = True) -> None:
    """Call a function, and wait until it has answered or only until it is on its way."""
    account.client("lambda").invoke(
        FunctionName=function_name(name),
        InvocationType="RequestResponse" if wait else "Event",
        Payload=json.dumps(event).encode(),
    )


def _make(
    account: AwsClients,
    name: str,
    handler: str,
    function: Function,
    resources: Resources,
    packages: FunctionPackages,
    variables: Mapping[str, str],
) -> None:
    image = function.package == "image"
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    code = packages.worker if image else packages.functions
    settings = {
        "FunctionName": function_name(name),
        "Role": _make_role(account, name, policy_of(name, resources)),
        "Runtime": "provided.al2023" if image else python,
        "Handler": handler,
        "Timeout": function.timeout_seconds,
        "MemorySize": function.memory_mb,
        "EphemeralStorage": {"Size": function.ephemeral_storage_mb},
        "Environment": {"Variables": dict(variables)},
    }
    client = account.client("lambda")
    with unless("ResourceConflictException"):
        client.create_function(**settings, Code={"ZipFile": code})
        return
    client.update_function_configuration(**settings)
    client.update_function_code(FunctionName=function_name(name), ZipFile=code)


def _make_role(account: AwsClients, name: str, policy: Mapping[str, Any]) -> str:
    iam, role = account.client("iam"), function_name(name)
    with unless("EntityAlreadyExists"):
        iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps(_ASSUMED_BY))
    iam.put_role_policy(RoleName=role, PolicyName="own", PolicyDocument=json.dumps(policy))
    return f"arn:aws:iam::{ACCOUNT}:role/{role}"


def _may_call(function: str) -> dict[str, Any]:
    allowed = {
        "Effect": "Allow",
        "Action": "lambda:InvokeFunction",
        "Resource": function_arn(function),
    }
    return {"Version": "2012-10-17", "Statement": [allowed]}
