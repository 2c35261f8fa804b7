"""The words of a user's notes, and the lines that they are in: files that are made by searching.

Nothing is made when a note is written, nothing is kept of who never searches, and what is kept goes
with the time of the bucket of work: each search compares the files with the notes that there are,
and adds or leaves out what differs. So there is no state to get out of step with notes, and no
word is found of one that is gone.

A file has for each of its words (sorted, so that those of one beginning stand together) the places
where it is, as whole numbers of 32 bits: the number of a note in the file, and of a line in that
note, told by how much each is more than the one before, which packs well. It is read without
decoding any word but those that are looked for. The lines themselves lie beside them, note by note.
Numbers and lines are packed some at a time, so that little else is read than what is looked at.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from operator import sub
from typing import NamedTuple, TypeVar

import msgspec

from studybuddy import Note
from studybuddy.note import words_of
from studybuddy.text import alike, index_tokens, scripts, shared_beginning

_VERSION = 3
_LINES = 1 << 16  # of one note; of one that has more the last are not found
# So many lines and numbers are packed together, and unpacked where one of them is asked for.
_AT_A_TIME = 128
_NUMBERS = 4096
_FASTEST = 1
_END = "\n"
_Kind = TypeVar("_Kind")


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


class _Words(msgspec.Struct, frozen=True, array_like=True):
    text: str
    starts: bytes


_NO_WORDS = _Words(_END, array("I", [0]).tobytes())


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    note_id: str
    version: str
    lines: tuple[bytes, ...]


class _File(msgspec.Struct, frozen=True, array_like=True):
    version: int
    notes: tuple[_Entry, ...]
    words: bytes
    places: tuple[bytes, ...]


def lines_of(note: Note) -> Iterator[NoteLine]:
    """The lines of a note, always in the same order: what is noted, then what is said."""
    for claim in note.claims():
        text = " ".join(words_of(claim))
        yield NoteLine(text, note.start_of(claim), note.language, said=False, claim=claim.id)
    for one in note.transcript.segments:
        yield NoteLine(one.text, one.start, note.transcript.language, said=True)


def _tokens_of(lines: Iterable[NoteLine]) -> dict[str, list[int]]:
    """The words of a note's lines, each with the numbers of those."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for token in set(index_tokens(line.text, line.language)):
            found.setdefault(token, []).append(number)
    return found


