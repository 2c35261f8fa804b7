"""Which pages of users are connected, to be told news: a row each, and one for each ticket.

| key | says |
|---|---|
| `ticket#DIGEST` | its user may open one connection, within a minute |
| a connection's id | a page of its user is connected |

Rows end by themselves (`expires_at`, DynamoDB's time to live), should nobody delete them before.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator

import msgspec

from studybuddy_aws.runtime.errors import ConditionFailed, NoAccount
from studybuddy_aws.storage.tables import Start, Tables, Write, put_new
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp

TICKET_SECONDS = 60
CONNECTION_SECONDS = 2 * 3600
"""As long as API Gateway keeps any connection."""
MOST_TOLD = 20
"""So many of a user's pages are told news; more of them ask, as they would without a push."""

_TICKET = "ticket#"
# A connection is there for who posts to it once the function that lets it in has answered, which
# API Gateway waits for no longer than this.
_OPENING_SECONDS = 30


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is connected, or a ticket for one. `expires_at` in seconds since 1970."""

    connection_id: str
    user_id: str
    created_at: str
    expires_at: int = 0

    @property
    def is_ticket(self) -> bool:
        """Whether nobody is connected by it yet."""
        return self.connection_id.startswith(_TICKET)


class Connections:
    """The rows. Raises StoreBusy, StoreFailed."""

    def __init__(self, tables: Tables, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._now = now

    def ticket(self, user_id: str) -> str:
        """A ticket for one connection, for TICKET_SECONDS.

        Raises NoAccount if there is no account, or none any more.
        """
        ticket = secrets.token_urlsafe(32)
        row = self._row(_key(ticket), user_id, TICKET_SECONDS)
        there = Write(
            "ConditionCheck", "users", user_id, when="#erasing = :no", values={"no": False}
        )
        try:
            self._tables.write(put_new("connections", row), there)
        except ConditionFailed:
            raise NoAccount from None
        return ticket

    def open(self, ticket: str, connection_id: str) -> bool:
        """Let a connection in, and nobody else with the same ticket; whether it may come in."""
        key = _key(ticket)
        row = self._tables.get("connections", key, Connection)
        if row is None or row.expires_at <= self._now():
            return False
        used = Write("Delete", "connections", key, when="attribute_exists(#connection_id)")
        let_in = self._row(connection_id, row.user_id, CONNECTION_SECONDS)
        try:
            self._tables.write(used, put_new("connections", let_in))
        except ConditionFailed:
            return False
        return True

    def of_user(self, user_id: str) -> list[Connection]:
        """The user's pages that are connected, MOST_TOLD at most. The index lags by moments."""
        page = self._tables.of_user("connections", user_id, Connection, limit=MOST_TOLD, start=None)
        return [row for row in page.rows if not row.is_ticket]

    def all_of_user(self, user_id: str) -> Iterator[Connection]:
        """Every row of a user, tickets too."""
        start: Start | None = None
        while True:
            page = self._tables.of_user(
                "connections", user_id, Connection, limit=MOST_TOLD, start=start
            )
            yield from page.rows
            if page.next is None:
                return
            start = page.next

    def forget(self, connection_id: str) -> None:
        """Delete the row of a connection, if there is one."""
        self._tables.write(Write("Delete", "connections", connection_id))

    def forget_gone(self, row: Connection) -> None:
        """Delete the row of a connection that is not there, unless it is only just opening."""
        if seconds_of(row.created_at) + _OPENING_SECONDS <= self._now():
            self.forget(row.connection_id)

    def _row(self, key: str, user_id: str, seconds: int) -> Connection:
        now = self._now()
        return Connection(
            connection_id=key,
            user_id=user_id,
            created_at=timestamp(now),
            expires_at=int(now) + seconds,
        )


def _key(ticket: str) -> str:
    """Who can read the table has no ticket."""
    return _TICKET + hashlib.sha256(ticket.encode()).hexdigest()
