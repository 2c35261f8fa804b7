"""Hostile requests to any route that a contract has, in classes. No class knows a route by name."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

import hostile_bodies as bodies
from hostile_target import BAD, REFUSED_BODY, Ids, Request, Target
from http_world import BOB

Class: TypeAlias = Callable[[Target, Ids], Iterator[Request]]

UNKNOWN, NOBODY = frozenset({404}), frozenset({401})


def nobody(target: Target, ids: Ids) -> Iterator[Request]:
    """No user, or one that is no name."""
    if not target.signed_in:
        return
    for authorizer in (None, {}, {"jwt": None}, {"jwt": {}}, {"jwt": {"claims": None}}):
        called = target.request(ids)
        called["requestContext"]["authorizer"] = authorizer
        yield Request(called, f"authorizer {authorizer}", NOBODY)
    subs = [
        *("", " ", "../x", "a/b", "a\x00", "a\n", "é", "x" * 129, "*", "a#b", None, 7, [BOB]),
        *({"S": BOB}, True, f"{BOB}/../x", "٣"),
    ]
    for sub in subs:
        called = target.request(ids, claims={"sub": sub})
        yield Request(called, f"user {str(sub)[:20]!r}", NOBODY)


def other_tokens(target: Target, ids: Ids) -> Iterator[Request]:
    """Tokens of the same pool and user that are for something else."""
    if target.signed_in:
        for use in ("access", "refresh", "", "ID", " id", None, True, ["id"], {"id": "id"}):
            called = target.request(ids, claims={"token_use": use})
            yield Request(called, f"token for {use!r}", NOBODY)


def strange_claims(target: Target, ids: Ids) -> Iterator[Request]:
    """Claims that say more than who it is."""
    if target.signed_in:
        for claims in (
            {"email": BOB, "user_id": BOB, "custom:user_id": BOB},
            {"cognito:groups": "[admin]", "scope": "admin", "role": "admin"},
            {"email": ["a", "b"], "name": {"a": 1}, "cognito:username": 7},
            {"email": "x\r\nbcc: y@example.org" * 1000, "name": "\x00\u202e" * 5000},
            {"email": None, "name": None, "identities": None, "cognito:username": None},
        ):
            yield target.noisy(ids, f"claims {[*claims]}", claims=claims)


def malformed_ids(target: Target, ids: Ids) -> Iterator[Request]:
    """Ids that no id ever is."""
    if target.takes("path", "id"):
        body = {"body": target.sample(target.body)} if target.body else {}
        for text in (
            *("", " ", "..", "../x", "%2e%2e%2f", "0" * 31, "0" * 33, "A" * 32, "g" * 32, "٣" * 32),
            *(BOB, ids.note.upper(), f"{ids.note} ", f"{ids.note}\n", f"{ids.note}/x", "null", "*"),
            *("\x00" * 32, "' OR 1=1", "x" * 5000, f"{ids.note},{ids.others_note}"),
        ):
            called = target.request(ids, path={"id": text}, **body)
            yield Request(called, f"id {text[:40]!r}", UNKNOWN)


def things_of_others(target: Target, ids: Ids) -> Iterator[Request]:
    """What there is, and is somebody else's: it looks as if it were not there."""
    body = {"body": target.sample(target.body)} if target.body else {}
    if target.takes("path", "id"):
        for text in (ids.others_note, ids.others_course, "0" * 32, "f" * 32):
            called = target.request(ids, path={"id": text}, **body)
            yield Request(called, f"id of another's: {text}", UNKNOWN)
    for place, _ in bodies.texts(target):
        if place.name == "upload":
            for text in (ids.others_upload, ids.others_note, "f" * 32):
                called = target.request(ids, body=target.with_value(place, text))
                yield Request(called, f"upload of another's: {text}", BAD)


def paths(target: Target, ids: Ids) -> Iterator[Request]:
    """Names in the path that lead elsewhere."""
    for name in re.findall(r"{(\w+)}", target.path):
        if name != "id":
            for text in (
                *("..", "../note.md", "note.md/../x", f"../{ids.others_note}/note.md", "/etc/x"),
                *("note.md\x00", "NOTE.MD", "note.md ", "", "*", "%2e%2e", "note", "\\..\\x"),
            ):
                called = target.request(ids, path={name: text})
                yield Request(called, f"{name} {text!r}", UNKNOWN)


def page_limits(target: Target, ids: Ids) -> Iterator[Request]:
    """Sizes of pages that none has."""
    if target.takes("query", "limit"):
        for text in (
            *("0", "-1", str(target.largest_page + 1), "1000000", "9" * 50, "1.5", "1e1", "abc"),
            *(" 5", "+5", "٣", "0x5"),
            *("1,2", "null", "NaN", "\x00", "1;2", "5 OR 1=1"),
        ):
            yield Request(target.request(ids, query={"limit": text}), f"limit {text!r}", BAD)


def forged_cursors(target: Target, ids: Ids) -> Iterator[Request]:
    """Places in lists that we did not write, or wrote for somebody else."""
    if target.takes("query", "cursor"):
        start = base64.urlsafe_b64encode(b"0" * 16 + json.dumps({"user_id": BOB}).encode())
        for text in (
            *("x", "=", "AAAA", "A" * 5000, "null", "{}", "%00", "é", "../x", " "),
            *(start.decode(), start.decode().rstrip("="), *ids.others_cursors),
            *(f"{one[:-2]}AA" for one in ids.others_cursors),
        ):
            called = target.request(ids, query={"cursor": text})
            yield Request(called, f"cursor {text[:20]!r}", BAD)


