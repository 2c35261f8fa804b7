"""What hostile requests are made of: the routes of the contract, and bodies after their schemas."""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from http_world import ADA, LECTURE, event

# What is right for a property of this name, where its schema alone does not tell.
_RIGHT = {
    "youtube_url": LECTURE,
    "package": "starter",
    "video": "hQVTIJBZook",
    "youtube_id": "hQVTIJBZook",
    "at": "2027-01-15T09:00:00.000+01:00",
}
_BY_PATTERN = ("0" * 32, "lecture", "en", "x", "0")
_KINDS = {
    "null": None,
    "boolean": True,
    "integer": 7,
    "number": 1.5,
    "string": "x",
    "array": [],
    "object": {},
}
REFUSED_BODY = {"no_such_field": 1}
BAD = frozenset({400})


class Place(NamedTuple):
    """A place in a body, by names and indexes from the top, and the schema of what stands there."""

    way: tuple[str | int, ...]
    schema: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The nearest property's name."""
        return next(str(step) for step in reversed(self.way) if isinstance(step, str))


class Request(NamedTuple):
    """An event as API Gateway sends it, what is wrong with it, and the only right answers."""

    event: dict[str, Any]
    wrong: str
    statuses: frozenset[int]


class Ids(NamedTuple):
    """What there is: a note, a course and a payment of one's own, and things of somebody else's."""

    note: str
    course: str
    payment: str
    others_note: str
    others_course: str
    others_upload: str
    others_cursors: tuple[str, ...]


