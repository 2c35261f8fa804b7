"""Plugins that would not end, or would end everything: the last line and the exit code hold."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "examples" / "how-memory-works.en.vtt"
STRANGER = """
import os, signal, time, studybuddy

class Rude(studybuddy.Exporter):
    "Rude."
    media_type = "text/plain"
    extension = "txt"
    def export(self, note):
        return b"rude"

class Leaving(Rude):
    "Ends the process with success."
    def export(self, note):
        raise SystemExit(0)

class Pressing(Rude):
    "Acts as if Ctrl-C had been pressed."
    def export(self, note):
        raise KeyboardInterrupt

class Deaf(Rude):
    "Swallows whatever should end it."
    def export(self, note):
        while True:
            try:
                time.sleep(60)
            except Exception:
                pass

class Wandering(Rude):
    "Changes the current directory."
    def export(self, note):
        os.chdir("/")
        return b"wandered"

class Stopped(Rude):
    "Is stopped many times at once."
    def export(self, note):
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            for _ in range(20):
                os.kill(os.getpid(), signal.SIGTERM)
                os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.fixture(scope="module")
def strangers(tmp_path_factory):
    """A directory of a stranger's distribution, as an installer lays it."""
    place = tmp_path_factory.mktemp("strangers")
    (place / "rude.py").write_text(STRANGER)
    facts = place / "rude-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: rude\nVersion: 1.0\n")
    names = ("Leaving", "Pressing", "Deaf", "Wandering", "Stopped")
    offers = "\n".join(f"{name.lower()} = rude:{name}" for name in names)
    (facts / "entry_points.txt").write_text(f"[studybuddy.exporters]\n{offers}\n")
    return place


@pytest.fixture
def last_line(strangers, tmp_path):
    def run(exporter, *more):
        kept = {k: v for k, v in os.environ.items() if not k.startswith("STUDYBUDDY")}
        done = subprocess.run(
            [
                *(sys.executable, "-m", "studybuddy", "--url", "dQw4w9WgXcQ", "--output", "notes"),
                *("--captions", str(SAMPLE), "--writer", "outline", "--format", "json-progress"),
                *("--exporter", exporter, "--exporter", "json", *more),
            ],
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            env={**kept, "PYTHONPATH": str(strangers)},
            check=False,
        )
        assert b"" == done.stderr
        return done.returncode, json.loads(done.stdout.splitlines()[-1])

    return run


def test_a_plugin_that_exits_fails_its_artifact_alone(last_line):
    code, last = last_line("leaving")
    assert (0, ["note.json"]) == (code, [file["file_name"] for file in last["files"]])
    assert ["plugin_failed"] == [problem["code"] for problem in last["problems"]]


@pytest.mark.parametrize("exporter", ["pressing", "stopped"])
def test_however_often_it_is_stopped_it_says_so(last_line, exporter):
    code, last = last_line(exporter)
    assert (128 + signal.SIGINT, "interrupted") == (code, last["code"])


def test_the_deadline_ends_a_plugin_that_will_not_end(last_line):
    code, last = last_line("deaf", "--deadline", "2")
    assert (124, "out_of_time") == (code, last["code"])


def test_a_plugin_that_changes_the_directory_moves_nothing(last_line, tmp_path):
    assert 0 == last_line("wandering")[0]
    assert b"wandered" == (tmp_path / "notes" / "note.txt").read_bytes()


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "0", "-1", "soon"])
def test_a_deadline_is_a_number_of_seconds(seconds):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("STUDYBUDDY")}
    done = subprocess.run(
        [sys.executable, "-m", "studybuddy", "--url", "dQw4w9WgXcQ", "--deadline", seconds],
        capture_output=True,
        timeout=60,
        env=kept,
        check=False,
    )
    assert (2, True) == (done.returncode, b"--deadline" in done.stderr)
