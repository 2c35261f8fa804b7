"""A video that takes more than one credit: agreed to and paid once, and what comes back of it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money_world import BLOCKED, LEASE, ORDER, PRIVATE, SIGNUP, World, bought, note_of

from how_many import examples
from studybuddy_aws.runtime.errors import (
    AccountErasing,
    LeaseLost,
    NotFound,
    NotToConfirm,
    PriceChanged,
    TooFewCredits,
)
from studybuddy_aws.storage.job import CANCELLED, EXHAUSTED, JobError, Spent
from studybuddy_aws.storage.jobs import CONFIRM_SECONDS, GIVE_UP_SECONDS

WORDS, PRICE = 70_000, 3
DAY = 86_400


def waiting(world, price=PRICE, user="ada"):
    """A job that waits for its price to be agreed to."""
    video_id = world.submitted(user)
    assert world.leases.await_confirmation(world.leased(video_id), WORDS, price)
    return video_id


@pytest.fixture
def video_id(world):
    world.user()
    return waiting(world)


def confirmed(world, video_id, price=PRICE):
    return world.jobs.confirm(video_id, "ada", price)


def test_it_waits_with_its_price_and_the_one_credit(world, video_id):
    job = world.jobs.find(video_id)
    assert ("needs_confirmation", "queued", WORDS, PRICE, 1) == (
        *(job.state, job.status, job.words, job.price, job.credits),
    )
    assert (0, None, None, SIGNUP - 1) == (job.attempts, job.error, job.owner, world.balance())
    assert [] == world.broken()


def test_nobody_works_on_it_meanwhile(world, video_id):
    assert "waiting" == world.leases.acquire(video_id, "other", LEASE).reason
    world.jobs.mark_sent(video_id)
    world.clock.pass_by(CONFIRM_SECONDS - 1)
    assert [] == list(world.jobs.due())
    assert not world.jobs.recover(video_id)
    assert "needs_confirmation" == world.jobs.find(video_id).state


def test_agreed_to_the_rest_is_charged_and_it_goes_on(world, video_id):
    job = confirmed(world, video_id)
    assert ("queued", PRICE, None) == (job.state, job.credits, job.sent_at)
    assert {f"usage#{video_id}": -1, f"usage#{video_id}#more": -2, "signup#ada": SIGNUP} == (
        world.entries()
    )
    lease = world.leased(video_id)
    assert (PRICE, 1) == (lease.job.credits, lease.job.attempts)
    world.leases.complete(lease, note_of(lease))
    assert (0, SIGNUP - PRICE) == (world.entries()[f"settle#{video_id}"], world.balance())
    assert [] == world.broken()


def test_agreed_to_twice_it_is_charged_once_even_after_it_has_ended(world, video_id):
    first = confirmed(world, video_id)
    assert first == confirmed(world, video_id)
    lease = world.leased(video_id)
    world.leases.complete(lease, note_of(lease))
    assert "completed" == confirmed(world, video_id).state
    with pytest.raises(NotToConfirm):
        confirmed(world, video_id, PRICE + 1)
    assert SIGNUP - PRICE == world.balance()


@pytest.mark.parametrize("agreed", [PRICE - 1, PRICE + 1])
def test_another_price_is_refused_and_nothing_charged(world, video_id, agreed):
    before = world.jobs.find(video_id)
    with pytest.raises(PriceChanged):
        confirmed(world, video_id, agreed)
    assert (before, SIGNUP - 1) == (world.jobs.find(video_id), world.balance())


def test_too_few_credits_are_refused_and_it_waits_on(world):
    world.user()
    video_id = waiting(world, SIGNUP + 1)
    with pytest.raises(TooFewCredits) as refused:
        confirmed(world, video_id, SIGNUP + 1)
    assert f"{SIGNUP} more" in str(refused.value)
    assert f"you have {SIGNUP - 1}" in str(refused.value)
    assert "needs_confirmation" == world.jobs.find(video_id).state
    world.ledger.grant_purchase(bought(credits=1))
    assert SIGNUP + 1 == confirmed(world, video_id, SIGNUP + 1).credits
    assert (0, []) == (world.balance(), world.broken())


def test_nobody_agrees_for_another_or_to_what_does_not_wait(world, video_id):
    world.user("bob")
    with pytest.raises(NotFound):
        world.jobs.confirm(video_id, "bob", PRICE)
    other = world.submitted()
    for _ in ("queued", "processing"):
        with pytest.raises(NotToConfirm):
            confirmed(world, other)
        world.leases.acquire(other, "worker", LEASE)


def test_an_account_that_is_being_erased_pays_for_nothing(world, video_id):
    world.erasure.begin("ada")
    with pytest.raises(AccountErasing):
        confirmed(world, video_id)
    world.erasure.erase_videos("ada")
    world.erasure.close("ada")
    assert [] == world.broken()


def test_cancelled_while_it_waits_the_one_comes_back(world, video_id):
    assert "cancelled" == world.jobs.cancel(video_id, "ada")
    assert (1, SIGNUP) == (world.entries()[f"settle#{video_id}"], world.balance())
    with pytest.raises(NotToConfirm):
        confirmed(world, video_id)


def test_after_a_week_the_one_comes_back(world, video_id):
    world.clock.pass_by(CONFIRM_SECONDS)
    with pytest.raises(NotToConfirm):
        confirmed(world, video_id)
    assert [video_id] == list(world.jobs.due())
    assert not world.jobs.recover(video_id)
    job = world.jobs.find(video_id)
    assert ("failed", "confirmation_awaited", True, 1) == (
        *(job.state, job.error.code, job.error.refunded, job.credits_back),
    )
    assert (SIGNUP, []) == (world.balance(), world.broken())


def test_one_that_goes_on_late_has_its_day_like_any_other(world, video_id):
    world.clock.pass_by(CONFIRM_SECONDS - 1)
    confirmed(world, video_id)
    world.clock.pass_by(GIVE_UP_SECONDS - 1)
    assert world.jobs.recover(video_id)
    world.clock.pass_by(1000)
    assert not world.jobs.recover(video_id)
    assert (EXHAUSTED.code, SIGNUP) == (world.jobs.find(video_id).error.code, world.balance())
    assert [] == world.broken()


def test_one_that_was_to_be_stopped_asks_for_nothing(world):
    world.user()
    lease = world.leased(world.submitted())
    world.jobs.cancel(lease.job.video_id, "ada")
    assert not world.leases.await_confirmation(lease, WORDS, PRICE)
    assert ("cancelled", SIGNUP) == (world.jobs.find(lease.job.video_id).state, world.balance())


def test_a_worker_that_was_overtaken_asks_for_nothing(world):
    world.user()
    first = world.leased(world.submitted())
    world.clock.pass_by(LEASE + 1)
    world.leased(first.job.video_id, "other")
    before = world.jobs.find(first.job.video_id)
    with pytest.raises(LeaseLost):
        world.leases.await_confirmation(first, WORDS, PRICE)
    assert before == world.jobs.find(first.job.video_id)


def test_a_transcript_that_grew_is_agreed_to_once_more(world, video_id):
    confirmed(world, video_id)
    assert world.leases.await_confirmation(world.leased(video_id), 2 * WORDS, PRICE + 2)
    job = world.jobs.find(video_id)
    assert ("needs_confirmation", PRICE, PRICE + 2) == (job.state, job.credits, job.price)
    world.ledger.grant_purchase(bought())
    confirmed(world, video_id, PRICE + 2)
    more = f"usage#{video_id}#more"
    assert (-2, -2) == (world.entries()[more], world.entries()[f"{more}#{PRICE + 2}"])
    assert [] == world.broken()
    world.leases.fail(world.leased(video_id), PRIVATE)
    assert (PRICE + 2, SIGNUP + 10) == (world.entries()[f"settle#{video_id}"], world.balance())
    assert [] == world.broken()


def test_what_was_used_up_stays_known_when_a_worker_dies(world, video_id):
    """It was told with its progress, with its lease, or when the job was let go of."""
    confirmed(world, video_id)
    lease = world.leased(video_id)
    world.leases.progress(lease, "write", 20, Spent(1, Decimal("0.25")))
    assert Spent(1, Decimal("0.25")) == world.jobs.find(video_id).spent
    world.leases.renew(lease, LEASE, Spent(2, Decimal("0.5")))
    world.leases.requeue(lease, error=BLOCKED, spent=Spent(2, Decimal("0.75")))
    assert Spent(2, Decimal("0.75")) == world.jobs.find(video_id).spent
    world.jobs.cancel(video_id, "ada")
    job = world.jobs.find(video_id)
    assert (1, SIGNUP - 2, True) == (job.credits_back, world.balance(), job.error.refunded)
    assert [] == world.broken()


def test_cancelled_after_all_was_begun_nothing_comes_back_and_nothing_else_is_said(world):
    world.user()
    lease = world.leased(world.submitted())
    world.leases.fail(lease, CANCELLED, Spent(1, Decimal(1)))
    job = world.jobs.find(lease.job.video_id)
    assert ("cancelled", 0, False, SIGNUP - 1) == (
        *(job.state, job.credits_back, job.error.refunded, world.balance()),
    )
    assert [] == world.broken()


ENDS = st.sampled_from(["complete", "fail", "cancel", "cancel later", "exhaust"])


@settings(max_examples=examples(30), deadline=None)
@given(price=st.integers(1, 6), begun=st.integers(0, 8), end=ENDS)
def test_charged_is_used_and_given_back_whatever_happens(moto_client, price, begun, end):
    world = World(moto_client, after=KEPT[-1] if KEPT else None)
    KEPT.append(world)
    world.user()
    world.ledger.grant_purchase(bought())
    before = world.balance()
    video_id = world.submitted()
    if price > 1:
        world.leases.await_confirmation(world.leased(video_id), WORDS, price)
        confirmed(world, video_id, price)
    spent = Spent(min(begun, price), Decimal(begun))
    back = ended(world, video_id, end, spent)
    expected = {"complete": 0, "fail": price, "exhaust": price}.get(end, price - spent.begun)
    assert expected == back == world.entries()[f"settle#{video_id}"]
    assert before - price + back == world.balance()
    assert [] == world.broken()


KEPT = []  # making tables takes longer than emptying them


def ended(world, video_id, end, spent):
    """End a job, of which so much was used up; what its row says came back."""
    lease = world.leased(video_id)
    if end == "complete":
        world.leases.complete(lease, note_of(lease))
        return 0
    if end == "fail":
        world.leases.fail(lease, JobError(code="no_way", message="No."), spent)
    elif end == "cancel":
        world.leases.fail(lease, CANCELLED, spent)
    else:
        world.leases.requeue(lease, spent=spent)
        if end == "cancel later":
            world.jobs.cancel(video_id, "ada")
        else:
            world.jobs.fail(video_id, EXHAUSTED)
    return world.jobs.find(video_id).credits_back


def test_rows_of_the_build_before_are_cancelled_as_ever(world):
    """They say nothing of credits: they are one."""
    world.user()
    video_id = world.jobs.submit("ada", ORDER).job.video_id
    world.tables._client.update_item(
        TableName=world.names.videos_table,
        Key={"video_id": {"S": video_id}},
        UpdateExpression="REMOVE credits, begun, model_cost",
    )
    assert "cancelled" == world.jobs.cancel(video_id, "ada")
    assert (SIGNUP, []) == (world.balance(), world.broken())
