"""Children that misbehave end; the bookkeeping goes on."""

import http.server
import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from http_world import ADA
from worker_world import SECRET_KEY, TimeLeft, paid

from studybuddy_aws.worker.descendants import processes
from studybuddy_aws.worker.scratch_dir import scratch_dir


@pytest.mark.parametrize("writer", ["crash", "leave", "flood"])
def test_a_child_that_breaks_down_is_an_attempt(world, writer):
    video_id = world.ordered(writer)
    assert 1 == len(world.work())
    assert ("queued", "crashed", 1, None) == world.state(video_id)
    assert [] == world.all_broken()
    assert [] == list(world.places.iterdir())


def test_a_child_that_wants_all_memory_does_not_get_it(world):
    world.environment["CHILD_MEMORY_MB"] = "600"
    video_id = world.ordered("eat-memory")
    world.work()
    assert ("failed", "plugin_failed", 1, 1) == world.state(video_id)
    assert 0 < int(world.told.read_text()) < 600
    assert [] == world.all_broken()


@pytest.mark.parametrize("writer", ["hang", "eat-time"])
def test_a_child_that_does_not_hear_is_killed_when_its_time_is_over(world, writer):
    video_id = world.ordered(writer)
    # The transcript is kept and carried, so once the work got on; after that it does not.
    world.work(time_left=TimeLeft(lambda: len(paid(world)) == 1, 29))
    assert ("queued", None) == world.state(video_id)[:2]
    world.work(time_left=TimeLeft(lambda: len(paid(world)) == 2, 29))
    assert ("queued", "too_slow", 1, None) == world.state(video_id)


def test_lines_that_are_none_are_passed_over(world):
    video_id = world.ordered("garbage")
    world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)


@pytest.mark.parametrize("writer", ["fork", "detach", "escape"])
def test_nothing_that_a_child_started_outlives_it(world, writer):
    video_id = world.ordered(writer)
    world.work()
    assert "completed" == world.job(video_id).status
    assert not Path("/proc", world.told.read_text()).exists()


def test_what_is_another_process_each_time_it_is_looked_for_is_ended_too(world):
    before = sessions()
    video_id = world.ordered("hop")
    world.work()
    assert "completed" == world.job(video_id).status
    assert set() == sessions() - before


def sessions():
    """The sessions of the processes that descend from this one, or have been adopted by it."""
    found = processes()
    below = [one for one in found if one.parent == os.getpid()]
    for process in below:
        below += [one for one in found if one.parent == process.pid]
    return {one.session for one in below}


def test_a_job_asks_nobody_on_this_machine(world):
    """As Lambda's runtime is asked there for the next event, which may be another user's."""
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as listens:
        world.told.write_text(f"http://127.0.0.1:{listens.server_port}/next")
        video_id = world.ordered("connect")
        world.work()
        assert [] == select.select([listens], [], [], 0)[0]
    assert "completed" == world.job(video_id).status
    assert "A job may not connect to this machine." in world.told.read_text()


def test_a_child_knows_its_order_and_its_settings_and_nothing_else(world, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not for children")
    monkeypatch.setenv("STRIPE_SECRET_ARN", "not for children")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/ssl/certs/own.pem")
    video_id = world.ordered("tell", subject="-- --output=/etc", youtube_url="-uVTIJBZook")
    world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    told = json.loads(world.told.read_text())
    place = world.places / f"study-buddy-{video_id}"
    assert {
        *("HOME", "LANG", "MALLOC_ARENA_MAX", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH"),
        *("REQUESTS_CA_BUNDLE", "STUDYBUDDY_TOLD", "TMPDIR"),
    } == set(told["environment"]) - {"SSL_CERT_FILE"}
    assert str(place / "home") == told["environment"]["HOME"]
    assert SECRET_KEY == told["settings"]["ANTHROPIC_API_KEY"]
    assert SECRET_KEY not in told["initial"]
    assert ("-- --output=/etc", "-uVTIJBZook") == (told["subject"], told["url"])
    assert (str(place), True) == (told["directory"], told["session"])
    assert ["home", "tmp", "upload", "work"] == told["files"]
    assert told["privileges"], "it could become somebody else"
    assert {
        "RLIMIT_AS": 1500 * 1024 * 1024,
        "RLIMIT_CPU": 2 * 900,
        "RLIMIT_FSIZE": 128 * 1024 * 1024,
        "RLIMIT_NOFILE": 512,
        "RLIMIT_CORE": 0,
    } == {**told["limits"], "RLIMIT_CPU": round(told["limits"]["RLIMIT_CPU"], -1)}


def test_links_and_pipes_are_not_carried(world):
    video_id = world.ordered("link")
    world.work()
    assert "completed" == world.job(video_id).status
    kept = [name for name in world.carried(video_id) if name.partition("-")[0] not in KEPT]
    assert ["honest.json"] == kept


KEPT = {"transcript", "draft", "note"}


def test_an_artifact_that_is_a_link_or_lies_elsewhere_is_left_out(world):
    video_id = world.ordered()
    world.change_order(video_id, exporters=["markdown", "honest", "link", "strange"])
    world.work()
    row = world.service.notes.get(video_id, ADA)
    names = {one.name for one in row.artifacts}
    assert {"note.md", "note.log"} <= names
    assert "note.html" not in names
    assert all(one.key == f"{ADA}/{video_id}/{one.name}" for one in row.artifacts)
    assert not any("stray" in one.name for one in row.artifacts)
    told = {(one.exporter, one.code) for one in world.job(video_id).problems}
    assert ("honest", "file_left_out") in told
    assert "strange" in {exporter for exporter, _ in told}
    assert [] == world.all_broken()


def test_a_place_left_by_a_killed_worker_is_cleared_and_one_in_use_is_not(world):
    left = world.places / f"study-buddy-{'1' * 32}" / "work"
    left.mkdir(parents=True)
    with scratch_dir(world.places, "2" * 32) as used:
        (used / "work" / "mine").write_text("x")
        with scratch_dir(world.places, "3" * 32) as other:
            assert {used, other} == set(world.places.iterdir())
        assert (used / "work" / "mine").exists()
    assert [] == list(world.places.iterdir())


READING = """
import ctypes, os, subprocess, sys
from studybuddy_aws.worker.child import hide_environment
os.setgid(65534)
os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1)  # as of a process that never was anyone else
if sys.argv[1] == "hidden":
    hide_environment()
sys.exit(subprocess.run(["cat", f"/proc/{os.getpid()}/environ"], capture_output=True).returncode)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_child_of_the_same_user_cannot_read_the_workers_environment():
    environment = {"PATH": os.environ["PATH"], "AWS_SECRET_ACCESS_KEY": "x"}
    said = [
        subprocess.call([sys.executable, "-c", READING, how], env=environment)
        for how in ("open", "hidden")
    ]
    assert [0, 1] == said
