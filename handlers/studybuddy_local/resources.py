"""`infra/resources.json`, typed: what there is, for Terraform and for the local stack alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from studybuddy_local.paths import RESOURCES


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """A global secondary index; `attributes` are those that an INCLUDE projection has."""

    name: str
    hash_key: str
    range_key: str
    projection: Literal["ALL", "KEYS_ONLY", "INCLUDE"]
    attributes: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A DynamoDB table; `environment` is the variable that tells functions its name.

    `ttl` is the attribute by which a row ends by itself.
    """

    name: str
    environment: str
    hash_key: str
    range_key: str = ""
    attributes: dict[str, str]
    indexes: tuple[Index, ...] = ()
    ttl: str = ""


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """An S3 bucket. Browsers may send it what `cors_methods` says."""

    name: str
    environment: str
    versioned: bool = False
    expire_days: int = 0
    cors_methods: tuple[str, ...] = ()


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """An SQS queue and the function that reads it."""

    name: str
    environment: str
    consumer: str
    visibility_seconds: int
    retention_seconds: int
    batch_size: int
    max_receive_count: int = 0
    dead_letter: str = ""
    maximum_concurrency: int = 0


class Function(msgspec.Struct, frozen=True, kw_only=True):
    """What a Lambda function is given; `api` stands for those behind routes that are not named."""

    package: Literal["zip", "image"]
    timeout_seconds: int
    memory_mb: int
    ephemeral_storage_mb: int = 512


class Schedule(msgspec.Struct, frozen=True, kw_only=True):
    """When a function is called."""

    function: str
    expression: str


class Push(msgspec.Struct, frozen=True, kw_only=True):
    """The WebSocket API: its stage, who answers which route, what any other message is answered."""

    stage: str
    routes: dict[str, str]
    pong: str


class Resources(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, by the names that the code knows them by."""

    tables: dict[str, Table]
    buckets: dict[str, Bucket]
    queues: dict[str, Queue]
    functions: dict[str, Function]
    schedules: dict[str, Schedule]
    push: Push


class GatewayRoute(msgspec.Struct, frozen=True, kw_only=True):
    """A route of the API, as the contract has it."""

    method: str
    path: str
    function: str
    handler: str
    needs_token: bool


class _Operation(msgspec.Struct, frozen=True, rename={"id": "operationId", "handler": "x-handler"}):
    id: str
    handler: str
    security: tuple[dict[str, object], ...] = ()


class _Contract(msgspec.Struct, frozen=True):
    paths: dict[str, dict[str, _Operation]]


def read_resources(file: Path = RESOURCES) -> Resources:
    """The resources. Raises `msgspec.ValidationError` for what is none of them."""
    return msgspec.json.decode(file.read_bytes(), type=Resources)


def read_routes(file: Path) -> list[GatewayRoute]:
    """The routes of a contract (`infra/openapi.json`)."""
    contract = msgspec.json.decode(file.read_bytes(), type=_Contract)
    return [
        GatewayRoute(
            method=method.upper(),
            path=path,
            function=operation.id,
            handler=operation.handler,
            needs_token=bool(operation.security),
        )
        for path, methods in contract.paths.items()
        for method, operation in methods.items()
    ]
