"""What users owe: credits that they used, of payments whose money their bank took back.

While somebody owes, nothing is sold to them: it would be used and taken back the same way. A debt
ends when the dispute is won, or when an operator lets it off (`forgiven#PAYMENT_INTENT`).
"""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import suppress

from studybuddy_aws.runtime.errors import ConditionFailed
from studybuddy_aws.storage.ledger import Ledger, LedgerEntry
from studybuddy_aws.storage.tables import Start, Tables, put_new
from studybuddy_aws.storage.timestamps import Clock, timestamp

_FORGIVEN = "forgiven"
_TAKEN, _WON = "dispute", "dispute-won"


class Debts:
    """Reads debts from the ledger's entries, and lets them off. Raises StoreBusy, StoreFailed."""

    def __init__(self, tables: Tables, ledger: Ledger, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._ledger = ledger
        self._now = now

    def owed(self, user_id: str) -> dict[str, int]:
        """The credits that a user owes, by payment; those of payments with an open debt only."""
        entries = self._of_payments(user_id)
        owed = {payment: _owed(lines) for payment, lines in entries.items()}
        return {payment: credits for payment, credits in owed.items() if credits > 0}

    def forgive(self, user_id: str) -> int:
        """Let off what a user owes; the credits that it was. Once, whoever repeats it."""
        owed = self.owed(user_id)
        for payment, credits in owed.items():
            lines = self._of_payments(user_id)[payment]
            times = sum(line.reason == _FORGIVEN for line in lines)
            entry = LedgerEntry(
                transaction_id=f"{_FORGIVEN}#{payment}" + (f"#{times + 1}" if times else ""),
                user_id=user_id,
                amount=0,
                type="refund",
                reason=_FORGIVEN,
                created_at=timestamp(self._now()),
                stripe_payment_id=payment,
                owed=-credits,
            )
            with suppress(ConditionFailed):  # the index did not show it yet: it is let off
                self._tables.write(put_new("credits", entry))
        return sum(owed.values())

    def _of_payments(self, user_id: str) -> dict[str, list[LedgerEntry]]:
        """A user's entries that say what is owed, by payment. The index lags by moments."""
        found: defaultdict[str, list[LedgerEntry]] = defaultdict(list)
        start: Start | None = None
        while True:
            page = self._ledger.history(user_id, limit=1000, start=start)
            for entry in page.rows:
                if entry.owed is not None and entry.stripe_payment_id:
                    found[entry.stripe_payment_id].append(entry)
            if page.next is None:
                return found
            start = page.next


def _owed(lines: list[LedgerEntry]) -> int:
    """What is owed and was not taken, if a dispute still holds the payment's money."""
    disputed = sum((line.reason == _TAKEN) - (line.reason == _WON) for line in lines)
    return sum((line.owed or 0) + line.amount for line in lines) if disputed > 0 else 0
