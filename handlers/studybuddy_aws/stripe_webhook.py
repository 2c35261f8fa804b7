"""POST /webhooks/stripe: Stripe tells of a payment, a refund or a dispute, in any order, often.

An event is only a hint that something changed: what is granted or taken back is read from Stripe's
API, and the ledger does each thing once. 2xx is answered after the ledger has committed; a fault of
ours is answered 5xx, so that Stripe comes again, but only to what Stripe has signed.
"""

from __future__ import annotations

from typing import Any

import msgspec

from studybuddy_aws.billing.payments import Payments
from studybuddy_aws.billing.settlement import Settlement
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.runtime.settings import ApiSettings, StripeSettings
from studybuddy_aws.storage.service import Service

_PAYMENTS = frozenset({"payment_intent.succeeded", "payment_intent.canceled"})
_RETURNS = ("charge.refunded", "charge.refund.", "refund.", "charge.dispute.")


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
    account: str | None = None
    livemode: bool = False

    @property
    def payment_intent(self) -> str:
        """The payment that the event is about, empty if it is about none."""
        about = self.data.object
        found = about.id if about.object == "payment_intent" else about.payment_intent
        return found if isinstance(found, str) else ""

    def is_of(self, payments: Payments) -> bool:
        """Whether it is of our own account (connected ones are named) and in our mode."""
        return not self.account and self.livemode is payments.live


def answer(request: Request[bytes], service: Service[StripeWebhookSettings]) -> Received:
    """Grant, take back or give back what an event of Stripe's is about."""
    payments = _verified(request, service)
    event = _event(request.body)
    if event is None or not event.payment_intent:
        return Received()
    if event.is_of(payments):
        Settlement(payments, service).settle(event.payment_intent)
    else:
        count("EventsRefused")
        facts = {"account": event.account or "", "livemode": event.livemode}
        log.warning("an event of another account or mode", extra=facts)
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
    known = event.type in _PAYMENTS or event.type.startswith(_RETURNS)
    return event if known else None


handler = Endpoint(answer, StripeWebhookSettings, bytes)
