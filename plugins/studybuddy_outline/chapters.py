"""Where one subject ends and the next begins."""

from __future__ import annotations

import itertools
import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import studybuddy
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import FASTEST, Sentence

_LONGEST = 2.5
"""Times the usual length that a chapter has at most."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its sentences, its seconds, and its title if the video's owner set one."""

    sentences: tuple[Sentence, ...]
    start: float
    end: float
    title: str = ""


def chapters_of(
    sentences: Sequence[Sentence], transcript: studybuddy.Transcript, phrases: Phrases
) -> list[Chapter]:
    """The chapters of a talk: those the video's owner set, or else those its words show."""
    if len(transcript.video.chapters) > 1:
        return _owners(sentences, transcript)
    starts = [0, *_boundaries(sentences, phrases), len(sentences)]
    parts = [tuple(sentences[a:b]) for a, b in itertools.pairwise(starts)]
    return [Chapter(part, part[0].start, max(s.end for s in part)) for part in parts]


def _owners(sentences: Sequence[Sentence], transcript: studybuddy.Transcript) -> list[Chapter]:
    chapters = sorted(transcript.video.chapters, key=lambda chapter: chapter.start)
    ends = [chapter.start for chapter in chapters[1:]] + [math.inf]
    found = []
    for i, (chapter, end) in enumerate(zip(chapters, ends, strict=True)):
        # Words before the first chapter belong to it.
        start = chapter.start if i else -math.inf
        part = tuple(s for s in sentences if start <= s.start < end)
        if part:
            last = min(end, max(transcript.duration, part[-1].end))
            found.append(Chapter(part, max(chapter.start, 0.0), last, chapter.title.strip()))
    return found


