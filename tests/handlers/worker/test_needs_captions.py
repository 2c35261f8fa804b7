"""A job that YouTube refuses waits for captions of its user's own, on the same credit."""

import pytest
from http_world import ADA, BOB, LECTURE, SIGNUP
from scripted_child import Script

from how_many import FULL
from studybuddy import VideoUrl
from studybuddy.error_codes import error_codes, web_message
from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.job import JobOrder
from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_aws.worker import job_runner
from studybuddy_aws.worker.job_outcomes import captions_would_help, job_error

DAY = 86_400
WAITING = {"CaptionsWanted": 1}
OFFERED = {code for code, listed in error_codes().items() if listed.offer == "captions"}


def refused(world, code="no_captions", retryable=False, **order):
    """A job without captions of its own that was refused once."""
    video_id = world.submitted(exporters=["markdown"], **order)
    run(world, video_id, code, retryable)
    return video_id


def run(world, video_id, code, retryable=False):
    world.received()
    start = Script(sections=0, ending=(code, retryable)).start
    worker = Worker(world.opened(job_runner.WorkerSettings), world._measure, start)
    return worker.serve(world.message(video_id), lambda: 900.0)["batchItemFailures"]


def given(world, video_id, user=ADA, **more):
    return world.call(
        "submit_captions", user, body={"upload": world.uploaded(user=user), **more}, id=video_id
    )


def shown(world, video_id):
    return world.call("get_video", id=video_id).json


def test_it_says_why_and_until_when_and_keeps_its_credit(world):
    video_id = world.submitted()
    assert WAITING == world.watched(lambda: run(world, video_id, "no_captions"))
    told = shown(world, video_id)
    assert ("needs_captions", "waiting", None) == (
        told["status"],
        told["current_step"],
        told["next_try_at"],
    )
    assert timestamp(world.clock() + 3 * DAY) == told["waits_until"]
    assert {
        "code": "no_captions",
        "message": web_message("no_captions", ""),
        "retryable": False,
        "refunded": False,
    } == told["error"]
    assert "needs_captions" == world.call("list_videos").json["videos"][0]["status"]
    assert (SIGNUP - 1, 1) == (world.balance(), world.call("get_me").json["open_jobs"])
    assert ("queued", "no_captions", 1, None) == world.state(video_id)
    assert [] == world.all_broken()


def test_what_may_pass_is_tried_before_the_user_is_asked(world):
    video_id = world.submitted()
    for wait in (60, 120):
        assert run(world, video_id, "upstream_changed", retryable=True)
        assert "queued" == shown(world, video_id)["status"]
        world.later(wait)
    assert [] == run(world, video_id, "upstream_changed", retryable=True)
    assert ("needs_captions", "upstream_changed") == (
        shown(world, video_id)["status"],
        shown(world, video_id)["error"]["code"],
    )


def codes():
    """Of each kind one that a run fails with; all of them with FULL=1."""
    kinds = {}
    for code, listed in error_codes().items():
        if code not in {"out_of_time", "interrupted"}:  # which are no failures
            kind = (listed.offer, listed.outage, listed.retryable, listed.for_operator)
            kinds.setdefault(code if FULL else kind, code)
    return sorted(kinds.values())


@pytest.mark.parametrize("code", codes())
def test_the_table_of_codes_says_where_captions_would_help(world, code):
    video_id = refused(world, code)
    else_ = "needs_captions" if code in OFFERED else "failed"
    assert ("waiting" if error_codes()[code].outage else else_) == world.job(video_id).state
    assert [] == world.all_broken()


def test_captions_are_asked_for_where_the_table_says_so_and_nowhere_else():
    own, none = (
        JobOrder(url=VideoUrl("dQw4w9WgXcQ"), upload=upload) for upload in ("ada/1/a.vtt", "")
    )
    errors = [job_error(code) for code in error_codes()]
    assert OFFERED == {one.code for one in errors if captions_would_help(none, one)}
    assert [] == [one.code for one in errors if captions_would_help(own, one)]


