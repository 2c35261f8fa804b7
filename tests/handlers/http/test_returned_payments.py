"""Every state of refunds and disputes that Stripe has, as its events tell them."""

import ast
import re
from pathlib import Path

import pytest
import stripe as stripe_library
from http_world import BOB, SIGNUP
from purchases import STARTER, bought, opened, paid, told

from studybuddy_aws.billing.return_states import DISPUTES, REFUNDS

GUIDE = Path(__file__).parents[3] / "docs" / "OPERATING.md"


def disputes_of_the_library():
    source = Path(stripe_library.__file__).with_name("_dispute.py").read_text()
    (made,) = [one for one in ast.parse(source).body if isinstance(one, ast.ClassDef)]
    (status,) = [
        one.annotation
        for one in made.body
        if isinstance(one, ast.AnnAssign) and one.target.id == "status"
    ]
    return {one.value for one in ast.walk(status) if isinstance(one, ast.Constant)}


def refunds_of_the_library():
    """Its type is any text; what it says of itself names them."""
    source = Path(stripe_library.__file__).with_name("_refund.py").read_text()
    (words,) = re.findall(r"Status of the refund. This can be (.+?)\. Learn", source)
    return set(re.findall(r"`(\w+)`", words))


def test_all_states_of_the_library_are_known():
    assert (refunds_of_the_library(), disputes_of_the_library()) == (set(REFUNDS), set(DISPUTES))


def test_the_guide_lists_all_states():
    row = r"^\| (refund|dispute) \| (.+?) \| (taken|not taken) \|"
    rows = re.findall(row, GUIDE.read_text(), re.M)
    told = {
        (kind, state): taken == "taken"
        for kind, states, taken in rows
        for state in re.findall(r"`(\w+)`", states)
    }
    expected = {
        (kind, state): money == "gone"
        for kind, table in (("refund", REFUNDS), ("dispute", DISPUTES))
        for state, money in table.items()
    }
    assert expected == told


@pytest.mark.parametrize("status", REFUNDS)
def test_a_refund_in_each_state(world, status):
    payment = paid(world)
    world.stripe.state.refund({"payment_intent": payment}, status)
    assert 200 == world.webhook(told(world, "refund.created")).status
    expected = {"gone": 0, "here": 5}[REFUNDS[status]]
    assert (SIGNUP + expected, []) == (world.balance(), world.broken())


@pytest.mark.parametrize("status", DISPUTES)
def test_a_dispute_in_each_state(world, status):
    payment = paid(world)
    world.stripe.state.dispute(payment, status)
    assert 200 == world.webhook(told(world, "charge.dispute.created")).status
    expected = {"gone": 0, "here": 5}[DISPUTES[status]]
    assert (SIGNUP + expected, []) == (world.balance(), world.broken())


@pytest.mark.parametrize("kind", ["refund.failed", "charge.refund.updated"])
def test_a_refund_that_fails_after_it_had_succeeded_gives_the_credits_back_once(world, kind):
    refund = world.stripe.state.refund({"payment_intent": paid(world)})
    world.webhook(told(world, "refund.created"))
    assert SIGNUP == world.balance()
    world.stripe.state.change_refund(refund["id"], "failed")
    for _ in range(3):
        assert 200 == world.webhook(told(world, kind)).status
    assert (SIGNUP + 5, []) == (world.balance(), world.broken())


def test_a_dispute_that_is_won_gives_the_credits_back_once(world):
    dispute = world.stripe.state.dispute(paid(world))
    world.webhook(told(world, "charge.dispute.created"))
    assert SIGNUP == world.balance()
    world.stripe.state.change_dispute(dispute["id"], "won")
    for _ in range(3):
        world.webhook(told(world, "charge.dispute.closed"))
    assert (SIGNUP + 5, []) == (world.balance(), world.broken())


def test_one_payment_refunded_and_disputed_takes_once(world):
    first, _ = paid(world), paid(world)
    world.stripe.state.refund({"payment_intent": first})
    world.webhook(told(world, "charge.refunded"))
    dispute = world.stripe.state.dispute(first)
    world.webhook(told(world, "charge.dispute.created"))
    assert SIGNUP + 5 == world.balance()
    world.stripe.state.change_dispute(dispute["id"], "won")
    world.webhook(told(world, "charge.dispute.closed"))
    assert (SIGNUP + 5, []) == (world.balance(), world.broken())


def test_a_state_that_stripe_has_since_is_the_operators(world, capsys):
    world.stripe.state.dispute(paid(world), "something_new")
    assert 200 == world.webhook(told(world, "charge.dispute.created")).status
    assert SIGNUP + 5 == world.balance()
    assert "OperatorNeeded" in capsys.readouterr().out


def test_a_dispute_in_the_banks_own_currency_is_of_the_whole(world):
    dispute = world.stripe.state.dispute(paid(world))
    dispute |= {"currency": "jpy", "amount": 7}
    world.webhook(told(world, "charge.dispute.created"))
    assert SIGNUP == world.balance()


@pytest.mark.parametrize("other", [{"account": "acct_other"}, {"livemode": True}])
def test_an_event_of_another_account_or_mode_changes_nothing_and_is_counted(world, capsys, other):
    bought(world)
    event = told(world, "payment_intent.succeeded")
    assert (200, {"received": True}) == (
        (answer := world.webhook({**event, **other})).status,
        answer.json,
    )
    assert SIGNUP == world.balance()
    assert 1 == capsys.readouterr().out.count('"EventsRefused":1')
    world.webhook(event)
    assert SIGNUP + 5 == world.balance()


def test_chargebacks_of_what_was_used_cannot_go_on(world):
    dispute = world.stripe.state.dispute(paid(world))
    for _ in range(SIGNUP + 5):
        world.finished()
    world.webhook(told(world, "charge.dispute.created"))
    refused = world.call("purchase_credits", body=STARTER)
    assert (402, "credits_owed") == refused.refusal
    assert "5 credits" in refused.json["detail"]
    assert 201 == world.call("purchase_credits", BOB, body=STARTER).status
    world.stripe.state.change_dispute(dispute["id"], "won")
    world.webhook(told(world, "charge.dispute.closed"))
    assert opened(world)
    assert world.balance() == 0
    assert [] == world.broken()
