"""Ending in time: the clock, and the signals that end a process, become errors of ours."""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from studybuddy.errors import Interrupted, OutOfTime, StudyBuddyError, WrongUse

# Seconds that are left to a plugin which swallows the error that should end it.
_PATIENCE = 5
_LONGEST = 1e9


def seconds_allowed(deadline: float | None) -> float:
    """The time limit in seconds, infinite if there is none. Raises WrongUse for no number."""
    if deadline is None:
        return math.inf
    if not 0 < deadline <= _LONGEST:
        raise WrongUse("bad_deadline", "--deadline takes a number of seconds, such as 600.")
    return deadline


@contextmanager
def stopped_in_time(seconds: float, tell: Callable[[StudyBuddyError], None]) -> Iterator[None]:
    """Raise OutOfTime or Interrupted in what is done here, when the clock or a signal says so.

    Checkpoints keep the deadline in the ordinary case; this is for a plugin that hangs. A library
    may swallow the error, so it is raised again every second; whoever swallows them all is not
    waited for: `tell` says how it ended, and the process ends.
    """
    stop = _Stop(tell)
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
    before = {number: signal.signal(number, stop) for number in numbers}
    if seconds < math.inf:
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            # Told to stop more than once, it still says how it ended.
            signal.signal(number, signal.SIG_IGN if stop.error else handler)


class _Stop:
    """The handler of the signals. A second Ctrl-C is no news: the clock repeats the first."""

    def __init__(self, tell: Callable[[StudyBuddyError], None]) -> None:
        self.error: StudyBuddyError | None = None
        self._tell = tell
        self._times = 0

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self.error is None:
            self.error = OutOfTime() if number == signal.SIGALRM else Interrupted()
            signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)
        elif number != signal.SIGALRM:
            return
        self._times += 1
        if self._times > _PATIENCE:
            self._tell(self.error)
            os._exit(self.error.exit_code)
        raise self.error
