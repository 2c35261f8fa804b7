"""Several requests at a time, the first of them alone until its reply begins.

The requests share a long beginning, which the API caches when the first reply begins: whatever is
sent before that moment pays for it in full.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Condition, Event, Lock, Thread
from time import monotonic
from typing import TypeAlias, TypeVar
from weakref import WeakValueDictionary

import studybuddy
from studybuddy_claude.errors import Abandoned

_T = TypeVar("_T")

Task: TypeAlias = Callable[[Callable[[], None]], _T]
"""Makes one thing; calls what it is given when the reply begins to come."""

_MOST = 64
"""As many requests as the setting allows."""

_WIDENING = 0.25
"""Of one request more, for as many that get through as are let in at a time."""

_PATIENCE = 60.0
"""Seconds that who is patient lets others go first: a check, too, is given a time."""

_TICK = 0.1
"""Seconds after which the waiting thread looks up: for the deadline, and for Ctrl-C."""


@dataclass(frozen=True)
class Signals:
    """`closing`: a failure is certain, wait for nothing. `stopped`: nobody listens any more."""

    closing: Event = field(default_factory=Event)
    stopped: Event = field(default_factory=Event)


class Gate:
    """Lets in as many requests at a time as the API takes.

    Half, whenever it says too many, and slowly more again with each that gets through.
    """

    def __init__(self, most: int = _MOST) -> None:
        """Let in so many, until it says so."""
        self._most = self._limit = float(most)
        self._inside = 0
        self._waiting = 0
        self._narrowed = 0
        self._changed = Condition()

    @contextmanager
    def place(
        self, signals: Signals, work: studybuddy.Work, *, patient: bool = False
    ) -> Iterator[int]:
        """Be let in, who is `patient` after all others; what is given says at which width.

        Raises OutOfTime, and Abandoned when another has failed before there was a place.
        """
        with self._changed:
            self._waiting += not patient
            over = monotonic() + _PATIENCE
            try:
                while self._inside >= int(self._limit) or (
                    patient and self._waiting and monotonic() < over
                ):
                    work.checkpoint()
                    if signals.closing.is_set() or signals.stopped.is_set():
                        raise Abandoned
                    self._changed.wait(_TICK)
                self._inside += 1
                width = self._narrowed
            finally:
                self._waiting -= not patient
        try:
            yield width
            with self._changed:
                self._limit = min(self._most, self._limit + _WIDENING / int(self._limit))
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def narrow(self, width: int) -> None:
        """Too many, says the answer to one that was let in at this width."""
        with self._changed:
            if width == self._narrowed:  # not once more for each of those that came with it
                self._narrowed += 1
                self._limit = max(1.0, min(self._limit, self._inside + 1) // 2)


_gates: WeakValueDictionary[str, Gate] = WeakValueDictionary()
_making = Lock()


def gate_of(work: studybuddy.Work, model: str, most: int) -> Gate:
    """The gate of all requests to a model for one work directory, whoever sends them: so many.

    Of each model: that is how accounts are limited.
    """
    name = f"{model} {work.directory}"
    with _making:
        gate = _gates.get(name)
        if gate is None:
            gate = _gates[name] = Gate(most)
    return gate


def work_off(  # noqa: PLR0913  (what is told by name is told rarely)
    tasks: Sequence[Task[_T]],
    limit: int,
    signals: Signals,
    work: studybuddy.Work,
    arrived: Callable[[int, _T], None],
    *,
    waiting_for: Callable[[], None] = lambda: None,
    alone: bool = True,
    apart: int = 0,
) -> None:
    """Do the tasks, at most `limit` at a time, in daemon threads: giving up waits for none.

    `waiting_for` is called every tenth of a second that nothing is done.

    With `alone`, one at a time until the first reply begins; a task that was done from what is
    on disk has begun none. So many of the first as stand `apart` share nothing with the others:
    beside each of them one more is done, and that their reply begins is no sign.

    `arrived` is told each task's number and result, and the deadline is looked at often, both in
    the calling thread; what they raise ends it at once. When a task fails no other is begun, but
    those under way are waited for, since their replies are paid for; then its error is raised.
    So it is when no time is left for a task as long as the longest so far: OutOfTime.
    """
    waiting = deque(enumerate(tasks))
    done: SimpleQueue[tuple[int, _T | _Failed]] = SimpleQueue()
    begun = Event()
    if not alone:
        begun.set()
    failed: _Failed | None = None
    working: dict[int, float] = {}
    longest = 0.0
    try:
        while waiting or working:
            beside = sum(number < apart for number in working)
            room = limit if begun.is_set() else min(limit, 1 + beside)
            while waiting and len(working) < room and work.remaining() > longest:
                working[waiting[0][0]] = work.remaining()
                number, task = waiting.popleft()
                _start(number, task, done, Event() if number < apart else begun)
            if not working:
                break
            work.checkpoint()
            try:
                number, outcome = done.get(timeout=_TICK)
            except Empty:
                waiting_for()
                continue
            # Without a deadline the difference is no number, and the longest stays 0.
            longest = max(longest, working.pop(number) - work.remaining())
            if isinstance(outcome, _Failed):
                failed = failed or outcome
                waiting.clear()
                signals.closing.set()
            else:
                arrived(number, outcome)
    except BaseException:
        signals.stopped.set()
        raise
    if failed:
        raise failed.error
    if waiting:
        raise studybuddy.OutOfTime


@dataclass(frozen=True)
class _Failed:
    error: BaseException


def _start(
    number: int, task: Task[_T], done: SimpleQueue[tuple[int, _T | _Failed]], begun: Event
) -> None:
    def run() -> None:
        outcome: _T | _Failed
        try:
            outcome = task(begun.set)
        except BaseException as error:
            outcome = _Failed(error)
        done.put((number, outcome))

    Thread(target=run, daemon=True, name=f"claude-{number}").start()
