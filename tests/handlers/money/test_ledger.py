import pytest
from money_world import SIGNUP, bought

from studybuddy_aws.runtime.errors import AccountErased, AccountErasing, KeyConflict, NoAccount


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
    assert "signup" == world.ledger.entry("signup#ada").reason


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


def test_a_payment_that_comes_during_an_erasure_grants_nothing(world):
    world.user()
    world.erasure.begin("ada")
    assert ["no_account", "no_account"] == [world.ledger.grant_purchase(bought()) for _ in "12"]
    assert SIGNUP == world.balance()
    world.erasure.close("ada")
    assert {"signup#ada": SIGNUP, "erasure#ada": -SIGNUP, "purchase#pi_1": 0} == world.entries()
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


def test_a_customer_that_is_gone_is_replaced_once(world):
    world.user()
    world.ledger.attach_customer("ada", "cus_1")
    said = [world.ledger.attach_customer("ada", new, "cus_1") for new in ("cus_2", "cus_3")]
    assert ["cus_2", "cus_2"] == said


def test_who_is_being_erased_is_no_customer(world):
    world.user()
    world.erasure.begin("ada")
    with pytest.raises(AccountErasing):
        world.ledger.attach_customer("ada", "cus_1")


def test_an_erased_account_does_not_come_back(world):
    world.user()
    world.erasure.begin("ada")
    world.erasure.close("ada")
    with pytest.raises(AccountErased):
        world.user()
