"""People at the web app: they press, press again as the app does, and look how far it is."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.load.virtual_time import VirtualTime

SUBMIT, POLL = "POST /videos/submit", "GET /videos/{id}"
_WATCH_SECONDS = 0.1  # the way to the API and back
_ENDED = frozenset({"completed", "failed", "cancelled", "needs_captions", "needs_confirmation"})
_AFTER_ERROR_SECONDS = 5
_PRESSED_AGAIN = (1, 2, 4, 8, 15, 30, *(60,) * 20)
"""Seconds after which the web app presses again by itself (frontend/src/api/again.ts)."""


@dataclass
class Answer:
    """A status, the headers and the body as JSON."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


def waits() -> Iterator[float]:
    """Seconds between the presses of the web app."""
    yield from _PRESSED_AGAIN


@dataclass
class Press:
    """One press on "Make notes", and what became of it."""

    user_id: str
    key: str
    at: float
    presses: int = 0
    job_id: str = ""
    state: str = ""
    refused_for_good: bool = False
    ended_at: float | None = None


class People:
    """Everybody who presses. `call` has the API answer a request and gives the answer later."""

    def __init__(
        self,
        clock: VirtualTime,
        call: Callable[[str, str, str, Mapping[str, Any], Callable[[Answer], None]], None],
        chance: random.Random,
        *,
        presses_again: bool,
    ) -> None:
        self._clock = clock
        self._call = call
        self._chance = chance
        self._presses_again = presses_again
        self.presses: list[Press] = []
        self.answers: Counter[tuple[str, int]] = Counter()
        self.ordered: Callable[[str, str], None] = lambda job_id, user_id: None

    def press(self, user_id: str, after: float) -> Press:
        """Have somebody press so many seconds from now."""
        key = f"{user_id}-{len(self.presses)}"
        made = Press(user_id, key, self._clock() + after)
        self.presses.append(made)
        self._clock.after(after, lambda: self._submit(made, waits()))
        return made

    @property
    def all_ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        return all(one.refused_for_good or one.ended_at is not None for one in self.presses)

    def _submit(self, press: Press, again: Iterator[float]) -> None:
        press.presses += 1
        request = {
            "headers": {"idempotency-key": press.key, "content-type": "application/json"},
            "body": json.dumps({"youtube_url": "https://youtu.be/hQVTIJBZook"}),
        }

        def answered(answer: Answer) -> None:
            self.answers[SUBMIT, answer.status] += 1
            if answer.status == 202:
                press.job_id = answer.body["video_id"]
                self.ordered(press.job_id, press.user_id)
                self._look_later(press, self._clock(), 1)
                return
            pause = next(again, None)
            if pause is None or not self._presses_again:
                press.refused_for_good = True
                return
            told = float(answer.headers.get("retry-after", 0))
            wait = max(told, pause) * (1 + self._chance.random() / 2)
            self._clock.after(wait, lambda: self._submit(press, again))

        self._call("submit_video", SUBMIT, press.user_id, request, answered)

    def _look_later(self, press: Press, since: float, seconds: float) -> None:
        self._clock.after(seconds, lambda: self._look(press, since))

    def _look(self, press: Press, since: float) -> None:
        def answered(answer: Answer) -> None:
            self.answers[POLL, answer.status] += 1
            if answer.status != 200:
                self._look_later(press, since, _AFTER_ERROR_SECONDS)
                return
            press.state = answer.body["status"]
            if press.state in _ENDED:
                press.ended_at = self._clock()
                return
            watched = self._clock() - since
            self._look_later(press, since, min(15, max(1, watched / 10)))

        path = {"pathParameters": {"id": press.job_id}}
        self._call("get_video", POLL, press.user_id, path, answered)
