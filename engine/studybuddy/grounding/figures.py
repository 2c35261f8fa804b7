"""Are the numbers of a claim said near its citation, and of the same things?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, takewhile

from studybuddy.grounding.derived import is_derived
from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.measures import Measure, all_measures
from studybuddy.grounding.tokens import squashed
from studybuddy.text.number_phrases import with_powers
from studybuddy.text.numbers import Number, numbers, reads_words
from studybuddy.text.words import is_function_word, plain, stem

# Not of the 19. Jahrhundert.
_LIST_MARK = re.compile(
    r"(?:^|(?<=[.:;,!?]\s)|(?<=\())\d{1,2}\.\s|(?<!\S)\d{1,2}\)\s", re.MULTILINE
)
# "More than thirty years" are 31, "nearly 20 %" are 19: only of a number that is a rough one.
_ROUGHLY = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|some|nearly|almost|over|under|above|below|than|"
    r"circa|etwa|rund|ungefähr|fast|knapp|gut|über|unter|als|environ|près de|plus de|moins de|"
    r"presque|unos|unas|casi|cerca de|más de|menos de|mais de|quase|"
    r"più di|meno di|около|примерно|почти|более|менее|свыше|"
    r"حوالي|نحو|قرابة|أكثر من|أقل من|약|거의)|[约近超逾約]|大约|接近|超过|将近|ほぼ|およそ)"
    r"(?:\s+(?:an?|eine?[mnr]?|une?|una?|uma?))?\s*$",
    re.IGNORECASE,
)
# "Over two decades" may be 22 years.
_OVER = re.compile(
    r"(?:\b(?:over|more than|above|upwards of|über|mehr als|plus de|más de|più di|mais de|более|"
    r"больше|свыше|أكثر من|ما يزيد على)|超过|超過|逾)\s*$",
    re.IGNORECASE,
)
_LITTLE_OVER = Fraction(25, 100)
# A year and a half, 一千多万.
_ROUND = re.compile(r"\b(?:and a half|et demie?|y medi[oa]|e mei[oa]|e mezz[oa])\b|多[万萬亿億]")
# Some thirty pupils, and 300 and more.
_SOME = ("aine", "ena", "enar", "inaio", "cina")
_MORE = ("多", "余", "餘", "여", "あまり")
# Ten in Korean, where what is counted follows; else heat or a row.
_HEAT, _COUNTER = "열", re.compile("[개명번살시줄년달배가분권장차군집해곳]|사람|마리")
# One and two are as often grammar as numbers.
_LEAST_TOLD = 3
# What a writer counts who sums up.
_ORDERING_TEXT = """
reasons ways steps points things kinds types sorts options examples parts sides cases
factors phases stages aspects methods forms groups ideas problems advantages rules questions
main key different basic gründe gründen wege schritte schritten punkte arten teile teilen
seiten fälle fällen stufen phasen formen gruppen regeln verschiedene verschiedenen raisons
façons étapes points choses types sortes options exemples parties cas facteurs phases règles
razones maneras pasos puntos cosas tipos clases opciones ejemplos partes casos factores
fases reglas причины причин способа способов шага шагов вида видов этапа этапов
"""
_ORDERING = frozenset(_ORDERING_TEXT.split())
_LONGEST_HEDGE = 20
_ROUNDING, _LEAST_ROUNDED = Fraction(6, 100), 10
# 33 % are a third.
_SHARE = Fraction(7, 1000)
_NAMED = re.compile(r"\b([A-Z][^\W\d_]+)[ -]([^\W_]+(?:[.,]\d+)*)")


def figure_problems(text: str, nearby: Nearby, language: str, *, same_words: bool) -> Iterator[str]:
    """Numbers that are not said near the citation, or are said there of something else.

    Digits must be said; where spelled out numbers cannot be read, those up to twenty may have been
    spelled out. A small counting word (`three reasons`) may be the writer's own, unless
    another number is said of the same thing.
    """
    text = plain(_LIST_MARK.sub(" ", with_powers(text)))
    said, named = nearby.values, _named(text, language)
    found = numbers(text, language)
    shares = _said_shares(found, said)
    together = zip(found, all_measures(found), strict=True)
    for number, measured in {(one.text, one.following): (one, m) for one, m in together}.values():
        spelled = max(number.values) <= 20 and not reads_words(nearby.evidence.language)
        name = named.get(number.text.split()[0])
        if (
            number.glued
            or spelled
            or (number.text == _HEAT and not _COUNTER.match("".join(number.following[:1])))
            or (name and nearby.evidence.has_name(squashed(name + number.text)))
        ):
            continue
        if (number.values & said and not number.small) or number in shares:
            continue
        if (measured and nearby.measures & measured) or _is_rounded(number, measured, text, nearby):
            continue
        if is_derived(number, nearby):
            continue
        if number.small and measured and _is_measured_otherwise(number, measured, nearby):
            yield _missing(number, nearby)
            continue
        counts = same_words and not number.ordinal and all(1 < v < 1000 for v in number.values)
        counted = nearby.counts_of(_things(number)) if counts else set()
        if not number.values & said and not (number.small and _is_own(number, text)):
            yield _missing(number, nearby)
        elif number.small and counted and not number.values & (counted | nearby.cited_values):
            yield f"near {nearby.place} another number than '{number.text}' is said of that"


def _said_shares(found: list[Number], said: set[Fraction]) -> list[Number]:
    """The numbers of shares that are said in another way: four of five are 80 %."""
    return [
        number
        for pair in pairwise(found)
        for number in pair
        if any(2 * p != w > p > 0 and p / w in said for p in pair[0].values for w in pair[1].values)
    ]


def _is_measured_otherwise(number: Number, measured: frozenset[Measure], nearby: Nearby) -> bool:
    """Whether the cited lines have another measure of the same kind, and not this one.

    The unit may be left out the second time: `eight days, and the crossing took seven`.
    """
    kinds = {kind for kind, _ in measured}
    bare = nearby.cited_values_without_unit
    return number.values.isdisjoint(bare) and any(
        kind in kinds for kind, _ in nearby.cited_measures
    )


def _is_own(number: Number, text: str) -> bool:
    """Whether a writer may have counted it: `three reasons`, `the two of them`, `one`."""
    if number.ordinal or max(number.values) < _LEAST_TOLD:
        return True
    return any(word in _ORDERING for word in number.following[:2])


def _is_rounded(number: Number, measured: frozenset[Measure], text: str, nearby: Nearby) -> bool:
    """Whether a number is given as a rough one, and one close to it is said."""
    least, said = min(number.values), nearby.values
    if 0 < least < 1 and any(abs(value - least) < _SHARE for value in said):
        return True
    if _is_year(least) and least % 100 in said:
        return True
    start = text.casefold().find(number.text)
    before = text[max(start - _LONGEST_HEDGE, 0) : max(start, 0)]
    # What is not written as it is read is rounded itself.
    rounded = start < 0 and bool(_ROUND.search(text))
    rounded = rounded or number.text.endswith(_SOME) or _and_more(number)
    if not rounded and not _ROUGHLY.search(before):
        return False
    over = _LITTLE_OVER if rounded or _OVER.search(before) else Fraction(0)
    if any(
        kind == other and _is_close(much, value, over)
        for kind, much in measured
        for other, value in nearby.measures
    ):
        return True
    return least >= _LEAST_ROUNDED and any(_is_close(least, value, over) for value in said)


def _and_more(number: Number) -> bool:
    """As in 300多人, 300여 명."""
    return bool(number.following) and number.following[0].startswith(_MORE)


def _is_close(claimed: Fraction, said: Fraction, over: Fraction) -> bool:
    """Whether a rough number stands for one that is said, which may be so much over it."""
    return abs(said - claimed) <= _ROUNDING * said or 0 < said - claimed <= over * claimed


def _is_year(value: Fraction) -> bool:
    """A year, of which only the last two digits may be said."""
    return value.denominator == 1 and 1100 < value < 2100 and value % 100 > 12


def _things(number: Number) -> frozenset[str]:
    """What a number counts: one or two longer words right after it."""
    return frozenset(map(stem, takewhile(lambda word: len(word) > 3, number.following[:2])))


def _named(text: str, language: str) -> dict[str, str]:
    """Numbers that stand right after a name, each with the name: Apollo 13."""
    return {
        match[2].casefold(): match[1]
        for match in _NAMED.finditer(text)
        if not is_function_word(match[1].casefold(), language)
    }


def _missing(number: Number, nearby: Nearby) -> str:
    values: list[Fraction] = sorted(number.values)
    elsewhere = [at for value in values for at in nearby.evidence.lines_with(value)]
    if elsewhere:
        return f"the number {number.text} is said near line {elsewhere[0]}, not near {nearby.place}"
    return f"the number {number.text} is not said near {nearby.place}"
