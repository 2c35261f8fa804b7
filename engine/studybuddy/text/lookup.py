"""What texts are found by: tokens of their words, in any script, and which stand for which."""

from __future__ import annotations

from math import ceil

from studybuddy.text import scripts
from studybuddy.text.words import content_words, stem, words

# What a word counts that only begins as the one that was asked for.
_ALIKE = 0.8
# As much of the longer of two words must be the beginning of both; of letters so many, of Indic
# and Korean syllables fewer, since each says more.
_BEGINNING = 0.6
_LEAST_LETTERS, _LEAST_SYLLABLES = 4, 2
_FIRST_SYLLABIC = "\u0900"


def index_tokens(text: str, language: str) -> list[str]:
    """The tokens that a line in a language (BCP 47) is found by: words of mere grammar are none."""
    return [stem(word) for word in content_words(text, language)]


def query_tokens(text: str) -> list[str]:
    """What a text looks for: tokens, each once."""
    return list(dict.fromkeys(stem(word) for word in words(text)))


def alike(token: str, word: str) -> float:
    """How much one token stands for another: 1.0 for itself, 0.0 where it does not."""
    if token == word:
        return 1.0
    if len(token) > 1 and token[:1] != word[:1]:  # most of what is compared, so it is asked first
        return 0.0
    if scripts.is_unspaced(token):
        # Tokens are pairs of characters there: a single one is looked for in each.
        return _ALIKE if len(token) == 1 and token in word else 0.0
    common = max(shared_beginning(token), ceil(_BEGINNING * max(len(token), len(word))))
    return _ALIKE if len(token) >= common and token[:common] == word[:common] else 0.0


def shared_beginning(token: str) -> int:
    """With how many characters of a token at least all begin that it stands for."""
    least = _LEAST_SYLLABLES if token[:1] >= _FIRST_SYLLABIC else _LEAST_LETTERS
    return max(least, ceil(_BEGINNING * len(token)))
