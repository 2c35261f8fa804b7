"""One fault at every AWS call of submit, process, settle and sweep; then everything comes right.

Each story is run once for every fault at every call that it makes: the calls are found as they are
made, by botocore's events, until the story ends before the planned one is reached.
"""

from contextlib import suppress

import pytest
from fault_points import FAULTS, Crash
from scripted_child import Script

LEASE = 120


def story(script=Script, expected=("completed",)):
    def keep(act):
        STORIES[act.__name__] = (act, script, expected)
        return act

    return keep


STORIES = {}


@story()
def submit(world):
    yield world.asked


@story()
def process(world):
    world.asked()
    event = world.received()
    yield lambda: world.deliver(event)


@story(lambda: Script(sections=0, ending=("no_captions", False)), ("queued",))
def process_to_the_wait_for_captions(world):
    world.asked()
    event = world.received()
    yield lambda: world.deliver(event)


@story()
def submit_captions(world):
    video_id = world.asked()
    world.script = Script(sections=0, ending=("no_captions", False))
    world.deliver()
    world.script = Script()
    upload = world.uploaded(user=world.user)

    def give():
        with suppress(Crash):
            world.call("submit_captions", world.user, body={"upload": upload}, id=video_id)

    yield give
    give()  # as a browser does that had no answer


@story(lambda: Script(credits=3), ("queued",))
def process_to_the_wait_for_a_confirmation(world):
    world.asked()
    event = world.received()
    yield lambda: world.deliver(event)


@story(lambda: Script(credits=3))
def confirm(world):
    video_id = world.asked()
    world.deliver()

    def agree():
        with suppress(Crash):
            world.call("confirm_video", world.user, body={"credits": 3}, id=video_id)

    yield agree
    agree()  # as a browser does that had no answer


@story(lambda: Script(ending=("unavailable", False)), ("failed",))
def process_to_a_final_error(world):
    world.asked()
    event = world.received()
    yield lambda: world.deliver(event)


@story(lambda: Script(sections=1, ending=("overloaded", True)), ("queued",))
def process_to_the_wait_for_an_upstream(world):
    world.asked()
    event = world.received()
    yield lambda: world.deliver(event)


@story(lambda: Script(sections=1, ending=("malformed", True)), ("failed",))
def process_to_an_error_that_may_pass(world):
    world.asked()
    event = world.received()
    yield lambda: world.deliver(event)


@story(lambda: Script(sections=3, rest_after=2))
def process_until_the_time_is_over(world):
    world.asked()
    event = world.received()
    world.time_left = lambda: 44.0 if world.script.resting else 900.0
    yield lambda: world.deliver(event)


@story(lambda: Script(sections=3, rest_after=2), ("failed",))
def process_until_it_is_not_wanted(world):
    video_id = world.asked()
    event = world.received()

    seconds = iter(range(200, 0, -1))

    def left():
        if not world.script.resting:
            return 900.0
        with world.points.quiet():
            if not world.job(video_id).stop_requested:
                world.service.jobs.cancel(video_id, world.user)
        return next(seconds)

    world.time_left = left
    yield lambda: world.deliver(event)


@story(expected=("completed",) * 2)
def order_a_course(world):
    yield lambda: world.course_asked(2)
    world.course_asked(2)
    world.course_goes_on()


@story(expected=("completed",) * 3)
def feed_a_course(world):
    world.course_asked(3)
    event = world.received()
    yield lambda: world.deliver(event)
    world.course_goes_on()


@story(expected=("completed",) * 2)
def sweep_a_course_that_stopped(world):
    world.environment["SIGNUP_CREDITS"] = "1"
    course_id = world.course_asked(2)
    world.deliver()
    assert "stopped" == world.course(course_id)["state"]
    world.service.ledger.give(world.user, 1, "case-1")
    world.later(301)
    yield world.sweep
    world.course_goes_on()


@story(lambda: Script(ending=("unavailable", False)), ("completed",) * 2 + ("failed",) * 2)
def retry_a_course(world):
    course_id = world.course_asked(2)
    world.course_goes_on()
    world.script = Script()

    def ask():
        with suppress(Crash):
            return world.call("retry_course", world.user, id=course_id).status
        return None

    yield ask
    ask()  # as a browser does that had no answer
    world.course_goes_on()


@story(expected=("failed",))
def cancel_a_course(world):
    course_id = world.course_asked(3)
    world.received()

    def ask():
        with suppress(Crash):
            world.call("delete_course", world.user, id=course_id)

    yield ask
    if world.course(course_id)["state"] != "ended":
        ask()
    world.course_goes_on()
    assert ["taken", "left_out", "left_out"] == [
        one["turn"] for one in world.course(course_id)["videos"]
    ]


@story(expected=None)
def settle(world):
    world.asked()
    event = world.received()
    yield lambda: world.settle(event)


@story(expected=("completed", "completed", "completed", "failed", "failed"))
def sweep(world):
    _unsent, stale, hopeless, failed, completed = (world.asked(f"key-{n}") for n in range(5))
    world.received()
    for video_id in (stale, hopeless):
        world.leases.acquire(video_id, "dies", LEASE)
    for _ in range(2):
        world.later(LEASE + 1)
        world.leases.acquire(hopeless, "dies too", LEASE)
    world.script = Script(ending=("unavailable", False))
    world.deliver(world.message(failed))
    world.script = Script()
    world.deliver(world.message(completed))
    world.s3.put_object(
        Bucket=world.environment["NOTES_BUCKET"], Key=f"{world.user}/{failed}/stray.md", Body=b"x"
    )
    world.later(901)
    yield world.sweep


def run(world, name, fault, at):
    """The story with one fault, and the hour after it; whether the point was there."""
    act, script, expected = STORIES[name]
    world.fresh(script())
    told = act(world)
    do = next(told)
    with world.points.planned(fault, at, do) as points, suppress(Crash):
        do()
    reached = points.reached
    if name == "submit":
        world.asked()
    next(told, None)
    world.an_hour()
    statuses = sorted(job.status for job in world.jobs())
    where = (name, fault, at, points.names[-1:] if reached else "not reached")
    if expected is None:  # the sweeper may be first, and then it is made after all
        assert statuses[0] in {"completed", "failed"}, where
    else:
        assert list(expected) == statuses, where
    assert len(set(world.script.paid)) == len(world.script.paid), where
    assert [] == world.all_broken(), where
    ended = tuple(f"{world.user}/{job.video_id}/" for job in world.jobs() if job.ended)
    assert [] == [key for key in world.keys("WORK_BUCKET") if key.startswith(ended)], where
    return reached


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", STORIES)
def test_one_fault_anywhere_is_made_good_within_an_hour(world, tally, name, fault):
    runs = world.points.of_story(lambda at: run(world, name, fault, at), fault)
    tally(name, len(world.points.names), runs)
