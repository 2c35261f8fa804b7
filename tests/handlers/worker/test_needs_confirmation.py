"""A long video waits until its user agrees to its price; a cancelled one gives back the rest."""

import pytest
from http_world import ADA, BOB, LECTURE, SIGNUP
from scripted_child import Script
from worker_world import TALK, TimeLeft, paid

from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.job import Spent
from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_aws.worker import job_runner
from studybuddy_aws.worker.job_outcomes import MOST_CREDITS

DAY = 86_400
PRICE = 3
LONG = TALK + "".join(
    f"\n00:{n:02}:00.000 --> 00:{n:02}:30.000\n" + f"Lesson {n} has words. " * 10 + "\n"
    for n in range(1, 7)
)
"""276 words."""


def run(world, video_id, script, time_left=lambda: 900.0):
    world.received()
    worker = Worker(world.opened(job_runner.WorkerSettings), world._measure, script.start)
    return worker.serve(world.message(video_id), time_left)["batchItemFailures"]


def asked(world, price=PRICE):
    """A job that waits for its user's word."""
    video_id = world.submitted(exporters=["markdown"])
    assert [] == run(world, video_id, Script(credits=price))
    return video_id


def confirm(world, video_id, price=PRICE, user=ADA, **more):
    return world.call("confirm_video", user, body={"credits": price, **more}, id=video_id)


def shown(world, video_id):
    return world.call("get_video", id=video_id).json


def told(world, video_id, *names):
    found = shown(world, video_id)
    return tuple(found[name] for name in names)


def test_it_says_how_long_it_is_what_it_costs_and_until_when(world):
    video_id = world.submitted()
    counted = world.watched(lambda: run(world, video_id, Script(credits=PRICE)))
    assert {"ConfirmationsWanted": 1} == counted
    names = ("status", "current_step", "words", "price", "credits", "credits_back", "attempt")
    assert ("needs_confirmation", "waiting", 90_000, PRICE, 1, 1, 0) == told(
        world, video_id, *names
    )
    assert (timestamp(world.clock() + 7 * DAY), None, None) == told(
        world, video_id, "waits_until", "next_try_at", "error"
    )
    assert (SIGNUP - 1, []) == (world.balance(), world.all_broken())


def test_agreed_to_it_is_charged_and_made(world):
    video_id = asked(world)
    counted = world.watched(lambda: confirm(world, video_id))
    assert {"Confirmed": 1} == counted
    assert ("queued", PRICE, PRICE, None, None) == told(
        world, video_id, "status", "credits", "credits_back", "price", "waits_until"
    )
    assert SIGNUP - PRICE == world.balance()
    assert [{"video_id": video_id}] == world.messages()
    run(world, video_id, Script(credits=PRICE))
    assert ("completed", None, 1, 0) == world.state(video_id)
    assert [] == world.all_broken()


def test_the_same_twice_is_one_request(world):
    video_id = asked(world)
    for _ in range(3):
        answer = confirm(world, video_id)
        assert (202, {"video_id": video_id, "status": "queued"}) == (answer.status, answer.json)
    assert (1, SIGNUP - PRICE) == (len(world.messages()), world.balance())


@pytest.mark.parametrize("price", [2, PRICE + 1])
def test_another_price_is_told_and_not_charged(world, price):
    video_id = asked(world)
    assert (409, "price_changed") == confirm(world, video_id, price).refusal
    assert (SIGNUP - 1, "needs_confirmation") == (world.balance(), world.job(video_id).state)


def test_who_cannot_pay_is_told_what_is_missing(world):
    video_id = asked(world, SIGNUP + 1)
    answer = confirm(world, video_id, SIGNUP + 1)
    assert (402, "too_few_credits") == answer.refusal
    assert (
        f"takes {SIGNUP} more of your credits, and you have {SIGNUP - 1}" in answer.json["detail"]
    )
    assert "needs_confirmation" == world.job(video_id).state


