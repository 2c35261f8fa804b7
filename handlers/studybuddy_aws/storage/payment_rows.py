"""Payments that were opened at Stripe: a row each, written before anybody can pay.

While `open` is set Stripe is asked how it stands, with growing pauses, whether its webhook comes or
not. A row names its user by id only; erasure takes it away, else it ends by itself (`expires_at`,
DynamoDB's time to live). Its `version` keeps two from settling one payment's refunds and disputes
at the same time.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

import msgspec

from studybuddy_aws.runtime.errors import AccountErasing, ConditionFailed
from studybuddy_aws.storage.tables import Tables, Write, put_new
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp

_FIRST_PAUSE = 600
_LONGEST_PAUSE = 86_400
_KEPT_SECONDS = 90 * 86_400  # longer than anything is asked about


class PaymentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A payment. `asked`: how often the sweep has asked; `expires_at` in seconds since 1970."""

    payment_intent: str
    user_id: str
    created_at: str
    expires_at: int
    open: str | None = None
    due_at: str | None = None
    asked: int = 0
    version: int = 0


class PaymentRows:
    """The rows. Raises StoreBusy, StoreFailed."""

    def __init__(self, tables: Tables, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._now = now

    def record(self, payment_intent: str, user_id: str) -> None:
        """Remember a payment before its client secret is handed out; again is nothing new.

        Raises AccountErasing if its user may not buy any more.
        """
        row = PaymentRow(
            payment_intent=payment_intent,
            user_id=user_id,
            created_at=timestamp(self._now()),
            expires_at=self._expires_at(),
            open="open",
            due_at=timestamp(self._now() + _FIRST_PAUSE),
        )
        may_buy = Write(
            "ConditionCheck", "users", user_id, when="#erasing = :no", values={"no": False}
        )
        try:
            self._tables.write(put_new("payments", row), may_buy)
        except ConditionFailed as error:
            if 1 in error.failed:
                raise AccountErasing(None) from None

    def due(self) -> Iterator[str]:
        """The payments that Stripe is to be asked about now."""
        values = {"open": "open", "now": timestamp(self._now())}
        when = "#open = :open AND #due_at <= :now"
        return self._tables.keys("payments", "open-due_at-index", when, values)

    def find(self, payment_intent: str) -> PaymentRow | None:
        """The row of a payment."""
        return self._tables.get("payments", payment_intent, PaymentRow)

    def age(self, row: PaymentRow) -> float:
        """The seconds since a payment was opened."""
        return self._now() - seconds_of(row.created_at)

    def postpone(self, row: PaymentRow) -> None:
        """Ask again later: after 20 minutes, 40, and so on up to a day."""
        pause = min(_FIRST_PAUSE * 2 ** (row.asked + 1), _LONGEST_PAUSE)
        self._while_open(
            row.payment_intent,
            "SET #due_at = :due_at, #asked = :asked",
            {"due_at": timestamp(self._now() + pause), "asked": row.asked + 1},
        )

    def close(self, payment_intent: str) -> None:
        """Ask no more."""
        self._while_open(payment_intent, "REMOVE #open, #due_at", {})

    def guard(self, payment_intent: str, user_id: str, version: int) -> Write:
        """A write that only goes through while this is the row's version (0: none yet)."""
        return Write(
            "Update",
            "payments",
            payment_intent,
            "SET #version = :next, #user_id = :user, #expires_at = :expires_at, "
            "#created_at = if_not_exists(#created_at, :now)",
            "#version = :version"
            if version
            else "attribute_not_exists(#version) OR #version = :no",
            {
                "version": version,
                "no": 0,
                "next": version + 1,
                "user": user_id,
                "now": timestamp(self._now()),
                "expires_at": self._expires_at(),
            },
        )

    def of_user(self, user_id: str) -> list[PaymentRow]:
        """A user's rows. The index lags behind by moments."""
        found: list[PaymentRow] = []
        start = None
        while True:
            page = self._tables.of_user("payments", user_id, PaymentRow, limit=100, start=start)
            found += page.rows
            if page.next is None:
                return found
            start = page.next

    def erase(self, payment_intent: str) -> None:
        """Forget a payment."""
        self._tables.write(Write("Delete", "payments", payment_intent))

    def _while_open(self, payment_intent: str, change: str, values: dict[str, object]) -> None:
        with suppress(ConditionFailed):
            self._tables.write(
                Write(
                    "Update", "payments", payment_intent, change, "attribute_exists(#open)", values
                )
            )

    def _expires_at(self) -> int:
        return int(self._now()) + _KEPT_SECONDS