@pytest.mark.parametrize("code", ["blocked", "no_captions", "captions_unreadable", "no_words"])
def test_captions_that_were_given_are_not_asked_for_again(world, code):
    video_id = world.ordered()
    run(world, video_id, code)
    assert ("failed", code, 1, 1) == world.state(video_id)
    assert [] == world.all_broken()


def test_with_captions_it_goes_on_and_is_charged_once(world):
    """From the very beginning: as many attempts as if nothing had been."""
    video_id = refused(world, subject="Learning")
    answer = given(world, video_id, title="  Memory ", offset=0)
    assert (202, {"video_id": video_id, "status": "queued"}) == (answer.status, answer.json)
    assert ("queued", None, 0, None) == world.state(video_id)
    assert ("queued", 1, None, None) == tuple(
        shown(world, video_id)[name] for name in ("current_step", "attempt", "error", "waits_until")
    )
    assert world.job(video_id).sent_at
    order = world.job(video_id).order
    assert ("Memory", 0, "Learning") == (order.title, order.offset, order.subject)
    world.change_order(video_id, title="", writer="outline")
    assert [] == world.work(world.message(video_id))
    assert ("completed", None, 1, 0) == world.state(video_id)
    assert "Retrieval practice" in world.service.notes.get(video_id, ADA).content
    assert SIGNUP - 1 == world.balance()
    assert [] == world.all_broken()


def test_captions_that_cannot_be_read_end_it_in_words(world):
    video_id = refused(world)
    given(world, video_id)
    run(world, video_id, "captions_unreadable")
    assert ("failed", "captions_unreadable", 1, 1) == world.state(video_id)
    assert (409, "no_captions_wanted") == given(world, video_id).refusal
    assert SIGNUP == world.balance()


def test_after_three_days_it_ends_and_the_credit_comes_back(world):
    video_id = refused(world)
    world.later(3 * DAY - 1)
    world.sweep()
    assert "needs_captions" == world.job(video_id).state
    world.later(1)
    assert (409, "no_captions_wanted") == given(world, video_id).refusal
    counted = world.watched(world.sweep)
    assert {"Failed": 1, "Refunded": 1} == {
        name: counted[name] for name in ("Failed", "Refunded") if name in counted
    }
    assert ("failed", "captions_awaited", 1, 1) == world.state(video_id)
    assert "three days" in shown(world, video_id)["error"]["message"]
    assert (SIGNUP, []) == (world.balance(), world.all_broken())


def test_a_job_that_goes_on_late_has_its_day_like_any_other(world):
    video_id = refused(world)
    world.later(2 * DAY)
    given(world, video_id)
    world.received()
    for passes, status in ((DAY - 60, "queued"), (900, "failed")):
        world.later(passes)
        world.sweep()
        assert status == world.job(video_id).status
    assert ("failed", "exhausted", 0, 1) == world.state(video_id)


def test_no_message_wakes_it_and_no_dead_letter_ends_it(world):
    video_id = refused(world)
    before = world.job(video_id)
    assert [] == run(world, video_id, "no_captions")
    world.settle(world.message(video_id))
    world.service.jobs.mark_sent(video_id)
    assert before == world.job(video_id)


def test_it_can_be_cancelled_and_then_deleted(world):
    video_id = refused(world)
    for outcome in ("cancelled", "erased"):
        assert outcome == world.call("delete_video", id=video_id).json["outcome"]
    assert (SIGNUP, []) == (world.balance(), world.all_broken())
    assert 404 == given(world, video_id).status


def test_it_goes_with_the_account(world):
    refused(world)
    assert 204 == world.call("delete_me").status
    assert [] == world.all_broken()


def test_one_that_was_to_be_stopped_waits_for_nothing(world):
    """The stop comes between the child's end and what is written of it."""
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.call("delete_video", id=video_id)
    assert not world.leases.await_captions(lease, job_error("no_captions"))
    assert ("cancelled", SIGNUP) == (world.job(video_id).state, world.balance())
    assert [] == world.all_broken()


