"""One fault at every AWS and Stripe call of a purchase and of the webhooks; nothing is lost."""

from contextlib import suppress

import pytest
from fault_points import FAULTS, Crash

BOUGHT = 5


def purchased(world):
    """Ask for a payment as a browser does: again, should there be no good answer."""
    for _ in range(3):
        try:
            answer = world.call(
                "purchase_credits",
                world.user,
                body={"package": "starter"},
                headers={"idempotency-key": "buy"},
            )
        except Crash:
            continue
        if answer.status == 201:
            return answer.json
    raise AssertionError(answer.text)


def paid(world):
    opened = purchased(world)
    secret = {"payment_method": "pm_card_visa", "client_secret": opened["client_secret"]}
    world.stripe.state.confirm(opened["payment_intent"], secret)
    return opened["payment_intent"], told(world, "payment_intent.succeeded")


def told(world, kind):
    return [event for event in world.stripe.events if event["type"] == kind][-1]


def hook(world, event):
    """Tell it as Stripe does: again, until it is answered well."""
    for _ in range(3):
        try:
            if world.webhook(event).status == 200:
                return
        except Crash:
            continue
    raise AssertionError("never answered well")


def purchase(world):
    yield lambda: purchased(world), 0


def webhook_of_a_payment(world):
    _, event = paid(world)
    yield lambda: hook(world, event), BOUGHT
    for _ in range(5):
        world.webhook(event)


def webhook_of_a_refund(world):
    payment, event = paid(world)
    world.stripe.state.refund({"payment_intent": payment})
    refunded = told(world, "charge.refunded")
    yield lambda: hook(world, refunded), 0
    for again in (event, refunded, refunded):
        world.webhook(again)


def webhook_of_a_dispute(world):
    payment, event = paid(world)
    world.webhook(event)
    world.stripe.state.dispute(payment, "needs_response")
    disputed = told(world, "charge.dispute.created")
    yield lambda: hook(world, disputed), 0
    world.webhook(disputed)


def webhook_of_a_refund_that_failed(world):
    payment, _ = paid(world)
    refund = world.stripe.state.refund({"payment_intent": payment})
    world.webhook(told(world, "charge.refunded"))
    world.stripe.state.change_refund(refund["id"], "failed")
    failed = told(world, "refund.failed")
    yield lambda: hook(world, failed), BOUGHT
    world.webhook(failed)


def webhook_of_a_dispute_that_was_won(world):
    payment, _ = paid(world)
    dispute = world.stripe.state.dispute(payment)
    world.webhook(told(world, "charge.dispute.created"))
    world.stripe.state.change_dispute(dispute["id"], "won")
    won = told(world, "charge.dispute.closed")
    yield lambda: hook(world, won), BOUGHT
    world.webhook(won)


def payment_without_a_webhook(world):
    paid(world)
    world.later(601)
    yield lambda: sweep(world), BOUGHT
    world.later(1201)
    sweep(world)


def payment_refunded_without_a_webhook(world):
    payment, _ = paid(world)
    world.stripe.state.refund({"payment_intent": payment})
    world.later(601)
    yield lambda: sweep(world), 0


def sweep(world):
    """Sweep as the schedule does: again, whatever became of it."""
    for _ in range(3):
        with suppress(Crash):
            world.sweep()


STORIES = {
    act.__name__: act
    for act in (
        *(purchase, webhook_of_a_payment, webhook_of_a_refund, webhook_of_a_dispute),
        *(webhook_of_a_refund_that_failed, webhook_of_a_dispute_that_was_won),
        *(payment_without_a_webhook, payment_refunded_without_a_webhook),
    )
}


def of_user(world, kind):
    """The objects of a kind that Stripe has for the present user."""
    found = [o for o in world.stripe.state.objects.values() if o["object"] == kind]
    return [o for o in found if o.get("metadata", {}).get("user_id") == world.user]


def run(world, name, fault, at, patch):
    world.fresh()
    world.call("get_me", world.user)
    told_by = STORIES[name](world)
    do, expected = next(told_by)
    points = world.points
    with points.on_stripe(world.stripe.address, patch), points.planned(fault, at, do):
        do()
    assert next(told_by, None) is None
    where = (name, fault, at, points.names[at : at + 1])
    balance = world.balance(world.user)
    assert (10 + expected, 1, 1) == (
        balance,
        len(of_user(world, "customer")),
        len(of_user(world, "payment_intent")),
    ), where
    assert [] == world.all_broken(), where
    (payment,) = of_user(world, "payment_intent")
    row = world.service.payment_rows.find(payment["id"])
    assert (payment["status"] == "succeeded") == (row.open is None), where
    return points.reached


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "outage"])
@pytest.mark.parametrize("name", STORIES)
def test_one_fault_anywhere_grants_and_takes_back_once(world, tally, monkeypatch, name, fault):
    runs = world.points.of_story(lambda at: run(world, name, fault, at, monkeypatch), fault)
    tally(name, len(world.points.names), runs)
