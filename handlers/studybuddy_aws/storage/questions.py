"""Questions to a note or course: which were asked, how many more may be, and what was bought.

The ids of the questions are a set on its row, so that one that is asked again is counted once,
whatever became of the answer to it. The packs are a number there, and each an entry of the ledger
(`questions#ID#1`, `#2`, ...): number and entry are written together.
"""

from __future__ import annotations

import hashlib
from typing import TypeVar

from studybuddy_aws.runtime.errors import (
    AccountErasing,
    BadRequest,
    ConditionFailed,
    NoAccount,
    NoCredits,
    NotFound,
    QuestionsUsedUp,
    StoreBusy,
)
from studybuddy_aws.storage.course import Course
from studybuddy_aws.storage.included_questions import INCLUDED_QUESTIONS
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.tables import KEYS, Table, Tables, Write

_Row = TypeVar("_Row", bound=NoteRow | Course)

_RACES = 12  # How often a write is decided anew when what it was decided on has changed.


def question_id(question: str) -> str:
    """Thirty-two hexadecimal digits that name a question, however its letters are written."""
    return hashlib.sha256(question.casefold().encode()).hexdigest()[:32]


class Questions:
    """Counts the questions to notes and courses, and sells more of them."""

    def __init__(self, tables: Tables, ledger: Ledger) -> None:
        self._tables = tables
        self._ledger = ledger

    def take(self, row: _Row, question: str) -> _Row:
        """Count a question by its id, once; the row as it is then.

        Raises QuestionsUsedUp, and NotFound when what it is put to is deleted, or about to be.
        """
        table, key = _place(row)
        when = (
            f"{_there(table)} AND (attribute_not_exists(#asked) OR "
            "contains(#asked, :id) OR size(#asked) < :most)"
        )
        for _ in range(_RACES):
            most = INCLUDED_QUESTIONS * (1 + row.question_packs)
            values = {"id": question, "ids": frozenset({question}), "most": most}
            write = Write("Update", table, key, "ADD #asked :ids", when, values)
            try:
                return self._tables.change(write, type(row))
            except ConditionFailed:
                now = self._again(row)
                if now.question_packs == row.question_packs:
                    raise QuestionsUsedUp(most) from None
                row = now
        raise StoreBusy

    def give_back(self, row: NoteRow | Course, question: str) -> None:
        """Let a question that got no answer not count."""
        table, key = _place(row)
        values = {"ids": frozenset({question})}
        try:
            self._tables.write(
                Write("Update", table, key, "DELETE #asked :ids", _there(table), values)
            )
        except ConditionFailed:
            return  # it went with what it was put to

    def buy(self, row: _Row, pack: int) -> _Row:
        """Charge a credit for the next pack of a row, once for each number; the row as it is then.

        A pack that is there already is not charged again. Raises BadRequest for one after the next,
        NoCredits, NotFound, NoAccount, AccountErasing, StoreBusy.
        """
        table, key = _place(row)
        for _ in range(_RACES):
            if pack <= row.question_packs:
                return row
            if pack > row.question_packs + 1:
                raise BadRequest(
                    "bad_pack", f"Packs are bought in turn: the next is {row.question_packs + 1}."
                )
            paid = self._ledger.buy_questions(row.user_id, key, pack)
            try:
                self._tables.write(*paid, _grown(table, key, pack))
            except ConditionFailed as error:
                if error.failed == {0}:
                    self._refuse(row.user_id)
            row = self._again(row)
        raise StoreBusy

    def _again(self, row: _Row) -> _Row:
        table, key = _place(row)
        now = self._tables.get(table, key, type(row))
        if now is None or (isinstance(now, Course) and now.erasing_at):
            raise NotFound("note" if table == "notes" else "course")
        return now

    def _refuse(self, user_id: str) -> None:
        """Say why an account pays for nothing; nothing where it does by now."""
        account = self._ledger.account(user_id)
        if account is None:
            raise NoAccount
        if account.erasing:
            raise AccountErasing(account.erasing_at)
        if account.credits < 1:
            raise NoCredits


def _place(row: NoteRow | Course) -> tuple[Table, str]:
    """The table of a row, and its key."""
    return ("notes", row.note_id) if isinstance(row, NoteRow) else ("courses", row.course_id)


def _there(table: Table) -> str:
    """The condition that a row is there, and not about to go."""
    return f"attribute_exists(#{KEYS[table]}) AND attribute_not_exists(#erasing_at)"


def _grown(table: Table, key: str, pack: int) -> Write:
    """The write that gives a row a pack, if it has all before it and no more."""
    was = "attribute_not_exists(#question_packs) OR #question_packs = :was"
    when = f"{_there(table)} AND ({was if pack == 1 else '#question_packs = :was'})"
    change, values = "SET #question_packs = :pack", {"pack": pack, "was": pack - 1}
    return Write("Update", table, key, change, when, values)
