"""How much of what was said a note tells: the lines that it cites, and no more around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

import msgspec

from studybuddy.note import Card, Checked, Claim, Coverage, Gap, Note, Question, Term, words_of
from studybuddy.text.scripts import word_count
from studybuddy.text.words import words
from studybuddy.transcript import Segment

Stretch: TypeAlias = tuple[float, float]

_BLANK = re.compile(r"_{3,}")
# Words that a claim sums up at the most, in a segment that has more; and words that are said in a
# second at the most: where there are more, the times tell nothing of how much is said.
_SUMMED_UP, _FASTEST = 300.0, 5.0
# Seconds without a citation that are worth telling: a twentieth of the video, within these bounds.
_SHORTEST_GAP, _LONGEST_UNTOLD = 180.0, 600.0


def measure(
    note: Note,
    *,
    written: int,
    repaired: int,
    dropped: int,
    checked: Checked,
) -> Coverage:
    """Coverage of a note whose unsupported claims are already dropped."""
    segments = note.transcript.segments
    claims = Counter(cite for claim in note.claims() for cite in set(claim.cites))
    cited = [segments[cite] for cite in sorted(claims)]
    return Coverage(
        written=written,
        repaired=repaired,
        dropped=dropped,
        grounded=round((written - dropped) / written, 4) if written else 0.0,
        covered=_covered(segments, claims),
        gaps=tuple(_gaps(segments, cited, note.transcript.duration)),
        checked=checked,
        quoted=_quoted(note),
        lines=sum(bool(segment.text) for segment in segments),
        cited=sum(bool(segment.text) for segment in cited),
    )


def measured_anew(note: Note) -> Note:
    """A note of an earlier build, which counted otherwise, as this one counts."""
    found = note.coverage
    coverage = measure(
        note,
        written=found.written,
        repaired=found.repaired,
        dropped=found.dropped,
        checked=found.checked,
    )
    return msgspec.structs.replace(note, coverage=coverage)


def _quoted(note: Note) -> int:
    """How many claims the lines that they cite say word by word."""

    @cache
    def said(cites: tuple[int, ...]) -> str:
        lines = (note.transcript.segments[cite].text for cite in sorted(set(cites)))
        return _spaced(" ".join(lines))

    return sum(
        all(text in said(claim.cites) for text in _statements(claim)) for claim in note.claims()
    )


def _statements(claim: Claim) -> Iterator[str]:
    """What a claim states, as spaced words; a blank in what is asked is read with its answer."""
    first, *rest = words_of(claim)
    if isinstance(claim, Card | Question) and _BLANK.search(first):
        yield _spaced(_BLANK.sub(lambda _: rest[0], first))
    elif isinstance(claim, Term):
        yield _spaced(rest[0])
    else:
        yield from map(_spaced, (first, *rest))


def _spaced(text: str) -> str:
    return f" {' '.join(words(text))} "


def _covered(segments: Sequence[Segment], claims: Counter[int]) -> float:
    """Share of the spoken seconds that cited segments take.

    `claims` are how many cite each. Of a long segment they sum up so many words.
    """
    counts = {at: word_count(segment.text) for at, segment in enumerate(segments)}
    long = {at: count for at, count in counts.items() if count > _SUMMED_UP}
    spoken = _merged((s.start, s.end) for at, s in enumerate(segments) if s.text and at not in long)
    told = _merged((segments[at].start, segments[at].end) for at in claims if at not in long)
    total = sum(end - start for start, end in spoken)
    covered = _shared(spoken, told)
    for at, count in long.items():
        seconds = max(segments[at].end - segments[at].start, count / _FASTEST)
        total += seconds
        covered += seconds * min(claims[at] * _SUMMED_UP / count, 1.0)
    return round(covered / total, 4) if total else 0.0


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that touch joined into one."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif end > start:
            merged.append((start, end))
    return merged


def _shared(some: Sequence[Stretch], others: Sequence[Stretch]) -> float:
    """Seconds that lie in both; each is merged."""
    total, at = 0.0, 0
    for start, end in some:
        while at < len(others) and others[at][1] <= start:
            at += 1
        for other_start, other_end in others[at:]:
            if other_start >= end:
                break
            total += min(end, other_end) - max(start, other_start)
    return total


def _gaps(segments: Sequence[Segment], cited: Sequence[Segment], duration: float) -> Iterator[Gap]:
    """Long stretches between citations, apart from those in which nobody speaks."""
    limit = min(max(_SHORTEST_GAP, duration / 20), _LONGEST_UNTOLD)
    spoken = _merged((s.start, s.end) for s in segments if s.text)
    for start, end in _between(_merged((s.start, s.end) for s in cited), 0.0, duration):
        if end - start <= limit:
            continue
        inside = [(max(a, start), min(b, end)) for a, b in spoken if a < end and b > start]
        silences = [(a, b) for a, b in _between(inside, start, end) if b - a > limit]
        told = [Gap(start=a, end=b, silent=True) for a, b in silences]
        told += [Gap(start=a, end=b) for a, b in _between(silences, start, end) if b - a > limit]
        yield from sorted(told, key=lambda gap: gap.start)


def _between(stretches: Sequence[Stretch], start: float, end: float) -> Iterator[Stretch]:
    """What lies between merged stretches, from start to end."""
    for begins, ends in stretches:
        if begins > start:
            yield start, begins
        start = max(start, ends)
    if end > start:
        yield start, end
