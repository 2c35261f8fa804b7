"""More than can be carried of a job: it is said, and the job ends before the rest is paid twice."""

import pytest
from botocore.exceptions import ConnectionClosedError
from http_world import SIGNUP
from scripted_child import Script

from studybuddy_aws.process_video import Worker
from studybuddy_aws.worker import job_runner, work_directory_sync
from studybuddy_aws.worker.work_directory_sync import WorkDirectorySync

MOST = 5


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(work_directory_sync, "MOST_FILES", MOST)


def opened(world, folder):
    sync = WorkDirectorySync(world.s3, world.environment["WORK_BUCKET"], "ada/1/written/", folder)
    sync.restore()
    return sync


def keep(folder, numbers, data=b"{}"):
    for number in numbers:
        (folder / "written" / f"claude-{number}.json").write_bytes(data)


@pytest.mark.usefixtures("few")
def test_what_is_over_is_said_to_be_left_behind(world, tmp_path):
    sync = opened(world, tmp_path / "first")
    keep(tmp_path / "first", range(MOST))
    assert (True, False, MOST) == (sync.carry(), sync.full, sync.added)
    keep(tmp_path / "first", [MOST])
    assert (False, True, MOST) == (sync.carry(), sync.full, sync.added)
    opened(world, tmp_path / "second")
    assert MOST == len(list((tmp_path / "second" / "written").iterdir()))


@pytest.mark.usefixtures("few")
def test_what_is_carried_already_is_carried_again_when_it_changes(world, tmp_path):
    sync = opened(world, tmp_path / "first")
    keep(tmp_path / "first", range(MOST))
    sync.carry()
    keep(tmp_path / "first", range(MOST), b"changed")
    assert sync.carry()
    opened(world, tmp_path / "second")
    assert b"changed" == (tmp_path / "second" / "written" / "claude-0.json").read_bytes()


def test_replies_are_what_is_not_the_engines(world, tmp_path):
    sync = opened(world, tmp_path)
    for name in ("transcript-1.json", "draft-1.json", "note-1.json"):
        (tmp_path / "written" / name).write_bytes(b"{}")
    sync.carry()
    assert 0 == sync.replies
    keep(tmp_path, range(3))
    sync.carry()
    assert 3 == sync.replies == opened(world, tmp_path / "again").replies


@pytest.mark.usefixtures("few")
def test_a_job_of_more_pieces_than_are_carried_ends_once_and_is_not_paid_again(world):
    video_id = world.submitted(exporters=["markdown"])
    world.received()
    script = Script(sections=4 * MOST)
    worker = Worker(world.opened(job_runner.WorkerSettings), world._measure, script.start)
    worker.serve(world.message(video_id), lambda: 900.0)
    assert ("failed", "work_too_large", 1, 1) == world.state(video_id)
    assert MOST == len(script.paid)
    assert (SIGNUP, []) == (world.balance(), world.all_broken())


def test_what_cannot_be_carried_is_carried_later(world, tmp_path):
    sync = opened(world, tmp_path / "first")
    keep(tmp_path / "first", range(4))

    def refuse(**_):
        raise ConnectionClosedError(endpoint_url="x")

    events = world.s3.meta.events
    events.register("before-call.s3.PutObject", refuse)
    assert (False, 0) == (sync.carry(), sync.added)
    events.unregister("before-call.s3.PutObject", refuse)
    assert (True, 4) == (sync.carry(), sync.added)
    assert 4 == opened(world, tmp_path / "second").replies
