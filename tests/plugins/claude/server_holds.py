"""Standing still at a moment of a server's requests, so that a test can act at just that moment."""

from __future__ import annotations

import threading
from typing import Literal

Moment = Literal["arrived", "begun", "ended"]
"""Of a request: nothing is answered yet, the first event is sent, the last byte is."""


class Hold:
    """The server stands still at a moment of its requests. Use as a context manager.

    So a test can do something at that moment and at no other, however slow the machine is.
    """

    def __init__(self, moment: Moment, number: int | None) -> None:
        """Of the request of that number, or of each."""
        self._moment = moment
        self._number = number
        self._reached = threading.Semaphore(0)
        self._released = threading.Event()

    def __enter__(self) -> Hold:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def wait_for(self, requests: int = 1) -> None:
        """Wait until so many more requests stand there."""
        for _ in range(requests):
            if not self._reached.acquire(timeout=60):
                raise AssertionError(f"no request came to be {self._moment}: {self._number}")

    def release(self) -> None:
        """Let those that stand there go on, and those that come there later."""
        self._released.set()

    def pass_by(self, moment: Moment, number: int) -> None:
        """Stand still if it is here."""
        if moment == self._moment and self._number in (None, number):
            self._reached.release()
            self._released.wait()
