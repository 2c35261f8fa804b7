"""Lines found by their words, in any script: BM25 (the library bm25s) over the engine's tokens."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from studybuddy.text import alike, index_tokens
from studybuddy_study.libraries import library
from studybuddy_study.lines import Line


class Index:
    """Some lines, and the tokens of each. Built in memory, whenever it is needed."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Read the lines. Raises PluginBroken where the library is missing."""
        bm25s = library("bm25s")
        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it asks to be told of each step
        self.lines = tuple(lines)
        self.tokens = [index_tokens(line.text, line.language) for line in self.lines]
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
