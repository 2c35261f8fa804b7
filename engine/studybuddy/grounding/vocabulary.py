"""Is enough of a claim's vocabulary said near its citation?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from studybuddy.grounding.evidence import Nearby, squashed
from studybuddy.text.function_words import TALK_ABOUT_TALK
from studybuddy.text.numbers import numbers
from studybuddy.text.words import is_function_word, stem, words

# What share of a claim's words, weighted by how rare they are, must be said near its citation.
ENOUGH = 0.5
# A word said a minute away is half a proof; one said nowhere may be the writer's own.
AROUND = 0.5
NOWHERE = 0.5


class _Weighed(msgspec.Struct, kw_only=True):
    """Weight of the words said nearby, and of all; the words that are not, and their places."""

    near: float = 0.0
    total: float = 0.0
    missing: list[str] = msgspec.field(default_factory=list)
    places: list[frozenset[int]] = msgspec.field(default_factory=list)


def vocabulary_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """That too little of a claim is said near its citation, and which words are not."""
    weighed = _weigh(text, nearby, language)
    if not weighed.total:
        # Nothing but grammar, talk about talk and numbers: one word of it must be said.
        if not any(nearby.says(stem(word)) for word in words(text)):
            yield f"nothing of it is said near {nearby.place}"
    elif weighed.near < ENOUGH * weighed.total:
        missing = ", ".join(f"'{word}'" for word in weighed.missing[:5])
        yield f"too little of it is said near {nearby.place}: not {missing}{_hint(weighed.places)}"


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


def _weigh(text: str, nearby: Nearby, language: str) -> _Weighed:
    evidence = nearby.evidence
    weighed = _Weighed()
    counted = {word for number in numbers(text, language) for word in words(number.text)}
    for word in dict.fromkeys(matter(text, nearby, language)):
        said = evidence.alike(stem(word))
        weight = evidence.weight(len(said))
        if word in counted or word.isdigit():
            continue
        if nearby.says(stem(word)) or nearby.written(squashed(word)):
            weighed.near += weight
        elif word in TALK_ABOUT_TALK or stem(word) in evidence.about_stems:
            continue
        else:
            weighed.missing.append(word)
            weighed.places.append(said)
            weighed.near += AROUND * weight if said & nearby.around else 0.0
            weight *= 1.0 if said else NOWHERE
        weighed.total += weight
    return weighed


def _hint(places: list[frozenset[int]]) -> str:
    """Where most of the missing words are said together, if anywhere."""
    tally: dict[int, int] = {}
    for said in places:
        for at in said:
            tally[at] = tally.get(at, 0) + 1
    best = max(tally, key=lambda at: (tally[at], -at), default=0)
    return f"; more of it is said near line {best}" if tally.get(best, 0) > 1 else ""
