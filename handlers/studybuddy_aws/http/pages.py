"""Pages of lists, newest first: how many, from where, and the signed cursor of the next one."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.settings import PagedSettings
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Page, Start, Table

_Row = TypeVar("_Row", bound=msgspec.Struct)
_View = TypeVar("_View")

USUAL, MOST = 20, 100
MOST_OF_LOG = 1_000
"""Rows of a page where they are small and all of them are wanted."""
_SEAL_BYTES = 16


class Lister(Protocol[_Row]):
    """What reads a page of a user's rows: `Jobs.list` and the like."""

    def __call__(self, user_id: str, *, limit: int, start: Start | None) -> Page[_Row]:
        """A page of the user's rows."""


class Shown(msgspec.Struct, Generic[_View], frozen=True):
    """A page as it is answered; `next_cursor` is None on the last one."""

    views: tuple[_View, ...]
    next_cursor: str | None


def shown(
    request: Request[Any],
    service: Service[PagedSettings],
    table: Table,
    read: Lister[_Row],
    view: Callable[[_Row], _View],
    *,
    most: int = MOST,
) -> Shown[_View]:
    """The page that a request asks for by `limit` and `cursor`. Raises BadRequest."""
    limit, user_id = _limit(request.query.get("limit", ""), most), request.user_id
    cursor, start = request.query.get("cursor"), None
    if cursor:
        start = _cursors(service, table, user_id).read(cursor)
    page = read(user_id, limit=limit, start=start)
    after = None
    if page.next:
        after = _cursors(service, table, user_id).write(page.next)
    return Shown(tuple(view(row) for row in page.rows), after)


class Cursors:
    """Where lists go on, as text that only we can write, for one user's list only."""

    def __init__(self, key: bytes, table: Table, user_id: str) -> None:
        self._key = hashlib.sha256(key + b"\0cursor\0" + f"{table}\0{user_id}".encode()).digest()

    def write(self, start: Start) -> str:
        """The cursor for a place in the list."""
        place = msgspec.json.encode(dict(start))
        return base64.urlsafe_b64encode(self._seal(place) + place).decode().rstrip("=")

    def read(self, text: str) -> Start:
        """The place that a cursor is for. Raises BadRequest for one that we did not write."""
        try:
            data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            data = b""
        seal, place = data[:_SEAL_BYTES], data[_SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal(place)):
            raise BadRequest("bad_cursor", "This cursor is not of this list. Begin anew without.")
        return msgspec.json.decode(place, type=dict[str, str])

    def _seal(self, place: bytes) -> bytes:
        return hmac.digest(self._key, place, "sha256")[:_SEAL_BYTES]


def _limit(text: str, most: int) -> int:
    if not text:
        return USUAL
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise BadRequest("bad_limit", f"A page has 1 to {most} rows: limit={most}")
    return int(text)


def _cursors(service: Service[PagedSettings], table: Table, user_id: str) -> Cursors:
    """Only lists that have more than a page need the secret."""
    key = service.secrets.text(service.settings.cursor_secret_arn)
    return Cursors(key.encode(), table, user_id)
