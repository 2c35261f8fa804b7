"""An upstream that refuses everybody: jobs wait, each says for whom, and none is lost."""

import json
import uuid
from contextlib import redirect_stdout
from io import StringIO

import pytest
from http_world import ADA, LECTURE
from scripted_child import Script

from how_many import examples
from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.timestamps import seconds_of, timestamp
from studybuddy_aws.worker import job_runner

DAY = 86_400
DOWN = ("blocked", True)
WORKERS, BLOCKED_SECONDS, WORK_SECONDS = 5, 4, 90


def run(world, video_id, ending="done", **more):
    """Deliver a job's message once: whether it is to come again."""
    more.setdefault("sections", 1 if ending == "done" else 0)
    script = Script(ending=ending, **more)
    worker = Worker(world.opened(job_runner.WorkerSettings), world._measure, script.start)
    return bool(worker.serve(world.message(video_id), lambda: 900.0)["batchItemFailures"])


def ordered(world, writer="outline", user=None):
    """A job about YouTube's own captions, of a user of its own."""
    body = {"youtube_url": LECTURE, "exporters": ["markdown"], "writer": writer}
    return world.call("submit_video", user or str(uuid.uuid4()), body=body).json["video_id"]


def told(world, video_id, *names):
    job = world.job(video_id)
    found = world.call("get_video", job.user_id, id=video_id).json
    return tuple(found[name] for name in names)


def simulated(world, ids, down, ending=DOWN):
    """Let workers take the jobs, each when it may be tried, while an upstream is `down`.

    The seconds until all had ended.
    """
    began, free, due = world.clock.seconds, [0.0] * WORKERS, dict.fromkeys(ids, 0.0)
    while due:
        worker = free.index(min(free))
        video_id = min(due, key=due.get)
        now = max(free[worker], due[video_id])
        world.clock.seconds = began + now
        refused = down(now)
        again = run(world, video_id, ending if refused else "done")
        free[worker] = now + (BLOCKED_SECONDS if refused else WORK_SECONDS)
        job = world.job(video_id)
        if job.ended:
            del due[video_id]
        else:
            assert job.retry_at or again, job
            due[video_id] = seconds_of(job.retry_at) - began + 1
    return max(free)


@pytest.mark.parametrize("code", ["blocked", "transient", "overloaded", "network", "rate_limited"])
def test_a_whole_backlog_outlives_five_minutes(world, code):
    writer = "outline" if code in {"blocked", "transient"} else "claude"
    number = examples(30) if code == "blocked" else 6
    with redirect_stdout(StringIO()):
        ids = [ordered(world, writer) for _ in range(number)]
        taken = simulated(world, ids, lambda now: now < 300, (code, True))
    assert ["completed"] * number == [world.job(one).status for one in ids]
    assert {1} == {world.job(one).attempts for one in ids}
    assert taken < 1200 + number / WORKERS * WORK_SECONDS
    assert [] == world.all_broken()


def test_it_says_for_whom_it_waits_since_when_and_until_when(world):
    video_id = ordered(world)
    since = timestamp(world.clock())
    counted = world.watched(lambda: run(world, video_id, DOWN))
    assert {"UpstreamRefused": 1, "Waiting": 1} == counted
    assert ("waiting", "waiting", "youtube", since, 1, 1) == told(
        *(world, video_id, "status", "current_step", "waits_for", "waiting_since"),
        *("attempt", "credits_back"),
    )
    assert (timestamp(world.clock() + 30), timestamp(world.clock() + DAY)) == told(
        world, video_id, "next_try_at", "waits_until"
    )
    world.later(31)
    assert not run(world, video_id)
    assert ("completed", None, None) == told(
        world, video_id, "status", "waits_for", "waiting_since"
    )


def test_while_it_is_out_one_job_asks_and_the_others_wait(world):
    first, *others = [ordered(world) for _ in range(4)]
    run(world, first, DOWN)
    for one in others:
        run(world, one)
    assert [("waiting", 0)] * 3 == [(world.job(one).state, world.job(one).fence) for one in others]
    world.later(31)
    run(world, first, DOWN)  # the probe: from now on twice as long
    run(world, others[0])
    assert timestamp(world.clock() + 60) == world.job(others[0]).retry_at
    assert (2, 2, 0) == (world.job(first).fence, world.job(first).spared, world.job(first).attempts)


def test_who_is_let_in_opens_the_way_for_all(world):
    first, second = ordered(world), ordered(world)
    run(world, first, DOWN)
    run(world, second)
    world.later(31)
    run(world, second)
    run(world, first)
    assert ["completed"] * 2 == [world.job(one).status for one in (first, second)]


def test_an_answer_that_refuses_one_video_is_an_answer(world):
    first, second = ordered(world), ordered(world)
    run(world, first, DOWN)
    world.later(31)
    run(world, second, ("private", False))
    run(world, first)
    assert "completed" == world.job(first).status


def test_a_job_that_alone_is_refused_has_three_attempts_and_no_more(world):
    odd = ordered(world)
    run(world, odd, DOWN)
    for attempt in (1, 2, 3):
        world.later(700)
        assert not run(world, ordered(world))
        run(world, odd, DOWN)
        assert attempt == world.job(odd).attempts
    assert "needs_captions" == world.job(odd).state


