"""What a name sounds like, so that the right spelling of what captions misheard is known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

VOWEL = "A"
_SPELLINGS = (
    (re.compile(r"'s$"), ""),
    (re.compile(r"^[aeiouy]"), VOWEL),
    (re.compile(r"sch|tch|ch|sh"), "c"),
    (re.compile(r"ph|[fvw]"), "f"),
    (re.compile(r"ck|qu|[kqgx]|c(?![eiy])"), "k"),
    (re.compile(r"[sz]|c(?=[eiy])|ß"), "s"),
    (re.compile(r"th|[dt]"), "t"),
    (re.compile(r"[bp]"), "p"),
    (re.compile(r"[aeiouyjh]"), ""),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters, those that sound alike as one; else nothing.

    A vowel that it begins with counts too.
    """
    word = "".join(
        c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c)
    )
    if not word.replace("'", "").isascii() or any(c.isdigit() for c in word):
        return ""
    for spelling, sound in _SPELLINGS:
        word = spelling.sub(sound, word)
    return _DOUBLED.sub(r"\1", word)
