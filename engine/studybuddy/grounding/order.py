"""Which one it is, and how often: `the second gear` is not the third, twice a year not yearly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

import msgspec

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.tokens import tokenized
from studybuddy.text.numbers import numbers
from studybuddy.text.scripts import base_language
from studybuddy.text.words import is_function_word, stem

# What is said of the second goes on until the third is named, or for so many words.
_TERRITORY = 20
_WRITTEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|ème)")
_COUNT = r"([1-9][0-9]*|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_OFTEN = re.compile(
    rf"(?:\b(?P<times>once|twice|{_COUNT} times) (?:in |per |an? |each |every )+"
    rf"|\b(?:every|each) )(?:(?P<period>other|{_COUNT}) )?(?P<unit>[^\W\d_]{{3,}})"
)
_FEW = {"once": 1, "twice": 2, "other": 2}


class _Place(msgspec.Struct, frozen=True):
    """`second argument`: the rank, the stem of what has it, and the stems of what is told of it."""

    rank: Fraction
    thing: str
    told: frozenset[str]


def order_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """What is told of the second thing, where it is said near the citation of the third.

    A claim about several ranks is not taken apart.
    """
    claimed = _places(tokenized(text), language)
    if len(claimed) != 1:
        return
    [place] = claimed
    told = {stem(t) for t in tokenized(text) if _is_matter(t, language)} - {place.thing}
    said = _places(nearby.tokens, language)
    if told & {key for other in said if other.rank == place.rank for key in other.told}:
        return
    for other in said:
        if other.rank != place.rank and other.thing == place.thing and told & other.told:
            yield f"near {nearby.place} that is said of number {other.rank}, not of {place.rank}"
            return


def rate_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """How often a claim says that something happens, if another rate is said near its citation."""
    if base_language(language) != "en":
        return
    heard = _rates(" ".join(nearby.tokens))
    for phrase, unit, rate in _rates(" ".join(tokenized(text))):
        said = {other for _, of, other in heard if of == unit}
        # "Every day" leaves open how often a day.
        if said and rate not in said and len(phrase.split()) > 2:
            yield f"'{phrase}' is not said near {nearby.place}: another rate is"


def _places(tokens: list[str], language: str) -> list[_Place]:
    ranks = [(at, rank) for at, token in enumerate(tokens) if (rank := _rank(token, language))]
    ends = [at for at, _ in ranks[1:]]
    found = []
    for (at, rank), end in zip(ranks, [*ends, len(tokens)], strict=False):
        following = tokens[at + 1 : min(end, at + 1 + _TERRITORY)]
        if not following or not _is_matter(following[0], language):
            continue
        told = [stem(token) for token in _clause_before(tokens, at) + following[1:]]
        found.append(_Place(rank, stem(following[0]), frozenset(told)))
    return found


def _clause_before(tokens: list[str], at: int) -> list[str]:
    """The words before this place, back to the last mark or `and`."""
    start = at
    while start and tokens[start - 1][0].isalnum() and tokens[start - 1] not in {"and", "et", "y"}:
        start -= 1
    return tokens[start:at]


@lru_cache(maxsize=50_000)
def _rank(token: str, language: str) -> Fraction | None:
    written = _WRITTEN.fullmatch(token)
    if written:
        return Fraction(written[1])
    for number in numbers(token, language):
        if number.ordinal and number.small:
            return min(number.values)
    return None


def _is_matter(token: str, language: str) -> bool:
    return token[0].isalpha() and not is_function_word(token, language)


def _rates(text: str) -> list[tuple[str, str, Fraction]]:
    """What is said, the unit's stem and how often per unit: `every two weeks` is a half."""
    return [
        (match.group(), stem(match["unit"]), _count(match["times"]) / _count(match["period"]))
        for match in _OFTEN.finditer(text)
    ]


def _count(text: str | None) -> Fraction:
    if text is None:
        return Fraction(1)
    few = _FEW.get(text)
    return Fraction(few) if few else min(numbers(text)[0].values)
