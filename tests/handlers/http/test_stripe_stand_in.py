"""The stand-in is Stripe as far as Stripe's own library can tell; one signer is not ours."""

import hashlib
import hmac
import http.client
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import stripe as stripe_library
import urllib3

from studybuddy_local.stripe_stand_in import StripeStandIn, fields_of, signature

BUY = {
    "amount": 299,
    "currency": "usd",
    "automatic_payment_methods": {"enabled": True},
    "metadata": {"user_id": "ada"},
}
CARD = {"payment_method": "pm_card_visa"}


def library(stand_in, key="sk_test_local"):
    return stripe_library.StripeClient(
        key, base_addresses={"api": stand_in.address}, max_network_retries=0
    ).v1


@pytest.fixture
def receiver():
    """An endpoint for webhooks that keeps what it was sent, and answers what it is told to."""
    received, statuses = [], []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            received.append((body, self.headers["stripe-signature"]))
            self.send_response(statuses.pop(0) if statuses else 200)
            self.end_headers()
            arrived.release()

        def log_message(self, *_):
            pass

    arrived = threading.Semaphore(0)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    server.received, server.statuses, server.arrived = received, statuses, arrived
    server.url = f"http://127.0.0.1:{server.server_port}/webhooks/stripe"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def arrived(receiver, number):
    for _ in range(number):
        assert receiver.arrived.acquire(timeout=10)
    return [json.loads(body)["type"] for body, _ in receiver.received]


def test_a_payment_from_opening_to_refund(stripe):
    api = library(stripe)
    customer = api.customers.create({"email": "ada@example.org", "metadata": {"user_id": "ada"}})
    intent = api.payment_intents.create({**BUY, "customer": customer.id})
    assert ("requires_payment_method", 299, 0) == (
        intent.status,
        intent.amount,
        intent.amount_received,
    )
    paid = api.payment_intents.confirm(intent.id, CARD)
    assert ("succeeded", 299) == (paid.status, paid.amount_received)
    refund = api.refunds.create({"payment_intent": intent.id, "amount": 100})
    assert ("succeeded", 100) == (refund.status, refund.amount)
    found = list(api.refunds.list({"payment_intent": intent.id}).auto_paging_iter())
    assert [refund.id] == [one.id for one in found]
    assert [] == api.disputes.list({"payment_intent": intent.id}).data
    assert [
        "payment_intent.created",
        "payment_intent.succeeded",
        "charge.refunded",
        "refund.created",
    ] == [event["type"] for event in stripe.events]


def test_a_key_is_answered_as_before_and_refuses_other_parameters(stripe):
    api = library(stripe)
    one, two = [api.payment_intents.create(BUY, {"idempotency_key": "k"}) for _ in range(2)]
    assert one.id == two.id
    assert "true" == two.last_response.headers["idempotent-replayed"]
    with pytest.raises(stripe_library.IdempotencyError):
        api.payment_intents.create({**BUY, "amount": 300}, {"idempotency_key": "k"})


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ("pm_card_chargeDeclined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds"),
    ],
)
def test_a_declined_card_is_an_error_and_an_event(stripe, card, reason):
    api = library(stripe)
    intent = api.payment_intents.create(BUY)
    with pytest.raises(stripe_library.CardError) as raised:
        api.payment_intents.confirm(intent.id, {"payment_method": card})
    assert ("card_declined", reason) == (
        raised.value.code,
        raised.value.json_body["error"]["decline_code"],
    )
    assert "payment_intent.payment_failed" == stripe.events[-1]["type"]
    assert "succeeded" == api.payment_intents.confirm(intent.id, CARD).status


def test_a_card_that_disputes(stripe):
    api = library(stripe)
    intent = api.payment_intents.create(BUY)
    api.payment_intents.confirm(intent.id, {"payment_method": "pm_card_createDispute"})
    (dispute,) = api.disputes.list({"payment_intent": intent.id}).data
    assert (299, "needs_response", intent.id) == (
        dispute.amount,
        dispute.status,
        dispute.payment_intent,
    )


def test_what_is_not_there_or_not_allowed(stripe):
    api = library(stripe)
    for ask in (api.payment_intents.retrieve, api.customers.retrieve, api.customers.delete):
        with pytest.raises(stripe_library.InvalidRequestError) as raised:
            ask("none")
        assert "resource_missing" == raised.value.code
    with pytest.raises(stripe_library.AuthenticationError):
        library(stripe, "sk_wrong").payment_intents.retrieve("none")
    with pytest.raises(stripe_library.InvalidRequestError, match="at least 50"):
        api.payment_intents.create({**BUY, "amount": 1})
    with pytest.raises(stripe_library.InvalidRequestError, match="no charge"):
        api.refunds.create({"payment_intent": api.payment_intents.create(BUY).id})
    with pytest.raises(stripe_library.InvalidRequestError, match="Unrecognized"):
        api.balance.retrieve()


