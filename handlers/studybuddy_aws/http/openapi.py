"""The contract of the API as OpenAPI 3.1, made of the routes and of the handlers' own types.

    python -m studybuddy_aws.http.openapi > infra/openapi.json

Terraform and the local stack read routes from it (`operationId`, `x-handler`), the frontend its
types. `JobNews` is in it though no route answers with one: connected pages are told it. No function
imports this file.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from http import HTTPStatus
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeAlias, get_args, get_type_hints

import msgspec

from studybuddy_aws.http import problems
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.note_search import LONGEST_QUERY
from studybuddy_aws.http.pages import MOST, MOST_OF_LOG, USUAL
from studybuddy_aws.http.problems import ProblemDetails
from studybuddy_aws.http.routes import ROUTES, Route
from studybuddy_aws.storage.push import JobNews

Json: TypeAlias = dict[str, Any]

_REFERENCE = "#/components/schemas/{name}"
# What any function may answer, and what only those with a token may.
_ANY, _SIGNED_IN = (400, 429, 500, 503), (401, 403)
_PAGES = {"page": MOST, "log": MOST_OF_LOG}
_QUERIES: dict[str, Json] = {
    "video": {"type": "string", "pattern": "^[A-Za-z0-9_-]{11}$"},
    "course": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    "only": {"type": "string", "enum": ["cancel"]},
}


class GatewayMessage(msgspec.Struct, frozen=True):
    """What API Gateway says by itself: no token, too many requests, no such route."""

    message: str


class Operation(NamedTuple):
    """A route and the endpoint behind it; what it answers (None: no body), and its docstring.

    `or_nothing`: it may answer without a body instead, as 204.
    """

    route: Route
    endpoint: Endpoint[Any, Any]
    gives: Any
    doc: str
    or_nothing: bool = False


def operations() -> list[Operation]:
    """Every route with its function loaded, in the order of the routes."""
    return [_operation(route) for route in ROUTES]


def contract(found: Sequence[Operation] = ()) -> Json:
    """The contract of these operations, of all that there are if none is given."""
    found = found or operations()
    types = [operation.gives for operation in found if operation.gives is not None]
    types += [operation.endpoint.takes for operation in found if _reads_json(operation)]
    everything = list(dict.fromkeys([*types, JobNews, ProblemDetails, GatewayMessage]))
    schemas, components = msgspec.json.schema_components(everything, ref_template=_REFERENCE)
    named = dict(zip(everything, schemas, strict=True))
    paths: dict[str, Json] = {}
    for operation in found:
        path = paths.setdefault(operation.route.path, {})
        path[operation.route.method.lower()] = _described(operation, named)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "YouTube Study Buddy",
            "version": "1",
            "description": "Study notes from YouTube lectures. Ids are opaque. One credit pays "
            "for one video.",
        },
        "paths": paths,
        "components": {
            "schemas": {name: _tidied(schema) for name, schema in components.items()},
            "responses": {"Refused": _refused(named)},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
            },
        },
    }


def _operation(route: Route) -> Operation:
    module = import_module(f"studybuddy_aws.{route.function}")
    endpoint: Endpoint[Any, Any] = module.handler
    answers = get_type_hints(endpoint.answer)["return"]
    kinds = get_args(answers) if isinstance(answers, UnionType) else (answers,)
    gives = next((one for one in kinds if one is not NoneType), None)
    or_nothing = gives is not None and NoneType in kinds
    return Operation(route, endpoint, gives, module.__doc__ or "", or_nothing)


def _reads_json(operation: Operation) -> bool:
    return operation.endpoint.takes not in {bytes, Nothing}


def _described(operation: Operation, named: dict[Any, Json]) -> Json:
    route = operation.route
    described: Json = {
        "operationId": route.function,
        "summary": _summary(operation.doc),
        "x-handler": route.handler,
        "security": [{"token": []}] if route.auth == "token" else [],
        "parameters": _parameters(operation),
        "responses": _responses(operation, named),
    }
    if operation.endpoint.takes is bytes:
        described["requestBody"] = _body({"type": "object"}, required=True)
    elif _reads_json(operation):
        takes = operation.endpoint.takes
        required = any(field.required for field in msgspec.structs.fields(takes))
        described["requestBody"] = _body(named[takes], required=required)
    return described


def _summary(doc: str) -> str:
    """What the first line says after the route."""
    words = doc.splitlines()[0].partition(": ")[2]
    return words[:1].upper() + words[1:]


def _body(schema: Json, *, required: bool) -> Json:
    return {"required": required, "content": {"application/json": {"schema": schema}}}


def _parameters(operation: Operation) -> list[Json]:
    endpoint, path = operation.endpoint, operation.route.path
    found = []
    if "{id}" in path:
        found.append(_parameter("path", "id", {"type": "string", "pattern": "^[0-9a-f]{32}$"}))
    if "{name}" in path:
        found.append(_parameter("path", "name", {"type": "string", "minLength": 1}))
    if "{payment_intent}" in path:
        intent = {"type": "string", "pattern": "^[A-Za-z0-9_]{1,255}$"}
        found.append(_parameter("path", "payment_intent", intent))
    if most := next((_PAGES[asked] for asked in endpoint.asks if asked in _PAGES), 0):
        limit = {"type": "integer", "minimum": 1, "maximum": most, "default": USUAL}
        found += [
            _parameter("query", "limit", limit),
            _parameter("query", "cursor", {"type": "string"}),
        ]
    found += [
        _parameter("query", name, schema)
        for name, schema in _QUERIES.items()
        if name in endpoint.asks
    ]
    if "words" in endpoint.asks:
        words = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}
        found.append({**_parameter("query", "q", words), "required": True})
    if "key" in endpoint.asks:
        key = {"type": "string", "pattern": "^[\\x21-\\x7e]{1,200}$"}
        found.append(_parameter("header", "Idempotency-Key", key))
    if endpoint.tagged:
        found.append(_parameter("header", "If-None-Match", {"type": "string"}))
    if operation.route.auth == "stripe_signature":
        found.append(_parameter("header", "Stripe-Signature", {"type": "string"}))
    return found


def _parameter(place: str, name: str, schema: Json) -> Json:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def _responses(operation: Operation, named: dict[Any, Json]) -> Json:
    endpoint = operation.endpoint
    done: Json = {"description": HTTPStatus(endpoint.status).phrase}
    if operation.gives is not None:
        done["content"] = {"application/json": {"schema": named[operation.gives]}}
    nothing = {"204": {"description": HTTPStatus.NO_CONTENT.phrase}} if operation.or_nothing else {}
    statuses = {*_ANY, *endpoint.refuses}
    statuses |= set(_SIGNED_IN) if operation.route.auth == "token" else set()
    statuses |= {404} if "{" in operation.route.path else set()
    refused = {"$ref": "#/components/responses/Refused"}
    kept = {"304": {"description": "What was sent before is still so."}} if endpoint.tagged else {}
    return {
        str(endpoint.status): done,
        **kept,
        **nothing,
        **{str(status): refused for status in sorted(statuses)},
    }


def _refused(named: dict[Any, Json]) -> Json:
    return {
        "description": "Why the request was not granted; API Gateway's own refusals say less.",
        "content": {
            problems.MEDIA_TYPE: {"schema": named[ProblemDetails]},
            "application/json": {"schema": named[GatewayMessage]},
        },
    }


def _tidied(schema: Json) -> Json:
    """A schema whose description is not indented like the docstring that it was."""
    if "description" not in schema:
        return schema
    return {**schema, "description": inspect.cleandoc(schema["description"])}


def to_json() -> bytes:
    """The contract as it is committed."""
    return msgspec.json.format(msgspec.json.encode(contract()), indent=2) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(to_json())
