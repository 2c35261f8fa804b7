"""A checker is asked in a thread and a time of its own: one that hangs costs no note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

import msgspec

from studybuddy.errors import OutOfTime, StudyBuddyError
from studybuddy.grounding.evidence import Evidence
from studybuddy.grounding.meaning import Verdict
from studybuddy.note import Claim, Usage, total_usage
from studybuddy.plugins.contracts import Checker
from studybuddy.plugins.guard import guarded
from studybuddy.work import Work

_LONGEST = 300.0
"""Seconds that a checker may take each time it is asked. Half of the time left is for the rest."""

_GRACE = 2.0
"""Seconds that it has besides, to hand over what it knows when its time is over."""

_T = TypeVar("_T")


class AskedChecker:
    """A checker for one order. Calling it gives sound verdicts or raises StudyBuddyError.

    `usage` is what it has cost so far.
    """

    def __init__(self, name: str, checker: Checker, work: Work, grace: float = _GRACE) -> None:
        self.usage = Usage()
        self._name = name
        self._checker = checker
        self._work = work
        self._grace = grace

    def __call__(self, claims: Sequence[Claim], evidence: Evidence) -> list[Verdict]:
        """One verdict for each claim."""
        seconds = min(_LONGEST, self._work.remaining() / 2)
        part = self._work.within(seconds)
        self._work.progress(0.2, f"Asking {self._name} about the meaning of {len(claims)} lines")
        try:
            with guarded("checker", self._name):
                found = _in_time(
                    lambda: sound_verdicts(
                        self._checker.check(claims, evidence, part), len(claims)
                    ),
                    seconds + self._grace,
                )
        except StudyBuddyError as error:
            self._work.progress(0.2, f"{self._name} could not check the meaning: {error.message}")
            raise
        finally:
            self._add_usage(part)
        return found

    def _add_usage(self, part: Work) -> None:
        with guarded("checker", self._name):
            usage = self._checker.usage(part)
            typed = msgspec.json.decode(msgspec.json.encode(usage), type=Usage)
        self.usage = total_usage([self.usage, typed])


def sound_verdicts(answer: Sequence[Verdict], count: int) -> list[Verdict]:
    """The verdicts, held to their types. Raises TypeError for an answer that is none."""
    verdicts = list(islice(answer, count + 1))
    if len(verdicts) != count:
        raise TypeError(f"check() gave not one verdict for each of {count} claims")
    if not all(isinstance(verdict, Verdict) for verdict in verdicts):
        raise TypeError("check() gave something else than Verdicts")
    return msgspec.json.decode(msgspec.json.encode(verdicts), type=list[Verdict])


def _in_time(task: Callable[[], _T], seconds: float) -> _T:
    """What a task gives or raises. OutOfTime when it takes longer: it is left to itself then."""
    done: SimpleQueue[tuple[_T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((task(), None))
        except BaseException as error:
            done.put((None, error))

    Thread(target=run, daemon=True, name="checker").start()
    try:
        given, error = done.get(timeout=seconds)
    except Empty:
        raise OutOfTime from None
    if error is not None:
        raise error
    return given  # type: ignore[return-value]