class PackedLines:
    """The lines of a note, of which each is read when it is asked for: few of many are."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        """Read none of them."""
        self._packed = packed

    def line(self, number: int) -> NoteLine | None:
        """The line of this number, if there is one."""
        at, within = divmod(number, _AT_A_TIME)
        if at >= len(self._packed):
            return None
        lines = _unpacked(self._packed[at], list[msgspec.Raw])
        if within >= len(lines):
            return None
        return msgspec.msgpack.decode(lines[within], type=NoteLine)


class _PackedNumbers:
    """Numbers, of which some are unpacked when they are asked for, and kept then."""

    def __init__(self, packed: tuple[bytes, ...]) -> None:
        self.packed = packed
        self._known: dict[int, array[int]] = {}

    def between(self, first: int, end: int) -> array[int]:
        """Those from the first one to before the end."""
        found = array("I")
        for at in range(first // _NUMBERS, -(-end // _NUMBERS)):
            if at not in self._known:
                self._known[at] = _numbers(zlib.decompress(self.packed[at]))
            begin = at * _NUMBERS
            found += self._known[at][max(first - begin, 0) : end - begin]
        return found


class Shard:
    """One file of an index: some notes, by id with the version that was read, and their words."""

    def __init__(
        self,
        entries: tuple[_Entry, ...] = (),
        words: _Words = _NO_WORDS,
        places: tuple[bytes, ...] = (),
    ) -> None:
        """The shard of these notes, or an empty one."""
        self.notes: Mapping[str, str] = {one.note_id: one.version for one in entries}
        self._entries = {one.note_id: one for one in entries}
        self._ids = tuple(self.notes)
        self._words = words.text
        self._starts = _numbers(words.starts)
        self._places = _PackedNumbers(places)
        self._told = words

    @classmethod
    def unpacked(cls, data: bytes | None) -> Shard:
        """The shard that `packed` made; an empty one of anything else."""
        try:
            file = msgspec.msgpack.decode(data or b"", type=_File)
            if file.version == _VERSION:
                return cls(file.notes, _unpacked(file.words, _Words), file.places)
        except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
            pass  # of another build
        return cls()

    def packed(self) -> bytes:
        """It as bytes. Both of Lambda's machines write numbers alike (little-endian)."""
        entries = tuple(self._entries.values())
        file = _File(_VERSION, entries, _packed(self._told), self._places.packed)
        return msgspec.msgpack.encode(file)

    @property
    def size(self) -> int:
        """How many places of words there are."""
        return self._starts[-1]

    def forms(self, token: str) -> Iterator[tuple[str, float]]:
        """The words that stand for one that is looked for, and how much each counts."""
        single = len(token) == 1 and scripts.is_unspaced(token)
        least = shared_beginning(token)
        # A shorter one stands for itself alone: not each word that begins with "a" is looked at.
        beginning = token if single else f"{_END}{token[:least]}{_END * (len(token) < least)}"
        at = self._words.find(beginning)
        while at >= 0:
            first = self._words.rfind(_END, 0, at + 1) + 1
            last = self._words.find(_END, first)
            word = self._words[first:last]
            if share := alike(token, word):
                yield word, share
            at = self._words.find(beginning, last)

    def places(self, word: str) -> Iterable[int]:
        """Where a word is, as numbers of this file."""
        at = self._words.find(f"{_END}{word}{_END}")
        return () if at < 0 else self._places_of(self._words.count(_END, 0, at))

    def place(self, number: int) -> Place:
        """The place that has this number."""
        return Place(self._ids[number // _LINES], number % _LINES)

    def lines(self, note_id: str) -> PackedLines:
        """The lines of a note."""
        return PackedLines(self._entries[note_id].lines)

    def changed(self, gone: Iterable[str], new: Iterable[tuple[str, str, Note | None]]) -> Shard:
        """It without some notes, and with others: id, version, and the note if it can be read."""
        left_out = set(gone)
        entries = [one for key, one in self._entries.items() if key not in left_out]
        renumbered = {self._ids.index(one.note_id): at for at, one in enumerate(entries)}
        words = dict(self._kept(renumbered))
        for key, version, note in new:
            first = len(entries) * _LINES
            lines = tuple(islice(lines_of(note), _LINES)) if note else ()
            starts = range(0, len(lines), _AT_A_TIME)
            packed = tuple(_packed(lines[start : start + _AT_A_TIME]) for start in starts)
            entries.append(_Entry(key, version, packed))
            for token, numbers in _tokens_of(lines).items():
                words.setdefault(token, array("I")).extend(first + number for number in numbers)
        return Shard(tuple(entries), *_words(words))

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
        return accumulate(self._places.between(*self._starts[number : number + 2]))


def _words(words: Mapping[str, array[int]]) -> tuple[_Words, tuple[bytes, ...]]:
    starts, places = array("I", [0]), array("I")
    listed = sorted(words)
    for word in listed:
        found = words[word]
        places.extend(map(sub, found, (0, *found[:-1])))
        starts.append(len(places))
    told = "".join(f"{_END}{word}" for word in listed) + _END
    firsts = range(0, len(places), _NUMBERS)
    packed = (places[first : first + _NUMBERS].tobytes() for first in firsts)
    return _Words(told, starts.tobytes()), tuple(zlib.compress(one, _FASTEST) for one in packed)


def _packed(value: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(value), _FASTEST)


def _unpacked(data: bytes, kind: type[_Kind]) -> _Kind:
    return msgspec.msgpack.decode(zlib.decompress(data), type=kind)


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found
