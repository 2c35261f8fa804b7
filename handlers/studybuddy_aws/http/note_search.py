"""All notes of a user, searched by their words; the index is brought up to date on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from heapq import nsmallest
from math import log
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from studybuddy import Note
from studybuddy.text import alike, query_tokens
from studybuddy_aws.http.note_file import read_note
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.notes import NoteRow, NoteSummary
from studybuddy_aws.storage.object_keys import SEARCH_SHARDS, search_key, search_shard
from studybuddy_aws.storage.search_index import NoteLine, Place, Shard, lines_of
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Start

LONGEST_QUERY = 200
"""Characters of what is looked for."""
MOST_PLACES = 10

LineKind: TypeAlias = Literal["title", "note", "said"]

_READ_AT_ONCE = 8
_LARGEST_NOTE = 20_000_000  # that of twelve hours
_LARGEST_SHARD = 100_000_000
_TITLE = -1  # the number of the line that a title is


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
        self._bucket = service.settings.work_bucket
        self._files = Files(service.s3)
        found = _at_once(self._read, [None, *range(SEARCH_SHARDS)])
        self.summaries: dict[str, NoteSummary] = found[0]
        self.shards: list[Shard] = found[1:]

    def bring_up_to_date(self, until: float) -> int:
        """Read what the index lacks, until then; how many notes are left to be read."""
        pending = 0
        for number, shard in enumerate(self.shards):
            wanted = {
                one.note_id: one.s3_url
                for one in self.summaries.values()
                if search_shard(one.note_id) == number
            }
            gone = [key for key, version in shard.notes.items() if wanted.get(key) != version]
            missing = [key for key in wanted if key in gone or key not in shard.notes]
            if gone or missing:
                # Notes are read while they are indexed: both take of the same time.
                changed = shard.changed(gone, self._notes_until(missing, until))
                pending += sum(key not in changed.notes for key in missing)
                if changed.notes != shard.notes:
                    self.shards[number] = self._stored(number, changed)
        return pending

    def best_lines(self, tokens: Sequence[str]) -> tuple[FoundLine, ...]:
        """The lines that have some of the words, best first."""
        places = best_places(tokens, self.shards, self.summaries)
        found: dict[tuple[str, int, bool], FoundLine] = {}
        # Rarely more are read than are shown: where lines are of one second, or held for wrong.
        while places and len(found) < MOST_PLACES:
            for line in self._lines_at(places[:MOST_PLACES]):
                second = (line.note_id, int(line.start), line.kind == "title")
                found.setdefault(second, line)
            places = places[MOST_PLACES:]
        return tuple(found.values())[:MOST_PLACES]

    def _lines_at(self, places: Sequence[Place]) -> Iterator[FoundLine]:
        """The lines at some places, but those that the user holds for wrong."""
        ids = list(dict.fromkeys(place.note_id for place in places))
        rows = self._service.tables.get_all("notes", ids, NoteRow)
        within = {place.note_id for place in places if place.line != _TITLE}
        read = [row for row in rows.values() if row.note_id in within]
        notes = zip(read, _at_once(self._note, read), strict=True)
        lines = {row.note_id: list(lines_of(note)) for row, note in notes if note}
        for place in places:
            row = rows.get(place.note_id)
            if row and (line := _line(place, row, lines.get(place.note_id, ()))):
                yield line

    def _read(self, shard: int | None) -> object:
        """A file of the index, or (None) the notes that there are."""
        if shard is None:
            return {one.note_id: one for one in self._all_notes()}
        key = search_key(self._user_id, shard)
        return Shard.unpacked(self._files.read(self._bucket, key, _LARGEST_SHARD))

    def _all_notes(self) -> Iterator[NoteSummary]:
        start: Start | None = None
        while True:
            page = self._service.notes.list(self._user_id, limit=1000, start=start)
            yield from page.rows
            if page.next is None:
                return
            start = page.next

    def _notes_until(
        self, ids: Sequence[str], until: float
    ) -> Iterator[tuple[str, str, Note | None]]:
        """Notes to add, with the versions that were read, for as long as there is time."""
        for first in range(0, len(ids), _READ_AT_ONCE):
            if time.monotonic() >= until:
                return
            some = ids[first : first + _READ_AT_ONCE]
            rows = self._service.tables.get_all("notes", some, NoteRow)
            there = [rows[key] for key in some if key in rows]
            for row, note in zip(there, _at_once(self._note, there), strict=True):
                yield row.note_id, row.s3_url, note

    def _note(self, row: NoteRow) -> Note | None:
        bucket = self._service.settings.notes_bucket
        return read_note(row, self._service.s3, bucket, _LARGEST_NOTE)

    def _stored(self, number: int, shard: Shard) -> Shard:
        with asking():
            self._service.s3.put_object(
                Bucket=self._bucket, Key=search_key(self._user_id, number), Body=shard.packed()
            )
        return shard


class _Match(NamedTuple):
    """A place, and how well it matches; the newest first of those that match alike."""

    score: float
    age: int
    place: Place


def best_places(
    tokens: Sequence[str], shards: Sequence[Shard], notes: Mapping[str, NoteSummary]
) -> Sequence[Place]:
    """The places that have some of the words, best first: more of them than are shown."""
    scores: dict[Place, float] = {}
    size = sum(shard.size for shard in shards)
    titles = [(Place(key, _TITLE), query_tokens(one.title)) for key, one in notes.items()]
    for token in tokens:
        best: dict[Place, float] = {}
        for word, share in {one for shard in shards for one in shard.forms(token)}:
            found = [place for shard in shards for place in shard.places(word)]
            _raise_to(best, found, share * _rarity(len(found), size))
        named = {place: share for place, words in titles if (share := _most_alike(token, words))}
        for place, share in named.items():
            _raise_to(best, [place], share * _rarity(len(named), size))
        for place, score in best.items():
            scores[place] = scores.get(place, 0.0) + score
    ages = {key: age for age, key in enumerate(notes)}
    matches = (
        _Match(-score, ages[place.note_id], place)
        for place, score in scores.items()
        if place.note_id in ages
    )
    return [match.place for match in nsmallest(2 * MOST_PLACES, matches)]


def _most_alike(token: str, words: Sequence[str]) -> float:
    return max((alike(token, word) for word in words), default=0.0)


def _rarity(places: int, size: int) -> float:
    """How much it says to have a word that is in so many places, of an index of this size."""
    return log(1 + (1 + size) / (1 + places))


def _raise_to(best: dict[Place, float], places: Iterable[Place], score: float) -> None:
    for place in places:
        if best.get(place, 0.0) < score:
            best[place] = score


def _line(place: Place, row: NoteRow, lines: Sequence[NoteLine]) -> FoundLine | None:
    """The line at a place; None if it is not there any more, or the user holds it for wrong."""
    kind: LineKind = "title"
    text, start = row.title, 0.0
    if place.line != _TITLE:
        if place.line >= len(lines):
            return None
        line = lines[place.line]
        if line.claim and line.claim in {mark.id for mark in row.marks}:
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


def _at_once(act: Callable[[Any], Any], given: Sequence[Any]) -> list[Any]:
    """What an act makes of each, all asked for at the same time, within the call's own deadline."""
    if not given:
        return []
    with ThreadPoolExecutor(min(len(given), 1 + _READ_AT_ONCE)) as threads:
        asked = [threads.submit(copy_context().run, act, one) for one in given]
        return [one.result() for one in asked]