@pytest.mark.parametrize("state", ["queued", "processing", "completed", "cancelled"])
def test_what_does_not_wait_is_not_agreed_to(world, state):
    video_id = world.ordered()
    if state == "processing":
        world.leases.acquire(video_id, "worker", 60)
    elif state == "completed":
        world.work()
    elif state == "cancelled":
        world.call("delete_video", id=video_id)
    before = world.job(video_id)
    assert (state, (409, "not_to_confirm")) == (before.state, confirm(world, video_id).refusal)
    assert before == world.job(video_id)


def test_nobody_agrees_for_another(world):
    assert (404, "not_found") == confirm(world, asked(world), user=BOB).refusal


@pytest.mark.parametrize("body", [{"credits": 1}, {"credits": "3"}, {"credits": 3, "x": 1}, {}])
def test_what_is_no_agreement_is_refused(world, body):
    video_id = asked(world)
    answer = world.call("confirm_video", body=body, id=video_id)
    assert ((400, "bad_body"), SIGNUP - 1) == (answer.refusal, world.balance())


def test_cancelled_or_forgotten_the_one_comes_back(world):
    cancelled, forgotten = asked(world), asked(world)
    assert "cancelled" == world.call("delete_video", id=cancelled).json["outcome"]
    world.later(7 * DAY)
    assert (409, "not_to_confirm") == confirm(world, forgotten).refusal
    world.sweep()
    assert ("failed", "confirmation_awaited", 0, 1) == world.state(forgotten)
    assert "within a week" in shown(world, forgotten)["error"]["message"]
    assert (SIGNUP, []) == (world.balance(), world.all_broken())


def test_no_message_wakes_it_no_dead_letter_ends_it_and_no_captions_are_taken(world):
    video_id = asked(world)
    before = world.job(video_id)
    run(world, video_id, Script())
    world.settle(world.message(video_id))
    answer = world.call("submit_captions", body={"upload": world.uploaded()}, id=video_id)
    assert (409, "no_captions_wanted") == answer.refusal
    assert before == world.job(video_id)


def test_it_goes_with_the_account(world):
    asked(world)
    assert 204 == world.call("delete_me").status
    assert [] == world.all_broken()


def test_a_transcript_that_grew_since_asks_again(world):
    video_id = asked(world)
    confirm(world, video_id)
    run(world, video_id, Script(credits=PRICE + 1))
    assert ("needs_confirmation", PRICE, PRICE + 1) == told(
        world, video_id, "status", "credits", "price"
    )


def test_a_child_that_asks_for_what_is_paid_already_is_not_believed(world):
    class Confused(Script):
        def start(self, arguments, **more):
            return super().start(["--credits=0"], **more)

    video_id = world.submitted()
    run(world, video_id, Confused(credits=1))
    assert ("queued", "crashed", 1, None) == world.state(video_id)


def test_what_is_longer_than_anything_is_refused_before_it_is_paid(world):
    video_id = world.submitted()
    run(world, video_id, Script(credits=MOST_CREDITS + 1))
    assert ("failed", "too_long", 1, 1) == world.state(video_id)
    assert (SIGNUP, []) == (world.balance(), world.all_broken())


def stopped(world, video_id, script):
    """Cancel while the child rests, and see it through."""

    def left():
        if script.resting and not world.job(video_id).stop_requested:
            world.seen = told(world, video_id, "credits", "credits_back")
            assert "stopping" == world.call("delete_video", id=video_id).json["outcome"]
        return 900.0

    run(world, video_id, script, left)


@pytest.mark.parametrize(
    ("sections", "back"), [(0, 3), (1, 2), (3, 2), (4, 1), (6, 1), (7, 0), (9, 0)]
)
def test_cancelled_what_was_not_begun_comes_back_as_it_was_said(world, sections, back):
    world.environment["HEARTBEAT_SECONDS"] = "0"
    video_id = asked(world)
    confirm(world, video_id)
    rest = Script(sections=10, rest_after=sections, credits=PRICE, dollars=0.5)
    counted = world.watched(lambda: stopped(world, video_id, rest))
    assert ("failed", "cancelled", 1, back) == world.state(video_id)
    assert (PRICE, back) == world.seen == told(world, video_id, "credits", "credits_back")
    assert SIGNUP - PRICE + back == world.balance()
    assert (back > 0) is shown(world, video_id)["error"]["refunded"]
    assert (1, sections * 0.5 or None) == (counted["Cancelled"], counted.get("ModelCost"))
    assert (int(back > 0) or None) == counted.get("Refunded")
    assert [] == world.all_broken()


