"""The look at a few balances: on Amazon's own DynamoDB too, where a scan starts at any key."""

import pytest

from studybuddy_aws.storage.balances import Balances, Mismatch
from studybuddy_aws.storage.ledger import Account


@pytest.fixture(params=["world", "real_world"])
def any_world(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def pauses():
    return []


def balances_of(world, pauses):
    return Balances(world.tables, world.ledger, pause=pauses.append)


def set_credits(world, user_id, balance):
    """Spoil a balance behind the ledger's back."""
    world.tables._client.update_item(
        TableName=world.names.users_table,
        Key={"user_id": {"S": user_id}},
        UpdateExpression="SET credits = :n",
        ExpressionAttributeValues={":n": {"N": str(balance)}},
    )


def test_books_that_are_true_have_no_mismatch(any_world, pauses):
    for user_id in ("ada", "bob"):
        any_world.user(user_id)
        any_world.submitted(user_id)
    assert ([], []) == (balances_of(any_world, pauses).wrong(10), pauses)


def test_a_spoilt_balance_is_found_after_a_second_look(any_world, pauses):
    for user_id in ("ada", "bob"):
        any_world.user(user_id)
    set_credits(any_world, "bob", 9)
    assert [Mismatch("bob", 9, 5)] == balances_of(any_world, pauses).wrong(10)
    assert [3] == pauses


def test_what_the_index_has_only_later_is_no_mismatch(any_world):
    any_world.user()
    set_credits(any_world, "ada", 9)
    later = Balances(
        any_world.tables, any_world.ledger, pause=lambda _: set_credits(any_world, "ada", 5)
    )
    assert [] == later.wrong(10)


def test_long_books_are_added_up_to_the_end(world, pauses):
    world.user()
    for number in range(3):
        world.ledger.give("ada", 1, f"case-{number}")
    found = Balances(world.tables, OnePageAtATime(world.ledger), pause=pauses.append).wrong(10)
    assert [] == found


class OnePageAtATime:
    """A ledger whose pages hold one entry."""

    def __init__(self, ledger):
        self._ledger = ledger
        self.account = ledger.account

    def history(self, user_id, *, limit, start):
        return self._ledger.history(user_id, limit=1, start=start)


def test_a_sample_is_as_large_as_it_may_be_and_has_nobody_twice(any_world):
    everyone = {any_world.user(f"user-{number}") for number in range(7)}
    for most, size in ((3, 3), (7, 7), (20, 7)):
        found = [row.user_id for row in any_world.tables.sample("users", Account, most)]
        assert (size, size) == (len(found), len(everyone.intersection(found)))


def test_every_user_has_a_turn(real_world):
    """moto keeps rows in the order they came in; DynamoDB in that of their keys' hashes."""
    everyone = {real_world.user(f"user-{number}") for number in range(5)}
    seen = set()
    for _ in range(500):
        seen |= {row.user_id for row in real_world.tables.sample("users", Account, 1)}
        if seen == everyone:
            break
    assert everyone == seen
