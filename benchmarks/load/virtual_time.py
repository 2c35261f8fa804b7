"""One clock for everything that is simulated: it stands still until what is due has been done."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable
from typing import TypeAlias

Event: TypeAlias = Callable[[], None]

_START = 1_800_000_000.0


class VirtualTime:
    """Seconds since 1970, and what is to happen when.

    Code that waits in its midst (a worker's run) is started with `start` and waits with `sleep`: it
    has a thread of its own, and of all threads only one ever runs.
    """

    def __init__(self) -> None:
        self.seconds = _START
        self._events: list[tuple[float, int, Event]] = []
        self._order = itertools.count()
        self._turn_ended = threading.Semaphore(0)
        self._turns = threading.local()
        self._error: BaseException | None = None

    def __call__(self) -> float:
        return self.seconds

    @property
    def passed(self) -> float:
        """Seconds since the beginning."""
        return self.seconds - _START

    def after(self, seconds: float, event: Event) -> None:
        """Have something happen so many seconds from now."""
        heapq.heappush(self._events, (self.seconds + seconds, next(self._order), event))

    def run(self, until: float, done: Callable[[], bool]) -> None:
        """Let happen what is due until so many seconds have passed, or until all is done."""
        while self._events and self._events[0][0] <= _START + until and not done():
            self.seconds, _, event = heapq.heappop(self._events)
            event()

    def start(self, work: Event) -> None:
        """Run code that sleeps; comes back when it sleeps for the first time, or has ended."""
        turn = threading.Semaphore(0)

        def body() -> None:
            self._turns.mine = turn
            turn.acquire()
            try:
                work()
            except BaseException as error:  # raised where the clock is run
                self._error = error
            self._turn_ended.release()

        threading.Thread(target=body, daemon=True).start()
        self._give(turn)

    def sleep(self, seconds: float) -> None:
        """Wait, within code that was started."""
        turn: threading.Semaphore = self._turns.mine
        self.after(seconds, lambda: self._give(turn))
        self._turn_ended.release()
        turn.acquire()

    def _give(self, turn: threading.Semaphore) -> None:
        turn.release()
        self._turn_ended.acquire()
        if self._error is not None:
            raise self._error
