"""Is enough of a claim's vocabulary said near its citation?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

import msgspec

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.hedges import is_hedge
from studybuddy.grounding.measures import UNITS
from studybuddy.grounding.peoples import same_people
from studybuddy.grounding.synonyms import synonyms
from studybuddy.grounding.tokens import squashed
from studybuddy.text.function_words import TALK_ABOUT_TALK
from studybuddy.text.han_numbers import NUMBER, NUMERALS
from studybuddy.text.numbers import numbers
from studybuddy.text.scripts import CJK, HAN, HANGUL, KATAKANA, base_language
from studybuddy.text.words import is_function_word, plain, stem, words

# What share of a claim's words, weighted by how rare they are, must be said near its citation.
ENOUGH = 0.45
# A word said a minute away is half a proof. One that looks like a word said nearby (another form,
# a part of a compound) is nearly one.
AROUND = 0.5
LOOKS_LIKE, SHARES_PARTS = 0.8, 0.5
SYNONYM = 0.5
# How much of a word must be the beginning of another, or stand in others.
BEGINNING, _PARTS = 0.6, 0.6
_GRAM = 4
# They write words into one: a short word may well stand in a long one.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no", "nb", "fi", "hu"})
# A character that is said nearby, though not beside the same one.
_ALONE, _ALONE_IN_KOREAN = 0.5, 0.3
_CHARACTERS = re.compile(f"[{HAN}{KATAKANA}]+|[{HANGUL}]+")
# A number with its unit is weighed as a number; these say how exact it is.
_UNIT_NAMES = sorted((unit for unit in UNITS if unit[0] > "\u2e80"), key=len, reverse=True)
_MEASURED = re.compile(
    rf"(?:{NUMBER}|\d)\s?(?:{'|'.join(_UNIT_NAMES)})?|大?[约約]|左右|前[后後]|即|약"
)
_UNSPACED = re.compile(f"[{CJK}{HANGUL}]+")


class Weighed(msgspec.Struct, kw_only=True):
    """Weight of what is said nearby, and of all, and how many these are; what is not, and where."""

    near: float = 0.0
    total: float = 0.0
    many: int = 0
    missing: list[str] = msgspec.field(default_factory=list)
    places: list[frozenset[int]] = msgspec.field(default_factory=list)

    def add(self, weight: float, share: float) -> None:
        """Something of this weight, of which a share is said nearby."""
        self.total += weight
        self.many += 1
        self.near += share * weight

    @property
    def share(self) -> float:
        """How much of the weight is said nearby; all of nothing."""
        return self.near / self.total if self.total else 1.0

    def told(self, nearby: Nearby) -> str:
        """In words for a writer, what is not said."""
        missing = ", ".join(f"'{word}'" for word in self.missing[:5])
        return f"too little of it is said near {nearby.place}: not {missing}{_hint(self.places)}"


def vocabulary_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """That too little of a short text is said near its citation, and which words are not."""
    weighed = weigh(text, nearby, language)
    if not weighed.total:
        yield from nothing_said(text, nearby)
    elif weighed.share < ENOUGH:
        yield weighed.told(nearby)


def nothing_said(text: str, nearby: Nearby) -> Iterator[str]:
    """That of a text of nothing but grammar, talk about talk and numbers no word is said."""
    if not any(nearby.says(stem(word)) for word in words(text)):
        yield f"nothing of it is said near {nearby.place}"


def weigh(text: str, nearby: Nearby, language: str) -> Weighed:
    """A text's words, characters and numbers, each by how much it tells."""
    weighed = Weighed()
    _weigh_words(without_unspaced(text), nearby, language, weighed)
    _weigh_characters(text, nearby, language, weighed)
    if weighed.total:
        _weigh_numbers(text, nearby, language, weighed)
    return weighed


def without_unspaced(text: str) -> str:
    """A text without what is written without spaces, or compared by characters."""
    return text if text.isascii() else _UNSPACED.sub(" ", text)


def matter(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """The words of a claim that carry its subject; joined ones in parts where no one joins them."""
    for word in words(text):
        if is_function_word(word, language):
            continue
        if word.isalnum() or nearby.evidence.alike(stem(word)):
            yield word
        else:
            parts = re.findall(r"[^\W_]+", word)
            yield from (part for part in parts if not is_function_word(part, language))


def _weigh_words(text: str, nearby: Nearby, language: str, weighed: Weighed) -> None:
    evidence, base = nearby.evidence, base_language(language)
    counted = {word for number in numbers(text, language) for word in words(number.text)}
    for word in dict.fromkeys(matter(text, nearby, language)):
        if word in counted or word.isdigit() or word in UNITS or is_hedge(word, base):
            continue
        key = stem(word)
        said = evidence.alike(key)
        weight = evidence.weight(len(said))
        if nearby.says(key) or nearby.written(squashed(word)):
            weighed.add(weight, 1.0)
        elif word not in TALK_ABOUT_TALK and key not in evidence.about_stems:
            share = max(_likeness(word, base, nearby), AROUND if said & nearby.around else 0.0)
            if share < LOOKS_LIKE and any(map(nearby.says, same_people(key))):
                share = LOOKS_LIKE
            if share < SYNONYM and any(map(nearby.says, synonyms(key, base))):
                share = SYNONYM
            weighed.add(weight, share)
            weighed.missing.append(word)
            weighed.places.append(said)


def _likeness(word: str, base: str, nearby: Nearby) -> float:
    """How much a word that is not said nearby looks like one that is."""
    if len(word) < _GRAM + (base not in _COMPOUNDING) or not word.isalpha():
        return 0.0
    if nearby.begins(word[: max(_GRAM, ceil(BEGINNING * len(word)))]):
        return LOOKS_LIKE
    grams = [word[at : at + _GRAM] for at in range(len(word) - _GRAM + 1)]
    return SHARES_PARTS if nearby.share(grams) >= _PARTS else 0.0


def characters(text: str, base: str) -> Iterator[tuple[str, str, str]]:
    """Content characters of Chinese, Japanese and Korean, each with the one before and after it.

    Words there have no bounds, or endings.
    """
    if text.isascii() or not _CHARACTERS.search(text):
        return
    for run in _CHARACTERS.findall(_MEASURED.sub(" ", plain(text))):
        for at, character in enumerate(run):
            if character not in NUMERALS and not is_function_word(character, base):
                yield character, run[max(at - 1, 0) : at + 1], run[at : at + 2]


def _weigh_characters(text: str, nearby: Nearby, language: str, weighed: Weighed) -> None:
    base = base_language(language)
    alone = _ALONE_IN_KOREAN if base == "ko" else _ALONE
    for character, left, right in characters(text, base):
        together = any(len(pair) > 1 and nearby.has_letters(pair) for pair in (left, right))
        share = 1.0 if together else alone if nearby.has_letters(character) else 0.0
        weighed.add(nearby.evidence.weight_of_character(character), share)
        if not together:
            weighed.missing.append(right)


def _weigh_numbers(text: str, nearby: Nearby, language: str, weighed: Weighed) -> None:
    """A number that is said nearby proves as much as a rare word."""
    said = nearby.values
    for number in numbers(text, language):
        if not number.small and number.values & said:
            weighed.add(nearby.evidence.weight(0), 1.0)


def _hint(places: list[frozenset[int]]) -> str:
    """Where most of the missing words are said together, if anywhere."""
    tally: dict[int, int] = {}
    for said in places:
        for at in said:
            tally[at] = tally.get(at, 0) + 1
    best = max(tally, key=lambda at: (tally[at], -at), default=0)
    return f"; more of it is said near line {best}" if tally.get(best, 0) > 1 else ""
