"""POST /webhooks/stripe: Stripe tells of a payment, a refund or a dispute, in any order, often.

An event is only a hint that something changed: what is granted or taken back is read from Stripe's
API, and the ledger does each thing once. 2xx is answered after the ledger has committed; a fault of
ours is answered 5xx, so that Stripe comes again, but only to what Stripe has signed.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from studybuddy_aws.billing.payments import Payment, Payments, Return
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.runtime.settings import ApiSettings, StripeSettings
from studybuddy_aws.storage.ledger import Ledger, Purchase
from studybuddy_aws.storage.service import Service

_REFUNDS = frozenset(
    {"charge.refunded", "charge.refund.updated", "refund.created", "refund.updated"}
)
_DISPUTES = "charge.dispute."
_PAID = "payment_intent.succeeded"


class StripeWebhookSettings(ApiSettings, frozen=True, kw_only=True):
    """Stripe's."""

    stripe: StripeSettings


class Received(msgspec.Struct, frozen=True):
    """The event was dealt with, or was none of ours."""

    received: bool = True


class _Object(msgspec.Struct, frozen=True):
    id: str = ""
    object: str = ""
    payment_intent: Any = None


class _Data(msgspec.Struct, frozen=True):
    object: _Object


class _StripeEvent(msgspec.Struct, frozen=True):
    type: str
    data: _Data

    @property
    def payment_intent(self) -> str:
        """The payment that the event is about, empty if it is about none."""
        about = self.data.object
        found = about.id if about.object == "payment_intent" else about.payment_intent
        return found if isinstance(found, str) else ""


def answer(request: Request[bytes], service: Service[StripeWebhookSettings]) -> Received:
    """Grant or take back what an event of Stripe's is about."""
    payments = _verified(request, service)
    event = _event(request.body)
    if event is not None and event.payment_intent:
        payment = payments.payment(event.payment_intent)
        if payment is not None and payment.status == "succeeded":
            _grant(payment, service)
            _take_back(event.type, payment, payments, service)
    return Received()


def _verified(request: Request[bytes], service: Service[StripeWebhookSettings]) -> Payments:
    """Stripe, if it has signed the request. Raises BadRequest, whatever goes wrong before."""
    try:
        payments = Payments(service.secrets, service.settings.stripe)
        if payments.verify(request.body, request.headers.get("stripe-signature", "")):
            return payments
    except Exception as error:  # nobody without a signature learns that something is wrong here
        facts = {"error": type(error).__name__, "place": place_of(error)}
        log.error("not verified", extra={"request_id": request.id, **facts})
    raise BadRequest("bad_signature", "This is not signed by Stripe.")


def _event(body: bytes) -> _StripeEvent | None:
    """The event, if it is of a kind that changes credits."""
    try:
        event = msgspec.json.decode(body, type=_StripeEvent)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    known = event.type == _PAID or event.type in _REFUNDS or event.type.startswith(_DISPUTES)
    return event if known else None


def _grant(payment: Payment, service: Service[StripeWebhookSettings]) -> None:
    outcome = service.ledger.grant_purchase(
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


def _take_back(
    event: str, payment: Payment, payments: Payments, service: Service[StripeWebhookSettings]
) -> None:
    kind: Literal["stripe-refund", "dispute"]
    if event in _REFUNDS:
        kind, returns = "stripe-refund", payments.refunds(payment.payment_intent)
    elif event.startswith(_DISPUTES):
        kind, returns = "dispute", payments.disputes(payment.payment_intent)
    else:
        return
    _settle(kind, payment, returns, service.ledger)


def _settle(
    kind: Literal["stripe-refund", "dispute"],
    payment: Payment,
    returns: list[Return],
    ledger: Ledger,
) -> None:
    """Take back the share of the credits that the money returned is of the price.

    The first return without an entry is charged all that is due by now, so that parts that were
    rounded down add up, in whichever order Stripe lists and tells them.
    """
    returned = min(sum(one.amount for one in returns), payment.price)
    due = payment.credits * returned // payment.price
    entries = {one.stripe_id: ledger.entry(f"{kind}#{one.stripe_id}") for one in returns}
    due -= sum(entry.owed or 0 for entry in entries.values() if entry)
    for stripe_id in [stripe_id for stripe_id, entry in entries.items() if entry is None]:
        entry = ledger.take_back(kind, stripe_id, payment.payment_intent, max(due, 0))
        due -= entry.owed or 0


handler = Endpoint(answer, StripeWebhookSettings, bytes)
