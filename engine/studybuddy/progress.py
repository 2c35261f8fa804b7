"""How far an order is: named steps, and a whole number that never falls."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal, TypeAlias

from studybuddy.events import Progress

Step: TypeAlias = Literal["start", "transcript", "write", "check", "export"]

# Where each step begins and ends, in percent. Writing is what a user waits for.
_SPANS: dict[Step, tuple[int, int]] = {
    "start": (0, 1),
    "transcript": (1, 10),
    "write": (10, 80),
    "check": (80, 88),
    "export": (88, 99),
}


class Meter:
    """Turns shares of steps into Progress lines, dropping those that say nothing new."""

    def __init__(self, show: Callable[[Progress], None]) -> None:
        self._show = show
        self._step: Step = "start"
        self._last: Progress | None = None
        self._lock = threading.Lock()

    @property
    def percent(self) -> int:
        """What was last shown."""
        return self._last.progress if self._last else 0

    def begin(self, step: Step, message: str) -> None:
        """Enter a step."""
        self._step = step
        self.report(0.0, message)

    def report(self, share: float, message: str = "") -> None:
        """Show how much of the present step is done, from 0 to 1."""
        first, last = _SPANS[self._step]
        with self._lock:
            percent = max(self.percent, first + int((last - first) * share))
            kept = self._last.message if self._last and self._last.step == self._step else ""
            line = Progress(step=self._step, progress=percent, message=message or kept)
            if line != self._last:
                self._last = line
                self._show(line)
