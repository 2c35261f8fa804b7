"""A worker tells the pages of a job's user how far it is; no job waits or fails for it."""

import pytest
from http_world import ADA, BOB, Clock
from scripted_child import Script

from studybuddy import VideoUrl
from studybuddy_aws.process_video import Worker
from studybuddy_aws.runtime import logs
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.storage.job import JobOrder, Spent, new_job
from studybuddy_aws.worker.job_runner import WorkerSettings
from studybuddy_aws.worker.news import News


def test_pages_are_told_each_step_and_then_to_ask(world):
    page, other = world.page(), world.page(BOB)
    video_id = world.ordered()
    # Each step of it is seen: of a real child's that come within a tick, the last one is told.
    worker = Worker(world.opened(WorkerSettings), logs.count, Script().start)
    worker.serve(world.received(), lambda: 900.0)
    told = world.heard(page)
    assert {video_id} == {one["video_id"] for one in told}
    assert (
        [None]
        == [one["progress"] for one in told if one["progress"] is None]
        == [told[-1]["progress"]]
    )
    steps = [one["progress"]["current_step"] for one in told[:-1]]
    assert ["start", "transcript", "write", "done"] == list(dict.fromkeys(steps))
    assert [] == world.heard(other)


def test_pages_are_told_of_sections_that_can_be_read(world):
    page = world.page()
    world.ordered("hand-over")
    world.work()
    assert 2 == max(one["progress"]["readable"] for one in world.heard(page)[:-1])


def test_pages_are_told_when_a_job_comes_to_wait(world):
    page = world.page()
    video_id = world.ordered("hand-over")
    world.work()
    first = len(world.heard(page))
    world.work(world.message(video_id))  # too early for another try
    assert {"video_id": video_id, "progress": None} == world.heard(page)[-1]
    assert first + 1 == len(world.heard(page))


class Pages:
    """Pages that are told, unless API Gateway is out of reach."""

    def __init__(self):
        self.told, self.busy = [], False

    def tell(self, user_id, news):
        self.told.append((user_id, news))
        if self.busy:
            raise StoreBusy


@pytest.fixture
def clock():
    return Clock()


def test_after_trouble_nobody_is_told_for_half_a_minute(clock):
    pages = Pages()
    news = News(pages, new_job("1", ADA, JobOrder(url=VideoUrl("dQw4w9WgXcQ")), "", ""), clock)
    pages.busy = True
    for seconds in (0, 10, 19.9, 0.1):
        clock.seconds += seconds
        news.progress("write", 20, Spent(), 0)
    assert 2 == len(pages.told)


def test_what_comes_back_if_it_is_cancelled_is_told(clock):
    pages = Pages()
    job = new_job("1", ADA, JobOrder(url=VideoUrl("dQw4w9WgXcQ")), "", "")
    news = News(pages, job, clock)
    news.progress("write", 20, Spent(), 0)
    news.progress("write", 21, Spent(begun=1), 0)
    assert [1, 0] == [one.progress.credits_back for _, one in pages.told]
