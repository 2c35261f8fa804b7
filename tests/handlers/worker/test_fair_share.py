"""One user's jobs never keep all workers: what is over goes back, and the next has its turn."""

import uuid

import pytest
from http_world import ADA, BOB
from scripted_child import Script

from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.worker.fair_share import FairShare, seconds_to_wait
from studybuddy_aws.worker.job_runner import WorkerSettings

WORKERS = 4


@pytest.fixture
def world(world):
    world.environment["MAXIMUM_CONCURRENCY"] = str(WORKERS)
    return world


@pytest.fixture
def service(world):
    return world.opened(WorkerSettings)


def ordered(world, number, user=ADA):
    videos = [world.submitted(user, exporters=["markdown"]) for _ in range(number)]
    world.received()
    return videos


def leased(service, video_id):
    leases = Leases(service.tables, service.ledger, now=service.now)
    return leases.acquire(video_id, uuid.uuid4().hex, 600)


def worked(world, service, video_id):
    """Hand a worker the job's message; the messages that are to come again by that."""
    worker = Worker(service, world._measure, Script(sections=0).start)
    return worker.serve(world.message(video_id), lambda: 900.0)["batchItemFailures"]


def test_half_of_the_workers_is_enough_for_one(world, service):
    first, second, third = ordered(world, 3)
    leased(service, first), leased(service, second)
    assert {"GivenBack": 1} == world.watched(lambda: worked(world, service, third))
    job = world.job(third)
    assert ("queued", 0, 0) == (job.status, job.attempts, job.fence)
    assert [] == world.received()["Records"]  # it comes later


def test_what_is_given_back_is_left_alone_by_the_sweeper(world, service):
    first, second, third = ordered(world, 3)
    leased(service, first), leased(service, second)
    world.later(800)
    leased(service, first), leased(service, second)
    worked(world, service, third)
    world.later(200)
    assert third not in list(world.service.jobs.due())


def test_others_have_their_turn_meanwhile(world, service):
    first, second = ordered(world, 2)
    leased(service, first), leased(service, second)
    (bobs,) = ordered(world, 1, BOB)
    worked(world, service, bobs)
    assert 1 == world.job(bobs).fence


def test_one_is_enough_while_anything_else_waits(world, service):
    first, second = ordered(world, 2)
    leased(service, first)
    world.submitted(BOB)
    assert FairShare(service).used_up(world.job(second))
    world.received()
    assert not FairShare(service).used_up(world.job(second))


def test_who_is_not_served_yet_is_never_sent_back(world, service):
    first, _ = ordered(world, 2)
    world.submitted(BOB)
    assert not FairShare(service).used_up(world.job(first))


def test_of_those_taken_at_one_moment_none_is_too_many(world, service):
    share, videos = FairShare(service), ordered(world, 3)
    leases = [leased(service, one) for one in videos[:2]]
    assert [False, False] == [share.exceeded(one) for one in leases]
    third = leased(service, videos[2])
    assert share.exceeded(third)


def test_one_too_many_goes_back_and_loses_no_attempt(world, service, monkeypatch):
    videos = ordered(world, 3)
    leased(service, videos[0]), leased(service, videos[1])
    # As it is when they are taken after it was looked at.
    monkeypatch.setattr(FairShare, "used_up", lambda self, job: False)
    worked(world, service, videos[2])
    job = world.job(videos[2])
    assert ("queued", 0, 1) == (job.status, job.attempts, job.fence)


def test_what_the_index_does_not_show_yet_may_be_running(world, service, monkeypatch):
    videos = ordered(world, 3)
    lease = leased(service, videos[2])
    monkeypatch.setattr(FairShare, "_others", lambda self, job: [])
    assert FairShare(service).exceeded(lease)
    world.later(61)
    assert not FairShare(service).exceeded(lease)


def test_given_back_jobs_come_again_one_after_another():
    waits = {seconds_to_wait(f"{number:032x}") for number in range(256)}
    assert set(range(5, 15)) == waits
