"""GET /credits/purchases/{payment_intent}/receipt: where Stripe shows the receipt of a purchase."""

from __future__ import annotations

import re

import msgspec

from studybuddy_aws.billing.payments import Payments
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import NotFound
from studybuddy_aws.runtime.settings import ApiSettings, StripeSettings
from studybuddy_aws.storage.service import Service

_PAYMENT_INTENT = re.compile(r"[A-Za-z0-9_]{1,255}", re.ASCII)


class GetReceiptSettings(ApiSettings, frozen=True, kw_only=True):
    """Stripe's."""

    stripe: StripeSettings


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """`url` is a page of Stripe's own, which shows the receipt to whoever has the address."""

    url: str


def answer(request: Request[Nothing], service: Service[GetReceiptSettings]) -> Receipt:
    """The receipt, as Stripe knows it now, of a payment that was credited to the user."""
    payment_intent = request.path.get("payment_intent", "")
    entry = None
    if _PAYMENT_INTENT.fullmatch(payment_intent):
        entry = service.ledger.entry(f"purchase#{payment_intent}")
    if entry is None or entry.user_id != request.user_id:
        raise NotFound("purchase")
    url = Payments(service.secrets, service.settings.stripe).receipt(payment_intent)
    if not url:
        raise NotFound("receipt")
    return Receipt(url=url)


handler = Endpoint(answer, GetReceiptSettings, Nothing, limit="purchases")
