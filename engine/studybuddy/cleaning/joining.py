"""Sentences, or about half a minute where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from studybuddy.cleaning.markup import TIME_TAG, TYPESET, stamp, together
from studybuddy.cleaning.speech import SPEAKER_CHANGE, Speech
from studybuddy.text.scripts import word_count
from studybuddy.text.sentences import MONTHS, is_abbreviation
from studybuddy.transcript import Segment

_PAUSE = 3.5  # seconds of silence that no segment spans
_LONGEST = 25.0  # seconds after which a segment takes no more
_MOST = 150.0  # words after which it takes no more: as many as can be said in that time
_ENOUGH = 12.0  # seconds after which unpunctuated speech may be cut at a breath
_BREATH = 0.5  # seconds
_RARE = 250  # characters per sentence above which speech counts as unpunctuated

_ENDERS = ".!?…؟۔।॥։።。！？｡"
_WIDE = "。！？｡"
_CLOSERS = "\"'”’»)]」』）】"
_END = re.compile(rf"[{_ENDERS}][{re.escape(_CLOSERS)}]*(?=\s)|[{_WIDE}][{re.escape(_CLOSERS)}]*")
_ENDER = re.compile(rf"[{_ENDERS}]")
_TAIL = re.compile(rf"[{_ENDERS}]+[{re.escape(_CLOSERS)}]*$")
# No space follows where a sentence ends that is written without: as when two cues are joined.
_WIDE_GAP = re.compile(rf"(?<=[{_WIDE}」』）】]) (?={TYPESET.pattern})")
_OPENERS = "\"'“‘«¿¡「『"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")


class _CuePart(NamedTuple):
    """The least that can stand alone: the words from one known time, up to a sentence's end."""

    start: float
    end: float
    text: str
    speaker: str
    marks: tuple[str, ...]


def join(speeches: list[Speech]) -> tuple[Segment, ...]:
    """The speeches as segments, their ends put before the next start."""
    pieces = sorted((p for s in speeches for p in _pieces(s)), key=lambda piece: piece.start)
    groups = list(_groups(_clamped(pieces), _unpunctuated(pieces)))
    return tuple(
        _segment(group, following[0].start if following else None)
        for group, following in zip_longest(groups, groups[1:])
    )


def _pieces(speech: Speech) -> Iterator[_CuePart]:
    marks = speech.marks
    for start, end, text in _runs(speech):
        for part in _cut(_WIDE_GAP.sub("", text)):
            yield _CuePart(start, end, part, speech.speaker, marks)
            marks = ()
    if marks:
        yield _CuePart(speech.start, speech.end, "", speech.speaker, marks)


def _runs(speech: Speech) -> Iterator[tuple[float, float, str]]:
    """The stretches of a speech that have a start of their own."""
    if not TIME_TAG.search(speech.text):
        yield speech.start, speech.end, speech.text
        return
    start, text, runs = speech.start, "", []
    begin = 0
    for tag in [*TIME_TAG.finditer(speech.text), None]:
        text += speech.text[begin : tag.start() if tag else None]
        if tag:
            begin = tag.end()
            if not text.strip():
                start = _within(stamp(tag), speech, start)
            elif any(map(str.isalnum, text)) and _may_begin(text, speech.text[begin : begin + 2]):
                runs.append((start, " ".join(text.split())))
                start, text = _within(stamp(tag), speech, start), ""
    runs.append((start, " ".join(text.split())))
    for (start, text), after in zip(runs, [*runs[1:], None], strict=True):
        spoken_by = round(start + 0.3 + 0.08 * len(text), 3)
        yield start, min(after[0] if after else max(start, speech.end), spoken_by), text


def _within(time: float, speech: Speech, earliest: float) -> float:
    """The time of a word, unless it cannot be."""
    return time if earliest <= time <= max(speech.end, earliest) else earliest


