import json
import time

import pytest
import stripe as stripe_library
from http_world import ADA, BOB, SIGNUP
from purchases import STARTER, bought, opened, paid, told

from studybuddy_aws.storage.job import JobError
from studybuddy_aws.storage.tables import Write


def test_a_new_user_has_the_signup_credits(world):
    assert {"credits": SIGNUP} == world.call("get_credits").json


def test_the_history_says_what_the_balance_is_made_of(world):
    video_id = world.submitted()
    world.clock.seconds += 1
    world.call("delete_video", id=video_id)
    entries = world.call("get_credit_history").json["entries"]
    assert {(SIGNUP, "signup", None), (0, "video", video_id)} == {
        (entry["amount"], entry["reason"], entry["video_id"]) for entry in entries
    }
    assert world.balance() == sum(entry["amount"] for entry in entries)


def notes_told(world, **query):
    told = world.call("get_credit_history", query=query).json["entries"]
    return [(entry["amount"], entry["note"]) for entry in told if entry["note"]]


def test_a_note_is_one_line_that_names_it(world):
    used, failed = world.finished(title="Waves"), world.submitted()
    world.clock.seconds += 1
    world.leases.fail(
        world.leases.acquire(failed, "worker", 60), JobError(code="private", message="No.")
    )
    world.clock.seconds += 1
    world.submitted()
    none = {"title": "", "youtube_id": "hQVTIJBZook", "note_id": None}
    kept = {"title": "Waves", "youtube_id": "hQVTIJBZook", "note_id": used}
    lines = notes_told(world)
    assert (-1, {"charged": 1, "back": 0, "ended": None, **none}) == lines[0]
    assert {"used", "private"} == {note["ended"] for _, note in lines[1:]}
    assert (-1, {"charged": 1, "back": 0, "ended": "used", **kept}) in lines
    assert (0, {"charged": 1, "back": 1, "ended": "private", **none}) in lines


def test_what_a_long_video_took_and_gave_back_is_one_line(world):
    """A page has as many lines as were asked for; of a video that is deleted no name is left."""
    video_id = world.submitted()
    world.clock.seconds += 1
    tables, ledger = world.service.tables, world.service.ledger
    tables.write(*ledger.charge_more(ADA, video_id, 1, 3))
    world.clock.seconds += 1
    tables.write(*ledger.settle(ADA, video_id, 2, "cancelled"))
    tables.write(Write("Delete", "videos", video_id))
    told = {"title": "", "youtube_id": None, "note_id": None}
    line = (-1, {"charged": 3, "back": 2, "ended": "cancelled", **told})
    assert [line] == notes_told(world)
    assert [line] == notes_told(world, limit=1)


def test_what_a_transcript_that_grew_took_besides_is_told_under_its_name(world):
    video_id = world.submitted()
    tables, ledger = world.service.tables, world.service.ledger
    for charged, price in ((1, 2), (2, 3)):
        world.clock.seconds += 1
        tables.write(*ledger.charge_more(ADA, video_id, charged, price))
    named = {"title": "", "youtube_id": "hQVTIJBZook", "note_id": None}
    assert [
        (-1, {"charged": 1, "back": 0, "ended": None, **named}),
        (-2, {"charged": 2, "back": 0, "ended": None, **named}),
    ] == notes_told(world)


def test_the_history_comes_newest_first_in_pages(world):
    older = world.submitted()
    world.clock.seconds += 1
    newer = world.submitted()
    first = world.call("get_credit_history", query={"limit": 1}).json
    second = world.call("get_credit_history", query={"limit": 1, "cursor": first["next_cursor"]})
    shown = [entry["video_id"] for entry in first["entries"] + second.json["entries"]]
    assert [newer, older] == shown


def test_prices_are_the_servers(world):
    packages = world.call("get_credit_packages").json["packages"]
    assert [("starter", 5, 299), ("semester", 20, 999), ("scholar", 60, 2499)] == [
        (package["name"], package["credits"], package["price"]) for package in packages
    ]


