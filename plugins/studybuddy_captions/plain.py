"""Plain text: with times as YouTube's "Show transcript" gives them, or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from studybuddy import Segment
from studybuddy.text import scripts
from studybuddy_captions.document import Captions, checked

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?(?![\d:])"
_MARK = re.compile(rf"\s*[\[(]?{_CLOCK}[\])]?(?:\s*[-–—:|]+(?=\s))?[ \t]*", re.ASCII)
_SENTENCE_END = re.compile(r"(?<=[.!?…؟।])[ \t]+|(?<=[。！？])")
_MOSTLY = 0.9
_WORDS_PER_SECOND = 2.5  # 150 a minute, as people lecture
_LONG = 60  # words that are a cue of their own, where there are no sentences


def read_plain(text: str) -> Captions:
    """The lines of a text, each from its time to the next. Raises SourceRefusal.

    A text without times becomes cues whose times are reckoned from the rate of speech; then
    `estimated` is set, because they may be minutes off.
    """
    lines = text.split("\n")
    marks = [(number, mark) for number, line in enumerate(lines) if (mark := _MARK.match(line))]
    if not _is_clock(marks, text):
        return Captions(list(_estimated(lines)), "text", estimated=True)
    return Captions(list(_clocked(lines, marks)), "text-with-times")


def _is_clock(marks: list[tuple[int, re.Match[str]]], text: str) -> bool:
    """Whether the times at the heads of lines are a clock that runs, not numbers in the text."""
    times = [_seconds(mark) for _, mark in marks]
    rises = sum(after >= before for before, after in pairwise(times))
    enough = len(times) > 1 or (times and _MARK.match(text.lstrip()))
    return bool(enough) and rises >= _MOSTLY * (len(times) - 1)


def _clocked(lines: list[str], marks: list[tuple[int, re.Match[str]]]) -> Iterator[Segment]:
    before = "\n".join(lines[: marks[0][0]]).strip()
    if before:
        yield Segment(start=0.0, end=_seconds(marks[0][1]), text=before)
    for (number, mark), following in zip(marks, [*marks[1:], None], strict=True):
        until = following[0] if following else len(lines)
        said = "\n".join([lines[number][mark.end() :], *lines[number + 1 : until]]).strip()
        start = _seconds(mark)
        end = _seconds(following[1]) if following else start + _seconds_to_say(said)
        if said:
            yield checked(start, end, said, f" (line {number + 1})")


def _estimated(lines: list[str]) -> Iterator[Segment]:
    start = 0.0
    for line in lines:
        for sentence in _SENTENCE_END.split(line):
            for said in _portions(sentence):
                end = round(start + _seconds_to_say(said), 2)
                yield checked(start, end, said, " (said aloud, this text takes too long)")
                start = end


def _portions(sentence: str) -> Iterator[str]:
    words = sentence.split()
    for begin in range(0, len(words), _LONG):
        yield " ".join(words[begin : begin + _LONG])


def _seconds_to_say(text: str) -> float:
    return scripts.word_count(text) / _WORDS_PER_SECOND


def _seconds(mark: re.Match[str]) -> float:
    hours, minutes, seconds = mark.groups()
    return int(hours or 0) * 3600.0 + int(minutes) * 60 + int(seconds)
