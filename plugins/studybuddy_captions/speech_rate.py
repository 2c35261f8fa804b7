"""How long words take to say, and the pieces that a long text is cut into where it has no times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from studybuddy.text import scripts

WORDS_PER_SECOND = 2.5
"""150 a minute, as people lecture."""

_SENTENCE_END = re.compile(r"(?<=[.!?…؟।])[ \t]+|(?<=[。！？])")
_HAS_END = re.compile(r"[.!?…؟।][ \t]|[。！？]")  # told faster than what looks back at each letter
_UNSPACED = re.compile(rf"\S{{119}}[{scripts.CJK}](?=\S{{120}})")  # as many say 60 words
_UNSPACED_LEAST = 240  # characters that it fits
_LONG = 60  # words that are a cue of their own, where there are no sentences


def seconds_to_say(text: str) -> float:
    """How long a text takes, said aloud."""
    return scripts.word_count(text) / WORDS_PER_SECOND


def pieces(text: str) -> Iterator[str]:
    """The sentences of a text, those without an end cut after every 60 words."""
    for line in text.split("\n"):
        for sentence in _SENTENCE_END.split(line) if _HAS_END.search(line) else (line,):
            words = sentence.split()
            for begin in range(0, len(words), _LONG):
                yield from _unspaced(" ".join(words[begin : begin + _LONG]))


def _unspaced(piece: str) -> Iterable[str]:
    """A piece cut where it has many letters without a space."""
    if len(piece) < _UNSPACED_LEAST:
        return (piece,)
    return _UNSPACED.sub(r"\g<0>\n", piece).split("\n")
