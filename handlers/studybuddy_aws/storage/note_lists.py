"""The lists of users' notes, of which a warm function keeps those that it read last.

The user's row tells when a note last joined the list or got another title: it is written together
with that, and as long as it is the same, so is the list. What is erased or made anew leaves it
alone: the rows of what is shown tell that, and who finds that they differ has the list read anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from studybuddy_aws.storage.ledger import Account
from studybuddy_aws.storage.notes import NoteVersion
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.storage.timestamps import Clock, seconds_of

_BEHIND = 30.0  # seconds after a change in which the index may still lack it
_LONGEST = 600.0  # seconds: a worker of the build before does not tell of a change
_MOST_KEPT = 50_000  # notes, of half a kilobyte each


class NoteList(NamedTuple):
    """A user's notes by their ids, newest first, and whether they are as they were read before."""

    notes: Mapping[str, NoteVersion]
    kept: bool


class _Kept(NamedTuple):
    changed_at: str
    read_at: float
    notes: Mapping[str, NoteVersion]


class NoteLists:
    """Reads lists of notes, and keeps them. Raises StoreBusy, StoreFailed."""

    def __init__(self, tables: Tables, now: Clock) -> None:
        self._tables = tables
        self._now = now
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def read(self, user_id: str) -> NoteList:
        """The user's list; one that is kept if no note and no title has come to it since."""
        # Asked before the list is: what comes meanwhile makes it out of date.
        changed_at = self._changed_at(user_id)
        old = self._kept.pop(user_id, None)
        if old and old.changed_at == changed_at and self._now() - old.read_at < _LONGEST:
            self._kept[user_id] = old
            return NoteList(old.notes, kept=True)
        rows = self._tables.all_of_user("notes", user_id, NoteVersion)
        notes = {row.note_id: row for row in rows}
        if not changed_at or self._now() - seconds_of(changed_at) >= _BEHIND:
            self._keep(user_id, _Kept(changed_at, self._now(), notes))
        return NoteList(notes, kept=False)

    def read_anew(self, user_id: str) -> NoteList:
        """The user's list as it is now, whatever is kept."""
        self._kept.pop(user_id, None)
        return self.read(user_id)

    def _changed_at(self, user_id: str) -> str:
        row = self._tables.get("users", user_id, Account)
        return row.notes_changed_at if row else ""

    def _keep(self, user_id: str, one: _Kept) -> None:
        self._kept[user_id] = one
        while sum(len(each.notes) for each in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)