def test_prices_are_told_to_everybody_and_may_be_kept_a_while(world):
    answer = world.call("get_credit_packages")
    assert (200, SIGNUP) == (answer.status, answer.json["signup_credits"])
    assert "public, max-age=300" == answer.headers["cache-control"]


def test_a_purchase_opens_a_payment_over_the_packages_price(world):
    answer = world.call("purchase_credits", body=STARTER)
    intent = world.stripe.state.objects[answer.json["payment_intent"]]
    assert (201, intent["client_secret"]) == (answer.status, answer.json["client_secret"])
    assert ("299", {"enabled": "true"}) == (
        str(intent["amount"]),
        intent["automatic_payment_methods"],
    )
    assert {"user_id": ADA, "package": "starter", "credits": "5"} == intent["metadata"]
    assert SIGNUP == world.balance()


@pytest.mark.parametrize(
    "body", [{}, {"package": "gold"}, {"package": 7}, {"package": "starter", "price": 1}]
)
def test_nothing_else_is_for_sale(world, body):
    answer = world.call("purchase_credits", body=body)
    assert 400 == answer.status
    assert [] == world.stripe.events


def test_the_same_key_opens_one_payment_and_another_users_another(world):
    key = {"idempotency-key": "buy-1"}
    first, again, bobs = [
        world.call("purchase_credits", user, body=STARTER, headers=key).json["payment_intent"]
        for user in (ADA, ADA, BOB)
    ]
    assert (True, False) == (first == again, first == bobs)


def test_the_same_key_for_another_package_is_409(world):
    key = {"idempotency-key": "buy-1"}
    world.call("purchase_credits", body=STARTER, headers=key)
    other = world.call("purchase_credits", body={"package": "scholar"}, headers=key)
    assert (409, "idempotency_conflict") == other.refusal


def test_a_user_is_one_customer(world):
    for _ in range(2):
        world.call("purchase_credits", body=STARTER)
    kinds = [found["object"] for found in world.stripe.state.objects.values()]
    assert 1 == kinds.count("customer")


def test_credits_are_granted_when_stripe_says_so_and_once(world):
    bought(world)
    event = told(world, "payment_intent.succeeded")
    answers = [world.webhook(event) for _ in range(5)]
    assert [(200, {"received": True})] * 5 == [(a.status, a.json) for a in answers]
    assert SIGNUP + 5 == world.balance()
    assert [] == world.broken()


def test_a_declined_card_buys_nothing(world):
    with pytest.raises(Exception, match="declined"):
        bought(world, card="pm_card_chargeDeclined")
    assert 200 == world.webhook(told(world, "payment_intent.payment_failed")).status
    assert SIGNUP == world.balance()


def test_what_an_event_says_is_never_believed(world):
    opened = world.call("purchase_credits", body=STARTER).json
    lie = {
        "type": "payment_intent.succeeded",
        "data": {
            "object": {
                "id": opened["payment_intent"],
                "object": "payment_intent",
                "status": "succeeded",
                "metadata": {"user_id": ADA, "package": "starter", "credits": "1000000"},
            }
        },
    }
    assert 200 == world.webhook(lie).status
    assert SIGNUP == world.balance()


def test_payments_of_others_in_the_same_stripe_account_are_left_alone(world):
    fields = {"amount": "500", "currency": "usd", "metadata": {"order": "shoes"}}
    intent = world.stripe.state.open_intent(fields)
    world.stripe.state.confirm(intent["id"], {"payment_method": "pm_card_visa"})
    assert 200 == world.webhook(told(world, "payment_intent.succeeded")).status
    unknown = {
        "type": "payment_intent.succeeded",
        "data": {"object": {"id": "pi_none", "object": "payment_intent"}},
    }
    assert 200 == world.webhook(unknown).status


def test_a_refund_takes_the_credits_back_once(world):
    payment = paid(world)
    world.stripe.state.refund({"payment_intent": payment})
    for kind in ("charge.refunded", "refund.created", "refund.created"):
        assert 200 == world.webhook(told(world, kind)).status
    assert SIGNUP == world.balance()
    assert [] == world.broken()


