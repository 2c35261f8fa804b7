"""Numbers that nobody says, but that follow from those that are: 1980 less 1950, four of forty."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from studybuddy.grounding.evidence import Nearby
from studybuddy.text.numbers import Number

# Small numbers have too many differences: almost any is one.
_LEAST = 10
_MOST_READINGS = 4


def is_derived(number: Number, nearby: Nearby) -> bool:
    """Whether a number follows from one of the cited lines, or from two that stand side by side.

    Their difference, or their share: four of forty are 10 %, one in fifty 2 %.
    """
    claimed = number.values
    said = nearby.cited_values
    if any(value > 0 and max(value, 1 / value) > 2 and 1 / value in said for value in claimed):
        return True
    return any(not claimed.isdisjoint(_results(one, other)) for one, other in _neighbours(nearby))


def _results(one: Fraction, other: Fraction) -> Iterator[Fraction]:
    less, more = sorted((one, other))
    if less >= _LEAST and more - less >= _LEAST:
        yield more - less
    if more > _LEAST and less < more:
        yield less / more


def _neighbours(nearby: Nearby) -> Iterator[tuple[Fraction, Fraction]]:
    said = [counted.values for at in nearby.cites for counted in nearby.evidence.counts(at)]
    for ones, others in pairwise(said):
        for one in sorted(ones)[:_MOST_READINGS]:
            for other in sorted(others)[:_MOST_READINGS]:
                if one > 0 and other > 0:
                    yield one, other
