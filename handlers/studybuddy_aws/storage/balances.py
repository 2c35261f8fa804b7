"""Balances held against the entries that explain them: those of a few users, taken by chance.

The whole books are checked by `invariants`, which an operator runs; this is what can be afforded
every few minutes, and finds in time what is wrong with more than a few.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from studybuddy_aws.storage.ledger import Account, Ledger
from studybuddy_aws.storage.tables import Start, Tables

# The index that entries are found by lags behind: what looks wrong is looked at again after this.
_LAG_SECONDS = 3


class Mismatch(NamedTuple):
    """A user whose balance is not the sum of the user's entries."""

    user_id: str
    balance: int
    entries: int


class Balances:
    """Checks balances, and writes nothing."""

    def __init__(
        self, tables: Tables, ledger: Ledger, *, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._tables = tables
        self._ledger = ledger
        self._pause = pause

    def wrong(self, most: int) -> list[Mismatch]:
        """What is wrong with up to so many users. Raises StoreBusy, StoreFailed."""
        users = [row.user_id for row in self._tables.sample("users", Account, most)]
        suspects = [user for user in users if self._mismatch(user)]
        if suspects:
            self._pause(_LAG_SECONDS)
        return [found for user in suspects if (found := self._mismatch(user))]

    def _mismatch(self, user_id: str) -> Mismatch | None:
        """What is wrong now; nothing if the balance changes while it is looked at."""
        before = self._ledger.account(user_id)
        entries = self._sum(user_id)
        after = self._ledger.account(user_id)
        if before is None or after is None or before.credits != after.credits:
            return None
        if before.credits == entries and entries >= 0:
            return None
        return Mismatch(user_id, before.credits, entries)

    def _sum(self, user_id: str) -> int:
        total = 0
        start: Start | None = None
        while True:
            page = self._ledger.history(user_id, limit=1000, start=start)
            total += sum(entry.amount for entry in page.rows)
            if page.next is None:
                return total
            start = page.next
