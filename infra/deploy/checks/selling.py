"""Stripe: its keys, and whether it tells the service of payments."""

from __future__ import annotations

import stripe

from checks.secret_values import unfilled
from checks.target import Finding, Target, settings_in

# What the webhook deals with; of all else it says that it was received.
EVENTS = frozenset(
    {
        "payment_intent.succeeded",
        "payment_intent.canceled",
        "charge.refunded",
        "charge.refund.updated",
        "refund.created",
        "refund.updated",
        "refund.failed",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated",
    }
)
_NOT_SOLD = Finding("not asked", "Credits are not sold: there is no key of Stripe's")
_ADD = "Stripe > Developers > Webhooks: add or mend {address}, with these events: {events}"
_SECONDS = 20


def keys(target: Target) -> Finding:
    """The secret's two values and the web app's key belong to one mode."""
    text, shown = target.secret("stripe"), str(target.deployed.settings["stripe"])
    if text is None:
        return unfilled(target, "stripe", "Its secret is empty") if shown else _NOT_SOLD
    values = settings_in(text) or {}
    key = values.get("api_key", "")
    if not key.startswith(("sk_", "rk_")) or not values.get("webhook_secret", "").startswith(
        "whsec_"
    ):
        return unfilled(target, "stripe", "The secret is not of the shape that is wanted")
    if not shown:
        todo = "Set `stripe_publishable_key` and run make deploy."
        return Finding("worth doing", "Nobody can buy: the web app has no key of Stripe's", todo)
    if _live(key) is not _live(shown):
        todo = "Both must be of test mode, or both of live mode; then run make deploy."
        return Finding("missing", "The web app's key is of another mode than the secret's", todo)
    return Finding("ok", "live: money is real" if _live(key) else "of test mode")


def webhook(target: Target) -> Finding:
    """Stripe sends what the service wants to know to where it is."""
    values = settings_in(target.secret("stripe") or "") or {}
    if not values.get("api_key"):
        return _NOT_SOLD
    try:
        found = _endpoints(target, values["api_key"])
    except stripe.AuthenticationError:
        return unfilled(target, "stripe", "Stripe refuses the key")
    except stripe.PermissionError:
        return Finding("not asked", "The key may not read webhook endpoints; look at Stripe's")
    except stripe.StripeError as error:
        return Finding("not asked", f"Stripe does not answer as it should: {type(error).__name__}")
    return _judged(f"{target.deployed.endpoint}/webhooks/stripe", _live(values["api_key"]), found)


def _endpoints(target: Target, key: str) -> list[stripe.WebhookEndpoint]:
    asking = stripe.StripeClient(
        key,
        base_addresses={"api": target.stripe},
        http_client=stripe.RequestsClient(timeout=_SECONDS),
    )
    return list(asking.v1.webhook_endpoints.list({"limit": 100}).data)


def _judged(address: str, live: bool, found: list[stripe.WebhookEndpoint]) -> Finding:
    todo = _ADD.format(address=address, events=", ".join(sorted(EVENTS)))
    ours = [one for one in found if one.url == address and one.livemode is live]
    if not ours:
        return Finding("missing", f"Stripe does not know {address}, in the key's mode", todo)
    enabled = [one for one in ours if one.status == "enabled"]
    if not enabled:
        return Finding("missing", f"Stripe has switched {address} off", todo)
    told = {event for one in enabled for event in one.enabled_events}
    if "*" not in told and (untold := EVENTS - told):
        return Finding("missing", f"Stripe does not tell of {', '.join(sorted(untold))}", todo)
    return Finding("ok", f"{address} is told all that counts")


def _live(key: str) -> bool:
    return "_live_" in key
