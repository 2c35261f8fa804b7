"""The check of one order's note, which may begin while the note is written."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from studybuddy.errors import StudyBuddyError
from studybuddy.grounding import Finding
from studybuddy.grounding.note_check import NoteCheck, Places
from studybuddy.grounding.tidying import refuse_if_nothing_left
from studybuddy.note import Claim, Note, total_usage
from studybuddy.plugins.asking import AskedChecker
from studybuddy.plugins.choice import Chosen, ChosenChecker
from studybuddy.plugins.guard import guarded
from studybuddy.work import Work


class OrderCheck:
    """The check of one note, which asks the writer to mend and `checkers` what is meant.

    While the note is written, what is there is `like` it.
    """

    def __init__(
        self, work: Work, chosen: Chosen, checkers: Sequence[ChosenChecker], like: Note
    ) -> None:
        self._work = work
        self._chosen = chosen
        self._checkers = checkers
        self._like = like
        self._asked = {one.name: AskedChecker(one.name, one.checker, work) for one in checkers}
        self._check = NoteCheck(like, self._repair, self._asked)
        self.begin = self._check.begin
        self.places = self._check.places
        self.judge = self._check.judge

    def is_of(self, draft: Note, checkers: Sequence[ChosenChecker]) -> bool:
        """Whether what was begun is of this note, and asked of these."""
        return (
            bool(self.places(draft))
            and checkers == self._checkers
            and draft.language == self._like.language
        )

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Where what is done within fails, wait for what is under way: it is paid for."""
        try:
            yield
        except StudyBuddyError:
            self._check.settle()
            raise

    def keep_parts(self, key: str, draft: Note) -> None:
        """Keep which claims were checked together: replies are kept by what was asked at a time."""
        if places := self.places(draft):
            self._work.save(_parts_name(key), msgspec.json.encode(places))

    def checked(self, draft: Note, key: str) -> Note:
        """The note that can be trusted, and what it has cost."""
        if self._asked:
            number, names = sum(1 for _ in draft.claims()), " and ".join(self._asked)
            self._work.progress(0.2, f"Asking {names} about the meaning of {number} lines")
        note = refuse_if_nothing_left(self._check.checked(draft, self._parts(key, draft)))
        with guarded("writer", self._chosen.writer_name):
            usage = self._chosen.writer.usage(note, self._work)
        usage = total_usage([usage, *(checker.usage for checker in self._asked.values())])
        provenance = msgspec.structs.replace(note.provenance, usage=usage, made_at=int(time.time()))
        return msgspec.structs.replace(note, provenance=provenance)

    def _parts(self, key: str, draft: Note) -> Places:
        data, claims = self._work.load(_parts_name(key)), sum(1 for _ in draft.claims())
        try:
            parts = msgspec.json.decode(data or b"[]", type=list[list[int]])
        except msgspec.DecodeError:
            return []
        places = sorted(at for part in parts for at in part)
        return parts if len(places) == len(set(places) & set(range(claims))) else []

    def _repair(self, findings: list[Finding]) -> Sequence[Claim | None]:
        number, name = len(findings), self._chosen.writer_name
        self._work.progress(0.0, f"Mending {number} lines that the transcript does not support")
        with guarded("writer", name):
            return self._chosen.writer.repair(findings, self._like, self._work)


def _parts_name(key: str) -> str:
    return f"draft-{key}.parts.json"
