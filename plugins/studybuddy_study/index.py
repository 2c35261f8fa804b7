"""Lines found by their words, in any script: BM25 (the library bm25s) over the engine's tokens."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any

import studybuddy.text
from studybuddy.text import content_words, scripts, stem
from studybuddy_study.libraries import library
from studybuddy_study.lines import Line

ALIKE = 0.8
"""What a word counts that only begins as the one that was asked for."""

# As much of the longer of two words must be the beginning of both; of letters so many, of Indic
# and Korean syllables fewer, since each says more.
_BEGINNING = 0.6
_LEAST_LETTERS, _LEAST_SYLLABLES = 4, 2
_FIRST_SYLLABIC = "\u0900"


class Index:
    """Some lines, and the tokens of each. Built in memory, whenever it is needed."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Read the lines. Raises PluginBroken where the library is missing."""
        bm25s = library("bm25s")
        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it asks to be told of each step
        self.lines = tuple(lines)
        self.tokens = [_tokens(line.text, line.language) for line in self.lines]
        self._words: set[str] = set().union(*self.tokens)
        self._forms: dict[str, Mapping[str, float]] = {}
        self._bm25: Any = bm25s.BM25()
        if self._words:  # of nothing at all the library makes no index
            self._bm25.index(self.tokens, show_progress=False)

    def forms(self, token: str) -> Mapping[str, float]:
        """The tokens that stand for one that is looked for, and how much each counts."""
        if token not in self._forms:
            near = (word for word in self._words if word[:2] == token[:2] or len(token) == 1)
            self._forms[token] = {word: share for word in near if (share := alike(token, word))}
        return self._forms[token]

    def scores(self, tokens: Sequence[str]) -> list[float]:
        """How well each line matches; 0.0 where it has none of the tokens."""
        total: Any = [0.0] * len(self.lines)
        for token in tokens:
            for word, share in self.forms(token).items():
                total = self._bm25.get_scores([word]) * share + total
        return [float(score) for score in total]


def query_tokens(text: str) -> list[str]:
    """What a text looks for: tokens, each once. Of lines, words of mere grammar are none."""
    return list(dict.fromkeys(stem(word) for word in studybuddy.text.words(text)))


def alike(token: str, word: str) -> float:
    """How much one token stands for another: 1.0 for itself, 0.0 where it does not."""
    if token == word:
        return 1.0
    if scripts.is_unspaced(token):
        # Tokens are pairs of characters there: a single one is looked for in each.
        return ALIKE if len(token) == 1 and token in word else 0.0
    least = _LEAST_SYLLABLES if token[:1] >= _FIRST_SYLLABIC else _LEAST_LETTERS
    common = max(least, ceil(_BEGINNING * max(len(token), len(word))))
    return ALIKE if len(token) >= common and token[:common] == word[:common] else 0.0


def _tokens(text: str, language: str) -> list[str]:
    return [stem(word) for word in content_words(text, language)]