class Target(NamedTuple):
    """An operation of the contract. `schemas` are those that its own may refer to."""

    function: str
    method: str
    path: str
    operation: Mapping[str, Any]
    schemas: Mapping[str, Any]

    @property
    def signed_in(self) -> bool:
        """Whether it wants a token."""
        return bool(self.operation["security"])

    @property
    def reads(self) -> bool:
        """Whether it changes nothing, so that a request may be right but for its noise."""
        return self.method == "GET"

    @property
    def body(self) -> Mapping[str, Any] | None:
        """The schema of the body that it takes."""
        if not self.signed_in or "requestBody" not in self.operation:
            return None
        content = self.operation["requestBody"]["content"]
        return self.resolved(content["application/json"]["schema"])

    def takes(self, kind: str, name: str) -> bool:
        """Whether it has such a parameter (`path`, `query`, `header`)."""
        return any((one["in"], one["name"].lower()) == (kind, name) for one in self._parameters)

    @property
    def needed_query(self) -> dict[str, str]:
        """The parameters of the query that it does not do without, with what is right for them."""
        needed = [one for one in self._parameters if one["in"] == "query" and one.get("required")]
        return {one["name"]: self.sample(one["schema"], one["name"]) for one in needed}

    @property
    def largest_page(self) -> int:
        """How many rows it shows at most, if it takes a `limit`."""
        return next(one["schema"]["maximum"] for one in self._parameters if one["name"] == "limit")

    @property
    def _parameters(self) -> list[dict[str, Any]]:
        return self.operation.get("parameters", [])

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema that is meant, where it only refers to one."""
        name = schema.get("$ref", "").rpartition("/")[2]
        return self.schemas[name] if name else schema

    def sample(self, schema: Mapping[str, Any], name: str = "") -> Any:
        """Something that the schema takes, with no more in it than must be."""
        schema = self.resolved(schema)
        if name in _RIGHT:
            return _RIGHT[name]
        if "anyOf" in schema:
            return self.sample(schema["anyOf"][0], name)
        if "enum" in schema:
            return schema["enum"][0]
        return self._sample_of_kind(schema, name)

    def _sample_of_kind(self, schema: Mapping[str, Any], name: str) -> Any:
        match schema["type"]:
            case "object":
                fields = schema.get("properties", {})
                return {one: self.sample(fields[one], one) for one in schema.get("required", ())}
            case "array":
                return [self.sample(schema["items"], name)] * schema.get("minItems", 0)
            case "string":
                pattern = schema.get("pattern", "")
                return next(text for text in _BY_PATTERN if re.search(pattern, text))
            case kind:
                return _KINDS[kind]

    def places(self) -> Iterator[Place]:
        """Every place in the body, from the top."""
        if self.body is not None:
            yield from self._below(self.body, ())

    def _below(self, schema: Mapping[str, Any], way: tuple[str | int, ...]) -> Iterator[Place]:
        schema = self.resolved(schema)
        if way:
            yield Place(way, schema)
        for one in schema.get("anyOf", ()):
            if self.resolved(one).get("type") in {"array", "object"}:
                yield from list(self._below(one, way))[1:]
        for name, below in schema.get("properties", {}).items():
            yield from self._below(below, (*way, name))
        if "items" in schema:
            yield from self._below(schema["items"], (*way, 0))
        if isinstance(schema.get("additionalProperties"), dict):
            yield from self._below(schema["additionalProperties"], (*way, "a name"))

    def with_value(self, place: Place, value: Any) -> Any:
        """A right body but for one value at a place."""
        return self._with(self.body or {}, place.way, value)

    def _with(self, schema: Mapping[str, Any], way: tuple[str | int, ...], value: Any) -> Any:
        if not way:
            return value
        step, rest = way[0], way[1:]
        inside = "items" if step == 0 else "properties"
        variants = map(self.resolved, schema.get("anyOf", [self.resolved(schema)]))
        schema = next(one for one in variants if inside in one or "additionalProperties" in one)
        if step == 0:
            return [self._with(schema["items"], rest, value)]
        below = schema.get("properties", {}).get(step) or schema["additionalProperties"]
        return {**self.sample(schema), step: self._with(below, rest, value)}

    def kinds_refused(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """A value of each kind of JSON that the schema does not take."""
        taken: set[str] = set()
        for one in map(self.resolved, schema.get("anyOf", [schema])):
            taken |= {one["type"]} if "type" in one else {"string"}
        if "number" in taken:
            taken.add("integer")
        return {kind: value for kind, value in _KINDS.items() if kind not in taken}

    def request(self, ids: Ids, **more: Any) -> dict[str, Any]:
        """A right request but for what is given: body, raw, headers, query, path, claims."""
        called = event("http_api" if self.signed_in else "http_api_public")
        called["routeKey"] = called["requestContext"]["routeKey"] = f"{self.method} {self.path}"
        own, name = ids.note, "note.md"
        if self.path.startswith("/courses/"):
            own, name = ids.course, "markdown"
        right = {"id": own, "name": name, "payment_intent": ids.payment}
        called["pathParameters"] = {
            one: right[one] for one in re.findall(r"{(\w+)}", self.path)
        } | more.get("path", {})
        called["queryStringParameters"] = self.needed_query | more.get("query", {})
        called["headers"] |= more.get("headers", {})
        called["isBase64Encoded"] = False
        called["body"] = more.get("raw", json.dumps(more["body"]) if "body" in more else None)
        if self.signed_in:
            claims = called["requestContext"]["authorizer"]["jwt"]["claims"]
            claims |= {"sub": ADA, **more.get("claims", {})}
        return called

    def noisy(self, ids: Ids, wrong: str, **noise: Any) -> Request:
        """Noise around a request: it is answered as ever where it reads, else is to be refused."""
        if self.reads and self.signed_in:
            return Request(self.request(ids, **noise), wrong, frozenset({200}))
        return Request(self.request(ids, body=REFUSED_BODY, **noise), wrong, frozenset({400}))


def targets(contract: Mapping[str, Any]) -> list[Target]:
    """Every operation of a contract."""
    schemas = contract["components"]["schemas"]
    return [
        Target(operation["operationId"], method.upper(), path, copy.deepcopy(operation), schemas)
        for path, methods in contract["paths"].items()
        for method, operation in methods.items()
    ]