def idempotency_keys(target: Target, ids: Ids) -> Iterator[Request]:
    """Keys that are none, with an order that is right but for them."""
    if target.takes("header", "idempotency-key"):
        for key in ("", " ", "a b", "x" * 201, "é", "\x00", "a\nb", "a\r\nb: c", "\x7f", "\t", "٣"):
            headers = {"idempotency-key": key}
            called = target.request(ids, body=target.sample(target.body), headers=headers)
            yield Request(called, f"key {key[:20]!r}", BAD)


def headers(target: Target, ids: Ids) -> Iterator[Request]:
    """Headers by which somebody else's proxies are told who asks, and for what."""
    for sent in (
        {"x-user-id": BOB, "x-amz-user": BOB, "x-forwarded-user": BOB},
        {"x-http-method-override": "DELETE", "x-method-override": "DELETE"},
        {"x-forwarded-for": "127.0.0.1", "x-forwarded-host": "evil.test", "forwarded": "for=::1"},
        {"host": "evil.test", "origin": "https://evil.test", "referer": "https://evil.test"},
        {"authorization": "Bearer eyJhbGciOiJub25lIn0.e30."},
        {"transfer-encoding": "chunked", "content-length": "-1", "connection": "upgrade"},
        {"x-original-url": "/me", "x-rewrite-url": "/me"},
        {"accept": "text/html", "accept-language": "x" * 5000, "cookie": "a=b; " * 500},
        {f"x-{number}": "x" * 50 for number in range(150)},
        {"user-agent": "() { :; }; /bin/id", "x-api-version": "\x00\r\nset-cookie: a=b"},
    ):
        yield target.noisy(ids, f"headers {[*sent][:3]}", headers=sent)


def queries(target: Target, ids: Ids) -> Iterator[Request]:
    """Parameters that no route has, or that another route has in its path."""
    for sent in (
        {"user_id": BOB, "sub": BOB},
        {"id": ids.others_note, "video_id": ids.others_note},
        {"admin": "true", "debug": "1", "_method": "DELETE"},
        {"limit[]": "5", "limit[$gt]": "0", "__proto__[x]": "1"},
        {"callback": "alert", "fields": "*", "include": "user"},
        {"access_token": "eyJhbGciOiJub25lIn0.e30."},
        {"": "", "\x00": "\x00", "x" * 2000: "x" * 2000},
    ):
        yield target.noisy(ids, f"query {[key[:20] for key in sent]}", query=sent)


def missing_parts(target: Target, ids: Ids) -> Iterator[Request]:
    """Events that lack what API Gateway always sends."""
    for part in ("headers", "queryStringParameters", "rawPath", "version", "routeKey"):
        one = target.noisy(ids, f"without {part}")
        if part == "queryStringParameters" and target.needed_query:
            one = one._replace(statuses=BAD)
        for value in (None, ...):
            called = {**one.event, part: value}
            if value is ...:
                del called[part]
            yield one._replace(event=called)
    if target.signed_in:
        for context in (None, {}, {"authorizer": None}):
            called = {**target.request(ids), "requestContext": context}
            yield Request(called, f"context {context}", NOBODY)


def methods(target: Target, ids: Ids) -> Iterator[Request]:
    """An event that says another method than its function's route: the route is what counts."""
    for method in (
        "GET",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "TRACE",
        "CONNECT",
        "get",
        "",
        "X" * 99,
    ):
        one = target.noisy(ids, f"method {method[:9]}")
        one.event["requestContext"]["http"]["method"] = method
        yield one


def signatures(target: Target, ids: Ids) -> Iterator[Request]:
    """What is sent to a route without tokens in the name of him who signs."""
    if not target.takes("header", "stripe-signature"):
        return
    told = json.dumps({"id": "evt_1", "type": "payment_intent.succeeded", "data": {"object": {}}})
    for signature in (
        *("", "x", "t=", "t=1,v1=", "t=1800000000,v1=" + "0" * 64, "v1=" + "0" * 64, "t=x,v1=y"),
        *("t=1800000000,v0=" + "0" * 64, "t=-1,v1=é", "t=1800000000," * 500, "\x00", "t=9e9,v1=0"),
    ):
        called = target.request(ids, raw=told, headers={"stripe-signature": signature})
        yield Request(called, f"signature {signature[:30]!r}", BAD)
    for body in (told, json.dumps(REFUSED_BODY), "", None):
        yield Request(target.request(ids, raw=body), "no signature", BAD)


CLASSES: tuple[Class, ...] = (
    *(bodies.broken_json, bodies.not_an_object, bodies.unknown_fields, bodies.wrong_types),
    *(bodies.too_long, bodies.too_many, bodies.numbers, bodies.nested, bodies.duplicate_keys),
    *(bodies.broken_unicode, bodies.control_characters, bodies.injections),
    *(bodies.foreign_addresses, bodies.content_types, bodies.encodings, bodies.oversize),
    *(nobody, other_tokens, strange_claims, malformed_ids, things_of_others, paths, page_limits),
    *(forged_cursors, idempotency_keys, headers, queries, missing_parts, methods, signatures),
)
