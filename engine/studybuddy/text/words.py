"""Words and sentences in any of the languages that captions come in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from studybuddy.text.function_words import ENGLISH, FUNCTION_WORDS
from studybuddy.text.stems import stem_arabic, stem_hindi, stem_korean, stem_latin, stem_russian

# Vowel signs belong to the word they stand in, but `\w` leaves them out.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84\u20d0-\u20f0"
)
# Han, kana, Thai, Lao, Burmese and Khmer are written without spaces between words.
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_SOUTH_EAST = "\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u103f\u1780-\u17d3"
_SPACELESS = re.compile(f"([{_HAN}{_HIRAGANA}]+|[{_KATAKANA}]+|[{_SOUTH_EAST}]+)")
_CLUSTER = re.compile(f".[{MARKS}\u102b-\u103e\u17b4-\u17d3\u0eb1-\u0ebc\u0ec8-\u0ecd]*")
# A dot joins (node.js, 3.5) unless a new sentence begins without a space; a comma joins digits.
_JOINED = r"(?:'|-|\.(?![A-Z][a-z])|(?<=\d),(?=\d{3}(?!\d))|(?<=[A-Z])&(?=[A-Z]))"
_WORD = re.compile(rf"[^\W_][\w{MARKS}]*(?:{_JOINED}[^\W_][\w{MARKS}]*)*(?:\+\+\d*|[+#](?!\w))?")
# Elided articles and pronouns of French and Italian: l'API is two words, d'accord too.
_ELIDED = re.compile(
    r"\b((?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|d?[ae]ll|[dn]all|nell|sull|quest|quell|un)')"
    r"(?=\w\w)",
    re.IGNORECASE,
)
# Arabic and Hebrew vowel points, tatweel, soft hyphens, joiners and direction marks are not
# always written; apostrophes and hyphens come in several shapes.
_UNWRITTEN = re.compile(
    "[\u00ad\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
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
    found: list[str] = []
    for index, piece in enumerate(_SPACELESS.split(text)):
        if index % 2:
            found += _pairs(piece)
        else:
            found += [word.rstrip("_").casefold() for word in _WORD.findall(piece)]
    return found


def _pairs(run: str) -> list[str]:
    if re.match(f"[{_KATAKANA}]", run):
        return [run]
    clusters: list[str] = _CLUSTER.findall(run)
    return ["".join(pair) for pair in pairwise(clusters)] or clusters


def base_language(language: str) -> str:
    """`zh` of `zh-Hant-TW`."""
    return language.replace("_", "-").split("-")[0].lower()


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
    if base == "ja" and re.match(f"[{_HIRAGANA}]", word):
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


_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？｡؟۔।॥]+[\"'”’»」』）】)\]]*|(?<=[^\s])\n\s*\n"
)
# These are followed by what they belong to; `etc.` and `p.m.` may well end a sentence.
_ABBREVIATIONS = frozenset(
    {
        "approx", "av", "bzw", "ca", "cf", "col", "d.h", "dr", "dra", "e.g", "eq", "fig",
        "gen", "hon", "i.e", "ing", "jr", "m", "mlle", "mm", "mme", "mr", "mrs", "ms", "nr",
        "p.ex", "ph.d", "prof", "rev", "sgt", "sr", "sra", "st", "usw", "vgl", "vs", "z.b",
    }
)  # fmt: skip


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark; the whole text where there is none."""
    found = []
    start = 0
    for end in _END.finditer(text):
        if _closes(
            text[start : end.start()], end.group(), text[end.end() : end.end() + 80].lstrip()[:40]
        ):
            found.append(text[start : end.end()].strip())
            start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _closes(before: str, mark: str, after: str) -> bool:
    if after[:1].islower():
        return not mark.strip()
    if mark != "." or not after:
        return True
    last = before.rpartition(" ")[2].lstrip("([\"'“«\n")
    if len(last) == 1 and last.isupper() and last != "I":
        # "J. Resig" goes on; "written in C. The next" does not.
        return bool(words(after)) and words(after)[0] in ENGLISH
    if last.casefold() in {"no", "nr", "fig", "p", "vol"}:
        return not after[0].isdigit()
    return last.casefold() not in _ABBREVIATIONS