def test_the_same_captions_twice_are_one_request(world):
    video_id = refused(world)
    body = {"upload": world.uploaded()}
    for counted in ({"CaptionsAdded": 1}, {}):
        assert counted == world.watched(
            lambda: world.call("submit_captions", body=body, id=video_id)
        )
        answer = world.call("submit_captions", body=body, id=video_id)
        assert (202, "queued") == (answer.status, answer.json["status"])
    assert 1 == len(world.messages())
    assert (409, "no_captions_wanted") == given(world, video_id).refusal


def test_the_key_of_the_order_is_still_that_orders(world):
    """A lost reply is asked for again, be it after the captions came."""
    headers = {"idempotency-key": "once"}
    order = {"youtube_url": LECTURE, "title": "As ordered"}
    video_id = world.call("submit_video", body=order, headers=headers).json["video_id"]
    run(world, video_id, "no_captions")
    given(world, video_id, title="Another")
    for body, expected in ((order, 202), ({**order, "subject": "else"}, 409)):
        answer = world.call("submit_video", body=body, headers=headers)
        assert expected == answer.status
    assert ("Another", SIGNUP - 1) == (world.job(video_id).order.title, world.balance())


@pytest.mark.parametrize("state", ["queued", "processing", "completed", "failed", "cancelled"])
def test_who_waits_for_nothing_takes_no_captions(world, state):
    video_id = world.ordered()
    if state == "processing":
        world.leases.acquire(video_id, "worker", 60)
    elif state == "completed":
        world.work()
    elif state == "failed":
        run(world, video_id, "unavailable")
    elif state == "cancelled":
        world.call("delete_video", id=video_id)
    before = world.job(video_id)
    assert (state, (409, "no_captions_wanted")) == (before.state, given(world, video_id).refusal)
    assert before == world.job(video_id)


def test_nobody_elses_job_and_nobody_elses_captions(world):
    video_id = refused(world)
    foreign = world.uploaded(user=BOB)
    assert (404, "not_found") == given(world, video_id, user=BOB).refusal
    answer = world.call("submit_captions", body={"upload": foreign}, id=video_id)
    assert (400, "unknown_upload") == answer.refusal
    assert "needs_captions" == world.job(video_id).state


@pytest.mark.parametrize(
    "wrong",
    [
        {"upload": "../x"},
        {"title": "a\x00b"},
        {"title": "x" * 201},
        {"captions_language": "not a language"},
        {"offset": 86_401},
        {"offset": "1:00"},
        {"speakers": {"a=b": "c"}},
        {"speakers": {"": "c"}},
        {"speakers": {"a": " "}},
        {"speakers": {str(number): "x" for number in range(51)}},
        {"speakers": {"a": "x" * 101}},
        {"price": 0},
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(world, wrong):
    video_id = refused(world)
    assert (400, "bad_body") == given(world, video_id, **wrong).refusal
    assert "needs_captions" == world.job(video_id).state


def test_as_many_names_as_there_may_be_are_taken(world):
    video_id = refused(world)
    speakers = {f"{number:02}" + "語" * 98: "名" * 100 for number in range(50)}
    assert 202 == given(world, video_id, speakers=speakers).status
    assert 50 == len(world.job(video_id).order.speakers)


def test_all_that_is_said_of_captions_reaches_the_order(world):
    video_id = refused(world, title="As ordered")
    speakers = {"SPEAKER_00": " Ada ", "bob": "Bob"}
    given(world, video_id, captions_language="pt-BR", offset=-1.25, speakers=speakers)
    order = world.job(video_id).order
    assert ("As ordered", "pt-BR", "-1.25", (("SPEAKER_00", "Ada"), ("bob", "Bob"))) == (
        order.title,
        order.captions_language,
        str(order.offset.normalize()),
        order.speakers,
    )
