"""Words, in any of the languages that captions come in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from studybuddy.text import safe
from studybuddy.text.function_words import ENGLISH, FUNCTION_WORDS
from studybuddy.text.scripts import (
    HAN,
    HANGUL,
    HIRAGANA,
    KATAKANA,
    MARKS,
    POINTS,
    SOUTH_EAST,
    UNSPACED,
    UNSPACED_MARKS,
    base_language,
)
from studybuddy.text.stems import stem_arabic, stem_hindi, stem_korean, stem_latin, stem_russian

# A Korean particle is no part of the name or number that it is written to.
_PARTICLE = re.compile(rf"(?<=[A-Za-z\d%])(?=[{HANGUL}])|(?<=[{HANGUL}])(?=[A-Za-z\d])")
_SPACELESS = re.compile(f"([{HAN}{HIRAGANA}]+|[{KATAKANA}]+|[{SOUTH_EAST}]+)")
_CLUSTER = re.compile(f".[{MARKS}{UNSPACED_MARKS}]*")
# A dot joins (node.js, 3.5) unless a new sentence begins without a space; a comma joins digits.
_JOINED = r"(?:'|-|\.(?![A-Z][a-z])|(?<=\d),(?=\d{3}(?!\d))|(?<=[A-Z])&(?=[A-Z]))"
_WORD = re.compile(rf"[^\W_][\w{MARKS}]*(?:{_JOINED}[^\W_][\w{MARKS}]*)*(?:\+\+\d*|[+#](?!\w))?")
# Elided articles and pronouns of French and Italian: l'API is two words, d'accord too.
_ELIDED = re.compile(
    r"\b((?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|d?[ae]ll|[dn]all|nell|sull|quest|quell|un)')"
    r"(?=\w\w)",
    re.IGNORECASE,
)
# Vowel points, soft hyphens, joiners and direction marks are not always written; apostrophes and
# hyphens come in several shapes.
_UNWRITTEN = re.compile(
    f"[{POINTS}{safe.SOFT_HYPHEN}{safe.ZERO_WIDTH}{safe.JOINERS}{safe.BIDI_MARKS}{safe.BIDI}"
    f"{safe.OPERATORS}{safe.BYTE_ORDER_MARK}]"
)
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_UNSPACED_WORD = 1.6  # characters that count as a word where words are not parted
_LONGEST_WORD = 32  # bytes of UTF-8: whatever is joined by other signs than spaces is no one word
_SHAPES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "−": "-", "\u05be": " "})


def plain(text: str) -> str:
    """A text in NFKC, without marks that may be left out, with one shape of apostrophe."""
    text = unicodedata.normalize("NFKC", text).translate(_SHAPES)
    return text if text.isascii() else _UNWRITTEN.sub("", text)


def words(text: str) -> list[str]:
    """The words of a text in order, case folded.

    `don't`, `c++`, `node.js`, `push_to_hub`, `gpt-4` and `13,000` are one word each. Scripts that
    put no spaces between words give overlapping pairs of characters, katakana whole words.
    """
    text = _ELIDED.sub(r"\1 ", plain(text))
    if not text.isascii():
        text = _PARTICLE.sub(" ", text)
    found: list[str] = []
    for index, piece in enumerate(_SPACELESS.split(text)):
        if index % 2:
            found += _pairs(piece)
        else:
            found += [word.rstrip("_").casefold() for word in _WORD.findall(piece)]
    return found


def billed_words(text: str) -> float:
    """How many words a text is paid for.

    Words are what spaces part, if there is a letter or a digit in it; in scripts without spaces
    1.6 characters are a word. All else counts as a word for every 32 bytes of it (UTF-8) at least,
    since a model is paid for it too.

    >>> studybuddy.text.billed_words("Memory is a process. 記憶とは過程")
    7.75
    """
    rest, unspaced = _UNSPACED_LETTER.subn(" ", text)
    parts = rest.split()
    counted = sum(1 for part in parts if _LETTER_OR_DIGIT.search(part))
    size = sum(len(part.encode(errors="replace")) for part in parts)
    return unspaced / _UNSPACED_WORD + max(counted, size / _LONGEST_WORD)


def _pairs(run: str) -> list[str]:
    if re.match(f"[{KATAKANA}]", run):
        return [run]
    clusters: list[str] = _CLUSTER.findall(run)
    return ["".join(pair) for pair in pairwise(clusters)] or clusters


@lru_cache(maxsize=100_000)
def is_function_word(word: str, language: str) -> bool:
    """Whether a folded word carries no subject matter (`the`, `und`, `um`). Numbers do."""
    base = base_language(language)
    known = FUNCTION_WORDS.get(base)
    if word.isdigit():
        return False
    if known is None:
        # An unknown language: what is short is grammar, and much of the web's talk is English.
        return word in ENGLISH or (len(word) < 4 and word.isalpha() and word[0] < "\u0590")
    if word in known or _is_contraction(word, known):
        return True
    if base == "ja" and re.match(f"[{HIRAGANA}]", word):
        return True
    if base == "zh" and len(word) == 2:
        return any(c in "的了吗呢吧啊嘛呃嗯" for c in word) or all(c in known for c in word)
    return len(word) == 1 and word[0] < "\u0530"


def _is_contraction(word: str, known: frozenset[str]) -> bool:
    head, apostrophe, _ = word.rpartition("'")
    return bool(apostrophe) and (head in known or head.removesuffix("n") in known)


def content_words(text: str, language: str) -> list[str]:
    """The words of a text that carry its subject matter, in order."""
    return [w for w in words(text) if not is_function_word(w, language)]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A key under which the forms of a folded word meet (`graphs`, `graph`). Not for display."""
    letter = word[0] if word else ""
    if letter < "\u0370":
        return stem_latin(word)
    if "\u0400" <= letter < "\u0530":
        return stem_russian(word)
    if "\u0600" <= letter < "\u0700":
        return stem_arabic(word)
    if "\u0900" <= letter < "\u0980":
        return stem_hindi(word)
    if "\uac00" <= letter < "\ud7b0":
        return stem_korean(word)
    return word