def test_a_refund_that_is_told_before_the_payment_grants_first(world):
    payment = bought(world)
    world.stripe.state.refund({"payment_intent": payment})
    world.webhook(told(world, "charge.refunded"))
    world.webhook(told(world, "payment_intent.succeeded"))
    assert SIGNUP == world.balance()
    assert [] == world.broken()


def test_refunds_in_parts_take_back_what_was_bought_and_no_more(world):
    payment = paid(world)
    taken = []
    for amount in (100, 100, 99):
        world.stripe.state.refund({"payment_intent": payment, "amount": amount})
        world.webhook(told(world, "refund.created"))
        taken.append(SIGNUP + 5 - world.balance())
    assert [1, 3, 5] == taken


def test_refunds_in_parts_that_are_told_late_add_up(world):
    payment = paid(world)
    for amount in (100, 100, 99):
        world.stripe.state.refund({"payment_intent": payment, "amount": amount})
    for event in reversed(world.stripe.events):
        assert 200 == world.webhook(event).status
    assert SIGNUP == world.balance()
    assert [] == world.broken()


def test_a_dispute_takes_the_credits_back_but_never_below_zero(world):
    payment = paid(world)
    for _ in range(5):
        world.finished()
    world.stripe.state.dispute(payment)
    world.webhook(told(world, "charge.dispute.created"))
    (dispute,) = [o for o in world.stripe.state.objects.values() if o["object"] == "dispute"]
    entry = world.service.ledger.entry(f"dispute#{dispute['id']}")
    assert (0, -3, 5, payment) == (
        world.balance(),
        entry.amount,
        entry.owed,
        entry.stripe_payment_id,
    )
    assert [] == world.broken()


@pytest.mark.parametrize("status", ["warning_needs_response", "won"])
def test_a_dispute_that_takes_no_money_takes_no_credits(world, status):
    payment = paid(world)
    world.stripe.state.dispute(payment, status)
    assert 200 == world.webhook(told(world, "charge.dispute.created")).status
    assert SIGNUP + 5 == world.balance()


def test_a_payment_of_someone_who_has_gone_is_kept_in_the_ledger(world):
    payment = bought(world)
    world.call("delete_me")
    assert 200 == world.webhook(told(world, "payment_intent.succeeded")).status
    entry = world.service.ledger.entry(f"purchase#{payment}")
    assert (0, "no_account") == (entry.amount, entry.reason)
    assert [] == world.broken()


@pytest.mark.parametrize("fault", ["refuse", "limit", "lose"])
def test_when_stripe_fails_us_it_is_asked_to_come_again(world, fault):
    bought(world)
    world.stripe.faults.extend([fault] * 2)
    event = told(world, "payment_intent.succeeded")
    answer = world.webhook(event)
    # The library tries again by itself where Stripe says that it may.
    assert {503: SIGNUP, 200: SIGNUP + 5}[answer.status] == world.balance()
    world.stripe.faults.clear()
    assert 200 == world.webhook(event).status
    assert SIGNUP + 5 == world.balance()


def test_a_purchase_whose_answer_was_lost_is_opened_once(world):
    world.call("purchase_credits", body=STARTER)
    before = len(world.stripe.events)
    world.stripe.faults.append("lose")
    assert 201 == world.call("purchase_credits", body=STARTER).status
    assert before + 1 == len(world.stripe.events)


def test_without_stripe_nothing_can_be_bought_now(world):
    world.stripe.faults.extend(["refuse"] * 8)
    answer = world.call("purchase_credits", body=STARTER)
    assert (503, "payments_busy") == answer.refusal
    assert "2" == answer.headers["retry-after"]


def test_a_key_that_stripe_does_not_know_says_nothing_of_itself(world):
    arn = world.environment["STRIPE_SECRET_ARN"]
    world.client("secretsmanager").put_secret_value(
        SecretId=arn, SecretString=json.dumps({"api_key": "sk_wrong", "webhook_secret": "w"})
    )
    answer = world.call("purchase_credits", body=STARTER)
    assert (500, "payments_unavailable") == answer.refusal
    assert "sk_wrong" not in answer.text


