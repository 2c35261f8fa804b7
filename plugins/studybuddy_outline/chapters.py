"""Where one subject ends and the next begins."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import studybuddy
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import FASTEST, Sentence


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
    opening = pattern(phrases.opening)
    found = []
    for i, sentence in enumerate(sentences):
        last = sentences[i - 1] if i else sentence
        found.append(
            (mean - cohesion[i]) / spread
            + 0.5 * pauses[i]
            + (0.4 if opening.match(sentence.text) else 0.0)
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
    weight = _weights(sentences)
    sizes = [sentence.length for sentence in sentences]
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    tail, head, left_size, right_size = 0, 0, 0.0, 0.0
    found = []
    for i, sentence in enumerate(sentences):
        while head < len(sentences) and right_size < window:
            right.update(sentences[head].stems)
            right_size += sizes[head]
            head += 1
        while left_size - sizes[tail] > window:
            left.subtract(sentences[tail].stems)
            left_size -= sizes[tail]
            tail += 1
        # Words that have left a window are forgotten, or each step would count all that were said.
        left, right = +left, +right
        found.append(_cosine(left, right, weight))
        right.subtract(sentence.stems)
        left.update(sentence.stems)
        right_size -= sizes[i]
        left_size += sizes[i]
    return found


def _weights(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Words that are everywhere tell nothing about where a subject ends."""
    places = Counter(stem for s in sentences for stem in dict.fromkeys(s.stems))
    return {stem: math.log(1 + len(sentences) / count) for stem, count in places.items()}


def _cosine(a: Counter[str], b: Counter[str], weight: dict[str, float]) -> float:
    if not a or not b:
        return 0.0
    left = {stem: math.log1p(count) * weight[stem] for stem, count in a.items()}
    right = {stem: math.log1p(count) * weight[stem] for stem, count in b.items()}
    shared = sum(value * right[stem] for stem, value in left.items() if stem in right)
    norms = sum(v * v for v in left.values()) * sum(v * v for v in right.values())
    return shared / math.sqrt(norms) if norms else 0.0


def _division(along: Sequence[float], breaks: Sequence[float], size: float) -> list[int]:
    """The boundaries that win most break while chapters keep near their size (dynamic program)."""
    count = len(breaks)
    best = [0.0] + [-math.inf] * count
    back = [0] * (count + 1)
    for end in range(1, count + 1):
        gain = breaks[end] if end < count else 0.0
        for start in range(end - 1, -1, -1):
            long = (along[end] - along[start]) / size
            if long > 2.5 and best[end] > -math.inf:
                break
            value = best[start] + gain - _strain(long)
            if value > best[end]:
                best[end], back[end] = value, start
    cuts, at = [], back[count]
    while at:
        cuts.append(at)
        at = back[at]
    return cuts[::-1]


def _strain(long: float) -> float:
    """What it costs that a chapter has `long` times the usual length: crumbs cost most."""
    return 3.0 * math.log(max(long, 1e-6)) ** 2 if long < 1 else 2.0 * (long - 1) ** 2
