"""The stretches of transcripts that are likeliest to answer a question, and how much tells so."""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import log
from typing import NamedTuple

from studybuddy_study.index import Index
from studybuddy_study.lines import Line
from studybuddy_study.question import question_tokens

ENOUGH = 0.5
"""More than this share of a question, by how rare its words are, must an excerpt say to answer it.

Below it an excerpt is still shown, as the nearest that is said. tests/asked_questions tells how
often that is right.
"""

# What is said right before and after counts half: a sentence goes on with "it".
_BESIDE = 0.5
_LONGEST = 30.0  # seconds of an excerpt, if it is not one long line


class Excerpt(NamedTuple):
    """Lines in a row of one transcript; `evidence` from 0 to 1 is what of the question they say."""

    lines: tuple[Line, ...]
    evidence: float

    @property
    def text(self) -> str:
        """What is said in it."""
        return " ".join(line.text for line in self.lines)


def excerpts(question: str, index: Index, limit: int = 3) -> list[Excerpt]:
    """The best excerpts for a question, best first. `index` has lines that are said, no others."""
    scores = _scores(question, index)
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for at in sorted(range(len(scores)), key=lambda at: (-scores[at], at)):
        if scores[at] <= 0 or len(found) == limit:
            break
        if at not in taken:
            first, last = _around(at, index.lines, taken)
            found.append((first, last))
            taken.update(range(first, last + 1))
    weigh = _Weighing(question, index)
    return [
        Excerpt(index.lines[first : last + 1], weigh.evidence(first, last)) for first, last in found
    ]


def _scores(question: str, index: Index) -> list[float]:
    """How well each line matches, in the language that it is in, those beside it in part."""
    languages = {line.language for line in index.lines}
    each = {tag: index.scores(question_tokens(question, tag)) for tag in languages}
    own = [each[line.language][at] for at, line in enumerate(index.lines)]
    return [
        score + _BESIDE * sum(own[near] for near in (at - 1, at + 1) if _together(at, near, index))
        for at, score in enumerate(own)
    ]


def _together(at: int, other: int, index: Index) -> bool:
    lines = index.lines
    return 0 <= other < len(lines) and lines[at].saved is lines[other].saved


def _around(at: int, lines: Sequence[Line], taken: Set[int]) -> tuple[int, int]:
    """The first and last line of the excerpt round a line: with its neighbours, if all is short."""
    first = last = at
    for start, end in ((at, at + 1), (at - 1, at + 1), (at - 1, at)):
        if start < 0 or end >= len(lines) or lines[start].saved is not lines[end].saved:
            continue
        segments = lines[at].saved.note.transcript.segments
        seconds = segments[lines[end].number].end - segments[lines[start].number].start
        free = taken.isdisjoint(range(start, end + 1))
        if free and seconds <= _LONGEST and end - start > last - first:
            first, last = start, end
    return first, last


class _Weighing:
    """How much of a question is said in an excerpt, among all that its own video says."""

    def __init__(self, question: str, index: Index) -> None:
        self._question = question
        self._index = index
        self._own: dict[int, list[Sequence[str]]] = {}
        for line, tokens in zip(index.lines, index.tokens, strict=True):
            self._own.setdefault(id(line.saved), []).append(tokens)

    def evidence(self, first: int, last: int) -> float:
        """The share of the question's tokens that is said there; a rare one weighs more."""
        index = self._index
        line = index.lines[first]
        video = self._own[id(line.saved)]
        near = {token for said in index.tokens[first : last + 1] for token in said}
        said = missing = 0.0
        for token in question_tokens(self._question, line.language):
            forms = index.forms(token)
            count = sum(1 for own in video if not forms.keys().isdisjoint(own))
            share = max((forms[word] for word in near & forms.keys()), default=0.0)
            if share:
                said += share * _rarity(count, len(video))
            else:
                missing += _rarity(max(count, 1), len(video))
        return said / (said + missing) if said else 0.0


def _rarity(count: int, lines: int) -> float:
    return log(1 + (lines - count + 0.5) / (count + 0.5))
