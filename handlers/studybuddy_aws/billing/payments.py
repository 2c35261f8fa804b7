"""Stripe, asked through its own library. Only functions that need it import this file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import msgspec
import requests
import stripe

from studybuddy_aws.billing.packages import Package
from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.errors import KeyConflict, PaymentsBusy, PaymentsUnavailable
from studybuddy_aws.runtime.secret_values import SecretValues
from studybuddy_aws.runtime.settings import StripeSettings

# Stripe's library tells of every request and of what was wrong with it.
logging.getLogger("stripe").setLevel(logging.WARNING)

_TIMEOUT_SECONDS, _LEAST_SECONDS = 6, 1
_TRIES_AGAIN = 1
_PAGE = 100


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


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """Money that went back: a refund or a dispute. `amount` in the smallest unit."""

    stripe_id: str
    amount: int
    created: int


class Payments:
    """What is done at Stripe. Raises PaymentsBusy, PaymentsUnavailable."""

    def __init__(self, secrets: SecretValues, settings: StripeSettings) -> None:
        keys = msgspec.json.decode(secrets.text(settings.stripe_secret_arn), type=_Keys)
        self._webhook_secret = keys.webhook_secret
        self._stripe = _client(keys.api_key, settings.stripe_api_base).v1

    def open_customer(self, user_id: str, email: str) -> str:
        """The customer that a user is at Stripe, made once; its id."""
        with _translated():
            customer = self._stripe.customers.create(
                {"metadata": {"user_id": user_id}, **({"email": email} if email else {})},
                {"idempotency_key": f"customer-{user_id}"},
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

    def open_intent(self, user_id: str, customer: str, package: Package, key: str) -> Intent:
        """A PaymentIntent for a package; the same `key` is the same one. Raises KeyConflict."""
        with _translated():
            intent = self._stripe.payment_intents.create(
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
                {"idempotency_key": f"purchase-{key}"},
            )
        return Intent(payment_intent=intent.id, client_secret=intent.client_secret or "")

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

    def refunds(self, payment_intent: str) -> list[Return]:
        """The refunds of a payment that have gone through, oldest first."""
        with _translated():
            found = self._stripe.refunds.list({"payment_intent": payment_intent, "limit": _PAGE})
            refunds = [one for one in found.auto_paging_iter() if one.status == "succeeded"]
        return _in_order(refunds)

    def disputes(self, payment_intent: str) -> list[Return]:
        """The disputes over a payment for which its money was withdrawn, oldest first."""
        with _translated():
            found = self._stripe.disputes.list({"payment_intent": payment_intent, "limit": _PAGE})
            disputes = [one for one in found.auto_paging_iter() if _withdrawn(one.status)]
        return _in_order(disputes)

    def verify(self, body: bytes, signature: str) -> bool:
        """Whether Stripe signed these bytes, less than five minutes ago."""
        try:
            # stripe compares as str, and lets errors of its own pass for what is not ASCII.
            text, header = body.decode(), signature.encode("ascii").decode()
            stripe.WebhookSignature.verify_header(
                text, header, self._webhook_secret, stripe.Webhook.DEFAULT_TOLERANCE
            )
        except (UnicodeError, stripe.SignatureVerificationError):
            return False
        return True


def _withdrawn(status: str) -> bool:
    """Whether a dispute took money: inquiries (`warning_...`) and disputes won did not."""
    return status != "won" and not status.startswith("warning_")


def _in_order(found: list[stripe.Refund] | list[stripe.Dispute]) -> list[Return]:
    returns = [Return(stripe_id=one.id, amount=one.amount, created=one.created) for one in found]
    return sorted(returns, key=lambda one: (one.created, one.stripe_id))


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
    except (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError) as error:
        raise PaymentsBusy from error
    except stripe.StripeError as error:
        raise PaymentsUnavailable(type(error).__name__) from error
