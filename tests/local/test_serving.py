"""`yt-study-buddy serve` as a person starts it, stops it and starts it again."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from service_client import free_ports, request

from studybuddy_local.api_client import ApiClient, token_for
from studybuddy_local.demo import EMAIL, PASSWORD
from studybuddy_local.paths import address

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
PATIENCE = 120
INSTALLING = 1000  # seconds that `make dev` has taken before


class Serving:
    """A service that was started by its command, in a process group of its own."""

    def __init__(self, port, state):
        begun = {"STUDYBUDDY_SERVE_STARTED": str(int(time.time()) - INSTALLING)}
        self.process = subprocess.Popen(
            serve(port, state),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, **begun},
        )
        for line in self.process.stdout:
            if line.startswith("Ready in"):
                self.seconds = int(line.split()[2])
            if line.startswith("  Kept in"):
                break
        self.told = request("GET", f"{address(port)}/config.json").json()

    def demo_user(self):
        token = token_for(self.told["sign_in"], self.told["client_id"], EMAIL, PASSWORD)
        return ApiClient(self.told["api"], token)

    def close(self):
        """Stop it, if nobody has."""
        if self.process.poll() is None:
            self.end(signal.SIGTERM)

    def end(self, number):
        """Send a signal and wait; what was still said."""
        os.kill(self.process.pid, number)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return said


@pytest.fixture
def serving():
    """Starts services; whatever still runs in the end is stopped."""
    with ExitStack() as to_stop:

        def start(port, state):
            service = Serving(port, state)
            to_stop.callback(service.close)
            return service

        yield start


def serve(port, state):
    return [sys.executable, "-m", "studybuddy", "serve", "--port", str(port), "--state", str(state)]


def below(pid):
    """All processes that a process has started, and they in their turn."""
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, tasks.read_text().split()):
            found += [child, *below(child)]
    return found


def alive(pids):
    """Those that have not ended, once they had the time to."""
    deadline = time.monotonic() + PATIENCE
    while left := [pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists()]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.1)
    return left


@LINUX
def test_stopped_and_started_again_it_goes_on_where_it_was(serving, tmp_path):
    port, state = free_ports().web, tmp_path / "state"

    first = serving(port, state)
    started = below(first.process.pid)
    example = first.demo_user().get("/videos")["videos"]
    settings = request("GET", address(port) + "/config.json").data
    said = first.end(signal.SIGINT)

    assert ["completed"] == [video["status"] for video in example]
    assert first.told["api"].encode() in settings
    assert (0, "Stopping\nStopped. What was there is kept.\n") == (first.process.returncode, said)
    assert len(started) > 3
    assert first.seconds >= INSTALLING
    assert [] == alive(started)

    again = serving(port, state)
    user, started = again.demo_user(), below(again.process.pid)
    assert (first.told, example) == (again.told, user.get("/videos")["videos"])
    assert "PutParameter" not in (state / "aws.log").read_text()
    assert 2 == user.get("/credits")["credits"]
    taken = subprocess.run(serve(port, state), capture_output=True, text=True, check=False)
    assert (1, 1) == (taken.returncode, taken.stderr.count("\n"))
    assert taken.stderr.startswith(f"Error: Port {port} is taken.")
    again.end(signal.SIGKILL)
    assert [] == alive(started)


def test_a_folder_of_other_things_is_not_touched(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    command = [*serve(free_ports().web, tmp_path), "--reset"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (1, "years of work") == (done.returncode, (tmp_path / "thesis.txt").read_text())
    assert "holds other things" in done.stderr


def test_a_state_with_the_addresses_of_another_port_is_not_mixed_up(tmp_path):
    (tmp_path / "port").write_text("8000")

    done = subprocess.run(
        serve(free_ports().web, tmp_path), capture_output=True, text=True, check=False
    )

    assert 1 == done.returncode
    assert "--port 8000" in done.stderr
    assert "Traceback" not in done.stderr
