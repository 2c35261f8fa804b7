"""How much of what was said a note speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from studybuddy.note import Checked, Coverage, Gap, Note
from studybuddy.text.scripts import word_count
from studybuddy.transcript import Segment

Stretch: TypeAlias = tuple[float, float]

# A claim sums up what is said around the lines it cites: so many seconds before and after. One
# claim in two minutes covers a lecture nearly whole, ten claims cover little of five hours.
_REACH = 45.0
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
    )


def _covered(segments: Sequence[Segment], claims: Counter[int]) -> float:
    """Share of the spoken seconds that lie within reach of a cited segment.

    `claims` are how many cite each. Of a long segment they reach so many words.
    """
    counts = {at: word_count(segment.text) for at, segment in enumerate(segments)}
    long = {at: count for at, count in counts.items() if count > _SUMMED_UP}
    spoken = _merged((s.start, s.end) for at, s in enumerate(segments) if s.text and at not in long)
    reached = _merged((segments[at].start - _REACH, segments[at].end + _REACH) for at in claims)
    total = sum(end - start for start, end in spoken)
    covered = _shared(spoken, reached)
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
