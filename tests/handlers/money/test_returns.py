"""Refunds and disputes of one payment, in any order and any number: they take what is gone."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from money_world import SIGNUP, bought, returned

from how_many import examples
from studybuddy_aws.operator import forgive_debt
from studybuddy_aws.operator.check_ledger import Rows, broken
from studybuddy_aws.runtime.errors import PurchaseUnknown
from studybuddy_aws.storage.debts import Debts

PRICE, CREDITS = 900, 10


def settled(world, *at_stripe, payment="pi_1"):
    world.returns.settle(payment, lambda: at_stripe)
    return world.balance() - SIGNUP


@pytest.fixture
def buyer(world):
    """Who has bought ten credits."""
    world.user()
    world.ledger.grant_purchase(bought())
    return world


def test_money_that_went_back_takes_its_credits_once(buyer):
    assert [0, 0, 0] == [settled(buyer, returned("stripe-refund", "re_1")) for _ in range(3)]
    entry = buyer.ledger.entry("stripe-refund#re_1")
    assert (-10, 10, "refund", "pi_1") == (
        entry.amount,
        entry.owed,
        entry.type,
        entry.stripe_payment_id,
    )


def test_a_refund_that_fails_after_all_gives_them_back_once(buyer):
    settled(buyer, returned("stripe-refund", "re_1"))
    failed = returned("stripe-refund", "re_1", money="here")
    assert [10, 10] == [settled(buyer, failed) for _ in range(2)]
    assert [] == buyer.broken()


def test_a_refund_that_never_took_gives_nothing_back(buyer):
    assert 10 == settled(buyer, returned("stripe-refund", "re_1", money="here"))
    assert {"signup#ada": SIGNUP, "purchase#pi_1": 10} == buyer.entries()


def test_a_refund_and_a_dispute_take_together_what_was_granted(buyer):
    refund, dispute = returned("stripe-refund", "re_1"), returned("dispute", "dp_1", created=1)
    assert 0 == settled(buyer, refund)
    assert 0 == settled(buyer, refund, dispute)
    won = returned("dispute", "dp_1", created=1, money="here")
    assert 0 == settled(buyer, refund, won)
    assert 10 == settled(buyer, returned("stripe-refund", "re_1", money="here"), won)
    assert [] == buyer.broken()


def test_half_refunded_and_disputed_in_full_is_taken_in_full(buyer):
    half = returned("stripe-refund", "re_1", 450)
    dispute = returned("dispute", "dp_1", created=1)
    assert [5, 0] == [settled(buyer, half), settled(buyer, half, dispute)]
    assert 5 == settled(buyer, half, returned("dispute", "dp_1", created=1, money="here"))


def test_who_looked_before_something_changed_looks_again(buyer):
    dispute = returned("dispute", "dp_1", created=1)
    seen = [
        [returned("stripe-refund", "re_1")],
        [returned("stripe-refund", "re_1", money="here"), dispute],
    ]

    def look():
        if len(seen) == 2:
            buyer.returns.settle("pi_1", lambda: [dispute])
        return seen.pop(0)

    buyer.returns.settle("pi_1", look)
    assert (SIGNUP, []) == (buyer.balance(), buyer.broken())
    assert {"dispute#dp_1": -10} == {
        key: amount for key, amount in buyer.entries().items() if "#re_" in key or "#dp_" in key
    }


def test_what_goes_back_a_second_time_is_taken_a_second_time(buyer):
    states = ("gone", "here", "gone", "here", "gone")
    said = [settled(buyer, returned("dispute", "dp_1", money=money)) for money in states]
    assert [0, 10, 0, 10, 0] == said
    keys = {"dispute#dp_1", "dispute-won#dp_1", "dispute#dp_1#2", "dispute-won#dp_1#2"}
    assert keys | {"dispute#dp_1#3"} == buyer.entries().keys() - {"signup#ada", "purchase#pi_1"}
    assert [] == buyer.broken()


def test_a_state_that_nobody_knows_changes_nothing(buyer):
    unknown = returned("dispute", "dp_1", money="unknown")
    assert 10 == settled(buyer, unknown)
    assert [0, 0] == [settled(buyer, returned("dispute", "dp_1")), settled(buyer, unknown)]


def test_parts_that_are_told_in_any_order_add_up(buyer):
    parts = [returned("stripe-refund", f"re_{n}", 300, created=n) for n in range(3)]
    assert [7, 0] == [settled(buyer, parts[1]), settled(buyer, *reversed(parts))]


def test_a_balance_never_falls_below_zero_and_the_entry_says_what_was_owed(buyer):
    for _ in range(9):
        buyer.submitted()
    settled(buyer, returned("dispute", "dp_1"))
    entry = buyer.ledger.entry("dispute#dp_1")
    assert (-6, 10, 0) == (entry.amount, entry.owed, buyer.balance())
    settled(buyer, returned("dispute", "dp_1", money="here"))
    back = buyer.ledger.entry("dispute-won#dp_1")
    assert (6, -10, 6) == (back.amount, back.owed, buyer.balance())
    assert [] == buyer.broken()


def test_what_was_never_granted_cannot_be_taken_back(world):
    world.user()
    with pytest.raises(PurchaseUnknown) as caught:
        settled(world, returned("stripe-refund", "re_1"))
    assert caught.value.retryable


def test_of_an_erased_user_nothing_is_taken_and_nobody_is_given_anything(buyer):
    buyer.erasure.begin("ada")
    buyer.erasure.close("ada")
    for money in ("gone", "here"):
        buyer.returns.settle("pi_1", lambda money=money: [returned("dispute", "dp_1", money=money)])
    assert (0, 0) == (
        buyer.ledger.entry("dispute#dp_1").amount,
        buyer.ledger.entry("dispute-won#dp_1").amount,
    )
    assert [] == buyer.broken()


def test_what_was_taken_before_an_erasure_is_given_to_nobody_after_it(buyer):
    settled(buyer, returned("dispute", "dp_1"))
    buyer.erasure.begin("ada")
    buyer.erasure.close("ada")
    buyer.returns.settle("pi_1", lambda: [returned("dispute", "dp_1", money="here")])
    assert 0 == buyer.ledger.entry("dispute-won#dp_1").amount
    assert [] == buyer.broken()


RETURNS = st.builds(
    returned,
    st.sampled_from(["stripe-refund", "dispute"]),
    st.sampled_from(["1", "2"]),
    st.sampled_from([1, 90, 299, 450, 899, 900, 1000]),
    st.sampled_from(["gone", "gone", "here", "unknown"]),
    st.integers(0, 2),
)


def is_gone(steps, key):
    """Whether the money of a return is gone, by what was last understood of it."""
    understood = [one.money for one in steps if (one.kind, one.stripe_id) == key]
    return "gone" == next((m for m in reversed(understood) if m != "unknown"), "here")


def rows_of(world, user):
    """All rows of one user."""
    return Rows(
        accounts={user: world.ledger.account(user)},
        entries={e.transaction_id: e for e in world.ledger.history(user, limit=1000).rows},
        jobs={job.video_id: job for job in world.jobs.list(user, limit=50).rows},
        notes={},
    )


@settings(
    max_examples=examples(30),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    steps=st.lists(RETURNS, min_size=1, max_size=8),
    repeats=st.lists(st.integers(1, 2), min_size=8, max_size=8),
    used=st.integers(0, 15),
)
def test_any_sequence_takes_the_share_that_is_gone_and_never_more_than_was_granted(
    world, steps, repeats, used
):
    user = world.user(uuid.uuid4().hex)
    payment = f"pi_{user}"
    world.ledger.grant_purchase(bought(payment, user))
    for _ in range(min(used, 9)):
        world.submitted(user)
    before = world.balance(user)
    at_stripe, told = {}, []
    for step, times in zip(steps, repeats, strict=False):
        key = (step.kind, f"{step.stripe_id}-{user}")
        first = at_stripe.get(key, step)  # its amount does not change at Stripe
        at_stripe[key] = returned(*key, first.amount, step.money, first.created)
        told.append(at_stripe[key])
        for _ in range(times):
            world.returns.settle(payment, lambda: list(at_stripe.values()))
    gone = sum(one.amount for key, one in at_stripe.items() if is_gone(told, key))
    due = CREDITS * min(gone, PRICE) // PRICE
    assert max(before - due, 0) == world.balance(user)
    assert [] == broken(rows_of(world, user))


def owing(world):
    return Debts(world.tables, world.ledger, now=world.clock).owed("ada")


def test_what_a_dispute_could_not_take_is_owed_until_it_is_won(buyer):
    for _ in range(9):
        buyer.submitted()
    assert {} == owing(buyer)
    settled(buyer, returned("dispute", "dp_1"))
    assert {"pi_1": 4} == owing(buyer)
    settled(buyer, returned("dispute", "dp_1", money="here"))
    assert {} == owing(buyer)


def test_what_the_operator_has_refunded_is_not_owed(buyer):
    for _ in range(9):
        buyer.submitted()
    settled(buyer, returned("stripe-refund", "re_1"))
    assert {} == owing(buyer)


def test_an_operator_lets_a_debt_off_once(buyer, moto_client, monkeypatch, capsys):
    for name in buyer.names.__struct_fields__:
        monkeypatch.setenv(name.upper(), getattr(buyer.names, name))
    for _ in range(9):
        buyer.submitted()
    settled(buyer, returned("dispute", "dp_1"))
    assert [0, 0] == [forgive_debt.main(["ada"], moto_client) for _ in range(2)]
    assert [
        "Let off: 4 credits. ada may buy again.",
        "ada owes nothing, so nothing was changed.",
    ] == capsys.readouterr().out.splitlines()
    assert (0, -4) == (
        (entry := buyer.ledger.entry("forgiven#pi_1")).amount,
        entry.owed,
    )
    assert ({}, []) == (owing(buyer), buyer.broken())
    assert 1 == forgive_debt.main(["nobody"], moto_client)
    assert "There is no such user.\n" == capsys.readouterr().err
