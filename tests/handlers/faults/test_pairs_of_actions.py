"""Two different actions at once: at every call of the one, all of the other happens.

Each pair is run both ways round. What was not answered well is asked for again, as people and
Stripe do; then an hour goes by.
"""

from contextlib import suppress

import pytest
from fault_points import at_some_points
from http_world import LECTURE
from scripted_child import Script
from test_faults_of_erasure import files, finished, goes, people, rows, with_everything
from test_faults_of_jobs import LEASE
from test_faults_of_payments import BOUGHT, hook, of_user, paid, purchased, told

from studybuddy_aws.storage.erasure import LATE_SECONDS
from studybuddy_aws.storage.job import EXHAUSTED
from studybuddy_aws.storage.jobs import CAPTIONS_SECONDS, CONFIRM_SECONDS

PAIRS = {}


def pair(act):
    """A story that yields two actions; what is true in the end it says after that."""
    PAIRS[act.__name__] = act
    return act


def called(world, function, **more):
    return lambda: world.call(function, world.user, **more)


def cancel(world, video_id):
    return called(world, "delete_video", id=video_id)


def ended(world):
    """How the jobs of the user stand after an hour: all of them have ended."""
    world.an_hour()
    assert all(job.ended for job in world.jobs())
    return sorted(job.status for job in world.jobs())


def confirming(world):
    """A long video that waits for its user."""
    world.script = Script(credits=3)
    video_id = world.asked()
    world.deliver()
    return video_id, called(world, "confirm_video", body={"credits": 3}, id=video_id)


def captioned(world):
    """A video without captions, whose user has some."""
    world.script = Script(sections=0, ending=("no_captions", False))
    video_id = world.asked()
    world.deliver()
    world.script = Script()
    upload = world.uploaded(user=world.user)
    return video_id, called(world, "submit_captions", body={"upload": upload}, id=video_id)


def erased(world):
    """Nothing of the user is left: not here, not at Stripe, and nothing that could be paid.

    But how often was asked, by who asks when all is gone: that goes by itself, a day later.
    """
    if world.service.ledger.account(world.user):
        goes(world)
    world.an_hour()
    assert ([], []) == (files(world), [name for name in people(world) if name == world.user])
    world.later(LATE_SECONDS)
    world.sweep()
    assert rows(world) <= {"LIMITS_TABLE"}
    assert all(customer.get("deleted") for customer in of_user(world, "customer"))
    assert {"canceled", "succeeded"} >= {one["status"] for one in of_user(world, "payment_intent")}


# Jobs


@pair
def cancel_and_the_worker(world):
    video_id = world.asked()
    event = world.received()
    yield lambda: world.deliver(event), cancel(world, video_id)
    assert ended(world) in ([], ["completed"], ["failed"])


@pair
def submit_and_submit_for_one_credit(world):
    world.environment["SIGNUP_CREDITS"] = "1"
    yield lambda: world.asked("one"), lambda: world.asked("other")
    assert ["completed"] == ended(world)


@pair
def sweep_and_the_worker_of_a_lost_lease(world):
    video_id = world.asked()
    event = world.received()
    world.leases.acquire(video_id, "dies", LEASE)
    world.later(LEASE + 1)
    yield world.sweep, lambda: world.deliver(event)
    assert ["completed"] == ended(world)


@pair
def sweep_and_cancel(world):
    video_id = world.asked()
    world.received()
    world.later(901)
    yield world.sweep, cancel(world, video_id)
    assert ended(world) == ["failed"]


@pair
def dead_letter_and_the_worker(world):
    world.asked()
    event = world.received()
    yield lambda: world.settle(event), lambda: world.deliver(event)
    assert ended(world) in (["completed"], ["failed"])


@pair
def the_worker_and_the_sweep_of_a_course(world):
    world.course_asked(3)
    event = world.received()
    world.later(301)
    yield lambda: world.deliver(event), world.sweep
    world.course_goes_on()
    assert ["completed"] * 3 == ended(world)


@pair
def cancel_a_course_and_the_worker(world):
    course_id = world.course_asked(3)
    event = world.received()
    yield called(world, "delete_course", id=course_id), lambda: world.deliver(event)
    world.course_goes_on()
    if world.call("get_course", world.user, id=course_id).status == 200:
        assert "ended" == world.course(course_id)["state"]
    assert set(ended(world)) <= {"completed", "failed"}


@pair
def retry_and_cancel_a_course(world):
    course_id = world.course_asked(2)
    world.service.jobs.fail(world.jobs()[0].video_id, EXHAUSTED)
    retry = called(world, "retry_course", id=course_id)
    yield retry, called(world, "delete_course", id=course_id)
    world.course_goes_on()
    assert set(ended(world)) <= {"completed", "failed"}


@pair
def confirm_and_cancel(world):
    video_id, confirm = confirming(world)
    yield confirm, cancel(world, video_id)
    assert ended(world) == ["failed"]


@pair
def confirm_and_the_end_of_the_wait(world):
    _, confirm = confirming(world)
    world.later(CONFIRM_SECONDS - 1)
    yield confirm, lambda: (world.later(2), world.sweep())
    assert ended(world) in (["completed"], ["failed"])


