"""A long video, cut where it pauses into chunks that one reply can do justice to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from studybuddy import Segment, Transcript

_WORDS = 1_500
"""Words in a full chunk: about ten minutes of speech."""

_SECONDS = 1_200.0
"""The longest full chunk where little is said."""

_BYTES_A_WORD = 6
"""UTF-8 bytes of an English word and its space; two Chinese characters weigh as much."""


@dataclass(frozen=True)
class Chunk:
    """Lines `first` to `last` of a transcript, both included, and the owner's name for them."""

    first: int
    last: int
    chapter: str = ""

    def halves(self) -> tuple[Chunk, Chunk] | None:
        """The two halves, None of a single line."""
        if self.first == self.last:
            return None
        middle = (self.first + self.last) // 2
        return (
            Chunk(self.first, middle, self.chapter),
            Chunk(middle + 1, self.last, self.chapter),
        )


def cut(transcript: Transcript) -> list[Chunk]:
    """The chunks of a transcript in order; together they are the whole of it.

    The video's chapters decide where they are of a fit size; short ones are taken together, long
    ones and videos without any are cut at the longest pause near the middle of where it is due.
    """
    segments = transcript.segments
    whole = Chunk(0, len(segments) - 1)
    if _weight(segments, whole) <= 1.5:
        return [whole]
    chapters = _joined(segments, _chapters(transcript))
    return [part for chapter in chapters for part in _cut_evenly(segments, chapter)]


def _weight(segments: Sequence[Segment], part: Chunk) -> float:
    """How many full chunks some lines are worth."""
    lines = segments[part.first : part.last + 1]
    return _worth(sum(_size(line) for line in lines), lines[-1].end - lines[0].start)


def _worth(size: float, seconds: float) -> float:
    return max(size / _WORDS, seconds / _SECONDS)


def _size(line: Segment) -> float:
    return len(line.text.encode()) / _BYTES_A_WORD


def _chapters(transcript: Transcript) -> list[Chunk]:
    """The owner's chapters as lines; the whole where there are none."""
    segments = transcript.segments
    starts: dict[int, str] = {0: ""}
    for chapter in sorted(transcript.video.chapters, key=lambda c: c.start):
        # A caption may begin a little before the chapter it belongs to.
        line = next((i for i, s in enumerate(segments) if s.start >= chapter.start - 1.0), None)
        if line is not None:
            starts[line] = chapter.title
    firsts = sorted(starts)
    lasts = [*(first - 1 for first in firsts[1:]), len(segments) - 1]
    return [Chunk(first, last, starts[first]) for first, last in zip(firsts, lasts, strict=True)]


def _joined(segments: Sequence[Segment], chapters: Sequence[Chunk]) -> list[Chunk]:
    """Chapters, neighbours taken together while they do not fill a chunk."""
    joined: list[Chunk] = []
    for chapter in chapters:
        both = Chunk(joined[-1].first, chapter.last) if joined else chapter
        if joined and _weight(segments, both) <= 1.0:
            names = [name for name in (joined[-1].chapter, chapter.chapter) if name]
            joined[-1] = Chunk(both.first, both.last, " / ".join(names))
        else:
            joined.append(chapter)
    return joined


def _cut_evenly(segments: Sequence[Segment], part: Chunk) -> list[Chunk]:
    """A part of more than one and a half chunks, in pieces of about equal weight."""
    weight = _weight(segments, part)
    if weight <= 1.5 or part.first == part.last:
        return [part]
    pieces = ceil(weight)
    share = weight / pieces
    last = _best_end(segments, part, share)
    rest = Chunk(last + 1, part.last, part.chapter)
    return [Chunk(part.first, last, part.chapter), *_cut_evenly(segments, rest)]


def _best_end(segments: Sequence[Segment], part: Chunk, share: float) -> int:
    """Where the first piece ends: at the longest pause near its due end, the nearest of equals."""
    due, size = part.first, 0.0
    ends: list[tuple[float, float, int]] = []
    for line in range(part.first, part.last):
        size += _size(segments[line])
        weight = _worth(size, segments[line].end - segments[part.first].start)
        if weight > 1.25 * share:
            break
        if weight <= share:
            due = line
        if weight >= 0.75 * share:
            pause = round(segments[line + 1].start - segments[line].end, 1)
            ends.append((pause, -abs(weight - share), line))
    return max(ends)[2] if ends else due