def test_a_webhook_through_text_is_read_as_well_as_through_base64(world):
    bought(world)
    body, signature = world.stripe.signed(told(world, "payment_intent.succeeded"))
    headers = {"stripe-signature": signature}
    assert 200 == world.call("stripe_webhook", raw=body.decode(), headers=headers).status
    assert SIGNUP + 5 == world.balance()


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("", b"{}"),
        ("t=1,v1=0", b"{}"),
        ("t=x,v1=", b"{}"),
        ("nonsense", b"{}"),
        ("t=1,v1=é", b"{}"),
        ("\ud800", b"{}"),
        ("t=" + "9" * 10_000 + ",v1=0", b"{}"),
        ("t=1,v1=0", b"\xff\xfe\x00"),
        ("t=1,v1=0", b""),
        ("t=1,v1=0", b"x" * 262_145),
        ("t=1,v1=0", "\ud800"),
    ],
)
def test_what_stripe_did_not_sign_is_400(world, header, body):
    answer = world.call("stripe_webhook", raw=body, headers={"stripe-signature": header})
    assert 400 == answer.status
    assert "application/problem+json" == answer.headers["content-type"]


def test_a_signature_is_of_these_very_bytes_this_secret_and_these_five_minutes(world):
    bought(world)
    event = told(world, "payment_intent.succeeded")
    body, signature = world.stripe.signed(event)
    refused = (400, "bad_signature")
    changed = body.replace(b'"livemode": false', b'"livemode": true')
    headers = {"stripe-signature": signature}
    assert refused == world.call("stripe_webhook", raw=changed, headers=headers).refusal
    now = int(time.time())
    for at in (1, now - 400, now + 400, now + 365 * 86_400):
        assert refused == world.webhook(event, at=at).refusal
    made = stripe_library.WebhookSignature.generate_signature_header(body.decode(), "whsec_other")
    others = {"stripe-signature": made}
    assert refused == world.call("stripe_webhook", raw=body, headers=others).refusal
    assert SIGNUP == world.balance()


def test_base64_that_is_none_is_400(world):
    called = world.event("stripe_webhook", raw=b"{}")
    called["body"] = "?" * 10
    assert (400, "bad_body") == world.send("stripe_webhook", called).refusal


def test_nobody_without_a_signature_learns_of_our_troubles(world):
    world.environment["STRIPE_SECRET_ARN"] = "arn:aws:secretsmanager:eu-central-1:1:secret:none"
    assert (400, "bad_signature") == world.call("stripe_webhook", raw=b"{}").refusal


@pytest.mark.parametrize(
    "event",
    [
        {},
        [],
        {"type": "invoice.paid", "data": {"object": {"id": "in_1", "object": "invoice"}}},
        {"type": "charge.refunded", "data": {"object": {"id": "ch_1", "object": "charge"}}},
        {"type": "charge.refunded", "data": {"object": {"payment_intent": {"id": "pi"}}}},
        {"type": "charge.refunded", "data": None},
        {"object": "v2.core.event", "type": "v1.billing.meter.no_meter_found"},
    ],
)
def test_signed_events_that_are_none_of_ours_are_taken_and_left(world, event):
    assert (200, {"received": True}) == (
        (answer := world.webhook(event)).status,
        answer.json,
    )


def test_a_purchase_has_stripes_own_receipt(world):
    payment = paid(world)
    shown = world.call("get_receipt", payment_intent=payment)
    assert (200, f"{world.stripe.address}/receipts/{payment}") == (shown.status, shown.json["url"])


def test_a_receipt_is_its_buyers_alone_and_of_nothing_else_than_a_purchase(world):
    payment, open_payment = paid(world), opened(world)
    for user, asked in [(BOB, payment), (ADA, open_payment), (ADA, f"{payment}x"), (ADA, "")]:
        assert (404, "not_found") == world.call("get_receipt", user, payment_intent=asked).refusal


def test_a_payment_that_stripe_has_no_receipt_of_says_so(world):
    payment = paid(world)
    del world.stripe.state.objects[payment]
    refused = world.call("get_receipt", payment_intent=payment)
    assert (404, "There is no such receipt.") == (refused.status, refused.json["detail"])