def test_one_that_gets_on_is_not_held_to_have_failed(world):
    """A model that is overloaded now and then lets some in: whoever kept a reply goes on."""
    odd = ordered(world, "claude")
    for sections in range(1, 6):
        run(world, odd, ("overloaded", True), sections=sections)
        assert ("waiting", 0) == (world.job(odd).state, world.job(odd).attempts)
        world.later(1000)
        run(world, ordered(world, "claude"))
    run(world, odd, sections=6)
    assert "completed" == world.job(odd).status


def test_it_asks_neither_for_captions_of_ones_own_nor_for_a_model_that_only_quotes(world):
    run(world, ordered(world), DOWN)
    own = world.submitted(upload=world.uploaded(), writer="outline")
    run(world, own)
    assert "completed" == world.job(own).status
    run(world, ordered(world, "claude"), ("overloaded", True))
    quoting = world.submitted(upload=world.uploaded(), writer="outline")
    run(world, quoting)
    assert "completed" == world.job(quoting).status


def test_captions_of_ones_own_end_the_wait_for_youtube(world):
    video_id = ordered(world, user=ADA)
    run(world, video_id, DOWN)
    body = {"upload": world.uploaded()}
    assert 202 == world.call("submit_captions", body=body, id=video_id).status
    assert ("queued", None) == (world.job(video_id).state, world.job(video_id).error)
    run(world, video_id)
    assert "completed" == world.job(video_id).status


def test_captions_do_not_help_against_a_model_that_is_out(world):
    video_id = ordered(world, "claude", user=ADA)
    run(world, video_id, ("overloaded", True))
    body = {"upload": world.uploaded()}
    assert 409 == world.call("submit_captions", body=body, id=video_id).status


@pytest.mark.parametrize(
    ("ending", "days", "expected"),
    [
        (("transient", True), 1, ("failed", "transient")),
        (DOWN, 1, ("queued", "blocked")),  # it needs captions
        (("overloaded", True), 1, ("failed", "overloaded")),
        (("no_credit", False), 7, ("failed", "no_credit")),
        (("bad_key", False), 7, ("failed", "bad_key")),
    ],
)
def test_it_waits_a_day_and_for_the_operator_a_week(world, ending, days, expected):
    video_id = ordered(world, "claude")
    waited = 0
    while waited < days * DAY:
        run(world, video_id, ending)
        assert "waiting" == world.job(video_id).state
        world.later(DAY // 4)
        waited += DAY // 4
    run(world, video_id, ending)
    job = world.job(video_id)
    assert expected == (job.status, job.error.code)
    assert ("failed" == job.status) == (job.credits_back == 1)
    assert [] == world.all_broken()


@pytest.mark.parametrize("code", ["no_credit", "bad_key", "unknown_model"])
def test_what_only_the_operator_can_mend_pauses_the_queue_and_is_told(world, code):
    first, second = ordered(world, "claude"), ordered(world, "claude")
    counted = world.watched(lambda: run(world, first, (code, False)))
    assert {"OperatorNeeded": 1, "UpstreamRefused": 1, "Waiting": 1} == counted
    run(world, second)
    assert [("waiting", "claude")] * 2 == [
        told(world, one, "status", "waits_for") for one in (first, second)
    ]
    world.later(31)
    for one in (first, second):
        run(world, one)
    assert "completed" == world.job(first).status


def test_its_next_message_comes_in_time_and_one_too_many_is_dropped(world):
    video_id = ordered(world)
    world.received()
    sent = []
    world.client("sqs").meta.events.register(
        "provide-client-params.sqs.SendMessage", lambda params, **_: sent.append(params)
    )
    run(world, video_id, DOWN)
    assert [31] == [params["DelaySeconds"] for params in sent]
    assert {"video_id": video_id} == json.loads(sent[0]["MessageBody"])
    assert not run(world, video_id)
    assert ("waiting", 1) == (world.job(video_id).state, world.job(video_id).fence)
    world.settle(world.message(video_id))
    assert "waiting" == world.job(video_id).state


def test_a_lost_message_is_sent_again_by_the_sweeper(world):
    video_id = ordered(world)
    run(world, video_id, DOWN)
    world.received()
    world.later(30 + 901)
    world.sweep()
    assert [video_id] == [message["video_id"] for message in world.messages()]


def test_one_that_waits_is_cancelled_at_once_and_comes_back_whole(world):
    video_id = ordered(world, user=ADA)
    run(world, video_id, DOWN)
    assert "cancelled" == world.call("delete_video", id=video_id).json["outcome"]
    job = world.job(video_id)
    assert (1, None, None) == (job.credits_back, job.waits_for, job.waiting_since)


def test_how_a_worker_of_the_build_before_would_see_it(world):
    """As a job that is tried again at that moment; see also the rows for that build."""
    video_id = ordered(world)
    run(world, video_id, DOWN)
    job = world.job(video_id)
    assert ("queued", timestamp(world.clock() + 30), "blocked") == (
        *(job.status, job.retry_at),
        job.error.code,
    )
