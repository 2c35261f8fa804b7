"""POST /credits/purchase: a payment is opened at Stripe, which the browser then completes.

Nothing is granted here: Stripe tells `stripe_webhook` when the money is there. The payment is
written down before its client secret is handed out, so that the sweep asks where no webhook comes.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Annotated

import msgspec

from studybuddy_aws.billing.packages import Package, package_named
from studybuddy_aws.billing.payments import CustomerGone, Intent, Payments
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import (
    AccountErasing,
    BadRequest,
    CreditsOwed,
    NoAccount,
    StoreBusy,
)
from studybuddy_aws.runtime.settings import ApiSettings, StripeSettings
from studybuddy_aws.storage.debts import Debts
from studybuddy_aws.storage.ledger import Account
from studybuddy_aws.storage.service import Service


class PurchaseCreditsSettings(ApiSettings, frozen=True, kw_only=True):
    """Stripe's."""

    stripe: StripeSettings


class NewPurchase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`package` is a name of `GET /credits/packages`; the price is that package's."""

    package: Annotated[str, msgspec.Meta(max_length=64)]


class PendingPurchase(Intent, frozen=True, kw_only=True):
    """The payment to complete with Stripe's elements, and what it is for."""

    package: Package


def answer(
    request: Request[NewPurchase], service: Service[PurchaseCreditsSettings]
) -> PendingPurchase:
    """A PaymentIntent over the package's price; the same Idempotency-Key is the same payment."""
    package = package_named(request.body.package)
    if package is None:
        raise BadRequest("unknown_package", "There is no such package. See GET /credits/packages.")
    account = service.account(request.user)
    owed = sum(Debts(service.tables, service.ledger).owed(account.user_id).values())
    if owed:
        raise CreditsOwed(owed)
    payments = Payments(service.secrets, service.settings.stripe, now=service.now)
    intent = _opened(account, package, _stripe_key(request), payments, service)
    service.payment_rows.record(intent.payment_intent, account.user_id)
    return PendingPurchase(
        payment_intent=intent.payment_intent, client_secret=intent.client_secret, package=package
    )


def _opened(
    account: Account,
    package: Package,
    key: str,
    payments: Payments,
    service: Service[PurchaseCreditsSettings],
) -> Intent:
    """The payment, of a customer that Stripe knows: one that is gone there is made anew."""
    customer = account.stripe_customer_id or _customer(account, "", payments, service)
    try:
        return payments.open_intent(account.user_id, customer, package, key)
    except CustomerGone:
        customer = _customer(account, customer, payments, service)
    try:
        return payments.open_intent(account.user_id, customer, package, key)
    except CustomerGone:  # gone twice: another request is at it
        raise StoreBusy from None


def _customer(
    account: Account, gone: str, payments: Payments, service: Service[PurchaseCreditsSettings]
) -> str:
    """A customer, made and noted; of two that are made at once, one is let go of."""
    if not account.customer_asked:
        service.ledger.note_customer_asked(account.user_id)
    made = payments.open_customer(account.user_id, account.email, gone)
    try:
        held = service.ledger.attach_customer(account.user_id, made, gone)
    except (AccountErasing, NoAccount):  # it was erased meanwhile
        payments.erase_customer(made)
        raise
    if held != made:
        payments.erase_customer(made)
    return held


def _stripe_key(request: Request[NewPurchase]) -> str:
    """Our own key at Stripe: no user can choose one that is another's."""
    chosen = request.idempotency_key or secrets.token_hex(16)
    return hashlib.sha256(msgspec.json.encode([request.user_id, chosen])).hexdigest()


handler = Endpoint(
    answer,
    PurchaseCreditsSettings,
    NewPurchase,
    status=201,
    refuses=(402, 409),
    asks=("key",),
    limit="purchases",
)
