"""Hostile bodies of requests, in classes. No class knows a route by its name."""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

from hostile_target import BAD, Ids, Request, Target
from http_world import BOB

LARGER_THAN_ANY = 6 * 1024 * 1024
INJECTIONS = (
    *("' OR 1=1 --", '{"$gt": ""}', "{{7*7}}", "${jndi:ldap://x}", "<script>alert(1)</script>"),
    *("../../etc/passwd", "a\r\nset-cookie: b=c", "$(id)", "%00", "\u202etxt.exe", "x" * 5000),
)


def _raw(target: Target, ids: Ids, bodies: dict[str, Any]) -> Iterator[Request]:
    for wrong, raw in bodies.items():
        yield Request(target.request(ids, raw=raw), wrong, BAD)


def broken_json(target: Target, ids: Ids) -> Iterator[Request]:
    """Text that is no JSON, or more than one."""
    bodies = [
        *("{", "}", "nonsense", "{'a': 1}", '{"a": 1,}', '{"a" 1}', '{"a": }', '{"a": 1} x'),
        *("{}{}", "[1", '{"a": "', "{} //", "<a/>", "a=1&b=2", "\x00", " ", "\ufeff{}", "tru"),
    ]
    yield from _raw(target, ids, {f"broken: {text!r}": text for text in bodies})


def not_an_object(target: Target, ids: Ids) -> Iterator[Request]:
    """JSON of another kind."""
    bodies = ["null", "true", "7", "-0.5", '"text"', "[]", "[{}]", "1e5"]
    yield from _raw(target, ids, {f"no object: {text}": text for text in bodies})


def unknown_fields(target: Target, ids: Ids) -> Iterator[Request]:
    """What no body has, beside what it must have: nothing is to be set by its name."""
    right = target.sample(target.body) if target.body else {}
    for name, value in {
        "user_id": BOB,
        "credits": 1000,
        "status": "completed",
        "price": 0,
        "admin": True,
        "__proto__": {"admin": True},
        "constructor": {},
        "$where": "1",
        "": "",
        "note": {},
    }.items():
        if name in right:
            continue
        body = {**right, name: value}
        yield Request(target.request(ids, body=body), f"unknown field {name!r}", BAD)


def wrong_types(target: Target, ids: Ids) -> Iterator[Request]:
    """At each place of a body each kind of value that does not belong there."""
    for place in target.places():
        for kind, value in target.kinds_refused(place.schema).items():
            body = target.with_value(place, value)
            yield Request(target.request(ids, body=body), f"{place.way}: {kind}", BAD)


def texts(target: Target) -> Iterator[tuple[Any, dict[str, Any]]]:
    for place in target.places():
        for schema in map(target.resolved, place.schema.get("anyOf", [place.schema])):
            if schema.get("type") == "string":
                yield place, dict(schema)


def too_long(target: Target, ids: Ids) -> Iterator[Request]:
    """Texts one sign longer than they may be, and much longer."""
    for place, schema in texts(target):
        most = schema.get("maxLength", 100)
        for text in ("a" * (most + 1), "0" * (most + 1), "é" * 2 * most):
            if "maxLength" in schema or not re.search(schema["pattern"], text):
                body = target.with_value(place, text)
                yield Request(target.request(ids, body=body), f"{place.way}: {len(text)}", BAD)


def too_many(target: Target, ids: Ids) -> Iterator[Request]:
    """Lists and tables longer, or shorter, than they may be."""
    for place in target.places():
        for schema in map(target.resolved, place.schema.get("anyOf", [place.schema])):
            values: list[Any] = []
            if "maxItems" in schema:
                one = target.sample(schema["items"], place.name)
                values = [[one] * (schema["maxItems"] + 1), [one] * (schema["maxItems"] * 20)]
            if schema.get("minItems"):
                values.append([])
            if "maxProperties" in schema:
                values.append({f"n{i}": "x" for i in range(schema["maxProperties"] + 1)})
            for value in values:
                body = target.with_value(place, value)
                yield Request(target.request(ids, body=body), f"{place.way}: {len(value)}", BAD)


def numbers(target: Target, ids: Ids) -> Iterator[Request]:
    """Numbers that are none, or too large for what holds them."""
    written = [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "-1e999",
        "9" * 400,
        "01",
        "+1",
        ".5",
        "0x1",
    ]
    yield from _raw(
        target, ids, {f"a number: {one[:9]}": f'{{"offset": {one}}}' for one in written}
    )
    for place in target.places():
        if "number" in {one.get("type") for one in place.schema.get("anyOf", [place.schema])}:
            for value in (1e15, -1e15, 2**63, -(2**63), 10**300):
                body = target.with_value(place, value)
                yield Request(target.request(ids, body=body), f"{place.way}: {value}", BAD)


def nested(target: Target, ids: Ids) -> Iterator[Request]:
    """Nested deeper than any stack."""
    for depth in (200, 5000):
        for name in ("title", "x"):
            for opened, closed in (("[", "]"), ('{"a":', "}")):
                inside = opened * depth + "1" + closed * depth
                raw = f'{{"{name}": {inside}}}'
                yield Request(target.request(ids, raw=raw), f"{depth} times {opened}", BAD)


