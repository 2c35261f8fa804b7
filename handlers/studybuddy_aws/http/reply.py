"""An answer as API Gateway takes it: packed for who can unpack it, and not sent to who has it."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from typing import Any, TypeAlias

Reply: TypeAlias = dict[str, Any]

# Of every answer: kept by nobody, taken for what it says it is, framed nowhere, over TLS alone.
HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
}
# Below it what packing saves is less than a packet, and costs base64.
_WORTH_PACKING = 1_000


def reply(
    status: int, kind: str, body: bytes, asked: Mapping[str, str], *, tagged: bool = False
) -> Reply:
    """The body with its media type, for a request with these headers (names in lower case).

    An HTTP API packs nothing by itself. With `tagged` the answer has an ETag, and is 304 without a
    body where the request names it. The tag is weak: the same body may come packed or not.
    """
    headers = {"content-type": kind, **HEADERS, "vary": "accept-encoding"}
    if tagged:
        headers["etag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        if _names(asked.get("if-none-match", ""), headers["etag"]):
            del headers["content-type"]
            return {"statusCode": 304, "headers": headers}
    if len(body) < _WORTH_PACKING or not _unpacks(asked.get("accept-encoding", "")):
        return {"statusCode": status, "headers": headers, "body": body.decode()}
    return {
        "statusCode": status,
        "headers": {**headers, "content-encoding": "gzip"},
        "body": base64.b64encode(gzip.compress(body, mtime=0)).decode(),
        "isBase64Encoded": True,
    }


def _names(asked: str, tag: str) -> bool:
    """Whether If-None-Match names the tag; weak and strong ones are compared alike (RFC 9110)."""
    plain = tag.removeprefix("W/")
    named = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return "*" in named or plain in named


def _unpacks(asked: str) -> bool:
    """Whether Accept-Encoding names gzip, and does not refuse it by a weight of zero."""
    for one in asked.lower().split(","):
        name, *parameters = (part.strip() for part in one.split(";"))
        if name == "gzip":
            weights = [part[2:] for part in parameters if part.startswith("q=")]
            return not any(weight.strip("0.") == "" for weight in weights)
    return False
