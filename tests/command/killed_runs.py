"""Runs of the command, each killed where it is about to change a file, and then run once more.

    python killed_runs.py FOLDER OPTIONS...

In FOLDER/undisturbed it is not killed, in FOLDER/0 before its first change, in FOLDER/1 before its
second, and so on. It tells how many were killed. Forked from the first, as the command's imports
take much longer than its work.
"""

import itertools
import os
import signal
import sys
import time
from pathlib import Path

from studybuddy.command.main import cli

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.chmod", "os.truncate"}


def is_change(event, arguments):
    """Whether an audited event changes a file below the current directory."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, int) or not flags & (os.O_WRONLY | os.O_RDWR):
            return False
    elif event in CHANGES:
        path = arguments[0]
    else:
        return False
    return Path(os.fsdecode(path)).absolute().is_relative_to(Path.cwd())


def kill_at(change):
    """Let this process be killed before its change of this number, counted from 0."""
    count = itertools.count()

    def audit(event, arguments):
        if is_change(event, arguments) and next(count) == change:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(audit)


def run(place):
    """The command, run in a place, at one moment for all: a note tells when it was finished."""
    time.time = lambda: 1_796_083_200.0
    os.chdir(place)
    assert not cli.main(prog_name="yt-study-buddy", standalone_mode=False)


def forked(place, change=None):
    """The command, run in a process of its own; whether it was killed."""
    child = os.fork()
    if child == 0:
        os.chdir(place)
        if change is not None:
            kill_at(change)
        run(place)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL)
    return status == signal.SIGKILL


def killed(folder):
    """How many runs were killed until one came to its end."""
    for change in itertools.count():
        place = folder / str(change)
        place.mkdir()
        if not forked(place, change):
            return change
        assert not forked(place)
    raise AssertionError("there is an end to it")


if __name__ == "__main__":
    first = Path(sys.argv.pop(1)).absolute()
    told, sys.stdout = sys.stdout, sys.stderr
    (first / "undisturbed").mkdir()
    run(first / "undisturbed")
    print(killed(first), file=told)
