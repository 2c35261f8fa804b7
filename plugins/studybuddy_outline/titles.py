"""What a section is called, in words that were said in it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from studybuddy_outline.chapters import Chapter
from studybuddy_outline.phrases import Phrases
from studybuddy_outline.speech import Sentence
from studybuddy_outline.terms import Key, KeyTerm


@dataclass(frozen=True, slots=True)
class _Mark:
    term: KeyTerm
    strength: float


def section_titles(
    parts: Sequence[Chapter],
    terms: Sequence[KeyTerm],
    phrases: Phrases,
    defined: Mapping[int, Key] = MappingProxyType({}),
) -> list[str]:
    """A title for each section, no two alike: the owner's own, or the terms that set it apart.

    `defined` are the keys of terms by the number of the sentence that defines them.
    """
    titles: list[str] = []
    for part in parts:
        marks = _marks(part, parts, terms, defined)
        titles.append(part.title or _made(part, marks, phrases, titles))
    return titles


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
    part: Chapter,
    parts: Sequence[Chapter],
    terms: Sequence[KeyTerm],
    defined: Mapping[int, Key],
) -> list[_Mark]:
    """The terms of a section, those first that are said here rather than elsewhere."""
    first, last = part.sentences[0].number, part.sentences[-1].number
    said = sum(len(p.sentences) for p in parts)
    share = len(part.sentences) / said
    explained = {key for number, key in defined.items() if first <= number <= last}
    found = []
    for term in terms:
        here = sum(first <= number <= last for number in term.where)
        if here < min(2, len(part.sentences)):
            continue
        lift = math.log((here + 0.5) / (len(term.where) * share + 0.5))
        if lift > 0 or len(parts) == 1:
            # What the whole talk is about sets no section apart.
            common = len(term.where) / said
            weight = (1 + 0.4 * (len(term.key) > 1)) * (1 - min(common * 4, 0.9))
            weight *= 1.8 if term.key in explained else 1.0
            found.append(_Mark(term, here**0.6 * max(lift, 0.1) * weight))
    return sorted(found, key=lambda mark: (-mark.strength, mark.term.text))


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
