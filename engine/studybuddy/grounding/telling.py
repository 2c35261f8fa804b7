"""How much a claim tells of the lines that it cites: who sums up takes up what they say.

An invention stands beside what is said: it shares its subject, and leaves the rest untold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.measures import measures
from studybuddy.grounding.peoples import same_people
from studybuddy.grounding.synonyms import synonyms
from studybuddy.grounding.tokens import squashed
from studybuddy.grounding.vocabulary import BEGINNING, characters, without_unspaced
from studybuddy.text.numbers import numbers
from studybuddy.text.scripts import base_language
from studybuddy.text.words import is_function_word, stem, words

# What a word of the lines counts that the claim has in another form, or one like it.
_FORM, _SYNONYM = 0.8, 0.5
_LEAST_FORM = 5
# A character that the claim has, though not beside the same one.
_ALONE = 0.3
# So many times its own length a claim may sum up: what else the lines say is not held against it.
_MOST = 3
# A short line is told by a word or two: lines are taken to be so much longer than they are.
_UNSAID = 5
# One and two are as often grammar as numbers; more than three prove no more.
_LEAST_NUMBER, _MOST_NUMBERS = 3, 3


def words_told(text: str, nearby: Nearby, language: str) -> float:
    """The share of the cited lines' words, or characters, that a claim tells."""
    base = base_language(language)
    claimed = tuple(dict.fromkeys(_matter(words(without_unspaced(text)), language)))
    keys = {key: None for at in nearby.cites for key in _spoken(at, nearby, language)}
    pairs = [pair for segment in nearby.cited for pair in characters(segment.text, base)]
    told = _told_words(keys, claimed, base) + _told_characters(pairs, text)
    most = _MOST * (len(claimed) + len(list(characters(text, base))))
    return told / (_UNSAID + min(len(keys) + len(pairs), most))


def numbers_told(text: str, nearby: Nearby, language: str) -> float:
    """The share of the cited lines' numbers that a claim tells; lines without numbers have none."""
    counts = [counted for at in nearby.cites for counted in nearby.evidence.counts(at)]
    said = {value for counted in counts for value in counted.values if value not in {1, 2}}
    many = sum(max(counted.values) >= _LEAST_NUMBER for counted in counts)
    told = sum(
        bool(number.values & said or nearby.cited_measures.intersection(measures(number)))
        for number in numbers(text, language)
        if max(number.values) >= _LEAST_NUMBER
    )
    return min(told, _MOST_NUMBERS) / (min(many, _MOST_NUMBERS) + 1)


def _spoken(at: int, nearby: Nearby, language: str) -> Iterator[str]:
    """The stems of a cited line's content words."""
    line = nearby.evidence.segments[at].text
    spaced = without_unspaced(line)
    return _matter(
        nearby.evidence.speech[at].split() if spaced == line else words(spaced), language
    )


def _matter(found: Iterable[str], language: str) -> Iterator[str]:
    return (stem(w) for w in found if not is_function_word(w, language) and not w.isdigit())


def _told_words(said: dict[str, None], claimed: tuple[str, ...], base: str) -> float:
    known = set(claimed)
    forms = tuple(
        key[: max(4, ceil(BEGINNING * len(key)))] for key in claimed if len(key) >= _LEAST_FORM
    )
    kin = {other for key in claimed for other in same_people(key)}
    alike = {other for key in claimed for other in synonyms(key, base)}
    told = 0.0
    for key in said:
        if key in known:
            told += 1.0
        elif key in kin or key.startswith(forms):
            told += _FORM
        elif key in alike:
            told += _SYNONYM
    return told


def _told_characters(said: list[tuple[str, str, str]], text: str) -> float:
    letters = squashed(text) if said else ""
    return sum(
        1.0
        if any(len(pair) > 1 and pair in letters for pair in (left, right))
        else _ALONE * (character in letters)
        for character, left, right in said
    )
