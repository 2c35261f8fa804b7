"""All notes of a user, searched by their words; the index is brought up to date on the way."""

from __future__ import annotations

import time
from collections.abc import Container, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Literal, TypeAlias

import msgspec

from studybuddy import Note
from studybuddy_aws.http.note_file import read_note
from studybuddy_aws.http.note_ranking import TITLE, best_places
from studybuddy_aws.runtime.parallel import MOST_AT_ONCE, at_once
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.notes import NoteVersion, SearchedNote
from studybuddy_aws.storage.object_keys import search_shard
from studybuddy_aws.storage.search_files import SearchFiles
from studybuddy_aws.storage.search_index import PackedLines, Place
from studybuddy_aws.storage.service import Service

LONGEST_QUERY = 200
"""Characters of what is looked for."""
MOST_PLACES = 10

LineKind: TypeAlias = Literal["title", "note", "said"]

_LARGEST_NOTE = 20_000_000  # that of twelve hours


class SearchSettings(ApiSettings, frozen=True, kw_only=True):
    """NOTES_BUCKET, and WORK_BUCKET: where the index is kept as long as anything there."""

    notes_bucket: str
    work_bucket: str


class FoundLine(msgspec.Struct, frozen=True, kw_only=True):
    """A title, a line of notes or of a transcript (`said`), and its second of the video."""

    note_id: str
    youtube_id: str
    title: str
    subject: str
    kind: LineKind
    text: str
    start: float


class NoteSearch:
    """The notes of a user, and the index of their words. Raises StoreBusy, StoreFailed."""

    def __init__(self, user_id: str, service: Service[SearchSettings]) -> None:
        self._user_id = user_id
        self._service = service
        self._lists = service.note_lists
        self._outdated = False
        self._files = SearchFiles(service.s3, service.settings.work_bucket, user_id)
        with ThreadPoolExecutor(1) as thread:
            asked = thread.submit(copy_context().run, self._files.read)
            self.notes, self._kept = self._lists.read(user_id)
            self.shards = asked.result()
        if self._kept and not self._is_indexed():
            self._read_anew()

    def find(
        self, tokens: Sequence[str], until: float, among: Container[str] | None = None
    ) -> tuple[tuple[FoundLine, ...], int]:
        """The lines that have some of the words, best first, and how many notes are left to read.

        What the index lacks is read first, until then. With `among`, of these notes alone.
        """
        pending = 0 if self._is_indexed() else self._bring_up_to_date(until)
        found = self._best_lines(tokens, among)
        if self._kept and self._outdated:
            self._read_anew()
            return self.find(tokens, until, among)
        return found, pending

    def _read_anew(self) -> None:
        self.notes, self._kept = self._lists.read_anew(self._user_id)

    def _is_indexed(self) -> bool:
        """Whether the index has just these notes, as they are."""
        indexed = {key: version for shard in self.shards for key, version in shard.notes.items()}
        return indexed == {one.note_id: one.s3_url for one in self.notes.values()}

    def _bring_up_to_date(self, until: float) -> int:
        """Read what the index lacks, until then; how many notes are left to be read."""
        pending = 0
        for number, shard in enumerate(self.shards):
            wanted = {
                one.note_id: one.s3_url
                for one in self.notes.values()
                if search_shard(one.note_id) == number
            }
            gone = [key for key, version in shard.notes.items() if wanted.get(key) != version]
            missing = [key for key in wanted if key in gone or key not in shard.notes]
            if gone or missing:
                # Notes are read while they are indexed: both take of the same time.
                changed = shard.changed(gone, self._notes_until(missing, until))
                pending += sum(key not in changed.notes for key in missing)
                if changed.notes != shard.notes:
                    self._files.write(number, changed)
                    self.shards[number] = changed
        return pending

    def _best_lines(
        self, tokens: Sequence[str], among: Container[str] | None
    ) -> tuple[FoundLine, ...]:
        """The lines that have some of the words, best first; of these notes alone if some are."""
        notes = {key: one for key, one in self.notes.items() if among is None or key in among}
        places = best_places(tokens, self.shards, notes, 2 * MOST_PLACES)
        found: dict[tuple[str, int, bool], FoundLine] = {}
        # Rarely more are read than are shown: where lines are of one second, or held for wrong.
        while places and len(found) < MOST_PLACES:
            for line in self._lines_at(places[:MOST_PLACES]):
                second = (line.note_id, int(line.start), line.kind == "title")
                found.setdefault(second, line)
            places = places[MOST_PLACES:]
        return tuple(found.values())[:MOST_PLACES]

    def _lines_at(self, places: Sequence[Place]) -> Iterator[FoundLine]:
        """The lines at some places, but those that the user holds for wrong.

        Rows are read once more: what has gone or changed since is not shown.
        """
        ids = list(dict.fromkeys(place.note_id for place in places))
        rows = self._service.tables.get_all("notes", ids, SearchedNote)
        self._outdated |= any(_differ(self.notes[key], rows.get(key)) for key in ids)
        within = {place.note_id for place in places if place.line != TITLE}
        lines = {row.note_id: self._lines_of(row) for row in rows.values() if row.note_id in within}
        for place in places:
            row = rows.get(place.note_id)
            if row and (line := _line(place, row, lines.get(place.note_id))):
                yield line

    def _lines_of(self, row: SearchedNote) -> PackedLines | None:
        shard = self.shards[search_shard(row.note_id)]
        return shard.lines(row.note_id) if shard.notes.get(row.note_id) == row.s3_url else None

    def _notes_until(
        self, ids: Sequence[str], until: float
    ) -> Iterator[tuple[str, str, Note | None]]:
        """Notes to add, with the versions that were read, for as long as there is time."""
        for first in range(0, len(ids), MOST_AT_ONCE):
            if time.monotonic() >= until:
                return
            some = ids[first : first + MOST_AT_ONCE]
            rows = self._service.tables.get_all("notes", some, SearchedNote)
            there = [rows[key] for key in some if key in rows]
            for row, note in zip(there, at_once(self._note, there), strict=True):
                yield row.note_id, row.s3_url, note

    def _note(self, row: SearchedNote) -> Note | None:
        bucket = self._service.settings.notes_bucket
        return read_note(row, self._service.s3, bucket, _LARGEST_NOTE)


def _differ(known: NoteVersion, row: SearchedNote | None) -> bool:
    return row is None or (known.title, known.s3_url) != (row.title, row.s3_url)


def _line(place: Place, row: SearchedNote, lines: PackedLines | None) -> FoundLine | None:
    """The line at a place; None if it is not there any more, or the user holds it for wrong."""
    kind: LineKind = "title"
    text, start = row.title, 0.0
    if place.line != TITLE:
        line = lines.line(place.line) if lines else None
        if line is None or (line.claim and line.claim in {mark.id for mark in row.marks}):
            return None
        kind, text, start = "said" if line.said else "note", line.text, line.start
    return FoundLine(
        note_id=row.note_id,
        youtube_id=row.youtube_id,
        title=row.title,
        subject=row.subject,
        kind=kind,
        text=text,
        start=start,
    )
