"""Whatever a child started, and whatever that started: found by who its parent is, and ended.

Linux gives a process whose parent has ended to the nearest ancestor that adopts orphans. This
process is made such a one, so that nothing that descends from its child gets away from it: neither
by a session or a group of its own, nor by starting twice, nor by another environment.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from studybuddy_aws.runtime.logs import log

_PR_SET_CHILD_SUBREAPER = 36
_LONGEST_SECONDS = 20
_TICK_SECONDS = 0.002


class Process(NamedTuple):
    """A process: who it is, whose child, and in which session. All are numbers of processes."""

    pid: int
    parent: int
    session: int


class Descendants:
    """What will descend from the next child that this process starts in a session of its own.

    One at a time: children that others start meanwhile in sessions of their own are taken for
    descendants. Where there is no /proc it finds nothing.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        kill: Callable[[int, int], None] = os.kill,
    ) -> None:
        """Adopt orphans from here on; what is there before is nobody's descendant."""
        _adopt_orphans()
        self._clock = clock
        self._kill = kill
        self._before = {one.pid for one in processes() if one.parent == os.getpid()}

    def end(self) -> None:
        """Kill all that are left, and all that they start meanwhile.

        Raises SystemExit where that takes too long: rather no worker than one in which a stranger
        lives on beside the next user's job. Lambda then begins anew.
        """
        until = self._clock() + _LONGEST_SECONDS
        while left := self._left():
            if self._clock() > until:
                log.error("processes not ended", extra={"left": len(left)})
                raise SystemExit("A job's processes could not be ended.")
            for pid in left:
                self._end(pid)
            time.sleep(_TICK_SECONDS)

    def _left(self) -> list[int]:
        """Those adopted, and all below them; those too that have ended, which nobody else reaps.

        So none is overlooked: whoever runs has above it one that is ours already, running or not,
        and that stays in the table until we reap it.
        """
        found, me, ours = list(processes()), os.getpid(), os.getsid(0)
        left = [
            one.pid
            for one in found
            if one.parent == me and one.session != ours and one.pid not in self._before
        ]
        for pid in left:  # it grows while it is read
            left += [one.pid for one in found if one.parent == pid]
        return left

    def _end(self, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            self._kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):  # it is not ours, but a child of one of ours
            os.waitpid(pid, os.WNOHANG)


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def processes() -> list[Process]:
    """All that run, or have ended and wait to be reaped."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended
            # The second field is the program's name in brackets, and may hold brackets and spaces.
            _, parent, _, session = file.read_bytes().rpartition(b")")[2].split()[:4]
            found.append(Process(int(file.parent.name), int(parent), int(session)))
    return found
