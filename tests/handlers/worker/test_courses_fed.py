"""The worker feeds a course when one of its videos has ended; nothing there waits for days."""

import pytest
from http_world import ADA, course_of
from scripted_child import Script

from studybuddy_aws import sweep
from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.job import EXHAUSTED
from studybuddy_aws.worker import job_runner


@pytest.fixture
def small(world):
    """One of a course's videos is worked on at a time."""
    world.environment |= {"OPEN_JOBS": "2", "SIGNUP_CREDITS": "3"}
    return world


def run(world, script):
    """The worker deals with what is in the queue."""
    worker = Worker(world.opened(job_runner.WorkerSettings), world._measure, script.start)
    assert [] == worker.serve(world.received(), lambda: 900.0)["batchItemFailures"]


def shown(world, course_id):
    videos = world.call("get_course", id=course_id).json["videos"]
    return [one["video"]["status"] if one["video"] else one["turn"] for one in videos]


def test_one_after_another_is_made_and_paid(small):
    course_id = course_of(small, 3)
    seen = [shown(small, course_id)]
    for _ in range(3):
        run(small, Script())
        seen.append(shown(small, course_id))
    assert [
        ["queued", "waiting", "waiting"],
        ["completed", "queued", "waiting"],
        ["completed", "completed", "queued"],
        ["completed", "completed", "completed"],
    ] == seen
    assert 0 == small.balance()
    assert "ended" == small.call("get_course", id=course_id).json["state"]
    assert [] == small.all_broken()


def test_a_video_without_captions_keeps_no_place_from_the_others(small):
    course_id = course_of(small, 2)
    run(small, Script(sections=0, ending=("no_captions", False)))
    assert ["failed", "queued"] == shown(small, course_id)
    assert 2 == small.balance()


def test_what_is_fed_and_not_told_to_the_worker_the_sweep_tells_it(small):
    course_id = course_of(small, 2)
    event = small.received()
    queue, small.environment["QUEUE_URL"] = small.environment["QUEUE_URL"], "https://nowhere"
    worker = Worker(small.opened(job_runner.WorkerSettings), small._measure, Script().start)
    worker.serve(event, lambda: 900.0)
    small.environment["QUEUE_URL"] = queue
    assert ["completed", "queued"] == shown(small, course_id)
    assert [] == small.messages()
    small.later(301)
    small.sweep()
    run(small, Script())
    assert ["completed", "completed"] == shown(small, course_id)


def test_the_sweep_feeds_where_no_worker_came_by(small):
    course_id = course_of(small, 2)
    (job,) = small.service.jobs.list(ADA).rows
    small.service.jobs.fail(job.video_id, EXHAUSTED)
    small.later(301)
    small.sweep()
    assert ["failed", "queued"] == shown(small, course_id)
    assert [] == small.all_broken()


def test_however_many_courses_wait_time_is_left_for_what_comes_after_them(small):
    course_id = course_of(small, 2)
    (job,) = small.service.jobs.list(ADA).rows
    small.service.jobs.fail(job.video_id, EXHAUSTED)
    small.later(301)
    sweeper = sweep.Sweeper(small.opened(sweep.SweepSettings))
    sweeper.sweep(lambda: 30.0)
    assert ["failed", "waiting"] == shown(small, course_id)
    sweeper.sweep(lambda: 60.0)
    assert ["failed", "queued"] == shown(small, course_id)


def test_the_sweep_goes_on_with_an_erasure_that_has_no_time(small, monkeypatch):
    course_id = course_of(small, 2)
    for _ in range(2):
        run(small, Script())
    monkeypatch.setattr("studybuddy_aws.runtime.deadline.seconds_left", lambda: 3.0)
    assert "erasing" == small.call("delete_course", id=course_id).json["outcome"]
    assert 404 == small.call("get_course", id=course_id).status
    assert 404 == small.call("retry_course", id=course_id).status
    monkeypatch.undo()
    small.later(61)
    small.sweep()
    assert [] == small.call("list_videos").json["videos"]
    table = small.environment["COURSES_TABLE"]
    assert [] == small.client("dynamodb").scan(TableName=table)["Items"]
