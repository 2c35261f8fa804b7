"""The command, run while a user waits: in the jail of a job's child, and for so long only."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from studybuddy import StudyBuddyError
from studybuddy_aws.worker.child import Child, Limits

_TICK_SECONDS = 0.1


class WaitedRuns:
    """Runs the command, which gets no secret. What it lays down is removed, whatever happens."""

    def __init__(
        self,
        places: Path,
        memory_mb: int,
        start: Callable[..., Child] = Child,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make places of their own for the children in `places`."""
        self._places = places
        self._memory = memory_mb * 1024 * 1024
        self._start = start
        self._clock = clock

    @contextmanager
    def place(self, prefix: str) -> Iterator[Path]:
        """A directory with `work`, `home` and `tmp` in it, for as long as the block lasts."""
        self._places.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=prefix, dir=self._places, ignore_cleanup_errors=True
        ) as name:
            place = Path(name)
            for folder in ("work", "home", "tmp"):
                (place / folder).mkdir()
            yield place

    def run(
        self, arguments: Sequence[str], place: Path, until: float, late: StudyBuddyError
    ) -> Child:
        """The child as it has ended; raises `late` unless it did by `until`, of the clock."""
        seconds = max(1, int(until - self._clock()))
        limits = Limits(memory=self._memory, seconds=seconds, processes=0)
        with self._start(arguments, place=place, settings={}, limits=limits) as child:
            while child.running and not child.flooding and self._clock() < until:
                child.lines(_TICK_SECONDS)
            overdue = child.running and not child.flooding
            child.kill()
            child.last_lines()
        if overdue:
            raise late
        return child
