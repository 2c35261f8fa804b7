"""The words of a user's notes, and the lines that they are in: files that are made by searching.

Nothing is made when a note is written, nothing is kept of who never searches, and what is kept goes
with the time of the bucket of work: each search compares the files with the notes that there are,
and adds or leaves out what differs. So there is no state to get out of step with notes, and no
word is found of one that is gone.

A file has for each of its words (sorted, so that those of one beginning stand together) the places
where it is, as whole numbers of 32 bits: the number of a note in the file, and of a line in that
note, told by how much each is more than the one before, which packs well. It is read without
decoding any word but those that are looked for.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from operator import sub
from typing import NamedTuple

import msgspec

from studybuddy import Note
from studybuddy.note import words_of
from studybuddy.text import alike, index_tokens, scripts, shared_beginning

_VERSION = 1
_LINES = 1 << 16  # of one note; of one that has more the last are not found
_FASTEST = 1
_END = "\n"


class NoteLine(NamedTuple):
    """A line of a note: what is noted (with its claim's id) or, where `said`, in the transcript."""

    text: str
    start: float
    language: str
    said: bool
    claim: str = ""


class Place(NamedTuple):
    """Where a word is: the line of this number, of a note."""

    note_id: str
    line: int


class _File(msgspec.Struct, frozen=True, array_like=True):
    version: int
    notes: tuple[tuple[str, str], ...]
    words: str
    starts: bytes
    places: bytes


def lines_of(note: Note) -> Iterator[NoteLine]:
    """The lines of a note, always in the same order: what is noted, then what is said."""
    for claim in note.claims():
        text = " ".join(words_of(claim))
        yield NoteLine(text, note.start_of(claim), note.language, said=False, claim=claim.id)
    for one in note.transcript.segments:
        yield NoteLine(one.text, one.start, note.transcript.language, said=True)


def tokens_of(note: Note) -> dict[str, list[int]]:
    """The words of a note, each with the numbers of its lines."""
    found: dict[str, list[int]] = {}
    for number, line in zip(range(_LINES), lines_of(note), strict=False):
        for token in set(index_tokens(line.text, line.language)):
            found.setdefault(token, []).append(number)
    return found


class Shard:
    """One file of an index: some notes, by id with the version that was read, and their words."""

    def __init__(self, file: _File | None = None) -> None:
        """The shard of a file, or an empty one."""
        file = file or _File(_VERSION, (), _END, array("I", [0]).tobytes(), b"")
        self.notes: Mapping[str, str] = dict(file.notes)
        self._ids = tuple(self.notes)
        self._words = file.words
        self._starts = _numbers(file.starts)
        self._places = _numbers(file.places)
        self._file = file

    @classmethod
    def unpacked(cls, data: bytes | None) -> Shard:
        """The shard that `packed` made; an empty one of anything else."""
        try:
            file = msgspec.msgpack.decode(zlib.decompress(data or b""), type=_File)
        except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
            return cls()
        return cls(file) if file.version == _VERSION else cls()

    def packed(self) -> bytes:
        """It as bytes. Both of Lambda's machines write numbers alike (little-endian)."""
        return zlib.compress(msgspec.msgpack.encode(self._file), _FASTEST)

    @property
    def size(self) -> int:
        """How many places of words there are."""
        return len(self._places)

    def forms(self, token: str) -> Iterator[tuple[str, float]]:
        """The words that stand for one that is looked for, and how much each counts."""
        single = len(token) == 1 and scripts.is_unspaced(token)
        beginning = token if single else _END + token[: shared_beginning(token)]
        at = self._words.find(beginning)
        while at >= 0:
            first = self._words.rfind(_END, 0, at + 1) + 1
            last = self._words.find(_END, first)
            word = self._words[first:last]
            if share := alike(token, word):
                yield word, share
            at = self._words.find(beginning, last)

    def places(self, word: str) -> Iterator[Place]:
        """Where a word is."""
        at = self._words.find(f"{_END}{word}{_END}")
        if at < 0:
            return
        for place in self._places_of(self._words.count(_END, 0, at)):
            yield Place(self._ids[place // _LINES], place % _LINES)

    def changed(self, gone: Iterable[str], new: Iterable[tuple[str, str, Note | None]]) -> Shard:
        """It without some notes, and with others: id, version, and the note if it can be read."""
        left_out = set(gone)
        notes = [(key, version) for key, version in self.notes.items() if key not in left_out]
        renumbered = {self._ids.index(key): at for at, (key, _) in enumerate(notes)}
        words = dict(self._kept(renumbered))
        for key, version, note in new:
            first = len(notes) * _LINES
            notes.append((key, version))
            for token, lines in (tokens_of(note) if note else {}).items():
                words.setdefault(token, array("I")).extend(first + line for line in lines)
        return Shard(_file(tuple(notes), words))

    def _kept(self, numbers: Mapping[int, int]) -> Iterator[tuple[str, array[int]]]:
        """The words of the notes of these numbers, which are told the new ones."""
        for at, word in enumerate(self._words[1:].split(_END)[:-1]):
            kept = (
                numbers[place // _LINES] * _LINES + place % _LINES
                for place in self._places_of(at)
                if place // _LINES in numbers
            )
            if places := array("I", kept):
                yield word, places

    def _places_of(self, number: int) -> Iterator[int]:
        """The places of the word of this number."""
        return accumulate(self._places[self._starts[number] : self._starts[number + 1]])


def _file(notes: tuple[tuple[str, str], ...], words: Mapping[str, array[int]]) -> _File:
    starts, places = array("I", [0]), array("I")
    listed = sorted(words)
    for word in listed:
        found = words[word]
        places.extend(map(sub, found, (0, *found[:-1])))
        starts.append(len(places))
    told = "".join(f"{_END}{word}" for word in listed) + _END
    return _File(_VERSION, notes, told, starts.tobytes(), places.tobytes())


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found
