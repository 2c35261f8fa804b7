"""What the Stripe stand-in knows: customers, payments, refunds, disputes, and events of them all.

Objects are dicts as Stripe's API shows them; only fields that somebody reads are there.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, TypeAlias

Fields: TypeAlias = dict[str, Any]
Object: TypeAlias = dict[str, Any]

# Stripe's own names of cards to test with, and how a payment with them ends.
DECLINES = {
    "pm_card_chargeDeclined": "generic_decline",
    "pm_card_chargeDeclinedInsufficientFunds": "insufficient_funds",
}
DISPUTED = "pm_card_createDispute"
SLOW = "pm_usBankAccount_processing"


class Refusal(Exception):
    """An error as Stripe answers it."""

    def __init__(self, status: int, kind: str, message: str, **more: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, **more}}


class StripeState:
    """All objects by id. Not safe between threads: whoever serves it lets one in at a time."""

    def __init__(self, now: Callable[[], float], address: Callable[[], str]) -> None:
        self.objects: dict[str, Object] = {}
        self.events: list[Object] = []
        self._now = now
        self._address = address

    def find(self, kind: str, name: str, param: str = "id") -> Object:
        """The object of this kind and id, which was asked for by `param`. Raises Refusal."""
        found = self.objects.get(name)
        if found is None or found["object"] != kind or found.get("deleted"):
            raise Refusal(
                404,
                "invalid_request_error",
                f"No such {kind}: '{name}'",
                code="resource_missing",
                param=param,
            )
        return found

    def open_customer(self, fields: Fields) -> Object:
        """A new customer."""
        return self._filed("cus", "customer", email=fields.get("email"), metadata=_metadata(fields))

    def delete_customer(self, name: str) -> Object:
        """Delete a customer; only its id is kept."""
        self.find("customer", name)
        self.objects[name] = {"id": name, "object": "customer", "deleted": True}
        return self.objects[name]

    def open_intent(self, fields: Fields) -> Object:
        """A new PaymentIntent, to be confirmed with a payment method."""
        amount = _amount(fields)
        if customer := fields.get("customer"):
            self.find("customer", customer, "customer")
        intent = self._filed(
            "pi",
            "payment_intent",
            amount=amount,
            amount_received=0,
            currency=_needed(fields, "currency"),
            customer=customer,
            status="requires_payment_method",
            metadata=_metadata(fields),
            automatic_payment_methods=fields.get("automatic_payment_methods"),
            latest_charge=None,
            last_payment_error=None,
        )
        intent["client_secret"] = f"{intent['id']}_secret_{secrets.token_hex(8)}"
        self._tell("payment_intent.created", intent)
        return intent

    def intent(self, name: str, fields: Fields) -> Object:
        """A PaymentIntent, with its charge within it where that is asked for."""
        intent = self.find("payment_intent", name)
        if "latest_charge" not in dict(fields.get("expand") or {}).values():
            return intent
        return {**intent, "latest_charge": self.objects.get(intent["latest_charge"])}

    def confirm(self, name: str, fields: Fields) -> Object:
        """Pay, with one of Stripe's test cards. Raises Refusal when the card is declined."""
        intent = self.find("payment_intent", name)
        if intent["status"] in {"succeeded", "canceled"}:
            raise _unexpected(intent)
        card = _needed(fields, "payment_method")
        if reason := DECLINES.get(card):
            error = {"type": "card_error", "code": "card_declined", "decline_code": reason}
            intent["last_payment_error"] = error
            self._tell("payment_intent.payment_failed", intent)
            raise Refusal(
                402,
                "card_error",
                "Your card was declined.",
                code="card_declined",
                decline_code=reason,
            )
        if card == SLOW:
            intent["status"] = "processing"
            self._tell("payment_intent.processing", intent)
            return intent
        self._paid(intent)
        if card == DISPUTED:
            self.dispute(name)
        return intent

    def cancel(self, name: str) -> Object:
        """Let nobody pay any more. Raises Refusal when it is paid, or a bank is at it."""
        intent = self.find("payment_intent", name)
        if intent["status"] in {"succeeded", "canceled", "processing"}:
            raise _unexpected(intent)
        intent["status"] = "canceled"
        self._tell("payment_intent.canceled", intent)
        return intent

    def bank_done(self, name: str) -> Object:
        """Let the bank that takes its time be done: the money is there."""
        intent = self.find("payment_intent", name)
        self._paid(intent)
        return intent

    def refund(self, fields: Fields, status: str = "succeeded") -> Object:
        """Give back all that is left of a payment, or an amount."""
        intent = self.find("payment_intent", _needed(fields, "payment_intent"))
        charge = self._charge_of(intent)
        left = charge["amount"] - charge["amount_refunded"]
        amount = int(fields.get("amount", left))
        if not 0 < amount <= left:
            raise _bad("The refund is greater than what is left of the charge.", "amount_too_large")
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        refund = self._filed(
            "re",
            "refund",
            amount=amount,
            charge=charge["id"],
            currency=charge["currency"],
            payment_intent=intent["id"],
            status=status,
        )
        self._tell("charge.refunded", charge)
        self._tell("refund.created", refund)
        return refund

    def change_refund(self, name: str, status: str) -> Object:
        """Let a refund become another: one that fails leaves the money where it was."""
        refund = self.find("refund", name)
        ended = {"failed", "canceled"}
        if status in ended and refund["status"] not in ended:
            charge = self.objects[refund["charge"]]
            charge["amount_refunded"] -= refund["amount"]
            charge["refunded"] = False
        refund["status"] = status
        self._tell("refund.failed" if status == "failed" else "refund.updated", refund)
        self._tell("charge.refund.updated", refund)
        return refund

    def change_dispute(self, name: str, status: str) -> Object:
        """Let a dispute go on, or end (`won`, `lost`)."""
        dispute = self.find("dispute", name)
        dispute["status"] = status
        kind = "closed" if status in {"won", "lost", "warning_closed"} else "updated"
        self._tell(f"charge.dispute.{kind}", dispute)
        return dispute

    def dispute(self, payment_intent: str, status: str = "needs_response") -> Object:
        """Let the card's owner dispute a payment."""
        charge = self._charge_of(self.find("payment_intent", payment_intent))
        charge["disputed"] = True
        dispute = self._filed(
            "du",
            "dispute",
            amount=charge["amount"],
            charge=charge["id"],
            currency=charge["currency"],
            payment_intent=payment_intent,
            reason="fraudulent",
            status=status,
        )
        self._tell("charge.dispute.created", dispute)
        return dispute

    def list(self, kind: str, fields: Fields) -> Object:
        """The customers of an address, the refunds or disputes of a payment: newest first."""
        data = [
            one
            for one in reversed(self.objects.values())
            if one["object"] == kind
            and not one.get("deleted")
            and all(fields.get(by) in {None, one.get(by)} for by in ("email", "payment_intent"))
        ]
        return {"object": "list", "url": f"/v1/{kind}s", "has_more": False, "data": data}

    def _paid(self, intent: Object) -> None:
        charge = self._filed(
            "ch",
            "charge",
            amount=intent["amount"],
            amount_refunded=0,
            currency=intent["currency"],
            disputed=False,
            payment_intent=intent["id"],
            receipt_url=f"{self._address()}/receipts/{intent['id']}",
            refunded=False,
            status="succeeded",
        )
        intent.update(
            status="succeeded",
            amount_received=intent["amount"],
            latest_charge=charge["id"],
            last_payment_error=None,
        )
        self._tell("payment_intent.succeeded", intent)

    def _charge_of(self, intent: Object) -> Object:
        if intent["latest_charge"] is None:
            raise _bad("This PaymentIntent has no charge.", "charge_missing")
        return self.objects[intent["latest_charge"]]

    def _filed(self, prefix: str, kind: str, **fields: Any) -> Object:
        made = {
            "id": f"{prefix}_{secrets.token_hex(12)}",
            "object": kind,
            "created": int(self._now()),
            "livemode": False,
            **fields,
        }
        self.objects[made["id"]] = made
        return made

    def _tell(self, kind: str, about: Object) -> None:
        self.events.append(
            {
                "id": f"evt_{secrets.token_hex(12)}",
                "object": "event",
                "created": int(self._now()),
                "livemode": False,
                "type": kind,
                "data": {"object": dict(about)},
            }
        )


def _metadata(fields: Fields) -> dict[str, str]:
    return dict(fields.get("metadata") or {})


def _needed(fields: Fields, name: str) -> str:
    if not fields.get(name):
        raise Refusal(
            400,
            "invalid_request_error",
            f"Missing required param: {name}.",
            code="parameter_missing",
            param=name,
        )
    return str(fields[name])


def _amount(fields: Fields) -> int:
    text = _needed(fields, "amount")
    if not text.isdigit() or int(text) < 50:
        raise _bad("The amount must be a whole number of at least 50.", "amount_too_small")
    return int(text)


def _unexpected(intent: Object) -> Refusal:
    words = f"This PaymentIntent has a status of {intent['status']}."
    return _bad(words, "payment_intent_unexpected_state")


def _bad(message: str, code: str) -> Refusal:
    return Refusal(400, "invalid_request_error", message, code=code)
