"""A note is checked in parts, some of them while the rest is written."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from functools import cached_property
from threading import Lock, Thread
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from studybuddy.grounding import Judge
from studybuddy.grounding.checking import PartCheck, Repair, check_part, honest_titles
from studybuddy.grounding.coverage import measure
from studybuddy.grounding.meaning import Ask, Panel
from studybuddy.grounding.tidying import tidied
from studybuddy.note import Claim, Note

_TICK = 0.1
"""Seconds after which the waiting thread looks up: a signal may have come to another one."""

_SETTLING = 10.0
"""Seconds that parts under way are waited for when the rest has failed: they are paid for."""

Places = Sequence[Sequence[int]]
"""Of each part the places of its claims among the note's."""


_NOBODY: Mapping[str, Ask] = MappingProxyType({})


class NoteCheck:
    """Checks one note: each part that is begun in a thread of its own, the rest at the end.

    While it is written, what is there is `like` it: of its transcript and language.
    """

    def __init__(self, like: Note, repair: Repair, checkers: Mapping[str, Ask] = _NOBODY) -> None:
        self._like = like
        self._repair = repair
        self._panel = Panel(checkers, like.transcript)
        self._parts: dict[tuple[Claim, ...], Future[PartCheck]] = {}
        self._lock = Lock()

    def begin(self, claims: Sequence[Claim]) -> None:
        """Check some claims while others are still written; once, however often it is said."""
        # Held to their types: a struct does not check what a stranger puts in.
        part = msgspec.json.decode(msgspec.json.encode(claims), type=tuple[Claim, ...])
        with self._lock:
            if not part or part in self._parts:
                return
            found = self._parts[part] = Future()
        Thread(target=self._run, args=(part, found), daemon=True, name="check").start()

    def places(self, note: Note) -> list[list[int]]:
        """Where the claims of the parts that were begun stand in the note."""
        where: dict[Claim, deque[int]] = defaultdict(deque)
        for at, claim in enumerate(note.claims()):
            where[claim].append(at)
        found = []
        for part in self._parts:
            if all(len(where[claim]) >= number for claim, number in Counter(part).items()):
                found.append([where[claim].popleft() for claim in part])
        return sorted(found)

    def checked(self, note: Note, places: Places = ()) -> Note:
        """The note without what its transcript does not support, and with its coverage.

        `places` are those of parts that are checked by themselves; where that was begun, it is
        waited for.
        """
        claims = list(note.claims())
        parts = [tuple(claims[at] for at in part) for part in places]
        for part in parts:
            self.begin(part)
        known = {at for part in places for at in part}
        rest = [at for at in range(len(claims)) if at not in known]
        last = self._check([claims[at] for at in rest])
        checks = [*(_result(self._parts[part]) for part in parts), last]
        return self._put_together(
            note, claims, _Outcome.of(zip([*places, rest], checks, strict=True))
        )

    def settle(self) -> None:
        """Wait a little for what is under way, when no note will come of it."""
        for found in self._parts.values():
            try:
                found.exception(timeout=_SETTLING)
            except TimeoutError:
                return

    def judge(self) -> Judge:
        """Who holds claims against the words, from any thread."""
        with self._lock:
            return self._judge

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._like, self._panel.evidence)

    def _run(self, part: Sequence[Claim], found: Future[PartCheck]) -> None:
        try:
            found.set_result(self._check(part))
        except BaseException as error:
            found.set_exception(error)

    def _check(self, claims: Sequence[Claim]) -> PartCheck:
        with self._lock:  # what all of them read is made once
            judge, panel = self._judge, self._panel.apart()
        return check_part(claims, judge, panel, self._repair)

    def _put_together(self, note: Note, claims: Sequence[Claim], outcome: _Outcome) -> Note:
        refused, mended = outcome.refused, outcome.mended
        kept = iter([mended.get(at) if at in refused else one for at, one in enumerate(claims)])
        checked = tidied(honest_titles(note.with_claims(lambda _: next(kept)), self._judge))
        coverage = measure(
            checked,
            written=len(claims),
            repaired=len(mended),
            dropped=len(refused) - len(mended),
            checked=self._judge.checked,
        )
        for panel in outcome.panels:
            self._panel.add(panel)
        reports = self._panel.reports(outcome.mended_by)
        provenance = msgspec.structs.replace(checked.provenance, checkers=reports)
        return msgspec.structs.replace(checked, coverage=coverage, provenance=provenance)


class _Outcome(NamedTuple):
    """What came of all parts, by the place of a claim in the note."""

    refused: set[int]
    mended: dict[int, Claim]
    mended_by: Counter[str]
    panels: list[Panel]

    @classmethod
    def of(cls, parts: Iterable[tuple[Sequence[int], PartCheck]]) -> _Outcome:
        refused: set[int] = set()
        mended: dict[int, Claim] = {}
        mended_by: Counter[str] = Counter()
        panels = []
        for places, part in parts:
            refused |= {places[at] for at in part.refused}
            mended |= {places[at]: claim for at, claim in part.mended.items()}
            mended_by.update(name for at in part.mended for name in part.doubts.get(at, ()))
            panels.append(part.panel)
        return cls(refused, mended, mended_by, panels)


def _result(found: Future[PartCheck]) -> PartCheck:
    while not found.done():
        try:
            return found.result(timeout=_TICK)
        except TimeoutError:
            continue
    return found.result()


def check(note: Note, repair: Repair, checkers: Mapping[str, Ask] = _NOBODY) -> Note:
    """The note without what its transcript does not support, checked as a whole."""
    return NoteCheck(note, repair, checkers).checked(note)
