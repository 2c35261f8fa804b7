"""Credits: the balance on the user's row, and the entries that explain it.

Every entry has a key that follows from what it is about, and no entry is ever changed or removed:
what is tried twice is found there the second time. A balance and its entry are written in one
transaction, so the sum of a user's entries is the balance, always.

| key | amount | what |
|---|---|---|
| `signup#USER` | 0 or + | what a new user is given; 0 if the address was given it before |
| `usage#VIDEO` | -1 | the charge for a video |
| `usage#VIDEO#more` | - | what a long video takes besides, once its user has agreed to it |
| `questions#ID#N` | -1 | the Nth pack of more questions to a note, or over a course |
| `settle#VIDEO` | 0 or + | what comes back: completing, failing and cancelling share this one key |
| `purchase#PAYMENT_INTENT` | + | credits bought |
| `stripe-refund#ID`, `dispute#ID`, `...-failed#ID`, `...-won#ID` | - or + | see `returns` |
| `forgiven#PAYMENT_INTENT` | 0 | what is owed for a dispute is let off, see `debts` |
| `goodwill#REFERENCE` | + | what an operator gives by hand, for a video or a case |
| `erasure#USER` | - | what was left when the account was erased |
"""

from __future__ import annotations

import time
from typing import Literal, TypeAlias

import msgspec

from studybuddy_aws.runtime.errors import (
    AccountErased,
    AccountErasing,
    ConditionFailed,
    KeyConflict,
    NoAccount,
    StoreBusy,
)
from studybuddy_aws.storage.tables import Page, Start, Tables, Write, put_new
from studybuddy_aws.storage.timestamps import Clock, timestamp

Grant: TypeAlias = Literal["granted", "repeated", "no_account"]
"""`no_account`: the buyer's account is erased, or about to be; an operator returns the payment."""

_RACES = 12  # How often a write is decided anew when what it was decided on has changed.


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A user's row. `credits` is the balance, `open_jobs` how many jobs have not ended.

    `erasing` since `erasing_at`, which earlier builds did not write. `customer_asked`: Stripe was
    asked for a customer, whose id is not here where the answer never came. `notes_changed_at` is
    when a job last ended or a note got another title: whoever keeps a list of notes asks for it.
    """

    user_id: str
    email: str
    name: str
    provider: str
    credits: int
    created_at: str
    open_jobs: int = 0
    stripe_customer_id: str | None = None
    customer_asked: bool = False
    erasing: bool = False
    erasing_at: str | None = None
    notes_changed_at: str = ""


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger. `amount` in credits, `price` in the currency's smallest unit.

    `owed` is what should have been taken, where the balance may have held less.
    """

    transaction_id: str
    user_id: str
    amount: int
    type: Literal["purchase", "usage", "refund"]
    reason: str
    created_at: str
    video_id: str | None = None
    stripe_payment_id: str | None = None
    package: str | None = None
    price: int | None = None
    currency: str | None = None
    owed: int | None = None


class Purchase(msgspec.Struct, frozen=True, kw_only=True):
    """A payment that Stripe says has succeeded. `price` in the currency's smallest unit."""

    payment_intent: str
    user_id: str
    package: str
    credits: int
    price: int
    currency: str


