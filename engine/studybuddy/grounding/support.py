"""Is a claim taken from the lines that it cites? Four signs of it, weighed and added up.

A claim put freely has few of the speaker's words, but tells most of what the lines say; an
invention has words of the subject, and leaves the lines untold. No sign alone tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.telling import numbers_told, words_told
from studybuddy.grounding.vocabulary import ENOUGH, Weighed, nothing_said, weigh

# From a logistic regression over labelled claims (`tests/labelled_claims/development`) that no
# other rule refuses: true ones against inventions, knowledge from elsewhere and wrong places. Left
# out one lecture after another, the weights move by a twentieth.
_SAID_NEAR, _WORDS_TOLD, _NUMBERS_TOLD, _SAID_THERE = 5.2, 11.7, 4.3, 3.4
_ENOUGH = 5.0
# The signs of so few words are accidents: half of them said is enough.
_FEW = 3


def support_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """That too little of a claim is taken from the lines that it cites, and what is not said."""
    weighed = weigh(text, nearby, language)
    if not weighed.total:
        yield from nothing_said(text, nearby)
    elif not _is_enough(weighed, text, nearby, language):
        yield weighed.told(nearby)


def _is_enough(weighed: Weighed, text: str, nearby: Nearby, language: str) -> bool:
    """Whether the signs add up. None takes away, so what is enough already is enough."""
    if weighed.many <= _FEW:
        return weighed.share >= ENOUGH
    total = _SAID_NEAR * weighed.share
    if total < _ENOUGH:
        total += _WORDS_TOLD * words_told(text, nearby, language)
    if total < _ENOUGH:
        total += _NUMBERS_TOLD * numbers_told(text, nearby, language)
    if _ENOUGH - _SAID_THERE <= total < _ENOUGH:
        total += _SAID_THERE * weigh(text, nearby.cited_alone, language).share
    return total >= _ENOUGH
