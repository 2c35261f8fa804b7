"""Free credits are given to an address once, however often its account is erased."""

import pytest
from http_world import SIGNUP
from hypothesis import given
from hypothesis import strategies as st

from studybuddy_aws.storage.free_credits import mailbox_of

MONTH = 30 * 86_400


def signed_up(world, user, address, **more):
    called = world.event("get_me", user)
    claims = called["requestContext"]["authorizer"]["jwt"]["claims"]
    claims |= {"email": address, **more}
    answer = world.send("get_me", called)
    assert 200 == answer.status, answer.text
    return answer.json["credits"]


def test_an_address_that_comes_back_is_given_nothing_and_told_so(world):
    assert SIGNUP == signed_up(world, "first", "one@example.org")
    world.call("delete_me", "first")
    assert 0 == signed_up(world, "second", "One@Example.org ")
    (entry,) = world.call("get_credit_history", "second").json["entries"]
    assert (0, "purchase", "signup_again") == (entry["amount"], entry["type"], entry["reason"])
    assert 0 == signed_up(world, "second", "one@example.org")
    assert [] == world.broken()


def test_two_accounts_of_one_address_are_given_them_once(world):
    assert [SIGNUP, 0] == [signed_up(world, user, "one@example.org") for user in ("a", "b")]


def test_others_are_given_theirs(world):
    addresses = ("one@example.org", "two@example.org", "o.ne@example.org", "one+x@example.org")
    assert [SIGNUP] * 4 == [signed_up(world, f"u{i}", a) for i, a in enumerate(addresses)]


@pytest.mark.parametrize(("months", "given_again"), [(11, 0), (13, SIGNUP)])
def test_it_is_remembered_for_a_year(world, months, given_again):
    signed_up(world, "first", "one@example.org")
    world.clock.seconds += months * MONTH
    assert given_again == signed_up(world, "second", "one@example.org")


def test_the_months_are_the_operators(world):
    world.environment["FREE_CREDITS_MONTHS"] = "1"
    signed_up(world, "first", "one@example.org")
    world.clock.seconds += 2 * MONTH
    assert SIGNUP == signed_up(world, "second", "one@example.org")


def test_what_is_kept_names_nobody(world):
    signed_up(world, "first", "one@example.org")
    world.call("delete_me", "first")
    table = world.environment["LIMITS_TABLE"]
    (kept,) = world.client("dynamodb").scan(TableName=table)["Items"]
    assert {"user_id", "expires_at"} == kept.keys()
    assert "one" not in kept["user_id"]["S"]
    assert len("free-credits#") + 64 == len(kept["user_id"]["S"])


def test_whoever_has_no_address_is_welcome(world):
    assert [SIGNUP, SIGNUP] == [signed_up(world, user, "") for user in ("a", "b")]


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("Ada.Love+notes@GMail.com", "adalove@gmail.com"),
        ("adalove@googlemail.com", "adalove@gmail.com"),
        ("ada.love+notes@outlook.com", "ada.love@outlook.com"),
        ("ada+notes@university.example", "ada+notes@university.example"),
        ("+@gmail.com", "+@gmail.com"),
        ("Zoe\u0308@example.org", "zo\u00eb@example.org"),
    ],
)
def test_one_mailbox_has_one_spelling(address, mailbox):
    assert mailbox == mailbox_of(address)


@given(st.emails())
def test_a_mailbox_is_the_same_again_and_in_any_case(address):
    mailbox = mailbox_of(address)
    assert (mailbox, mailbox) == (mailbox_of(mailbox), mailbox_of(f" {address.upper()} "))