def duplicate_keys(target: Target, ids: Ids) -> Iterator[Request]:
    """One name twice: neither is to slip past a check behind the other."""
    for name in ("x", "__proto__", "user_id"):
        raw = f'{{"{name}": 1, "{name}": 2}}'
        yield Request(target.request(ids, raw=raw), f"twice: {name}", BAD)
    for place in target.places():
        if len(place.way) == 1:
            right = json.dumps(target.with_value(place, target.sample(place.schema, place.name)))
            for kind, value in list(target.kinds_refused(place.schema).items())[:2]:
                wrong = f'"{place.name}": {json.dumps(value)}'
                for raw in (f"{{{wrong}, {right[1:]}", f"{right[:-1]}, {wrong}}}"):
                    yield Request(target.request(ids, raw=raw), f"twice, {kind}: {place.way}", BAD)


def broken_unicode(target: Target, ids: Ids) -> Iterator[Request]:
    """Bytes and escapes that are no text."""
    bodies = [
        *(b"\xff\xfe\xfd", b'{"x": "\xc3\x28"}', b'{"x": "\xed\xa0\x80"}', b"\x80" * 50),
        *('{"x": 1}'.encode("utf-16"), '{"x": 1}'.encode("utf-32"), b'{"x": "\xc0\xaf"}'),
    ]
    for data in bodies:
        called = target.request(ids, raw=base64.b64encode(data).decode())
        called["isBase64Encoded"] = True
        yield Request(called, f"bytes: {data[:12]!r}", BAD)
    escapes = [r'{"\ud800": 1}', r'{"x": "\ud800"}', r'{"x": "\udc00\ud800"}', r'{"x": "\uZZZZ"}']
    yield from _raw(target, ids, {f"escape: {text}": text for text in escapes})
    for place, _ in texts(target):
        body = target.with_value(place, "LONE")
        raw = json.dumps(body).replace("LONE", r"a\ud800")
        yield Request(target.request(ids, raw=raw), f"half a sign: {place.way}", BAD)


def control_characters(target: Target, ids: Ids) -> Iterator[Request]:
    """Signs that end lines and texts, where a text has a pattern."""
    for place, schema in texts(target):
        for text in ("a\x00b", "a\nb", "a\r\nb", "\x1b[2J", "a\x7fb", "\t"):
            if "pattern" in schema and not re.search(schema["pattern"], text):
                body = target.with_value(place, text)
                yield Request(target.request(ids, body=body), f"{place.way}: {text!r}", BAD)


def injections(target: Target, ids: Ids) -> Iterator[Request]:
    """Other languages' words, wherever a text has a pattern or a list of what it may be."""
    for place, schema in texts(target):
        for text in INJECTIONS:
            chosen = place.name in {"package", "youtube_url", "template", "writer", "exporters"}
            if chosen or ("pattern" in schema and not re.search(schema["pattern"], text)):
                body = target.with_value(place, text)
                yield Request(target.request(ids, body=body), f"{place.way}: {text[:20]!r}", BAD)


def foreign_addresses(target: Target, ids: Ids) -> Iterator[Request]:
    """Addresses that are not YouTube's, wherever an address is taken."""
    addresses = [
        *("http://169.254.169.254/latest/meta-data", "http://localhost:9001/next", "file:///etc/x"),
        *("https://youtube.com.evil.test/watch?v=hQVTIJBZook", "javascript:alert(1)", "//x", ""),
        *("https://youtube.com@evil.test/watch?v=hQVTIJBZook", "https://evil.test/hQVTIJBZook"),
        *("https://evil.test/?u=https://youtube.com/watch?v=hQVTIJBZook", "gopher://youtube.com/"),
        *("https://youtube.com/redirect?q=http://evil.test", "https://xn--youtub-jva.com/x"),
        *("https://www.youtube.com/watch?v=../../etc", "https://www.youtube.com/watch?v=a%00"),
    ]
    for place, _ in texts(target):
        if place.name.endswith("url"):
            # The default says that there is none.
            for address in (one for one in addresses if one != place.schema.get("default")):
                body = target.with_value(place, address)
                yield Request(target.request(ids, body=body), f"address {address}", BAD)


def content_types(target: Target, ids: Ids) -> Iterator[Request]:
    """Bodies that do not say that they are JSON: what a form of another site can send."""
    right = target.sample(target.body) if target.body else {}
    for kind in (
        *("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"),
        *("application/xml", "text/json", "application/jsonp", "application/json, text/plain"),
        *("json", "application/json\x00", "application/merge-patch+json", "*/*"),
    ):
        called = target.request(ids, body=right, headers={"content-type": kind})
        yield Request(called, f"content type {kind!r}", BAD)
    called = target.request(ids, body=right)
    del called["headers"]["content-type"]
    yield Request(called, "no content type", BAD)


def encodings(target: Target, ids: Ids) -> Iterator[Request]:
    """Bodies packed in another way than is said, or in one that nobody unpacks."""
    for text in ("a", "%%%%", "é", "=" * 8, "e30", "e30=\n", "e3 0="):
        called = target.request(ids, raw=text)
        called["isBase64Encoded"] = True
        yield Request(called, f"base64 {text!r}", BAD)
    packed = base64.b64encode(gzip.compress(b"{}")).decode()
    for way in ("gzip", "br", "deflate"):
        called = target.request(ids, raw=packed, headers={"content-encoding": way})
        called["isBase64Encoded"] = True
        yield Request(called, f"content encoding {way}", BAD)


def oversize(target: Target, ids: Ids) -> Iterator[Request]:
    """More than any function takes."""
    right = json.dumps(target.sample(target.body) if target.body else {})
    yield from _raw(
        target,
        ids,
        {
            "a large blank": right + " " * LARGER_THAN_ANY,
            "a large text": '{"x": "' + "x" * LARGER_THAN_ANY + '"}',
            "a large list": "[" + "1," * (LARGER_THAN_ANY // 2) + "1]",
        },
    )
