"""A job over several turns: what is paid is kept, however a turn ends."""

import json

from botocore.exceptions import ConnectionClosedError
from http_world import ADA
from worker_world import SECRET_KEY, TimeLeft, paid


def kept(world, name):
    """Whether the child has kept a piece of work by now."""
    return any(world.places.glob(f"*/work/written/{name}"))


def test_a_job_whose_time_is_over_goes_on_from_there(world):
    video_id = world.ordered("patient")
    assert [] == world.work(time_left=TimeLeft(lambda: kept(world, "section-1.json")))
    assert ("queued", None, 0, None) == world.state(video_id)
    assert {"section-0.json", "section-1.json"} <= set(world.carried(video_id))
    event = world.received()
    assert [{"video_id": video_id}] == [json.loads(m["body"]) for m in event["Records"]]
    assert [] == world.work(event)
    assert ("completed", None, 1, 0) == world.state(video_id)
    assert ["0", "1", "2", "3"] == paid(world)
    assert [] == world.all_broken()


def test_turns_that_do_not_get_on_are_attempts(world):
    video_id = world.ordered("hang")
    codes = []
    for turn in range(4):
        hangs = TimeLeft(lambda turn=turn: len(paid(world)) > turn, 29)
        world.work(world.message(video_id), hangs)
        codes.append(world.state(video_id))
        world.later(200)
    assert ("queued", None, 0, None) == codes[0]  # the transcript was fetched
    assert ("queued", "too_slow", 1, None) == codes[1]
    assert ("failed", "too_slow", 3, 1) == codes[3]


def test_a_job_that_is_not_wanted_any_more_is_stopped_and_keeps_what_was_paid_for_it(world):
    video_id = world.ordered("patient")

    def time_left():
        if kept(world, "section-1.json") and not world.job(video_id).stop_requested:
            answer = world.call("delete_video", id=video_id)
            assert "stopping" == answer.json["outcome"]
        return 900.0

    worker = world.worker()
    worker.serve(world.received(), time_left)
    assert ("failed", "cancelled", 1, 0) == world.state(video_id)
    assert ["0", "1"] == paid(world)
    assert [] == world.all_broken()


def test_a_worker_that_was_overtaken_changes_nothing(world):
    video_id = world.ordered("sections")
    overtaken = []

    def time_left():
        if paid(world) and not overtaken:
            world.later(121)
            overtaken.append(world.leases.acquire(video_id, "the next worker", 120))
        return 900.0

    assert [] == world.work(time_left=time_left)
    job = world.job(video_id)
    assert ("processing", "the next worker", 2) == (job.status, job.owner, job.fence)
    assert set() == world.objects()
    assert [] == world.all_broken()


def test_a_job_that_was_erased_while_it_ran_leaves_nothing(world):
    video_id = world.ordered("sections")
    erased = []

    def time_left():
        if paid(world) and not erased:
            erased.append(world.call("delete_me").status)
        return 900.0

    assert [] == world.work(time_left=time_left)
    world.sweep()
    assert ([204], None) == (erased, world.job(video_id))
    assert (set(), []) == (world.objects(), world.keys("WORK_BUCKET"))
    assert [] == world.all_broken()


def test_progress_is_shown_and_only_rises(world):
    video_id = world.ordered("patient")
    seen = []

    def time_left():
        job = world.job(video_id)
        seen.append((job.current_step, job.progress))
        shown = job.current_step == "write"
        return 44.0 if shown and kept(world, "section-1.json") else 900.0

    world.work(time_left=time_left)
    world.work(time_left=lambda: seen.append(world.job(video_id).progress) or 900.0)
    steps = [step for step, _ in (one for one in seen if isinstance(one, tuple))]
    shown = [one[1] if isinstance(one, tuple) else one for one in seen]
    assert {"queued", "write"} <= set(steps)
    assert sorted(shown) == shown
    assert (100, "done") == (world.job(video_id).progress, world.job(video_id).current_step)


def test_a_progress_that_cannot_be_written_fails_no_job(world):
    video_id = world.ordered()

    def refuse(params, **_):
        if b"progress" in params["body"] and b"current_step" in params["body"]:
            raise ConnectionClosedError(endpoint_url="x")

    events = world.client("dynamodb").meta.events
    events.register("before-call.dynamodb.UpdateItem", refuse)
    try:
        world.work()
    finally:
        events.unregister("before-call.dynamodb.UpdateItem", refuse)
    assert "completed" == world.job(video_id).status


def test_a_secret_is_not_in_the_work_that_is_carried(world):
    video_id = world.ordered("sections")
    world.work()
    bucket = world.environment["WORK_BUCKET"]
    carried = world.carried(video_id)
    assert carried
    for name in carried:
        answer = world.s3.get_object(Bucket=bucket, Key=f"{ADA}/{video_id}/written/{name}")
        assert SECRET_KEY.encode() not in answer["Body"].read()
