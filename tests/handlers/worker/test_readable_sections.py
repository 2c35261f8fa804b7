"""What is written of a video can be read before there is a note, and though there comes none."""

import msgspec
import pytest
from http_world import ADA, BOB, Clock
from worker_world import TALK

from studybuddy import VideoUrl, events
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.storage.job import JobOrder, new_job
from studybuddy_aws.storage.readable import LARGEST_READABLE
from studybuddy_aws.worker.section_keeper import SectionKeeper

STRIKE = TALK.replace("Retrieval practice strengthens memory", "A strike of memory weakens it")


def shown(world, video_id):
    """How many sections the video says there are, and when those there are begin."""
    video = world.call("get_video", id=video_id).json
    sections = world.call("get_sections", id=video_id).json["sections"]
    return video["readable"], [section["start"] for section in sections]


def partial(world, video_id):
    return [key for key in world.keys("NOTES_BUCKET") if f"{video_id}/partial/" in key]


def test_what_is_written_is_shown_and_a_further_run_adds_behind_it(world):
    video_id = world.ordered("hand-over")
    assert (0, []) == shown(world, video_id)
    world.work()
    assert "queued" == world.job(video_id).status
    assert (2, [1.0, 9.0]) == shown(world, video_id)
    section = world.call("get_sections", id=video_id).json["sections"][0]
    said = "Memory is the process by which the brain encodes, stores and retrieves information."
    assert {"text": said, "kind": "point", "start": 1.0} == section["points"][0]
    world.later(600)
    world.work(world.message(video_id))
    assert ("completed", None, 2, 0) == world.state(video_id)
    assert (0, []) == shown(world, video_id)
    world.sweep()
    assert [] == partial(world, video_id)
    assert [] == world.all_broken()


def test_of_a_video_that_failed_it_stays_until_that_is_deleted_and_the_credit_comes_back(world):
    video_id = world.ordered("hand-over", text=STRIKE)
    world.work()
    assert ("failed", "no_way", 1, 1) == world.state(video_id)
    world.sweep()
    assert (2, [1.0, 9.0]) == shown(world, video_id)
    assert [] == world.all_broken()
    assert "erased" == world.call("delete_video", id=video_id).json["outcome"]
    assert [] == partial(world, video_id)


def test_who_has_the_sections_is_not_sent_them_again_and_nobody_else_gets_them(world):
    video_id = world.ordered("hand-over")
    world.work()
    tag = world.call("get_sections", id=video_id).headers["etag"]
    again = world.call("get_sections", id=video_id, headers=[("if-none-match", tag)])
    assert (304, "") == (again.status, again.text)
    assert (404, "not_found") == world.call("get_sections", user=BOB, id=video_id).refusal


def test_sections_of_another_version_are_none(world):
    video_id = world.ordered("hand-over")
    world.work()
    key, bucket = partial(world, video_id)[0], world.environment["NOTES_BUCKET"]
    world.s3.put_object(Bucket=bucket, Key=key, Body=b'[{"heading": "Of memory"}]')
    assert [] == world.call("get_sections", id=video_id).json["sections"]


def test_sections_that_are_swept_while_they_are_asked_for_are_none(world):
    video_id = world.ordered("hand-over")
    world.work()
    key, bucket = partial(world, video_id)[0], world.environment["NOTES_BUCKET"]
    world.s3.delete_object(Bucket=bucket, Key=key)
    assert [] == world.call("get_sections", id=video_id).json["sections"]


class Bucket:
    """Takes what it is given, unless it is busy."""

    def __init__(self):
        self.stored, self.busy = [], False

    def put_object(self, *, Body, **_):  # noqa: N803
        if self.busy:
            raise StoreBusy
        self.stored.append(len(msgspec.json.decode(Body)))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def keeper(clock):
    job = new_job("0" * 32, ADA, JobOrder(url=VideoUrl("dQw4w9WgXcQ")), "", "")
    return SectionKeeper(Bucket(), "notes", msgspec.structs.replace(job, readable=1), clock)


def line(text="Memory is a process."):
    point = events.ReadablePoint(text=text, kind="point", start=1.0)
    section = events.ReadableSection(title="Memory", start=0.0, end=9.0, points=(point,))
    return events.Progress(step="write", progress=20, section=section)


def test_what_a_run_before_has_kept_is_not_kept_again(keeper):
    keeper.hear(line())
    assert (False, 1) == (keeper.store(), keeper.count)
    keeper.hear(line())
    assert ([True, False], 2) == ([keeper.store(), keeper.store()], keeper.count)
    assert [2] == keeper._s3.stored


def test_the_first_is_kept_at_once_and_the_others_ten_seconds_apart_or_at_the_end(keeper, clock):
    told = []
    for seconds in (0, 1, 8, 1, 1):
        clock.seconds += seconds
        keeper.hear(line())
        told.append(keeper.store())
    assert [False, True, False, False, True] == told
    keeper.hear(line())
    assert keeper.store(at_once=True)
    assert [2, 5, 6] == keeper._s3.stored


def test_a_store_that_is_busy_is_asked_again_later(keeper, clock):
    keeper._s3.busy = True
    for _ in range(2):
        keeper.hear(line())
    assert (False, 1) == (keeper.store(), keeper.count)
    keeper._s3.busy, clock.seconds = False, clock.seconds + 10
    assert (True, 2) == (keeper.store(), keeper.count)


def test_no_more_is_kept_than_can_be_answered(keeper):
    for _ in range(100):
        keeper.hear(line("x" * (LARGEST_READABLE // 20)))
    keeper.store()
    assert 19 == keeper.count