@pair
def captions_and_cancel(world):
    video_id, give = captioned(world)
    yield give, cancel(world, video_id)
    assert ended(world) == ["failed"]


@pair
def captions_and_the_end_of_the_wait(world):
    _, give = captioned(world)
    world.later(CAPTIONS_SECONDS - 1)
    yield give, lambda: (world.later(2), world.sweep())
    assert ended(world) in (["completed"], ["failed"])


# Erasures


@pair
def erase_a_video_and_change_its_note(world):
    video_id = finished(world)
    change = called(world, "update_note", body={"title": "Tides"}, id=video_id)
    yield cancel(world, video_id), change
    assert [] == ended(world)
    assert [] == files(world, video_id)


@pair
def erase_a_video_and_the_sweep(world):
    video_id = finished(world)
    yield cancel(world, video_id), lambda: (world.later(120), world.sweep())
    assert [] == ended(world)
    assert [] == files(world, video_id)


@pair
def erase_and_submit(world):
    with_everything(world)
    body = {"youtube_url": LECTURE, "exporters": ["markdown"]}
    yield lambda: goes(world), called(world, "submit_video", body=body)
    erased(world)


@pair
def erase_and_the_worker(world):
    world.call("get_me", world.user)
    world.asked()
    event = world.received()
    yield lambda: goes(world), lambda: world.deliver(event)
    erased(world)


@pair
def erase_and_confirm(world):
    _, confirm = confirming(world)
    yield lambda: goes(world), confirm
    erased(world)


@pair
def erase_and_captions(world):
    _, give = captioned(world)
    yield lambda: goes(world), give
    erased(world)


@pair
def erase_and_the_sweep(world):
    with_everything(world)
    yield lambda: goes(world), lambda: (world.later(901), world.sweep())
    erased(world)


@pair
def erase_and_buy(world):
    with_everything(world)
    yield lambda: goes(world), called(world, "purchase_credits", body={"package": "starter"})
    erased(world)


@pair
def erase_and_buy_for_the_first_time(world):
    world.call("get_me", world.user)
    yield lambda: goes(world), called(world, "purchase_credits", body={"package": "starter"})
    erased(world)


@pair
def erase_and_a_webhook(world):
    _, event = paid(world)
    yield lambda: goes(world), lambda: world.webhook(event)
    hook(world, event)
    erased(world)


@pair
def erase_and_a_refund(world):
    payment, event = paid(world)
    hook(world, event)
    world.stripe.state.refund({"payment_intent": payment})
    refunded = told(world, "charge.refunded")
    yield lambda: goes(world), lambda: world.webhook(refunded)
    hook(world, refunded)
    erased(world)


# Payments


@pair
def webhook_and_the_sweep(world):
    _, event = paid(world)
    world.later(601)
    yield lambda: world.webhook(event), world.sweep
    hook(world, event)
    assert 10 + BOUGHT == world.balance(world.user)


@pair
def refund_and_dispute(world):
    payment, event = paid(world)
    hook(world, event)
    world.stripe.state.refund({"payment_intent": payment})
    refunded = told(world, "charge.refunded")
    world.stripe.state.dispute(payment, "needs_response")
    disputed = told(world, "charge.dispute.created")
    yield lambda: world.webhook(refunded), lambda: world.webhook(disputed)
    for one in (refunded, disputed):
        hook(world, one)
    assert 10 == world.balance(world.user)


@pair
def webhook_and_submit(world):
    _, event = paid(world)
    yield lambda: world.webhook(event), world.asked
    hook(world, event)
    assert ["completed"] == ended(world)
    assert 9 + BOUGHT == world.balance(world.user)


@pair
def buy_and_buy(world):
    world.call("get_me", world.user)
    other = called(world, "purchase_credits", body={"package": "semester"})
    yield lambda: purchased(world), other
    assert 1 == len([one for one in of_user(world, "customer") if not one.get("deleted")])


def run(world, name, swapped, at, patch):
    """The pair, the other action at this call of the one; whether there was such a call."""
    world.fresh()
    story = PAIRS[name](world)
    actions = next(story)
    one, other = reversed(actions) if swapped else actions
    points = world.points
    with points.on_stripe(world.stripe.address, patch), points.planned("duplicate", at, other):
        one()
    reached = points.reached
    if not reached:
        other()
    where = (name, swapped, at, points.names[at : at + 1])
    try:
        with suppress(StopIteration):
            next(story)
    except AssertionError as error:
        raise AssertionError(where) from error
    assert len(set(world.script.paid)) == len(world.script.paid), where
    assert [] == world.all_broken(), where
    return reached


@pytest.mark.parametrize("swapped", [False, True], ids=["in the first", "in the second"])
@pytest.mark.parametrize("name", PAIRS)
def test_two_at_once_leave_nothing_half_done(world, tally, monkeypatch, name, swapped):
    shift = list(PAIRS).index(name) + swapped
    runs = at_some_points(lambda at: run(world, name, swapped, at, monkeypatch), shift)
    assert world.points.names
    tally(name, len(world.points.names), runs)
