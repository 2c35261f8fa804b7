"""Money that went back: what it takes of the credits that it bought, and what it gives back again.

A payment's refunds and disputes are looked at together: they take the share of its credits that the
money now gone is of its price, and never more than it granted. What fails or is won gives back what
is then too much. Each of them takes and gives in turn, an entry each time:

| key | amount | what |
|---|---|---|
| `stripe-refund#ID`, `dispute#ID` | 0 or - | money went back, so do the credits that are left |
| `stripe-refund-failed#ID`, `dispute-won#ID` | 0 or + | it is here again, so are the credits |

Should one go back a second time, its keys end with `#2`, and so on. `owed` is what should have been
taken (below zero: given back); `amount` is what the balance allowed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from studybuddy_aws.runtime.errors import ConditionFailed, PurchaseUnknown, StoreBusy
from studybuddy_aws.storage.ledger import Account, Ledger, LedgerEntry
from studybuddy_aws.storage.payment_rows import PaymentRows
from studybuddy_aws.storage.tables import Tables, Write, put_new
from studybuddy_aws.storage.timestamps import Clock, timestamp

Kind: TypeAlias = Literal["stripe-refund", "dispute"]
Whereabouts: TypeAlias = Literal["gone", "here", "unknown"]
"""Where the money is. `unknown`: Stripe says what we do not understand, so nothing changes."""

GIVEN_BACK: dict[Kind, str] = {"stripe-refund": "stripe-refund-failed", "dispute": "dispute-won"}
_RACES = 12  # How often a write is decided anew when what it was decided on has changed.
_AT_ONCE = 90  # A transaction has a hundred writes at most; what is more has its turn next time.


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """A refund or a dispute. `amount` in the smallest unit of the payment's currency."""

    kind: Kind
    stripe_id: str
    amount: int
    created: int
    money: Whereabouts


class _Known(NamedTuple):
    """A return, and its entries so far: taken, given back, taken, ..."""

    about: Return
    entries: tuple[LedgerEntry, ...]

    @property
    def taken(self) -> bool:
        return len(self.entries) % 2 == 1

    @property
    def gone(self) -> bool:
        return self.taken if self.about.money == "unknown" else self.about.money == "gone"

    @property
    def reason(self) -> str:
        """What the next entry is for."""
        return GIVEN_BACK[self.about.kind] if self.taken else self.about.kind

    @property
    def key(self) -> str:
        """The key of the next entry."""
        times = len(self.entries) // 2
        return f"{self.reason}#{self.about.stripe_id}" + (f"#{times + 1}" if times else "")


class _Line(NamedTuple):
    key: str
    reason: str
    amount: int
    owed: int


class Returns:
    """Settles refunds and disputes with the ledger. Raises StoreBusy, StoreFailed."""

    def __init__(
        self, tables: Tables, ledger: Ledger, rows: PaymentRows, *, now: Clock = time.time
    ) -> None:
        self._tables = tables
        self._ledger = ledger
        self._rows = rows
        self._now = now

    def settle(self, payment_intent: str, look: Callable[[], Sequence[Return]]) -> None:
        """Take back or give back what follows from how a payment's returns stand.

        `look` asks Stripe for all of them, after it is known at which version of the row: of two
        that settle one payment at once, the second has to look anew. Raises PurchaseUnknown if the
        payment was not granted before.
        """
        for _ in range(_RACES):
            row = self._rows.find(payment_intent)
            bought = self._ledger.entry(f"purchase#{payment_intent}")
            if bought is None:
                raise PurchaseUnknown
            known = [_Known(one, tuple(self._entries(one))) for one in _in_order(look())]
            account = self._ledger.account(bought.user_id)
            lines = _due(bought, known, account)[:_AT_ONCE]
            if not lines:
                return
            guard = self._rows.guard(payment_intent, bought.user_id, row.version if row else 0)
            try:
                self._tables.write(guard, *self._writes(bought, account, lines))
            except ConditionFailed:
                continue
            return
        raise StoreBusy

    def _entries(self, one: Return) -> Iterator[LedgerEntry]:
        known = _Known(one, ())
        while entry := self._ledger.entry(known.key):
            yield entry
            known = _Known(one, (*known.entries, entry))

    def _writes(
        self, bought: LedgerEntry, account: Account | None, lines: Sequence[_Line]
    ) -> Iterator[Write]:
        yield _moved(account, bought.user_id, lines)
        for line in lines:
            entry = LedgerEntry(
                transaction_id=line.key,
                user_id=bought.user_id,
                amount=line.amount,
                type="refund",
                reason=line.reason,
                created_at=timestamp(self._now()),
                stripe_payment_id=bought.stripe_payment_id,
                owed=line.owed,
            )
            yield put_new("credits", entry)


def _in_order(returns: Sequence[Return]) -> list[Return]:
    return sorted(returns, key=lambda one: (one.created, one.stripe_id))


def _due(bought: LedgerEntry, known: Sequence[_Known], account: Account | None) -> list[_Line]:
    """The lines that are missing, oldest first.

    The first return without an entry is charged all that is due by now, so that parts that were
    rounded down add up, in whichever order Stripe lists and tells them.
    """
    entries = [entry for one in known for entry in one.entries]
    owed, taken = sum(entry.owed or 0 for entry in entries), -sum(e.amount for e in entries)
    due = _share(bought, sum(one.about.amount for one in known if one.gone))
    left = account.credits if account else 0
    lines: list[_Line] = []
    for one in known:
        if not bought.amount or one.taken == one.gone:
            continue
        if one.taken:
            less, back = max(owed - due, 0), max(taken - due, 0) if account else 0
            lines.append(_Line(one.key, one.reason, back, -less))
            owed, taken, left = owed - less, taken - back, left + back
        else:
            more = max(due - owed, 0)
            now = min(more, left)
            lines.append(_Line(one.key, one.reason, -now, more))
            owed, taken, left = owed + more, taken + now, left - now
    return lines


def _share(bought: LedgerEntry, gone: int) -> int:
    """The credits that so much of the price stands for, rounded down."""
    price = bought.price or 0
    return bought.amount * min(gone, price) // price if price else 0


def _moved(account: Account | None, user_id: str, lines: Sequence[_Line]) -> Write:
    """Change the balance; if it was too small for all, only while it is what it was."""
    if account is None:
        return Write("ConditionCheck", "users", user_id, when="attribute_not_exists(#user_id)")
    change = sum(line.amount for line in lines)
    short = any(-line.amount < line.owed for line in lines)
    return Write(
        "Update",
        "users",
        user_id,
        "SET #credits = #credits + :change",
        "#credits = :credits" if short else "#credits >= :taken",
        {"change": change, "credits": account.credits, "taken": max(-change, 0)},
    )
