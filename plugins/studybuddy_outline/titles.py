"""What a section is called, in words that were said in it."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import studybuddy.text
from studybuddy_outline.chapters import Chapter
from studybuddy_outline.definitions import vetted
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import Sentence
from studybuddy_outline.terms import Key, KeyTerm

_PLAIN = re.compile(r"[^\d,;:!?]+")
_FIRST = 3
"""Sentences of a section within which it may be said what it is about."""

_HEADING = 3
"""Words in a sentence that only says what comes now."""


@dataclass(frozen=True, slots=True)
class _Mark:
    term: KeyTerm
    strength: float


def section_titles(
    parts: Sequence[Chapter],
    terms: Sequence[KeyTerm],
    phrases: Phrases,
    defined: Mapping[int, Key] = MappingProxyType({}),
    language: str = "",
) -> list[str]:
    """A title for each section, no two alike.

    The owner's own, what the speaker says comes now, or the terms that set the section apart.

    `defined` are the keys of terms by the number of the sentence that defines them.
    """
    titles: list[str] = []
    known = frozenset(stem for term in terms for stem in term.key)
    for part, marks in zip(parts, _marks(parts, terms, defined), strict=True):
        called = part.title or _announced(part, known, phrases, language)
        titles.append(
            called if called not in ("", *titles) else _made(part, marks, phrases, titles)
        )
    return titles


def _announced(part: Chapter, known: frozenset[str], phrases: Phrases, language: str) -> str:
    """What the first sentences say comes now, if it is then spoken of: `Next, permission.`"""
    for at, sentence in enumerate(part.sentences[:_FIRST]):
        others = {stem for other in part.sentences[at + 1 :] for stem in other.stems}
        match = pattern(phrases.topic).search(sentence.text) if phrases.topic else None
        topic = (
            vetted(match["term"], language, phrases) if match else _bare_topic(sentence, phrases)
        )
        stems = {studybuddy.text.stem(word) for word in studybuddy.text.words(topic)}
        if stems & others & known:
            return topic[:1].upper() + topic[1:]
    return ""


def _bare_topic(sentence: Sentence, phrases: Phrases) -> str:
    """The words of a sentence that is a heading more than a sentence: `Fresh evidence.`"""
    words = sentence.text.rstrip(".").split()
    plain = (
        sentence.text.endswith(".") and len(words) <= _HEADING and _PLAIN.fullmatch(" ".join(words))
    )
    verbs = phrases.finite | phrases.subjects
    if not plain or not phrases.finite or any(word.casefold() in verbs for word in words):
        return ""
    if pattern(phrases.dangling).match(sentence.text):
        return ""
    return " ".join(words)


def _made(part: Chapter, marks: Sequence[_Mark], phrases: Phrases, titles: Sequence[str]) -> str:
    if not marks:
        return _opening_words(part.sentences, titles)
    for first in marks[:3]:
        # A term of several words is a title by itself; beside it stands only what is its equal.
        least, words = (0.7, 2) if len(first.term.key) > 1 else (0.45, 1)
        others = [
            mark
            for mark in marks
            if mark.strength > least * first.strength
            and len(mark.term.key) >= words
            and _apart(mark, first)
        ]
        for title in [_joined(first, other, phrases) for other in others[:2]] + [_one(first)]:
            if title not in titles:
                return title
    return _opening_words(part.sentences, titles)


def _marks(
    parts: Sequence[Chapter], terms: Sequence[KeyTerm], defined: Mapping[int, Key]
) -> list[list[_Mark]]:
    """The terms of each section, those first that are said here rather than elsewhere."""
    firsts = [part.sentences[0].number for part in parts]
    said = sum(len(part.sentences) for part in parts)
    explained = {(bisect_right(firsts, number) - 1, key) for number, key in defined.items()}
    found: list[list[_Mark]] = [[] for _ in parts]
    for term in terms:
        # What the whole talk is about sets no section apart.
        common = len(term.where) / said
        weight = (1 + 0.4 * (len(term.key) > 1)) * (1 - min(common * 4, 0.9))
        for at, here in Counter(bisect_right(firsts, n) - 1 for n in term.where).items():
            size = len(parts[at].sentences)
            lift = math.log((here + 0.5) / (len(term.where) * size / said + 0.5))
            if here >= min(2, size) and (lift > 0 or len(parts) == 1):
                told = 1.8 if (at, term.key) in explained else 1.0
                found[at].append(_Mark(term, here**0.6 * max(lift, 0.1) * weight * told))
    return [sorted(some, key=lambda mark: (-mark.strength, mark.term.text)) for some in found]


def _apart(a: _Mark, b: _Mark) -> bool:
    """Whether two terms speak of different things."""
    if a.term.text in b.term.text or b.term.text in a.term.text:
        return False
    return not set(a.term.key) & set(b.term.key)


def _joined(first: _Mark, second: _Mark, phrases: Phrases) -> str:
    return phrases.both.format(_one(first), second.term.text)


def _one(mark: _Mark) -> str:
    return mark.term.text[:1].upper() + mark.term.text[1:]


def _opening_words(sentences: Sequence[Sentence], titles: Sequence[str]) -> str:
    """The first words of a sentence that is long enough, as a last resort."""
    ranked = sorted(sentences[:12], key=lambda s: -min(s.length, 8))
    short = [_shortened(sentence.text) for sentence in ranked]
    return next((title for title in short if title not in titles), short[0])


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) > 2:
        return " ".join(words[:7]).rstrip(".,;:!?") + ("…" if len(words) > 7 else "")
    return text[:24] + ("…" if len(text) > 24 else "")