def _may_begin(before: str, text: str) -> bool:
    """Whether a word begins here, not the second half of one."""
    spaced = before[-1:].isspace() or text[:1].isspace()
    head = text.lstrip()[:1]
    return bool(TYPESET.match(head)) or (spaced and (head.isalnum() or head in _OPENERS))


def _cut(text: str) -> list[str]:
    """The words from one time, cut where the first sentence in them ends.

    What follows can begin a segment. It is not cut again: it has but that one time.
    """
    for end in _END.finditer(text):
        after = text[end.end() : end.end() + 3].lstrip()[:2]
        if after and _opens(after) and _closed(text[max(0, end.end() - 60) : end.end()], after):
            return [text[: end.end()], text[end.end() :].lstrip()]
    return [text]


def _opens(text: str) -> bool:
    """Whether a sentence cut off here would read as one, not as a remark or a sound."""
    return text[0].isalnum() or (text[0] in _OPENERS and text[1:].isalnum())


def _closed(before: str, after: str) -> bool:
    """Whether a sentence ends between these two texts."""
    tail = _TAIL.search(before[-12:])
    if not tail:
        return False
    if tail[0][0] in _WIDE:
        return True
    head = after.lstrip(_OPENERS)[:1]
    if head.islower():
        return False
    word = before.rsplit(None, 1)[-1].rstrip(_CLOSERS).lstrip(_OPENERS + "(")
    if is_abbreviation(word, head) or _INITIALS.fullmatch(word) or word[:-1].casefold() in MONTHS:
        return False
    return not (head.isdigit() and word[-2:-1].isdigit() and tail[0] == ".")


def _clamped(pieces: list[_CuePart]) -> Iterator[_CuePart]:
    """The pieces, none going on after a later one has begun."""
    later = float("inf")
    clamped = []
    for piece, following in zip(reversed(pieces), [None, *reversed(pieces)], strict=False):
        if following and following.start > piece.start:
            later = following.start
        clamped.append(piece._replace(end=max(piece.start, min(piece.end, later))))
    return reversed(clamped)


def _unpunctuated(pieces: list[_CuePart]) -> bool:
    size = sum(len(piece.text) - piece.text.count(" ") for piece in pieces)
    ends = sum(len(_ENDER.findall(piece.text)) for piece in pieces)
    return size > ends * _RARE


def _groups(pieces: Iterable[_CuePart], unpunctuated: bool) -> Iterator[list[_CuePart]]:
    """Pieces that make a segment. Whatever has no words goes with what has."""
    group: list[_CuePart] = []
    words: _CuePart | None = None
    start = end = count = 0.0
    for piece in pieces:
        if piece.text:
            length = word_count(piece.text)
            full = count + length > _MOST and piece.start > start
            if words and (full or _parted(start, end, words, piece, unpunctuated)):
                yield group
                group, words, count = [], None, 0.0
            start = start if words else piece.start
            words = piece
            end = max(end, piece.end)
            count += length
        group.append(piece)
    if words:
        yield group


def _parted(start: float, end: float, last: _CuePart, piece: _CuePart, unpunctuated: bool) -> bool:
    """Whether a piece begins a new segment. All that decides is still there in the segments."""
    if piece.speaker != last.speaker or SPEAKER_CHANGE in piece.marks:
        return True
    if piece.start <= start:
        return False  # it has no time of its own
    silence = piece.start - end
    return (
        silence >= _PAUSE
        or piece.start - start >= _LONGEST
        or _closed(last.text, piece.text)
        or (unpunctuated and silence >= _BREATH and end - start >= _ENOUGH)
    )


def _segment(group: list[_CuePart], following: float | None) -> Segment:
    words = [piece for piece in group if piece.text]
    end = max(piece.end for piece in words)
    start = words[0].start
    return Segment(
        start=start,
        end=end if following is None else max(start, min(end, following)),
        text=together([piece.text for piece in words]),
        speaker=words[0].speaker,
        marks=tuple(dict.fromkeys(mark for piece in group for mark in piece.marks)),
    )
