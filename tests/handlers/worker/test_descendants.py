"""Processes that descend from a child end with it; those of others are left alone."""

import os
import subprocess
import sys
import time

import pytest

from studybuddy.events import Preview
from studybuddy_aws.storage.job import CaptionsOrder
from studybuddy_aws.storage.uploads import Upload
from studybuddy_aws.worker import descendants
from studybuddy_aws.worker.descendants import Descendants
from studybuddy_aws.worker.preview_runner import PreviewRunner
from studybuddy_aws.worker.waited_run import WaitedRuns

SLEEPS = [sys.executable, "-c", "import time; time.sleep(3600)"]
ESCAPES = """
import os, sys
if os.fork():
    os._exit(0)
os.setsid()
if os.fork():
    os._exit(0)
print(os.getpid(), flush=True)
os.execve(sys.executable, [sys.executable, "-c", "import time; time.sleep(3600)"], {})
"""


def started(command, **more):
    return subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True, **more)


def runs(pid):
    return any(one.pid == int(pid) for one in descendants.processes())


def test_who_got_away_is_ended_and_reaped():
    found = Descendants()
    with started([sys.executable, "-c", ESCAPES]) as child:
        escaped = child.stdout.readline()
        child.wait()
        assert runs(escaped)
        found.end()
        assert not runs(escaped)


def test_children_that_were_there_before_are_left_alone():
    with started(SLEEPS) as other:
        found = Descendants()
        found.end()
        assert other.poll() is None
        other.kill()


def test_children_of_the_same_session_are_left_alone():
    """Those are our own: nobody comes into a session that another has begun."""
    found = Descendants()
    with subprocess.Popen(SLEEPS) as other:
        found.end()
        assert other.poll() is None
        other.kill()


def test_a_worker_that_cannot_end_them_is_one_no_longer():
    now = iter(range(0, 1000, 8))
    found = Descendants(clock=lambda: next(now), kill=lambda pid, number: None)
    with started(SLEEPS) as child:
        with pytest.raises(SystemExit, match="could not be ended"):
            found.end()
        child.kill()


def test_brackets_and_spaces_in_the_name_of_a_program_are_no_fields(tmp_path):
    program = tmp_path / "a) 1 (b"
    program.symlink_to("/bin/sleep")
    with started([program, "3600"]) as child:
        (found,) = [one for one in descendants.processes() if one.pid == child.pid]
        assert (os.getpid(), child.pid) == (found.parent, found.session)
        child.kill()


def test_what_a_preview_starts_ends_with_it(tmp_path, monkeypatch):
    """Code that runs in the child before the command does, as a reader's own fault would."""
    told, code = tmp_path / "told", tmp_path / "code"
    code.mkdir()
    (code / "sitecustomize.py").write_text(
        f"""
import os, sys, time
if not os.path.exists({str(told)!r}) and "preview" in sys.argv:
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        os.closerange(0, 64)
        with open({str(told)!r} + "-new", "w") as file:
            file.write(str(os.getpid()))
        os.rename({str(told)!r} + "-new", {str(told)!r})
        os.execve(sys.executable, [sys.executable, "-c", "import time; time.sleep(3600)"], {{}})
    while not os.path.exists({str(told)!r}):
        time.sleep(0.01)
"""
    )
    monkeypatch.setenv("PYTHONPATH", str(code))
    upload = Upload("talk.srt", b"1\n00:00:01,000 --> 00:00:02,000\nSo it is.\n")
    runner = PreviewRunner(WaitedRuns(tmp_path / "places", 1280))
    read = runner.preview(upload, CaptionsOrder(), time.monotonic() + 60)
    assert isinstance(read, Preview)
    assert not runs(told.read_text())