class Ledger:
    """Accounts and their credits. A video's credit is charged and settled by `Jobs`."""

    def __init__(self, tables: Tables, *, signup_credits: int, now: Clock = time.time) -> None:
        self._tables = tables
        self._signup_credits = signup_credits
        self._now = now

    def open_account(
        self, user_id: str, email: str, name: str, provider: str, once: Write | None = None
    ) -> Account:
        """The user's account, made with its signup credits if there is none.

        `once` is a write that goes with them, and fails where they were given before: the account
        then opens without any. Raises AccountErased for one that was erased.
        """
        account = Account(
            user_id=user_id,
            email=email,
            name=name,
            provider=provider,
            credits=self._signup_credits,
            created_at=timestamp(self._now()),
        )
        try:
            self._tables.write(*self._opening(account, "signup"), *([once] if once else []))
        except ConditionFailed as error:
            if error.failed == {2}:
                return self._opened_again(account)
            return self._there(user_id)
        return account

    def _opened_again(self, account: Account) -> Account:
        account = msgspec.structs.replace(account, credits=0)
        try:
            self._tables.write(*self._opening(account, "signup_again"))
        except ConditionFailed:
            return self._there(account.user_id)
        return account

    def _opening(self, account: Account, reason: str) -> tuple[Write, Write]:
        user_id = account.user_id
        entry = self._entry(f"signup#{user_id}", user_id, account.credits, "purchase", reason)
        return put_new("users", account), put_new("credits", entry)

    def _there(self, user_id: str) -> Account:
        found = self.account(user_id)
        if found is None:
            raise AccountErased
        return found

    def account(self, user_id: str) -> Account | None:
        """The user's row, None if there is none (yet, or any more)."""
        return self._tables.get("users", user_id, Account)

    def note_customer_asked(self, user_id: str) -> None:
        """Note that Stripe is about to be asked for a customer: an erasure then looks for it.

        Raises NoAccount, AccountErasing.
        """
        change, values = "SET #customer_asked = :yes", {"yes": True, "no": False}
        try:
            self._tables.write(Write("Update", "users", user_id, change, "#erasing = :no", values))
        except ConditionFailed:
            self._open(user_id)
            raise StoreBusy from None

    def attach_customer(self, user_id: str, customer: str, gone: str | None = None) -> str:
        """Note who the user is to Stripe, unless that is known; the id that holds.

        `gone` is an id that Stripe does not know any more, and is replaced. Raises NoAccount, and
        AccountErasing: the erasure may have passed Stripe already.
        """
        write = Write(
            "Update",
            "users",
            user_id,
            "SET #stripe_customer_id = :id",
            "#erasing = :no AND (attribute_not_exists(#stripe_customer_id)"
            " OR #stripe_customer_id = :gone)",
            {"id": customer, "no": False, "gone": gone or ""},
        )
        try:
            self._tables.write(write)
        except ConditionFailed:
            held = self._open(user_id).stripe_customer_id
            if held is None:
                raise StoreBusy from None
            return held
        return customer

    def _open(self, user_id: str) -> Account:
        account = self.account(user_id)
        if account is None:
            raise NoAccount from None
        if account.erasing:
            raise AccountErasing(account.erasing_at) from None
        return account

    def history(
        self, user_id: str, *, limit: int = 50, start: Start | None = None
    ) -> Page[LedgerEntry]:
        """A page of the user's entries, newest first."""
        return self._tables.of_user("credits", user_id, LedgerEntry, limit=limit, start=start)

    def entry(self, transaction_id: str) -> LedgerEntry | None:
        """The entry of this key."""
        return self._tables.get("credits", transaction_id, LedgerEntry)

    def grant_purchase(self, purchase: Purchase) -> Grant:
        """Add what was bought, once for each PaymentIntent.

        Raises KeyConflict if the payment was granted as something else.
        """
        for _ in range(_RACES):
            known = self.entry(f"purchase#{purchase.payment_intent}")
            if known is not None:
                return _granted_before(known, purchase)
            account = self.account(purchase.user_id)
            there = account is not None and not account.erasing
            try:
                self._tables.write(*self._grant(purchase, there=there))
            except ConditionFailed:
                continue
            return "granted" if there else "no_account"
        raise StoreBusy

    def give(self, user_id: str, given: int, reference: str) -> Literal["granted", "repeated"]:
        """Add credits as goodwill, once for each reference: a video's id, or a case's name.

        Raises NoAccount, AccountErasing; KeyConflict if something else was given for it before.
        """
        entry = self._entry(f"goodwill#{reference}", user_id, given, "refund", "goodwill")
        add = Write(
            "Update",
            "users",
            user_id,
            "SET #credits = #credits + :given",
            "#erasing = :no",
            {"given": given, "no": False},
        )
        try:
            self._tables.write(add, put_new("credits", entry))
        except ConditionFailed:
            known = self.entry(entry.transaction_id)
            if known is None:
                account = self.account(user_id)
                raise AccountErasing(account.erasing_at) if account else NoAccount from None
            if (known.user_id, known.amount) != (user_id, given):
                raise KeyConflict from None
            return "repeated"
        return "granted"

    def charge(self, user_id: str, video_id: str, open_jobs: int) -> tuple[Write, Write]:
        """The writes that charge a video: user first, then entry. For one transaction with it."""
        entry = self._entry(f"usage#{video_id}", user_id, -1, "usage", "video")
        pay = Write(
            "Update",
            "users",
            user_id,
            "SET #credits = #credits - :one, #open_jobs = #open_jobs + :one",
            "#credits >= :one AND #open_jobs < :limit AND #erasing = :no",
            {"one": 1, "limit": open_jobs, "no": False},
        )
        return pay, put_new("credits", msgspec.structs.replace(entry, video_id=video_id))

    def never_charged(self, video_id: str) -> Write:
        """The condition that a video was never charged: entries stay when it is deleted."""
        key = f"usage#{video_id}"
        return Write("ConditionCheck", "credits", key, when="attribute_not_exists(#transaction_id)")

    def charge_more(
        self, user_id: str, video_id: str, charged: int, price: int
    ) -> tuple[Write, Write]:
        """The writes that charge the rest of a price, of which `charged` credits are paid.

        User first, then entry; for one transaction with the job. A transcript that grew after its
        price was agreed to is agreed to once more, under a key that names the new price.
        """
        more = price - charged
        key = f"usage#{video_id}#more" + ("" if charged == 1 else f"#{price}")
        entry = self._entry(key, user_id, -more, "usage", "video")
        pay = Write(
            "Update",
            "users",
            user_id,
            "SET #credits = #credits - :more",
            "#credits >= :more AND #erasing = :no",
            {"more": more, "no": False},
        )
        return pay, put_new("credits", msgspec.structs.replace(entry, video_id=video_id))

    def buy_questions(self, user_id: str, asked_id: str, pack: int) -> tuple[Write, Write]:
        """The writes that charge a pack of questions to a note or course: user, then entry.

        For one transaction with the row of that.
        """
        entry = self._entry(f"questions#{asked_id}#{pack}", user_id, -1, "usage", "questions")
        pay = Write(
            "Update",
            "users",
            user_id,
            "SET #credits = #credits - :one",
            "#credits >= :one AND #erasing = :no",
            {"one": 1, "no": False},
        )
        return pay, put_new("credits", msgspec.structs.replace(entry, video_id=asked_id))

    def settle(self, user_id: str, video_id: str, back: int, reason: str) -> tuple[Write, Write]:
        """The writes that settle a video, of whose credits `back` come back: user, then entry."""
        entry = self._entry(
            f"settle#{video_id}", user_id, back, "refund" if back else "usage", reason
        )
        count = Write(
            "Update",
            "users",
            user_id,
            "SET #credits = #credits + :back, #open_jobs = #open_jobs - :one, "
            "#notes_changed_at = :now",
            "#open_jobs >= :one",
            {"back": back, "one": 1, "now": entry.created_at},
        )
        return count, put_new("credits", msgspec.structs.replace(entry, video_id=video_id))

    def close(self, account: Account) -> tuple[Write, Write]:
        """The writes that end an account of which nothing is open, and what was left on it."""
        entry = self._entry(
            f"erasure#{account.user_id}", account.user_id, -account.credits, "usage", "erasure"
        )
        leave = Write(
            "Delete",
            "users",
            account.user_id,
            when="#credits = :credits AND #open_jobs = :none",
            values={"credits": account.credits, "none": 0},
        )
        return leave, put_new("credits", entry)

    def _grant(self, purchase: Purchase, *, there: bool) -> tuple[Write, Write]:
        entry = msgspec.structs.replace(
            self._entry(
                f"purchase#{purchase.payment_intent}",
                purchase.user_id,
                purchase.credits if there else 0,
                "purchase",
                "purchase" if there else "no_account",
            ),
            stripe_payment_id=purchase.payment_intent,
            package=purchase.package,
            price=purchase.price,
            currency=purchase.currency,
        )
        return put_new("credits", entry), _raised(purchase) if there else _absent(purchase.user_id)

    def _entry(
        self,
        key: str,
        user_id: str,
        amount: int,
        kind: Literal["purchase", "usage", "refund"],
        reason: str,
    ) -> LedgerEntry:
        return LedgerEntry(
            transaction_id=key,
            user_id=user_id,
            amount=amount,
            type=kind,
            reason=reason,
            created_at=timestamp(self._now()),
        )


def _granted_before(known: LedgerEntry, purchase: Purchase) -> Grant:
    if (known.user_id, known.package) != (purchase.user_id, purchase.package):
        raise KeyConflict
    return "no_account" if known.reason == "no_account" else "repeated"


def _absent(user_id: str) -> Write:
    when = "attribute_not_exists(#user_id) OR #erasing = :yes"
    return Write("ConditionCheck", "users", user_id, when=when, values={"yes": True})


def _raised(purchase: Purchase) -> Write:
    return Write(
        "Update",
        "users",
        purchase.user_id,
        "SET #credits = #credits + :bought",
        "#erasing = :no",
        {"bought": purchase.credits, "no": False},
    )