def how_many(seconds: float, words: float) -> int:
    """Chapters that a talk of this length is worth: about 4 in 10 minutes, 12 in 1 h, 34 in 5 h."""
    return max(1, min(round(12 * math.pow(seconds / 3600, 0.65)), int(words // 90)))


def _boundaries(sentences: Sequence[Sentence], phrases: Phrases) -> list[int]:
    """Numbers of the sentences that begin a chapter, the first one left out."""
    words = sum(s.length for s in sentences)
    wanted = how_many(max(sentences[-1].end - sentences[0].start, words / FASTEST), words)
    if wanted == 1:
        return []
    along = _measure(sentences, words)
    breaks = _breaks(sentences, words / wanted / 2.5, phrases)
    ranked = sorted(breaks, reverse=True)
    cuts: list[int] = []
    for depth in (2, 3, 4, 6, 9, 14, 30):
        # Only what breaks more than most places do is worth a boundary.
        usual = ranked[: depth * wanted][-1]
        cuts = _division(along, [b - usual for b in breaks], 1 / wanted)
        if len(cuts) + 1 >= 0.85 * wanted:
            break
    return cuts


def _measure(sentences: Sequence[Sentence], words: float) -> list[float]:
    """How far along the talk each sentence begins, from 0 to 1: half by words, half by time."""
    first = sentences[0].start
    span = max(sentences[-1].end - first, 1.0)
    along, said = [], 0.0
    for sentence in sentences:
        along.append(0.5 * said / words + 0.5 * min((sentence.start - first) / span, 1.0))
        said += sentence.length
    return [*along, 1.0]


def _breaks(sentences: Sequence[Sentence], window: float, phrases: Phrases) -> list[float]:
    """How much each sentence looks like the beginning of something new, about -1 to 3."""
    cohesion = _cohesion(sentences, window)
    mean = sum(cohesion) / len(cohesion)
    spread = math.sqrt(sum((c - mean) ** 2 for c in cohesion) / len(cohesion)) or 1.0
    pauses = _pauses(sentences)
    opening, topic = pattern(phrases.opening), pattern(phrases.topic)
    found = []
    for i, sentence in enumerate(sentences):
        last = sentences[i - 1] if i else sentence
        found.append(
            (mean - cohesion[i]) / spread
            + 0.5 * pauses[i]
            + (0.4 if opening.match(sentence.text) else 0.0)
            + (0.8 if topic.search(sentence.text) else 0.0)
            + (0.2 if sentence.speaker != last.speaker else 0.0)
        )
    return found


def _pauses(sentences: Sequence[Sentence]) -> list[float]:
    """How long each sentence was waited for, from 0 to 4, where this talk's long pauses are 1."""
    waits = [0.0] + [max(0.0, b.start - a.end) for a, b in itertools.pairwise(sentences)]
    long = max(sorted(waits)[int(0.95 * len(waits))], 1.0)
    return [min(wait / long, 4.0) for wait in waits]


def _cohesion(sentences: Sequence[Sentence], window: float) -> list[float]:
    """How alike the words on both sides of each sentence's beginning are (cosine, 0 to 1).

    TextTiling (Hearst 1997) with a sliding window: each word enters and leaves a side once.
    """
    sides = _Sides(_weights(sentences))
    sizes = [sentence.length for sentence in sentences]
    tail, head, left_size, right_size = 0, 0, 0.0, 0.0
    found = []
    for i, sentence in enumerate(sentences):
        while head < len(sentences) and right_size < window:
            sides.change(sentences[head].stems, 0, 1)
            right_size += sizes[head]
            head += 1
        while left_size - sizes[tail] > window:
            sides.change(sentences[tail].stems, -1, 0)
            left_size -= sizes[tail]
            tail += 1
        found.append(sides.cosine())
        sides.change(sentence.stems, 1, -1)
        right_size -= sizes[i]
        left_size += sizes[i]
    return found


class _Sides:
    """The words on both sides of a place, and how alike they are, kept as words come and go."""

    def __init__(self, weight: Mapping[str, float]) -> None:
        self._weight = weight
        self._left: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._shared = self._lefts = self._rights = 0.0

    def change(self, stems: Iterable[str], left: int, right: int) -> None:
        """So many of each of these words come to a side, or leave it."""
        for stem in stems:
            self._add(stem, -1)
            self._left[stem] += left
            self._right[stem] += right
            self._add(stem, 1)

    def _add(self, stem: str, sign: int) -> None:
        weight = self._weight[stem]
        left = math.log1p(self._left[stem]) * weight
        right = math.log1p(self._right[stem]) * weight
        self._shared += sign * left * right
        self._lefts += sign * left * left
        self._rights += sign * right * right

    def cosine(self) -> float:
        """From 0 to 1; 0 where a side is empty."""
        # What is left of an emptied side is what adding and taking away has lost.
        norms = self._lefts * self._rights
        return self._shared / math.sqrt(norms) if norms > 1e-12 else 0.0


def _weights(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Words that are everywhere tell nothing about where a subject ends."""
    places = Counter(stem for s in sentences for stem in dict.fromkeys(s.stems))
    return {stem: math.log(1 + len(sentences) / count) for stem, count in places.items()}


def _division(along: Sequence[float], breaks: Sequence[float], size: float) -> list[int]:
    """The boundaries that win most break while chapters keep near their size (dynamic program)."""
    count = len(breaks)
    best = [0.0] + [-math.inf] * count
    back = [0] * (count + 1)
    starts = _Starts(along, best, size)
    for end in range(1, count + 1):
        gain = breaks[end] if end < count else 0.0
        for start in starts.that_may_win(end):
            value = best[start] + gain - _strain((along[end] - along[start]) / size)
            if value > best[end]:
                best[end], back[end] = value, start
    cuts, at = [], back[count]
    while at:
        cuts.append(at)
        at = back[at]
    return cuts[::-1]


class _Starts:
    """Where a chapter may begin that ends somewhere, without what is sure to lose.

    Of two chapters that are too long already the shorter one strains less, of two too short the
    longer one; so a start that is worse in this, and no better in `best`, cannot win.
    """

    def __init__(self, along: Sequence[float], best: Sequence[float], size: float) -> None:
        self._along, self._best, self._size = along, best, size
        self._long: deque[int] = deque()
        self._short = 0
        self._better: dict[int, int] = {}
        self._open: list[int] = []

    def that_may_win(self, end: int) -> Iterator[int]:
        """The starts for this end, the last ones first; ends are asked for one after the other."""
        self._learn(end - 1)
        while self._short < end and self._long_to(end, self._short) >= 1:
            while self._long and self._best[self._long[-1]] <= self._best[self._short]:
                self._long.pop()
            self._long.append(self._short)
            self._short += 1
        while (
            self._long and self._long_to(end, self._long[0]) > _LONGEST and self._long[0] < end - 1
        ):
            self._long.popleft()
        start: int | None = self._short if self._short < end else None
        while start is not None:
            yield start
            start = self._better.get(start)
        yield from reversed(self._long)

    def _long_to(self, end: int, start: int) -> float:
        return (self._along[end] - self._along[start]) / self._size

    def _learn(self, start: int) -> None:
        """Note for which earlier starts this is the next one that is better."""
        while self._open and self._best[self._open[-1]] < self._best[start]:
            self._better[self._open.pop()] = start
        self._open.append(start)


def _strain(long: float) -> float:
    """What it costs that a chapter has `long` times the usual length: crumbs cost most."""
    return 3.0 * math.log(max(long, 1e-6)) ** 2 if long < 1 else 2.0 * (long - 1) ** 2
