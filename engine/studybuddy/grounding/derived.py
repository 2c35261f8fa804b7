"""Numbers that nobody says, but that follow from those that are: 1980 less 1950, four of forty."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations

from studybuddy.grounding.evidence import Nearby
from studybuddy.text.numbers import Number
from studybuddy.text.words import stem

# Small numbers have too many differences: almost any is one.
_LEAST = 10
# Unless they count the same things: from 42 degrees to 36 it is six degrees less.
_LEAST_ALIKE = 3
_MOST_READINGS = 4
# One million and 200 thousand are 1.2 million.
_MILLION = 10**6
# Years and months, as `measures` counts them.
_YEAR, _YEARS = 12, range(1000, 2200)
# Ten times as much is a ratio, of any two numbers of the cited lines.
_CENTURY = (
    "centur",
    "jahrhundert",
    "siècle",
    "siglo",
    "século",
    "secol",
    "век",
    "世纪",
    "世紀",
    "सदी",
)
_TIMES_TEXT = "times fold mal fois veces vezes volte раз 倍 배 ضعف أضعاف مرات गुना"
_TIMES = tuple(_TIMES_TEXT.split())
_OFTEN_TEXT = "in a an per every each al por par am pro в"
_OFTEN = frozenset(_OFTEN_TEXT.split())
_MOST_SAID = 12


def is_derived(number: Number, nearby: Nearby) -> bool:
    """Whether a number follows from one of the cited lines, or from two of them.

    From two that stand side by side their difference, or their share: four of forty are 10 %, one
    in fifty 2 %. From any two how many times the one is the other, and what year it was three
    years later.
    """
    claimed = number.values
    said = nearby.cited_values
    if any(value > 0 and max(value, 1 / value) > 2 and 1 / value in said for value in claimed):
        return True
    if _is_century(number, said):
        return True
    if _tells_how_many_times(number) and _is_ratio(claimed, said):
        return True
    things = frozenset(map(stem, number.following[:1]))
    return _is_year_after(claimed, nearby) or any(
        not claimed.isdisjoint(_results(one, other, alike))
        for one, other, alike in _neighbours(nearby, things)
    )


def _tells_how_many_times(number: Number) -> bool:
    """As in `ten times as much`, not `ten times a day`."""
    times, *rest = number.following or ("",)
    return times.startswith(_TIMES) and not _OFTEN.intersection(rest[:1])


def _is_century(number: Number, said: set[Fraction]) -> bool:
    """Whether it is the century of a year that is said."""
    century = any(word.startswith(_CENTURY) for word in number.following[:2])
    return century and any(value in centuries_of(said) for value in number.values)


def centuries_of(said: set[Fraction]) -> set[Fraction]:
    """The centuries of the years among these numbers."""
    return {Fraction(year // 100 + 1) for year in said if year in _YEARS}


def _is_ratio(claimed: frozenset[Fraction], said: set[Fraction]) -> bool:
    some = sorted(value for value in said if value > 0)[-_MOST_SAID:]
    return any(one / other in claimed for one, other in permutations(some, 2))


def _is_year_after(claimed: frozenset[Fraction], nearby: Nearby) -> bool:
    """Whether a year is one of the cited lines and the years that they say went by."""
    later = {much / _YEAR for kind, much in nearby.cited_measures if kind == "calendar"}
    return any(
        value - years in nearby.cited_values and value - years in _YEARS
        for value in claimed
        for years in later
    )


def _results(one: Fraction, other: Fraction, alike: bool) -> Iterator[Fraction]:
    less, more = sorted((one, other))
    least = _LEAST_ALIKE if alike else _LEAST
    if less >= least and more - less >= least:
        yield more - less
    if more >= _LEAST and less < more:
        yield less / more
    if more % _MILLION == 0:
        yield more + less


def _neighbours(
    nearby: Nearby, things: frozenset[str]
) -> Iterator[tuple[Fraction, Fraction, bool]]:
    """Two numbers side by side, and whether one is said to count these things."""
    said = [counted for at in nearby.cites for counted in nearby.evidence.counts(at)]
    for one, other in pairwise(said):
        alike = bool(things & (one.things | other.things))
        for first in sorted(one.values)[:_MOST_READINGS]:
            for second in sorted(other.values)[:_MOST_READINGS]:
                if first > 0 and second > 0:
                    yield first, second, alike
