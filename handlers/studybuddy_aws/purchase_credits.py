"""POST /credits/purchase: a payment is opened at Stripe, which the browser then completes.

Nothing is granted here: Stripe tells `stripe_webhook` when the money is there.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Annotated

import msgspec

from studybuddy_aws.billing.packages import Package, package_named
from studybuddy_aws.billing.payments import Intent, Payments
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.settings import ApiSettings, StripeSettings
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
    key = _stripe_key(request)
    account = service.account(request.user)
    payments = Payments(service.secrets, service.settings.stripe)
    customer = account.stripe_customer_id or _opened(account, payments, service)
    intent = payments.open_intent(account.user_id, customer, package, key)
    return PendingPurchase(
        payment_intent=intent.payment_intent, client_secret=intent.client_secret, package=package
    )


def _opened(account: Account, payments: Payments, service: Service[PurchaseCreditsSettings]) -> str:
    customer = payments.open_customer(account.user_id, account.email)
    return service.ledger.attach_customer(account.user_id, customer)


def _stripe_key(request: Request[NewPurchase]) -> str:
    """Our own key at Stripe: no user can choose one that is another's."""
    chosen = request.idempotency_key or secrets.token_hex(16)
    return hashlib.sha256(msgspec.json.encode([request.user_id, chosen])).hexdigest()


handler = Endpoint(
    answer,
    PurchaseCreditsSettings,
    NewPurchase,
    status=201,
    refuses=(409,),
    asks=("key",),
    limit="purchases",
)
