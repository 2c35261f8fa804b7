"""A request as API Gateway hands it over (HTTP API, payload 2.0), checked and typed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import msgspec

from studybuddy_aws.http.routes import Auth
from studybuddy_aws.runtime.caller import Caller, caller_of
from studybuddy_aws.runtime.errors import BadRequest, NotFound, Unauthorized
from studybuddy_aws.runtime.logs import request_id

_Body = TypeVar("_Body")
Event: TypeAlias = Mapping[str, Any]

LARGEST_BODY = 16 * 1024
"""Bytes of a body in JSON, where a function takes no more."""
LARGEST_RAW_BODY = 256 * 1024
"""Bytes of a body that is taken as it is (a webhook's)."""

_TOLD = ("headers", "pathParameters", "queryStringParameters")
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{1,200}", re.ASCII)


class Request(NamedTuple, Generic[_Body]):
    """A request whose body is of the function's type. Header names are in lower case."""

    id: str
    caller: Caller | None
    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: _Body

    @property
    def user(self) -> Caller:
        """The caller. Raises Unauthorized."""
        if self.caller is None:
            raise Unauthorized
        return self.caller

    @property
    def user_id(self) -> str:
        """The caller's id. Raises Unauthorized."""
        return self.user.user_id

    def id_of(self, what: str) -> str:
        """The id in the path. Raises NotFound for text that no id ever is."""
        text = self.path.get("id", "")
        if not _ID.fullmatch(text):
            raise NotFound(what)
        return text

    @property
    def idempotency_key(self) -> str | None:
        """The Idempotency-Key header. Raises BadRequest."""
        key = self.headers.get("idempotency-key")
        if key is not None and not _IDEMPOTENCY_KEY.fullmatch(key):
            raise BadRequest(
                "bad_idempotency_key",
                "An Idempotency-Key is 1 to 200 visible ASCII characters without spaces.",
            )
        return key


def read_request(
    event: Event,
    body: msgspec.json.Decoder[_Body] | None,
    auth: Auth,
    largest: int = LARGEST_BODY,
) -> Request[Any]:
    """The request of an event; without a decoder its body is bytes.

    Raises Unauthorized before anything else, and BadRequest.
    """
    if not _is_text(event):
        raise BadRequest("bad_text", "The request holds characters that are no text.")
    caller = caller_of(event)
    if caller is None and auth == "token":
        raise Unauthorized
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    return Request(
        id=request_id(event),
        caller=caller,
        path=event.get("pathParameters") or {},
        query=event.get("queryStringParameters") or {},
        headers=headers,
        body=_bytes(event, LARGEST_RAW_BODY)
        if body is None
        else _typed(_bytes(event, largest), headers, body),
    )


def _is_text(event: Event) -> bool:
    """Whether what is told beside the body can be written: JSON may hold lone surrogates."""
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    told = [authorizer, *(event.get(name) for name in _TOLD)]
    try:
        msgspec.json.encode(told)
    except UnicodeEncodeError:
        return False
    return True


def _typed(data: bytes, headers: Mapping[str, str], body: msgspec.json.Decoder[_Body]) -> _Body:
    """The body by its type; no body is an empty object."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if data and kind != "application/json":
        raise BadRequest("bad_content_type", "Send JSON, and say so: content-type application/json")
    try:
        return body.decode(data or b"{}")
    except RecursionError:
        raise BadRequest("bad_body", "The body is nested too deeply.") from None
    except (msgspec.DecodeError, ValueError) as error:
        raise BadRequest("bad_body", f"The body will not do: {error}.") from None


def _bytes(event: Event, largest: int) -> bytes:
    text = event.get("body") or ""
    too_large = BadRequest("body_too_large", f"The body has more than {largest // 1024} KB.")
    if len(text) > 2 * largest:
        raise too_large
    try:
        if event.get("isBase64Encoded"):
            data = base64.b64decode(text, validate=True)
        else:
            data = text.encode()
    except (binascii.Error, ValueError):
        raise BadRequest("bad_body", "The body is not UTF-8 text.") from None
    if len(data) > largest:
        raise too_large
    return data