def test_who_cancels_what_was_paid_for_cannot_have_the_model_paid_again(world):
    world.environment |= {"HEARTBEAT_SECONDS": "0", "SIGNUP_CREDITS": "1"}
    script = Script(sections=9, rest_after=8, dollars=0.5)
    stopped(world, world.submitted(), script)
    assert (8, 0) == (len(script.paid), world.balance())
    again = world.call("submit_video", body={"youtube_url": LECTURE})
    assert ((402, "no_credits"), []) == (again.refusal, world.all_broken())


def test_what_failed_costs_nothing_whatever_it_had_cost_and_that_is_measured(world):
    video_id = asked(world, 2)
    confirm(world, video_id, 2)
    failing = Script(sections=4, credits=2, dollars=0.5, ending=("no_way", False))
    counted = world.watched(lambda: run(world, video_id, failing))
    assert ("failed", "no_way", 1, 2) == world.state(video_id)
    assert (2.0, 1) == (counted["ModelCost"], counted["Failed"])
    assert (SIGNUP, []) == (world.balance(), world.all_broken())


def test_what_a_sweep_ends_is_measured_with_what_it_had_cost(world):
    video_id = world.submitted()
    run(world, video_id, Script(sections=4, dollars=0.5, ending=("overloaded", True)))
    world.later(2 * DAY)
    counted = world.watched(world.sweep)
    assert (2.0, 1) == (counted["ModelCost"], counted["Failed"])
    assert "exhausted" == world.state(video_id)[1]


def test_what_waits_between_two_runs_gives_back_what_is_left(world):
    video_id = asked(world)
    confirm(world, video_id)
    script = Script(sections=10, rest_after=4, credits=PRICE, dollars=0.5)
    run(world, video_id, script, TimeLeft(lambda: script.resting))
    assert ("queued", 1) == told(world, video_id, "status", "credits_back")
    assert "cancelled" == world.call("delete_video", id=video_id).json["outcome"]
    assert 1 == world.state(video_id)[3]
    assert [] == world.all_broken()


def test_thirty_cancelled_videos_cost_thirty_credits(world):
    """One credit would pay for any number of sections: eight of each are paid, and dropped."""
    world.environment["HEARTBEAT_SECONDS"] = "0"
    bought, sections = SIGNUP, 0
    for number in range(30):
        body = {"youtube_url": LECTURE, "exporters": ["markdown"]}
        answer = world.call("submit_video", body=body, headers={"idempotency-key": f"k{number}"})
        if answer.status == 402:
            break
        script = Script(sections=9, rest_after=8)
        stopped(world, answer.json["video_id"], script)
        sections += len(script.paid)
    assert (bought, 8 * bought, 0) == (number, sections, world.balance())
    assert [] == world.all_broken()


@pytest.fixture
def small_credits(world, monkeypatch):
    """A credit pays for a hundred words."""
    world.environment["STUDYBUDDY_WORDS_PER_CREDIT"] = "100"
    monkeypatch.setenv("STUDYBUDDY_WORDS_PER_CREDIT", "100")


@pytest.mark.usefixtures("small_credits")
def test_the_command_asks_before_the_writer_is_paid_and_goes_on_once_it_is(world):
    upload = world.uploaded(LONG)
    video_id = world.submitted(upload=upload, exporters=["markdown"])
    world.change_order(video_id, writer="sections")
    assert [] == world.work()
    assert ("needs_confirmation", 276, 3) == told(world, video_id, "status", "words", "price")
    assert [] == paid(world)
    assert 202 == confirm(world, video_id).status
    assert [] == world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    assert ["0", "1", "2", "3"] == paid(world)
    assert (SIGNUP - 3, []) == (world.balance(), world.all_broken())


@pytest.mark.usefixtures("small_credits")
def test_a_writer_that_costs_nothing_asks_for_nothing(world):
    upload = world.uploaded(LONG)
    video_id = world.submitted(upload=upload, exporters=["markdown"], writer="outline")
    world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    assert Spent() == world.job(video_id).spent
