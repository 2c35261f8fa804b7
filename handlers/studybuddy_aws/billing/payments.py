"""Stripe, asked through its own library. Only functions that need it import this file."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
import requests
import stripe

from studybuddy_aws.billing.packages import Package
from studybuddy_aws.billing.return_states import DISPUTES, REFUNDS
from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.errors import KeyConflict, PaymentsBusy, PaymentsUnavailable
from studybuddy_aws.runtime.secret_values import SecretValues
from studybuddy_aws.runtime.settings import StripeSettings
from studybuddy_aws.storage.returns import Return
from studybuddy_aws.storage.timestamps import Clock

_Made = TypeVar("_Made")

# Stripe's library tells of every request and of what was wrong with it.
logging.getLogger("stripe").setLevel(logging.WARNING)

_TIMEOUT_SECONDS, _LEAST_SECONDS = 6, 1
_TRIES_AGAIN = 1  # A StripeClient that is told nothing tries nothing again.
_PAGE = 100
_KEY_SECONDS = 60


class CustomerGone(Exception):
    """Stripe does not know the customer: deleted there, or of another account or mode."""


class _Keys(msgspec.Struct, frozen=True, kw_only=True):
    """The secret: an API key, and what Stripe signs its webhooks with."""

    api_key: str
    webhook_secret: str


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """A payment that the browser can complete with the client secret."""

    payment_intent: str
    client_secret: str


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """A PaymentIntent of ours, as Stripe's API shows it. `price` is what was received."""

    payment_intent: str
    status: str
    user_id: str
    package: str
    credits: int
    price: int
    currency: str


class Payments:
    """What is done at Stripe. Raises PaymentsBusy, PaymentsUnavailable. `live`: money is real."""

    def __init__(
        self, secrets: SecretValues, settings: StripeSettings, *, now: Clock = time.time
    ) -> None:
        keys = msgspec.json.decode(secrets.text(settings.stripe_secret_arn), type=_Keys)
        self.live = "_live_" in keys.api_key
        self._webhook_secret = keys.webhook_secret
        self._stripe = _client(keys.api_key, settings.stripe_api_base).v1
        self._now = now

    def open_customer(self, user_id: str, email: str, gone: str = "") -> str:
        """The customer that a user is at Stripe, made once; its id.

        `gone` is the id of one that is there no more, in whose place another is made.
        """
        key = f"customer-{user_id}" + (f"-after-{gone}" if gone else "")
        with _translated():
            customer = self._made(
                key,
                lambda key: self._stripe.customers.create(
                    {"metadata": {"user_id": user_id}, **({"email": email} if email else {})},
                    {"idempotency_key": key},
                ),
            )
        return customer.id

    def erase_customer(self, customer: str) -> None:
        """Delete a customer, with the name and cards that Stripe has of it. May be repeated."""
        with _translated():
            try:
                self._stripe.customers.delete(customer)
            except stripe.InvalidRequestError as error:
                if error.code != "resource_missing":
                    raise

    def erase_customers(self, user_id: str, email: str) -> None:
        """Delete whatever customers a user is, also those that nobody heard of when made."""
        with _translated():
            found = self._stripe.customers.list({"email": email, "limit": _PAGE})
            all_of_them = [(one.id, one.metadata) for one in found.auto_paging_iter()]
        for customer, metadata in all_of_them:
            if metadata is not None and metadata.to_dict().get("user_id") == user_id:
                self.erase_customer(customer)

    def open_intent(self, user_id: str, customer: str, package: Package, key: str) -> Intent:
        """A PaymentIntent for a package; the same `key` is the same one.

        Raises KeyConflict, CustomerGone.
        """
        with _translated():
            intent = self._made(
                # The customer is in it: a key answers for what it was first used with.
                f"purchase-{key}-{customer}",
                lambda key: self._stripe.payment_intents.create(
                    {
                        "amount": package.price,
                        "currency": package.currency,
                        "customer": customer,
                        "automatic_payment_methods": {"enabled": True},
                        # What is granted is what was sold, whatever the price table says by then.
                        "metadata": {
                            "user_id": user_id,
                            "package": package.name,
                            "credits": str(package.credits),
                        },
                    },
                    {"idempotency_key": key},
                ),
            )
        return Intent(payment_intent=intent.id, client_secret=intent.client_secret or "")

    def cancel(self, payment_intent: str) -> bool:
        """See to it that nobody can pay any more; False if it is paid, or a bank is at it."""
        with _translated():
            try:
                self._stripe.payment_intents.cancel(payment_intent)
            except stripe.InvalidRequestError as error:
                if error.code not in {"payment_intent_unexpected_state", "resource_missing"}:
                    raise
            else:
                return True
        found = self.payment(payment_intent)
        return found is None or found.status == "canceled"

    def payment(self, payment_intent: str) -> Payment | None:
        """The payment as it stands; None if it is none of ours."""
        with _translated():
            try:
                intent = self._stripe.payment_intents.retrieve(payment_intent)
            except stripe.InvalidRequestError as error:
                if error.code == "resource_missing":
                    return None
                raise
        sold = intent.metadata.to_dict()
        if not {"user_id", "package", "credits"} <= sold.keys():
            return None
        return Payment(
            payment_intent=intent.id,
            status=intent.status,
            user_id=sold["user_id"],
            package=sold["package"],
            credits=int(sold["credits"]),
            price=intent.amount_received,
            currency=intent.currency,
        )

    def receipt(self, payment_intent: str) -> str | None:
        """The address of Stripe's page with the receipt of a payment; None: there is none."""
        with _translated():
            try:
                intent = self._stripe.payment_intents.retrieve(
                    payment_intent, {"expand": ["latest_charge"]}
                )
            except stripe.InvalidRequestError as error:
                if error.code == "resource_missing":
                    return None
                raise
        charge = intent.latest_charge
        return charge.receipt_url if isinstance(charge, stripe.Charge) else None

    def returns(self, payment: Payment) -> list[Return]:
        """All refunds of a payment and all disputes over it, and where their money is."""
        about = payment.payment_intent
        with _translated():
            refunds = self._stripe.refunds.list({"payment_intent": about, "limit": _PAGE})
            disputes = self._stripe.disputes.list({"payment_intent": about, "limit": _PAGE})
            return [
                *(_refund(one) for one in refunds.auto_paging_iter()),
                *(_dispute(one, payment) for one in disputes.auto_paging_iter()),
            ]

    def verify(self, body: bytes, signature: str) -> bool:
        """Whether Stripe signed these bytes, within five minutes of now."""
        tolerance = stripe.Webhook.DEFAULT_TOLERANCE
        try:
            # stripe compares as str, and lets errors of its own pass for what is not ASCII.
            text, header = body.decode(), signature.encode("ascii").decode()
            stripe.WebhookSignature.verify_header(text, header, self._webhook_secret, tolerance)
        except (UnicodeError, stripe.SignatureVerificationError):
            return False
        # It refuses what is too old, and believes what is signed for next year.
        return _signed_at(header) <= time.time() + tolerance

    def _made(self, key: str, make: Callable[[str], _Made]) -> _Made:
        """Make something once for each key.

        Stripe answers a key for a day as it first did, be that with a fault of its own. What comes
        back so is asked for under another key, which is the same for a minute.
        """
        try:
            return make(key)
        except stripe.StripeError as error:
            replayed = "idempotent-replayed" in (error.headers or {})
            if not replayed or (error.http_status or 0) < 500:
                raise
        return make(f"{key}-{int(self._now()) // _KEY_SECONDS}")


