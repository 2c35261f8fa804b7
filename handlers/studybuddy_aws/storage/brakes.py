"""What holds the service back as a whole: the day's dollars for the model, and closed orders.

Both are rows in the table of limits whose keys are no user's (`:`).
"""

from __future__ import annotations

import time
from decimal import Decimal

import msgspec

from studybuddy_aws.runtime.errors import OrdersClosed
from studybuddy_aws.storage.job import BUDGET, BUDGET_SPENT, Job
from studybuddy_aws.storage.tables import Tables, Write
from studybuddy_aws.storage.timestamps import Clock, timestamp
from studybuddy_aws.storage.upstreams import MOST_SECONDS, Outage

_ORDERS = "switch:orders"
_KEPT_SECONDS = 14 * 86_400


class SpentRow(msgspec.Struct, frozen=True, kw_only=True):
    """The dollars that runs of one day (UTC) have cost."""

    user_id: str
    dollars: Decimal = Decimal(0)


class OrdersRow(msgspec.Struct, frozen=True, kw_only=True):
    """Since when no new orders are taken, and what users are told of it, if anything."""

    user_id: str
    closed_at: str
    words: str = ""


class Budget:
    """Dollars for the model in a day of UTC; a limit of 0 is none.

    Runs are counted when they end, so that it is overrun by what runs at that moment.
    """

    def __init__(self, tables: Tables, limit: float, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._limit = Decimal(str(limit))
        self._now = now

    def spend(self, dollars: Decimal) -> None:
        """Add what a run has cost. Raises StoreBusy, StoreFailed."""
        if dollars > 0:
            change = "SET #dollars = if_not_exists(#dollars, :none) + :dollars, #expires_at = :ends"
            values = {"none": 0, "dollars": dollars, "ends": int(self._now()) + _KEPT_SECONDS}
            self._tables.write(Write("Update", "limits", self._key(), change, "", values))

    def enter(self, job: Job) -> Outage | None:
        """None when a job may go on; else what it waits for, if a model is to be paid for it."""
        if not job.order.pays_a_model or not self.is_spent():
            return None
        since = job.waiting_since if job.waits_for == BUDGET else None
        # It is asked again before midnight: the limit may be raised.
        until = min(timestamp(self._now() + MOST_SECONDS), self._midnight())
        return Outage(BUDGET, BUDGET_SPENT.code, since or timestamp(self._now()), until)

    def is_spent(self) -> bool:
        """Whether no more is to be paid today."""
        if not self._limit:
            return False
        row = self._tables.get("limits", self._key(), SpentRow)
        return row is not None and row.dollars >= self._limit

    def _midnight(self) -> str:
        return timestamp((self._now() // 86_400 + 1) * 86_400)

    def _key(self) -> str:
        return f"spent:{timestamp(self._now())[:10]}"


class OrdersSwitch:
    """Whether new orders are taken. What is ordered is worked on either way."""

    def __init__(self, tables: Tables, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._now = now

    def check(self) -> None:
        """Raises OrdersClosed."""
        if row := self.closed():
            raise OrdersClosed(row.words)

    def closed(self) -> OrdersRow | None:
        """The row, while no orders are taken."""
        return self._tables.get("limits", _ORDERS, OrdersRow)

    def close(self, words: str) -> None:
        """Take no more orders, and tell users why."""
        row = OrdersRow(user_id=_ORDERS, closed_at=timestamp(self._now()), words=words)
        self._tables.write(Write("Put", "limits", row))

    def open(self) -> None:
        """Take orders again."""
        self._tables.write(Write("Delete", "limits", _ORDERS))
