import pytest
from money_world import SIGNUP, bought

from studybuddy_aws.runtime.errors import AccountErased, KeyConflict, NoAccount, PurchaseUnknown


def test_an_account_is_opened_once_with_its_credits_and_their_entry(world):
    first = world.ledger.open_account("ada", "ada@example.org", "Ada", "google")
    world.clock.pass_by(60)
    again = world.ledger.open_account("ada", "other@example.org", "Other", "email")
    assert first == again
    assert (SIGNUP, "ada@example.org", "Ada", "google") == (
        again.credits,
        again.email,
        again.name,
        again.provider,
    )
    assert {"signup#ada": SIGNUP} == world.entries()


def test_an_unknown_user_has_no_account(world):
    assert world.ledger.account("nobody") is None


def test_a_purchase_is_granted_once(world):
    world.user()
    said = [world.ledger.grant_purchase(bought()) for _ in range(5)]
    assert ["granted"] + 4 * ["repeated"] == said
    assert SIGNUP + 10 == world.balance()
    entry = world.ledger.entry("purchase#pi_1")
    assert ("ten", 900, "eur", "pi_1", "purchase") == (
        entry.package,
        entry.price,
        entry.currency,
        entry.stripe_payment_id,
        entry.type,
    )


def test_two_purchases_are_two(world):
    world.user()
    world.ledger.grant_purchase(bought("pi_1"))
    world.ledger.grant_purchase(bought("pi_2"))
    assert SIGNUP + 20 == world.balance()


def test_a_payment_cannot_be_granted_as_something_else(world):
    world.user()
    world.user("bob")
    world.ledger.grant_purchase(bought())
    with pytest.raises(KeyConflict):
        world.ledger.grant_purchase(bought(user_id="bob"))
    with pytest.raises(KeyConflict):
        world.ledger.grant_purchase(bought(package="fifty", credits=50))
    assert [SIGNUP + 10, SIGNUP] == [world.balance("ada"), world.balance("bob")]


def test_a_payment_of_an_erased_user_is_written_down_and_grants_nothing(world):
    world.user()
    world.erasure.begin("ada")
    world.erasure.close("ada")
    assert ["no_account", "no_account"] == [world.ledger.grant_purchase(bought()) for _ in "12"]
    assert {"signup#ada": SIGNUP, "erasure#ada": -SIGNUP, "purchase#pi_1": 0} == world.entries()
    assert [] == world.broken()


def test_money_that_went_back_takes_its_credits_once(world):
    world.user()
    world.ledger.grant_purchase(bought())
    said = [world.ledger.take_back("stripe-refund", "re_1", "pi_1", 10) for _ in range(3)]
    assert [-10, -10, -10] == [entry.amount for entry in said]
    assert SIGNUP == world.balance()


def test_a_balance_never_falls_below_zero_and_the_entry_says_what_was_owed(world):
    world.user()
    world.ledger.grant_purchase(bought())
    for _ in range(9):
        world.submitted()
    entry = world.ledger.take_back("dispute", "dp_1", "pi_1", 10)
    assert (-6, 10, "refund", "pi_1") == (
        entry.amount,
        entry.owed,
        entry.type,
        entry.stripe_payment_id,
    )
    assert 0 == world.balance()
    assert [] == world.broken()


def test_nothing_is_there_to_take_from_an_empty_balance(world):
    world.user()
    world.ledger.grant_purchase(bought())
    world.ledger.take_back("stripe-refund", "re_1", "pi_1", SIGNUP + 10)
    assert 0 == world.ledger.take_back("dispute", "dp_1", "pi_1", 10).amount
    assert [] == world.broken()


def test_what_was_never_granted_cannot_be_taken_back(world):
    world.user()
    with pytest.raises(PurchaseUnknown) as caught:
        world.ledger.take_back("stripe-refund", "re_1", "pi_1", 10)
    assert caught.value.retryable
    assert SIGNUP == world.balance()


def test_taking_back_from_an_erased_user_takes_nothing(world):
    world.user()
    world.ledger.grant_purchase(bought())
    world.erasure.begin("ada")
    world.erasure.close("ada")
    entry = world.ledger.take_back("dispute", "dp_1", "pi_1", 10)
    assert (0, 10) == (entry.amount, entry.owed)
    assert [] == world.broken()


def test_history_comes_in_pages_newest_first(world):
    world.user()
    for number in range(3):
        world.clock.pass_by(1)
        world.ledger.grant_purchase(bought(f"pi_{number}"))
    first = world.ledger.history("ada", limit=3)
    assert ["purchase#pi_2", "purchase#pi_1", "purchase#pi_0"] == [
        entry.transaction_id for entry in first.rows
    ]
    second = world.ledger.history("ada", limit=3, start=first.next)
    assert (["signup#ada"], None) == ([e.transaction_id for e in second.rows], second.next)


def test_a_stripe_customer_is_noted_once(world):
    world.user()
    said = [world.ledger.attach_customer("ada", customer) for customer in ("cus_1", "cus_2")]
    assert ["cus_1", "cus_1"] == said
    assert "cus_1" == world.ledger.account("ada").stripe_customer_id


def test_nobody_is_no_customer(world):
    with pytest.raises(NoAccount):
        world.ledger.attach_customer("nobody", "cus_1")


def test_an_erased_account_does_not_come_back(world):
    world.user()
    world.erasure.begin("ada")
    world.erasure.close("ada")
    with pytest.raises(AccountErased):
        world.user()
