"""How far an order is: named steps, and a whole number that never falls."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import structs

from studybuddy.events import Progress, ReadableSection, VideoPlace

Step: TypeAlias = Literal["start", "transcript", "write", "check", "export"]

# Where each step begins and ends, in percent. Writing is what a user waits for.
_SPANS: dict[Step, tuple[int, int]] = {
    "start": (0, 1),
    "transcript": (1, 10),
    "write": (10, 80),
    "check": (80, 88),
    "export": (88, 99),
}

# Of the step `write`: then all words are written about, and the parts are joined.
_WRITTEN_AT = 0.9


class Meter:
    """Turns shares of steps into Progress lines, dropping those that say nothing new."""

    def __init__(self, show: Callable[[Progress], None]) -> None:
        self._show = show
        self._step: Step = "start"
        self._last: Progress | None = None
        self._words = 0
        self._paid = False
        self._cost = 0.0
        self._lock = threading.Lock()

    @property
    def percent(self) -> int:
        """What was last shown."""
        return self._last.progress if self._last else 0

    @property
    def cost_usd(self) -> float:
        """What `spend` was told, added up."""
        return round(self._cost, 6)

    def pay_for(self, words: int) -> None:
        """From the step `write` on, somebody is paid for so many words."""
        self._words = words

    def spend(self, cost_usd: float) -> None:
        """Add to the cost, from any thread. That somebody has been paid is told at once."""
        with self._lock:
            first, self._paid = not self._paid, True
            self._cost += max(0.0, cost_usd)
            if first and self._last:
                self._tell(self._last.progress, self._last.message, 0.0)

    def hand_on(self, section: ReadableSection) -> None:
        """Show a section that can be read, from any thread."""
        with self._lock:
            if self._last:
                self._show(structs.replace(self._last, section=section))

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
            self._tell(percent, message or kept, share)

    def part(self, video: str, number: int, videos: int) -> Meter:
        """A meter for one of several videos; what it shows is shown here as its share."""
        words, cost = self._last.words_begun if self._last else 0, self._cost

        def show(line: Progress) -> None:
            place = VideoPlace(video=video, number=number, videos=videos, progress=line.progress)
            whole = (100 * (number - 1) + line.progress) // videos
            self._cost = cost + line.cost_usd
            self._last = structs.replace(
                line,
                progress=max(self.percent, min(whole, 99)),
                words_begun=words + line.words_begun,
                cost_usd=self.cost_usd,
                place=place,
            )
            self._show(self._last)

        return Meter(show)

    def _tell(self, percent: int, message: str, share: float) -> None:
        line = Progress(
            step=self._step,
            progress=percent,
            message=message,
            words_begun=self._words_begun(share),
            cost_usd=self.cost_usd,
        )
        if line != self._last:
            self._last = line
            self._show(line)

    def _words_begun(self, share: float) -> int:
        """Of the words that are paid for, those begun; one at least once anybody was paid."""
        before = self._last.words_begun if self._last else 0
        if self._step in {"start", "transcript"}:
            return before
        done = min(1.0, share / _WRITTEN_AT) if self._step == "write" else 1.0
        return max(before, int(self._words * done), int(self._paid))
