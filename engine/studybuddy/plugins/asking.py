"""A checker is asked in a thread and a time of its own: one that hangs costs no note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic

import msgspec

from studybuddy.errors import OutOfTime, PluginBroken, StudyBuddyError
from studybuddy.grounding.evidence import Evidence
from studybuddy.grounding.meaning import Verdict
from studybuddy.note import Claim, Usage, total_usage
from studybuddy.plugins.contracts import Checker
from studybuddy.plugins.guard import failure_of, guarded
from studybuddy.work import Work

_LONGEST = 300.0
"""Seconds that a checker may take each time it is asked. Half of the time left is for the rest."""

_GRACE = 2.0
"""Seconds that it has besides, to hand over what it knows when its time is over."""

_TICK = 0.1
"""Seconds after which the waiting thread looks up: a signal may have come to another one."""


class AskedChecker:
    """A checker for one order, asked from any thread. `usage` is what it has cost so far."""

    def __init__(self, name: str, checker: Checker, work: Work) -> None:
        self.usage = Usage()
        self._name = name
        self._checker = checker
        self._work = work
        self._failed = False
        self._lock = Lock()

    def __call__(
        self, claims: Sequence[Claim], evidence: Evidence
    ) -> Sequence[Verdict] | StudyBuddyError:
        """One verdict for each claim, or why there is none.

        The error is given and not raised: one that is raised here is a signal's, and ends the work.
        """
        seconds = min(_LONGEST, self._work.remaining() / 2)
        part = self._work.within(seconds)
        outcome = _in_time(partial(self._answer, claims, evidence, part), seconds + _GRACE)
        outcome = self._add_usage(part) or outcome
        if isinstance(outcome, StudyBuddyError):
            self._tell(outcome)
        return outcome

    def _tell(self, error: StudyBuddyError) -> None:
        """Say once that it failed, however often it is asked."""
        with self._lock:
            first, self._failed = not self._failed, True
        if first:
            self._work.progress(0.2, f"{self._name} could not check the meaning: {error.message}")

    def _answer(
        self, claims: Sequence[Claim], evidence: Evidence, part: Work
    ) -> Sequence[Verdict] | StudyBuddyError:
        try:
            with guarded("checker", self._name):
                return sound_verdicts(self._checker.check(claims, evidence, part), len(claims))
        except StudyBuddyError as error:
            return error
        except BaseException as error:  # in a thread it ends nothing but the thread
            return failure_of("checker", self._name, error)

    def _add_usage(self, part: Work) -> PluginBroken | None:
        try:
            with guarded("checker", self._name):
                usage = self._checker.usage(part)
                typed = msgspec.json.decode(msgspec.json.encode(usage), type=Usage)
        except PluginBroken as error:
            return error
        with self._lock:
            self.usage = total_usage([self.usage, typed])
        return None


def sound_verdicts(answer: Sequence[Verdict], count: int) -> list[Verdict]:
    """The verdicts, held to their types. Raises TypeError for an answer that is none."""
    verdicts = list(islice(answer, count + 1))
    if len(verdicts) != count:
        raise TypeError(f"check() gave not one verdict for each of {count} claims")
    if not all(isinstance(verdict, Verdict) for verdict in verdicts):
        raise TypeError("check() gave something else than Verdicts")
    return msgspec.json.decode(msgspec.json.encode(verdicts), type=list[Verdict])


def _in_time(
    task: Callable[[], Sequence[Verdict] | StudyBuddyError], seconds: float
) -> Sequence[Verdict] | StudyBuddyError:
    """What a task gives; OutOfTime when it takes longer, and is left to itself then."""
    done: SimpleQueue[Sequence[Verdict] | StudyBuddyError] = SimpleQueue()
    Thread(target=lambda: done.put(task()), daemon=True, name="checker").start()
    over = monotonic() + seconds
    while (left := over - monotonic()) > 0:
        try:
            return done.get(timeout=min(left, _TICK))
        except Empty:
            continue
    return OutOfTime()
