"""Which characters belong to which script, and what follows from it for words and lines.

The names in capitals are ranges for a character class of a regular expression: `f"[{HAN}]+"`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Literal

HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HIRAGANA = r"\u3041-\u309f"
KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff"
CJK = HAN + HIRAGANA + KATAKANA
"""Chinese characters and kana: no spaces, and a line may be broken between any two of them."""

SOUTH_EAST = r"\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u103f\u1780-\u17d3"
"""Thai, Lao, Burmese and Khmer: spaces part phrases, and only a dictionary finds the words."""

UNSPACED = CJK + SOUTH_EAST
"""Letters of the scripts that put no spaces between words."""

CJK_TYPESET = r"\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff65"
"""Chinese and Japanese text with its punctuation: lines of it are joined without a space."""

HANGUL = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
"""Letters of Korean, whose particles are written to the word before them: `API가`."""

MARKS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84\u20d0-\u20f0"
)
"""Vowel signs and the like: they belong to the word they stand in, but `\\w` leaves them out."""

UNSPACED_MARKS = r"\u102b-\u103e\u17b4-\u17d3\u0eb1-\u0ebc\u0ec8-\u0ecd"
"""What is written with the letter before it in Burmese, Khmer and Lao, besides `MARKS`."""

POINTS = r"\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
"""Vowel points of Hebrew and Arabic, and tatweel: a word is the same with and without."""

RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"]
)
"""Languages whose script runs from right to left."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_CJK = re.compile(f"[{CJK}]")
_LETTER = re.compile(r"[^\W\d_]")
_CJK_WORD = 2.0
_SOUTH_EAST_WORD = 4.0


def base_language(language: str) -> str:
    """`zh` of `zh-Hant-TW`."""
    return language.replace("_", "-").split("-")[0].lower()


def is_right_to_left(language: str) -> bool:
    """Whether text in a language (BCP 47) runs from right to left."""
    return base_language(language) in RIGHT_TO_LEFT


def direction(text: str, *, otherwise: Literal["ltr", "rtl"] = "ltr") -> Literal["ltr", "rtl"]:
    """Where most letters of a text run; `otherwise` where neither side has more.

    Not as `dir=auto` has it, whose rule (the first letter) turns an Arabic sentence that begins
    with an English name.
    """
    kinds = Counter(map(unicodedata.bidirectional, text))
    rightward, leftward = kinds["L"], kinds["R"] + kinds["AL"]
    if rightward == leftward:
        return otherwise
    return "rtl" if leftward > rightward else "ltr"


def is_unspaced(text: str) -> bool:
    """Whether a text is, by a fifth of its letters or more, in scripts without spaces."""
    return len(_UNSPACED.findall(text)) * 5 > len(_LETTER.findall(text))


def word_count(text: str) -> float:
    """How many words a text has, by what they take to say.

    Where a script has no spaces they are reckoned: two characters of Chinese or Japanese are one
    word, four of Thai, Lao, Burmese or Khmer, whose vowel signs count as characters. Between
    them, words in other scripts are not counted: they are few, and short.
    """
    if text.isascii():
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    spaced = len(text.split()) if unspaced * 2 < len(text) else 0
    if not unspaced:
        return spaced
    cjk = len(_CJK.findall(text))
    return spaced + cjk / _CJK_WORD + (unspaced - cjk) / _SOUTH_EAST_WORD
