"""A payment as it stands at Stripe becomes the ledger's, whoever asks: the webhook or the sweep."""

from __future__ import annotations

from typing import NamedTuple

from studybuddy_aws.billing.payments import Payment, Payments
from studybuddy_aws.runtime.errors import PaymentsBusy, PaymentsUnavailable, StoreBusy
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.ledger import Purchase
from studybuddy_aws.storage.payment_rows import PaymentRow
from studybuddy_aws.storage.returns import Return
from studybuddy_aws.storage.service import Service

_ENDED = frozenset({"succeeded", "canceled"})
_UNPAID_SECONDS = 7 * 86_400  # what nobody has paid by then is cancelled
_LAST_SECONDS = 30 * 86_400  # no bank takes longer than this; then it is an operator's


class Settled(NamedTuple):
    """How a payment stands. `granted`: its credits are there since just now."""

    ended: bool
    granted: bool = False


class Settlement:
    """Settles payments. Raises PaymentsBusy, PaymentsUnavailable, StoreBusy, StoreFailed."""

    def __init__(self, payments: Payments, service: Service[ApiSettings]) -> None:
        self._payments = payments
        self._ledger = service.ledger
        self._returns = service.returns
        self._rows = service.payment_rows

    def settle(self, payment_intent: str) -> Settled:
        """Grant what was paid, take back what went back, and ask no more once it has ended."""
        payment = self._payments.payment(payment_intent)
        if payment is not None and payment.status not in _ENDED:
            return Settled(ended=False)
        granted = payment is not None and payment.status == "succeeded" and self._grant(payment)
        self._rows.close(payment_intent)
        return Settled(ended=True, granted=granted)

    def ask(self, payment_intent: str) -> None:
        """Settle a payment whose webhook may never have come, or see to it that it is asked later.

        What is wrong with one is logged: the others must have their turn.
        """
        row = self._rows.find(payment_intent)
        if row is None:
            return
        try:
            self._ask(row)
        except (PaymentsBusy, PaymentsUnavailable, StoreBusy):
            raise  # so it would be with the others
        except Exception as error:
            facts = {"error": type(error).__name__, "place": place_of(error)}
            log.error("not settled", extra={"payment": payment_intent, **facts})
            self._rows.postpone(row)

    def erase(self, user_id: str) -> None:
        """Cancel what a user may still pay, and forget what has ended.

        A row stays whose money is on its way: it says who paid, by id, until the bank is done.
        """
        for row in self._rows.of_user(user_id):
            if row.open is None or self._payments.cancel(row.payment_intent):
                self._rows.erase(row.payment_intent)

    def _ask(self, row: PaymentRow) -> None:
        settled = self.settle(row.payment_intent)
        if settled.granted:
            count("PaymentsFound")
            log.warning("paid, and no webhook came", extra={"payment": row.payment_intent})
        if not settled.ended and not self._given_up(row):
            self._rows.postpone(row)

    def _grant(self, payment: Payment) -> bool:
        outcome = self._ledger.grant_purchase(
            Purchase(
                payment_intent=payment.payment_intent,
                user_id=payment.user_id,
                package=payment.package,
                credits=payment.credits,
                price=payment.price,
                currency=payment.currency,
            )
        )
        if outcome == "granted":
            count("Purchased", payment.credits)
        if outcome == "no_account":
            count("OperatorNeeded")
            log.error("paid without an account", extra={"payment": payment.payment_intent})
        self._returns.settle(payment.payment_intent, lambda: self._returned(payment))
        return outcome == "granted"

    def _returned(self, payment: Payment) -> list[Return]:
        returns = self._payments.returns(payment)
        for one in returns:
            if one.money == "unknown":
                count("OperatorNeeded")
                log.error("unknown state", extra={"kind": one.kind, "stripe_id": one.stripe_id})
        return returns

    def _given_up(self, row: PaymentRow) -> bool:
        """Whether nothing more is to be expected of a payment that has not ended."""
        account, age = self._ledger.account(row.user_id), self._rows.age(row)
        wanted = account is not None and not account.erasing and age < _UNPAID_SECONDS
        if wanted:
            return False
        if not self._payments.cancel(row.payment_intent):
            if age < _LAST_SECONDS:
                return False
            count("OperatorNeeded")
            log.error("payment never ended", extra={"payment": row.payment_intent})
        self._rows.close(row.payment_intent)
        return True
