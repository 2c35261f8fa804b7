"""Purchases of customers and accounts that go meanwhile, at a Stripe that keeps its faults."""

import pytest
from http_world import ADA, SIGNUP
from purchases import STARTER, bought, opened, told

from studybuddy_aws.runtime.errors import StoreFailed
from studybuddy_aws.storage.erasure import Erasure
from studybuddy_aws.storage.ledger import Ledger


def test_a_payment_that_arrives_during_an_erasure_is_the_operators_to_return(world, capsys, caplog):
    payment = bought(world)
    world.stripe.faults.extend(["refuse"] * 4)
    assert 202 == world.call("delete_me").status
    world.stripe.faults.clear()
    assert 200 == world.webhook(told(world, "payment_intent.succeeded")).status
    assert "OperatorNeeded" in capsys.readouterr().out
    assert [payment] == [
        record.payment for record in caplog.records if record.message == "paid without an account"
    ]
    assert SIGNUP == world.balance()
    assert 204 == world.call("delete_me").status
    assert [] == world.broken()


def test_nobody_who_is_being_erased_is_handed_a_payment(world):
    world.call("get_me")
    make = world.stripe.state.open_intent

    def erased_meanwhile(fields):
        Erasure(world.service.tables, world.service.ledger).begin(ADA)
        return make(fields)

    world.stripe.state.open_intent = erased_meanwhile
    assert (403, "account_erasing") == world.call("purchase_credits", body=STARTER).refusal


@pytest.mark.parametrize(
    ("done", "refusal"),
    [(False, (403, "account_erasing")), (True, (503, "no_account"))],
    ids=["begun", "done"],
)
def test_nobody_who_is_erased_meanwhile_stays_a_customer(world, done, refusal):
    world.call("get_me")
    make = world.stripe.state.open_customer

    def erased_meanwhile(fields):
        erasure = Erasure(world.service.tables, world.service.ledger)
        erasure.begin(ADA)
        if done:
            erasure.close(ADA)
        return make(fields)

    world.stripe.state.open_customer = erased_meanwhile
    assert refusal == world.call("purchase_credits", body=STARTER).refusal
    customers = [o for o in world.stripe.state.objects.values() if o["object"] == "customer"]
    assert [True] == [one.get("deleted") for one in customers]


def test_a_customer_that_nobody_heard_of_is_erased_with_the_account(world):
    """The purchase ended between Stripe's answer and the note of it."""
    other = world.stripe.state.open_customer({"email": "ada@example.org", "metadata": {}})
    world.call("get_me")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ledger, "attach_customer", _ended)
        world.call("purchase_credits", body=STARTER)
    account = world.service.ledger.account(ADA)
    assert (None, True) == (account.stripe_customer_id, account.customer_asked)
    assert 204 == world.call("delete_me").status
    customers = [o for o in world.stripe.state.objects.values() if o["object"] == "customer"]
    assert [other["id"]] == [one["id"] for one in customers if not one.get("deleted")]
    assert 2 == len(customers)


def _ended(*_):
    raise StoreFailed("ended here")


def test_a_fault_that_stripe_keeps_stands_in_nobodys_way(world):
    world.stripe.faults.append("refuse")
    assert 201 == world.call("purchase_credits", body=STARTER).status
    world.stripe.faults.append("refuse")
    key = {"idempotency-key": "buy-1"}
    first, again = [opened(world, headers=key) for _ in range(2)]
    assert first == again


def test_after_an_hour_without_stripe_one_can_buy(world):
    for _ in range(30):
        world.stripe.faults.extend(["refuse"] * 4)
        assert 503 == world.call("purchase_credits", body=STARTER).status
        world.stripe.faults.clear()
        world.clock.seconds += 120
    assert 201 == world.call("purchase_credits", body=STARTER).status


def test_a_customer_who_is_gone_at_stripe_is_made_anew(world):
    opened(world)
    gone = world.service.ledger.account(ADA).stripe_customer_id
    world.stripe.state.delete_customer(gone)
    key = {"idempotency-key": "buy-2"}
    first, again = [opened(world, headers=key) for _ in range(2)]
    now = world.service.ledger.account(ADA).stripe_customer_id
    assert (first, now) == (again, world.stripe.state.objects[first]["customer"])
    assert gone != now


def test_of_two_customers_that_are_made_at_once_one_is_let_go(world):
    world.call("get_me")
    make = world.stripe.state.open_customer

    def overtaken(fields):
        world.service.ledger.attach_customer(ADA, other["id"])
        return make(fields)

    other = make({"metadata": {"user_id": ADA}})
    world.stripe.state.open_customer = overtaken
    intent = opened(world)
    customers = [o for o in world.stripe.state.objects.values() if o["object"] == "customer"]
    assert [False, True] == [one.get("deleted", False) for one in customers]
    assert other["id"] == world.stripe.state.objects[intent]["customer"]


def test_a_payment_is_written_down_before_it_can_be_made(world):
    payment = opened(world)
    assert (ADA, "open") == (
        (row := world.service.payment_rows.find(payment)).user_id,
        row.open,
    )
    world.environment["PAYMENTS_TABLE"] = "nowhere"
    assert (500, "service_failed") == world.call("purchase_credits", body=STARTER).refusal
