"""A text in the pieces that claims and speech are compared by."""

from __future__ import annotations

import re

from studybuddy.text.words import plain, stem, words

_PARTS = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[\W_]+")
_FIRST_CJK = "\u2e80"
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|!==?|≠|[,;:.!?。，—()\n]|--")


def squashed(text: str) -> str:
    """Letters and digits alone, so that `Hugging Face` is found in `HuggingFace`."""
    return _OTHER.sub("", plain(text).casefold())


def tokenized(text: str) -> list[str]:
    """Folded words and the marks between them; Chinese and Japanese in pairs."""
    text = plain(text).casefold()
    found = _TOKEN.findall(text)
    if text.isascii() or not any(token[0] > _FIRST_CJK for token in found):
        return found
    return [t for token in found for t in (words(token) if token[0] > _FIRST_CJK else (token,))]


def stems(text: str) -> list[str]:
    """Stems of the words, and of the parts of joined ones: `push_to_hub` is also push and hub."""
    found = words(text)
    parts = [part for word in found if not word.isalnum() for part in _PARTS.findall(word)]
    return [stem(word) for word in (*found, *parts)]
