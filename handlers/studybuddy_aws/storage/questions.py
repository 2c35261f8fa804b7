"""Questions to a note: which were asked, how many more may be, and the packs that were bought.

The ids of the questions are a set on the note's row, so that one that is asked again is counted
once, whatever became of the answer to it. The packs are a number there, and each an entry of the
ledger (`questions#NOTE#1`, `#2`, ...): number and entry are written together.
"""

from __future__ import annotations

import hashlib

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
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.notes import INCLUDED_QUESTIONS, NoteRow
from studybuddy_aws.storage.tables import Tables, Write

_RACES = 12  # How often a write is decided anew when what it was decided on has changed.


def question_id(question: str) -> str:
    """Thirty-two hexadecimal digits that name a question, however its letters are written."""
    return hashlib.sha256(question.casefold().encode()).hexdigest()[:32]


class Questions:
    """Counts the questions to notes, and sells more of them."""

    def __init__(self, tables: Tables, ledger: Ledger) -> None:
        self._tables = tables
        self._ledger = ledger

    def take(self, row: NoteRow, question: str) -> NoteRow:
        """Count a question by its id, once; the row as it is then.

        Raises QuestionsUsedUp, and NotFound when the note has been deleted meanwhile.
        """
        when = (
            "attribute_exists(#note_id) AND (attribute_not_exists(#asked) OR "
            "contains(#asked, :id) OR size(#asked) < :most)"
        )
        for _ in range(_RACES):
            most = INCLUDED_QUESTIONS * (1 + row.question_packs)
            values = {"id": question, "ids": frozenset({question}), "most": most}
            write = Write("Update", "notes", row.note_id, "ADD #asked :ids", when, values)
            try:
                return self._tables.change(write, NoteRow)
            except ConditionFailed:
                now = self._there(row)
                if now.question_packs == row.question_packs:
                    raise QuestionsUsedUp(most) from None
                row = now
        raise StoreBusy

    def give_back(self, row: NoteRow, question: str) -> None:
        """Let a question that got no answer not count."""
        values = {"ids": frozenset({question})}
        there = "attribute_exists(#note_id)"
        try:
            self._tables.write(
                Write("Update", "notes", row.note_id, "DELETE #asked :ids", there, values)
            )
        except ConditionFailed:
            return  # it went with its note

    def buy(self, row: NoteRow, pack: int) -> NoteRow:
        """Charge a credit for a note's next pack, once for each number; the row as it is then.

        A pack that is there already is not charged again. Raises BadRequest for one after the next,
        NoCredits, NotFound, NoAccount, AccountErasing, StoreBusy.
        """
        for _ in range(_RACES):
            if pack <= row.question_packs:
                return row
            if pack > row.question_packs + 1:
                raise BadRequest(
                    "bad_pack", f"Packs are bought in turn: the next is {row.question_packs + 1}."
                )
            paid = self._ledger.buy_questions(row.user_id, row.note_id, pack)
            try:
                self._tables.write(*paid, _grown(row, pack))
            except ConditionFailed as error:
                if error.failed == {0}:
                    self._refuse(row.user_id)
            row = self._there(row)
        raise StoreBusy

    def _there(self, row: NoteRow) -> NoteRow:
        now = self._tables.get("notes", row.note_id, NoteRow)
        if now is None:
            raise NotFound("note")
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


def _grown(row: NoteRow, pack: int) -> Write:
    """The write that gives a note a pack, if it has all before it and no more."""
    was = "attribute_not_exists(#question_packs) OR #question_packs = :was"
    when = f"attribute_exists(#note_id) AND ({was if pack == 1 else '#question_packs = :was'})"
    change, values = "SET #question_packs = :pack", {"pack": pack, "was": pack - 1}
    return Write("Update", "notes", row.note_id, change, when, values)
