"""A long video, cut where it pauses into chunks that one reply can do justice to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from studybuddy import Segment, Transcript


class ChunkSizes(NamedTuple):
    """Words in the shortest and the longest full chunk.

    The shorter, the sooner all are written; each is paid for with one more reading of the whole
    from the cache. Before they grow a video is cut into as many as are written `at_once`: not the
    setting's number, since cut in another way after an interruption all would be paid again.

    `in_windows`: each is shown with the lines around it and the course of the video, not with the
    whole: so none waits until that is cached, which so many would read for the same price.
    """

    shortest: int
    longest: int
    at_once: int
    in_windows: bool = False


STANDARD = ChunkSizes(700, 1_500, 16)
FAST = ChunkSizes(500, 900, 24, in_windows=True)
EARLIER = ChunkSizes(1_500, 1_500, 16)
"""About ten minutes of speech: earlier builds knew no other."""

_OPENING_WORDS = 160
"""Words of the opening, a minute: a section that is written in seconds, to be read before all."""

_SECONDS_A_WORD = 0.8
"""A chunk is full after so many seconds for each of its words, too, where little is said."""

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


def sizes_of(profile: str) -> ChunkSizes:
    """As a profile wants them."""
    return FAST if profile == "fast" else STANDARD


def fit_words(transcript: Transcript, sizes: ChunkSizes) -> float:
    """Words of a full chunk so that all are written at the same time, or nearly."""
    segments = transcript.segments
    total = _weight(segments, Chunk(0, len(segments) - 1), 1)
    return min(sizes.longest, max(sizes.shortest, total / sizes.at_once))


def is_short(transcript: Transcript, sizes: ChunkSizes) -> bool:
    """Whether one reply can do justice to the whole."""
    segments = transcript.segments
    return _weight(segments, Chunk(0, len(segments) - 1), sizes.longest) <= 1.5


def cut(transcript: Transcript, words: float) -> list[Chunk]:
    """The chunks of a transcript in order, of about so many words; together they are all of it.

    The video's chapters decide where they are of a fit size; short ones are taken together, long
    ones and videos without any are cut at the longest pause near the middle of where it is due.
    """
    segments = transcript.segments
    if _weight(segments, Chunk(0, len(segments) - 1), words) <= 1.5:
        return [Chunk(0, len(segments) - 1)]
    chapters = _joined(segments, _chapters(transcript), words)
    return [part for chapter in chapters for part in _cut_evenly(segments, chapter, words)]


def with_opening(transcript: Transcript, chunks: Sequence[Chunk]) -> list[Chunk]:
    """The same, the first of them in two where it is long: its opening, and the rest of it."""
    segments, first = transcript.segments, chunks[0]
    if _weight(segments, first, _OPENING_WORDS) <= 2.0:
        return list(chunks)
    end = _best_end(segments, first, 1.0, _OPENING_WORDS)
    return [replace(first, last=end), replace(first, first=end + 1), *chunks[1:]]


def _weight(segments: Sequence[Segment], part: Chunk, words: float) -> float:
    """How many full chunks some lines are worth."""
    lines = segments[part.first : part.last + 1]
    return _worth(sum(_size(line) for line in lines), lines[-1].end - lines[0].start, words)


def _worth(size: float, seconds: float, words: float) -> float:
    return max(size / words, seconds / (words * _SECONDS_A_WORD))


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


def _joined(segments: Sequence[Segment], chapters: Sequence[Chunk], words: float) -> list[Chunk]:
    """Chapters, neighbours taken together while they do not fill a chunk."""
    joined: list[Chunk] = []
    for chapter in chapters:
        both = Chunk(joined[-1].first, chapter.last) if joined else chapter
        if joined and _weight(segments, both, words) <= 1.0:
            names = [name for name in (joined[-1].chapter, chapter.chapter) if name]
            joined[-1] = Chunk(both.first, both.last, " / ".join(names))
        else:
            joined.append(chapter)
    return joined


def _cut_evenly(segments: Sequence[Segment], part: Chunk, words: float) -> list[Chunk]:
    """A part of more than one and a half chunks, in pieces of about equal weight."""
    weight = _weight(segments, part, words)
    if weight <= 1.5 or part.first == part.last:
        return [part]
    pieces = ceil(weight)
    share = weight / pieces
    last = _best_end(segments, part, share, words)
    rest = Chunk(last + 1, part.last, part.chapter)
    return [Chunk(part.first, last, part.chapter), *_cut_evenly(segments, rest, words)]


def _best_end(segments: Sequence[Segment], part: Chunk, share: float, words: float) -> int:
    """Where the first piece ends: at the longest pause near its due end, the nearest of equals."""
    due, size = part.first, 0.0
    ends: list[tuple[float, float, int]] = []
    for line in range(part.first, part.last):
        size += _size(segments[line])
        weight = _worth(size, segments[line].end - segments[part.first].start, words)
        if weight > 1.25 * share:
            break
        if weight <= share:
            due = line
        if weight >= 0.75 * share:
            pause = round(segments[line + 1].start - segments[line].end, 1)
            ends.append((pause, -abs(weight - share), line))
    return max(ends)[2] if ends else due