def test_a_browser_pays_with_the_client_secret_of_that_payment_only(stripe):
    intent, other = [library(stripe).payment_intents.create(BUY) for _ in range(2)]
    answers = [
        _post(stripe, f"/v1/payment_intents/{name}/confirm", f"{form}&payment_method=pm_card_visa")
        for name, form in [
            (other.id, f"client_secret={intent.client_secret}"),
            (intent.id, ""),
            ("none", "client_secret="),
            (intent.id, f"client_secret={intent.client_secret}"),
        ]
    ]
    assert [401, 401, 401, 200] == answers


def test_faults_befall_one_request_each(stripe):
    api = library(stripe)
    stripe.faults.extend(["refuse", "limit", "lose"])
    for error in (
        stripe_library.APIError,
        stripe_library.RateLimitError,
        stripe_library.APIConnectionError,
    ):
        with pytest.raises(error):
            api.payment_intents.create(BUY)
    assert 1 == len(stripe.events)


def test_webhooks_are_signed_so_that_the_library_believes_them(receiver):
    with StripeStandIn(webhook_url=receiver.url) as stripe:
        library(stripe).payment_intents.create(BUY)
        assert ["payment_intent.created"] == arrived(receiver, 1)
    body, header = receiver.received[0]
    event = stripe_library.Webhook.construct_event(body, header, "whsec_local")
    assert "payment_intent" == event.data.object.object


def test_webhooks_come_often_late_and_again(receiver):
    with StripeStandIn(webhook_url=receiver.url) as stripe:
        stripe.held, stripe.copies = True, 2
        api = library(stripe)
        api.payment_intents.confirm(api.payment_intents.create(BUY).id, CARD)
        assert [] == receiver.received
        receiver.statuses.append(500)
        stripe.release()
        kinds = arrived(receiver, 5)
    assert ["payment_intent.created"] * 2 == kinds[:2]
    assert (3, 2) == (
        kinds.count("payment_intent.created"),
        kinds.count("payment_intent.succeeded"),
    )


def test_our_signature_is_the_librarys():
    body, at = b'{"id": "evt_1", "name": "\xc3\xa9"}', 1_800_000_000
    theirs = stripe_library.WebhookSignature.generate_signature_header(body.decode(), "s", at)
    assert theirs == signature(body, "s", at)


def test_forms_within_forms():
    assert {"a": "1", "metadata": {"user_id": "ada", "x": "é"}, "expand": {"0": "y"}} == fields_of(
        "a=1&metadata[user_id]=ada&metadata%5Bx%5D=%C3%A9&expand[0]=y"
    )


def test_what_an_independent_stripe_signs_is_believed(world, receiver, monkeypatch):
    """localstripe is another's work: its webhook goes through our function as it was sent."""
    import asyncio

    from localstripe import webhooks

    class Told:
        type, created = "payment_intent.succeeded", int(time.time())

        def _export(self):
            about = {"id": "pi_none", "object": "payment_intent"}
            return {"object": "event", "type": self.type, "data": {"object": about}}

    monkeypatch.setattr(webhooks, "_webhooks", {})
    webhooks.register_webhook("ours", receiver.url, "whsec_local", None)
    asyncio.run(webhooks._send_webhook(Told()))
    ((body, header),) = receiver.received
    answers = [
        world.call("stripe_webhook", raw=raw, headers={"stripe-signature": header}).status
        for raw in (body, body + b" ")
    ]
    assert [200, 400] == answers


def test_the_scheme_is_an_hmac_over_time_and_body():
    digest = hmac.new(b"s", b"7.{}", hashlib.sha256).hexdigest()
    assert f"t=7,v1={digest}" == signature(b"{}", "s", 7)


def _post(stripe, path, form):
    connection = http.client.HTTPConnection(stripe.address.removeprefix("http://"), timeout=5)
    connection.request("POST", path, form, {"content-type": "application/x-www-form-urlencoded"})
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_browser_takes_the_payment_form_from_it(stripe):
    answer = urllib3.request("GET", f"{stripe.address}/stripe.js")

    assert (200, "text/javascript") == (answer.status, answer.headers["content-type"])
    assert b"window.Stripe = " in answer.data


def test_a_bank_that_takes_its_time_leaves_the_payment_open(stripe):
    api = library(stripe)
    intent = api.payment_intents.create(BUY)

    waiting = api.payment_intents.confirm(
        intent.id, {"payment_method": "pm_usBankAccount_processing"}
    )

    assert ("processing", 0) == (waiting.status, waiting.amount_received)
    assert "payment_intent.processing" == stripe.events[-1]["type"]
