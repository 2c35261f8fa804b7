"""Sentences, in any of the languages that captions come in, and the full stops that end none."""

from __future__ import annotations

import re

from studybuddy.text.function_words import ENGLISH
from studybuddy.text.words import words

MONTHS = frozenset({"jan", "feb", "aug", "sept", "oct", "nov", "dec"})
# These are followed by what they belong to; `etc.` and `p.m.` may well end a sentence.
_LEADING = frozenset(
    {
        "approx", "av", "bzw", "ca", "cf", "col", "d.h", "dott", "dr", "dra", "e.g", "eq", "fig",
        "gen", "i.e", "ing", "jr", "m", "mlle", "mme", "mr", "mrs", "ms", "nr", "p.ex", "prof",
        "rev", "sgt", "sr", "sra", "st", "usw", "vgl", "vs", "z.b",
    }
)  # fmt: skip
_COUNTED = frozenset({"no", "p", "vol"}) | MONTHS
_AS_WRITTEN = frozenset({"Hon", "MM"})  # `Mm.` and `hon.` are said, too
_OPENERS = "\"'“‘«([¿¡「『\n"
_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？｡؟۔।॥]+[\"'”’»」』）】)\]]*|(?<=[^\s])\n\s*\n"
)


def is_abbreviation(word: str, after: str) -> bool:
    """Whether a word with its full stop is short for one that goes on to the text `after` it.

    `Mme.` always is, `Dec.` and `No.` are before a number.
    """
    word = word.lstrip(_OPENERS).removesuffix(".")
    folded = word.casefold()
    return folded in _LEADING or word in _AS_WRITTEN or (folded in _COUNTED and after[:1].isdigit())


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
    last = before.rpartition(" ")[2].lstrip(_OPENERS)
    if (len(last) == 1 and last.isupper() and last != "I") or last == "Ph.D":
        # "J. Resig" goes on; "written in C. The next" does not.
        return bool(words(after)) and words(after)[0] in ENGLISH
    return not is_abbreviation(last, after)
