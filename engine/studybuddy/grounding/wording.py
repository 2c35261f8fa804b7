"""The words of a claim, read once for all that ask about them."""

from __future__ import annotations

import re
from functools import cached_property

from studybuddy.grounding.tokens import tokenized
from studybuddy.text.scripts import CJK, base_language
from studybuddy.text.words import is_function_word, plain, stem, words

_UNSPACED = re.compile(f"[{CJK}]")


class Wording:
    """A text with its language, tokens and stems."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.base = base_language(language)

    @cached_property
    def folded(self) -> str:
        """The text as it is searched for phrases: one space between words, folded."""
        return folded(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """Folded words and the marks between them."""
        return tokenized(self.text)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Stems of the words that carry the subject."""
        return matter_of(self.text, self.language)


def folded(text: str) -> str:
    """A text folded, its line breaks as spaces."""
    return " ".join(plain(text).casefold().split())


def matter_of(text: str, language: str) -> frozenset[str]:
    """Stems of a text's words that carry its subject."""
    return frozenset(stem(w) for w in words(text) if not is_function_word(w, language))
