"""Races on DynamoDB Local, whose transactions are atomic; many threads, one user."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from money_world import GIVEN, ORDER, PRIVATE, SIGNUP, World, bought, note_of, returned

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime.errors import LeaseLost
from studybuddy_aws.storage.jobs import Jobs


def answer(call):
    try:
        return call()
    except StudyBuddyError as error:
        return error.code
    except LeaseLost:
        return "lost"


def all_at_once(calls, threads=32):
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(answer, calls))


def submit_code(world, key=None):
    return "repeated" if world.jobs.submit("ada", ORDER, key=key).repeated else "accepted"


def test_a_thousand_submits_on_five_credits_are_five_jobs(real_client):
    world = World(real_client, open_jobs=1000)
    world.user()
    said = Counter(all_at_once([lambda: submit_code(world)] * 1000))
    assert SIGNUP == said.pop("accepted")
    assert {"no_credits"} == set(said) - {"busy"}
    assert (0, SIGNUP) == (world.balance(), len(world.jobs.list("ada").rows))
    assert [] == world.broken()


def test_the_limit_of_open_jobs_holds_in_a_race(real_client):
    world = World(real_client, open_jobs=2)
    world.user()
    said = Counter(all_at_once([lambda: submit_code(world)] * 100))
    assert 2 == said["accepted"]
    assert [] == world.broken()


def test_one_key_is_one_job_in_a_race(real_world):
    real_world.user()
    said = Counter(all_at_once([lambda: submit_code(real_world, "key")] * 100))
    assert 1 == said["accepted"]
    assert SIGNUP - 1 == real_world.balance()
    assert [] == real_world.broken()


@pytest.mark.parametrize("lapse", [0, 61])
def test_completing_and_refunding_race_to_one_settlement(real_world, lapse):
    world = real_world
    world.user()
    for _ in range(10):
        lease = world.leased(world.submitted())
        world.clock.pass_by(lapse)
        note = note_of(lease)
        calls = [
            lambda lease=lease, note=note: world.leases.complete(lease, note),
            lambda lease=lease: world.leases.fail(lease, PRIVATE),
            lambda lease=lease: world.jobs.fail(lease.job.video_id, PRIVATE),
            lambda lease=lease: world.jobs.cancel(lease.job.video_id, "ada"),
        ]
        all_at_once(calls * 2, threads=8)
        job = world.jobs.find(lease.job.video_id)
        amount = world.ledger.entry(f"settle#{job.video_id}").amount
        assert {"completed": 0, "failed": 1}[job.status] == amount
        if job.status == "completed":
            world.ledger.grant_purchase(bought(f"pi_{job.video_id}", credits=1))
    assert [] == world.broken()


def test_a_purchase_told_by_twenty_webhooks_is_granted_once(real_world):
    real_world.user()
    said = Counter(all_at_once([lambda: real_world.ledger.grant_purchase(bought())] * 20, 20))
    assert 1 == said["granted"]
    assert SIGNUP + 10 == real_world.balance()
    assert [] == real_world.broken()


def test_an_account_opened_by_many_requests_is_opened_once(real_world):
    all_at_once([real_world.user] * 40)
    assert {"signup#ada": SIGNUP} == real_world.entries()
    assert [] == real_world.broken()


def test_a_job_is_leased_by_one_of_many_workers(real_world):
    world = real_world
    world.user()
    video_id = world.submitted()
    leases = all_at_once(
        [lambda n=n: world.leases.acquire(video_id, f"worker-{n}", 60) for n in range(40)]
    )
    assert [1] == [lease.fence for lease in leases if hasattr(lease, "fence")]


def test_taking_back_while_spending_never_goes_below_zero(real_world):
    world = real_world
    world.user()
    world.ledger.grant_purchase(bought())
    calls = [lambda: submit_code(world)] * 20
    went_back = [returned("stripe-refund", "re_1"), returned("dispute", "dp_1")]
    calls += [lambda: world.returns.settle("pi_1", lambda: went_back)] * 4
    all_at_once(calls)
    assert [] == world.broken()


def test_a_refund_and_a_dispute_that_are_settled_at_once_take_no_more_than_was_granted(real_world):
    """What each sees of Stripe is another moment: the later one looks anew."""
    world = real_world
    world.user()
    for number in range(10):
        payment = f"pi_{number}"
        world.ledger.grant_purchase(bought(payment))
        at_stripe = {}

        def happens(kind, money, payment=payment, at_stripe=at_stripe):
            at_stripe[kind] = returned(kind, payment, money=money)
            world.returns.settle(payment, lambda: list(at_stripe.values()))

        for refund in ("gone", "here"):
            calls = [
                lambda refund=refund, happens=happens: happens("stripe-refund", refund),
                lambda happens=happens: happens("dispute", "gone"),
            ]
            all_at_once(calls, threads=2)
    assert SIGNUP == world.balance()
    assert [] == world.broken()


def waiting(world):
    """A job that waits for captions."""
    video_id = world.submitted()
    assert world.leases.await_captions(world.leased(video_id), PRIVATE)
    return video_id


def given(world, video_id, captions):
    world.jobs.add_captions(video_id, "ada", captions)
    return captions.upload


def test_of_many_captions_that_come_at_once_one_is_taken(real_world):
    world = real_world
    world.user()
    video_id = waiting(world)
    calls = [lambda one=one: given(world, video_id, one) for one in GIVEN] * 8
    said = Counter(all_at_once(calls))
    order = world.jobs.find(video_id).order
    assert {order.upload, "no_captions_wanted"} == set(said)
    assert 8 == said[order.upload]  # the same again is the same request
    assert ("queued", SIGNUP - 1) == (world.jobs.find(video_id).state, world.balance())
    assert [] == world.broken()


@pytest.mark.parametrize("end", ["cancel", "sweep", "dead letter", "erase"])
def test_captions_that_come_while_the_job_ends_are_taken_or_refused(real_world, end):
    """In either case the credit is settled once, if at all, and the job is whole."""
    world = real_world
    for number in range(10):
        user = world.user(f"ada-{number}")
        video_id = world.submitted(user)
        world.leases.await_captions(world.leased(video_id), PRIVATE)
        if end == "sweep":
            world.clock.pass_by(3 * 86_400)
        ends = {
            "cancel": lambda one=video_id, user=user: world.jobs.cancel(one, user),
            "sweep": lambda one=video_id: world.jobs.recover(one),
            "dead letter": lambda one=video_id: world.jobs.fail(one, PRIVATE),
            "erase": lambda user=user: world.erasure.erase_videos(user),
        }
        calls = [
            lambda one=video_id, user=user: world.jobs.add_captions(one, user, GIVEN[0]),
            ends[end],
        ]
        all_at_once(calls * 4)
        job = world.jobs.find(video_id)
        assert (end == "erase") is (job is None)
        assert [] == world.broken()
        if job is not None:
            assert job.ended is (end != "sweep" or job.renewed_at is None)


def test_a_sweep_that_looked_before_the_captions_came_ends_nothing(real_world):
    world = real_world
    world.user()
    video_id = waiting(world)
    before = world.jobs.find(video_id)
    world.clock.pass_by(3 * 86_400 - 1)
    given(world, video_id, GIVEN[0])
    world.clock.pass_by(1)
    sweep = Jobs(world.tables, world.ledger, now=world.clock)
    sweep.find = lambda _: before
    assert not sweep.recover(video_id)
    assert ("queued", SIGNUP - 1) == (world.jobs.find(video_id).state, world.balance())


def test_a_worker_that_was_overtaken_asks_for_no_captions(real_world):
    world = real_world
    world.user()
    video_id = world.submitted()
    first = world.leased(video_id)
    world.clock.pass_by(61)
    second = world.leased(video_id, "another")
    before = world.jobs.find(video_id)
    assert "lost" == answer(lambda: world.leases.await_captions(first, PRIVATE))
    assert before == world.jobs.find(video_id)
    assert world.leases.await_captions(second, PRIVATE)
    assert world.leases.await_captions(second, PRIVATE)  # its answer was lost
    given(world, video_id, GIVEN[0])
    third = world.leased(video_id, "third")
    for stale in (first, second):
        assert "lost" == answer(lambda stale=stale: world.leases.await_captions(stale, PRIVATE))
    assert third.fence == world.jobs.find(video_id).fence
    assert [] == world.broken()


PRICE = 3


def unconfirmed(world, user="ada"):
    """A job that waits for its price to be agreed to."""
    video_id = world.submitted(user)
    assert world.leases.await_confirmation(world.leased(video_id), 70_000, PRICE)
    return video_id


def test_agreed_to_many_times_at_once_it_is_charged_once(real_world):
    world = real_world
    world.user()
    video_id = unconfirmed(world)
    calls = [lambda: world.jobs.confirm(video_id, "ada", PRICE).credits] * 24
    assert {PRICE} == set(all_at_once(calls))
    assert SIGNUP - PRICE == world.balance()
    assert [] == world.broken()


def test_two_long_videos_on_credits_for_one(real_world):
    world = real_world
    world.user()
    both = [unconfirmed(world) for _ in range(2)]
    calls = [lambda one=one: world.jobs.confirm(one, "ada", PRICE).credits for one in both] * 8
    assert {PRICE, "too_few_credits"} == set(all_at_once(calls))
    assert ["needs_confirmation", "queued"] == sorted(world.jobs.find(one).state for one in both)
    assert (SIGNUP - 4, []) == (world.balance(), world.broken())


@pytest.mark.parametrize("end", ["cancel", "sweep", "dead letter", "erase"])
def test_agreed_to_while_the_job_ends_all_or_nothing_is_charged_and_all_comes_back(real_world, end):
    world = real_world
    for number in range(10):
        user = world.user(f"ada-{number}")
        video_id = unconfirmed(world, user)
        if end == "sweep":
            world.clock.pass_by(7 * 86_400)
        ends = {
            "cancel": lambda one=video_id, user=user: world.jobs.cancel(one, user),
            "sweep": lambda one=video_id: world.jobs.recover(one),
            "dead letter": lambda one=video_id: world.jobs.fail(one, PRIVATE),
            "erase": lambda user=user: erase(world, user),
        }
        confirm = lambda one=video_id, user=user: world.jobs.confirm(one, user, PRICE)  # noqa: E731
        all_at_once([confirm, ends[end]] * 4)
        job = world.jobs.find(video_id)
        assert (end == "erase") is (job is None)
        assert [] == world.broken()
        if job is not None:
            assert end == "dead letter" or job.ended
            assert not job.ended or SIGNUP == world.balance(user)


def erase(world, user):
    world.erasure.begin(user)
    world.erasure.erase_videos(user)