def _signed_at(header: str) -> int:
    return int(next(part[2:] for part in header.split(",") if part.startswith("t=")))


def _refund(one: stripe.Refund) -> Return:
    return Return(
        kind="stripe-refund",
        stripe_id=one.id,
        amount=one.amount,
        created=one.created,
        money=REFUNDS.get(one.status or "", "unknown"),
    )


def _dispute(one: stripe.Dispute, payment: Payment) -> Return:
    return Return(
        kind="dispute",
        stripe_id=one.id,
        # A bank may dispute in its own currency, which says nothing of the share.
        amount=one.amount if one.currency == payment.currency else payment.price,
        created=one.created,
        money=DISPUTES.get(one.status, "unknown"),
    )


@lru_cache(maxsize=1)
def _client(api_key: str, base: str) -> stripe.StripeClient:
    """Stripe's client, and with it the connections that it keeps open."""
    return stripe.StripeClient(
        api_key,
        base_addresses={"api": base} if base else None,
        max_network_retries=_TRIES_AGAIN,
        http_client=stripe.RequestsClient(session=_InTime()),
    )


class _InTime(requests.Session):
    """Waits for Stripe no longer than the caller waits for us."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """Send one try of a request. Raises requests.Timeout."""
        seconds = min(_TIMEOUT_SECONDS, deadline.seconds_left())
        if seconds < _LEAST_SECONDS:
            raise requests.Timeout("There is no time left for a request.")
        return super().request(*args, **{**kwargs, "timeout": seconds})


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except stripe.IdempotencyError:
        raise KeyConflict from None
    except stripe.InvalidRequestError as error:
        if error.code == "resource_missing" and error.param == "customer":
            raise CustomerGone from error
        raise PaymentsUnavailable(type(error).__name__) from error
    except (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError) as error:
        raise PaymentsBusy from error
    except stripe.StripeError as error:
        raise PaymentsUnavailable(type(error).__name__) from error
