"""What is said for a number, and is no row of number words: une demi-minute, два и девять.

Each language's phrases are put as they are read, before the numbers of a text are sought.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from studybuddy.text.han_numbers import NUMERALS
from studybuddy.text.spelled_numbers import LONGEST
from studybuddy.text.words import plain

_Put: TypeAlias = str | Callable[[re.Match[str]], str]
_Phrase: TypeAlias = tuple[re.Pattern[str], _Put]

_VULGAR = re.compile(r"(?<!\d)(\d*+)\s?([¼½¾⅛⅜⅝⅞])")
# 2/3, but not 9/11.
_SLASHED = re.compile(r"(?<![\d/.,])(\d)/(\d|10)(?![\d/.,]*\d)")
_HALVES = (" a half", " et demi", " y medi", " e mei", " e mezz")
# Of a litre and a half, where no number stands before the unit.
_ONE_AND_A_HALF = re.compile(
    r"\b(?:an?|une?|uma?|una) ([^\W\d_]+) "
    r"(?:and a half|et demie?|y medi[oa]|e mei[oa]|e mezz[oa])\b",
    re.IGNORECASE,
)
# What Korean took from Chinese: 이십사 is 二十四, 3만 5천 is 3万 5千. One alone is mostly a word.
_TO_HAN = str.maketrans("일이삼사오육칠팔구십백천만억조", "一二三四五六七八九十百千万億兆")
_SINO_KOREAN = re.compile(
    r"(?<![가-힣])(?!만일|이만|천만에)(?=[일이삼사오육칠팔구]?[십백천만억])[일이삼사오육칠팔구십백천만억]{2,}"
    r"|(?<![가-힣])[삼사오육칠팔구십](?= ?(?:[년월분초주명개번원도회층배]|킬로|미터|퍼센트|그램))"
    r"|(?<![가-힣])이(?= ?(?:[년주배]|개월|킬로|미터|퍼센트))|(?<=\d)[백천만억조]+"
)
_KOREAN_DAYS = ("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘")
# Two of a thing are a form of its name: يومين, ساعتان. Not every word that ends so counts two.
_ARABIC_PAIR = re.compile(
    r"\b(يوم|ساعت|دقيقت|ثانيت|أسبوع|شهر|سنت|عام|قرن|مر|متر|كيلومتر|كيلو|طن|لتر|درجت|مليون|مليار)(?:ين|ان)\b"
)
_RUSSIAN_ONE_AND = "двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто"
# In a row of digits, two decimals: sino con cinco, but no more words than that.
_SPANISH_CON = re.compile(
    r"\b(\w+) con (\w+)(?= por ciento\b| (?:grados|metros|millones)\b|\s*[.,;:!?%]|\s*$)"
)


def _pair(match: re.Match[str]) -> str:
    name = match[1]
    return f"2 {name[:-1]}ة" if name.endswith("ت") else f"2 {name}"


_PHRASES: dict[str, tuple[_Phrase, ...]] = {
    "fr": (
        (re.compile(r"quatre[- ]vingts?", re.IGNORECASE), "huitante"),
        (re.compile(r"\b(?:une?|la|le|cette) demi-", re.IGNORECASE), "0.5 "),
        # At sea; a thousand is never `un`.
        (re.compile(r"\bun mille\b", re.IGNORECASE), "un milles"),
    ),
    "es": ((_SPANISH_CON, r"\1 coma \2"),),
    "zh": (
        # 两个半小时 are 2.5 hours, 一千多万 some ten million.
        (re.compile(f"([{NUMERALS}])[个個]半(?=[小月钟星])"), r"\1点五"),
        (re.compile(rf"(?<=[{NUMERALS}\d])多(?=[万萬亿億])"), ""),
    ),
    "ko": (
        (re.compile(r"(?<=[만억]) (?=\d)"), ""),
        (_SINO_KOREAN, lambda match: match.group().translate(_TO_HAN)),
        *(
            (re.compile(f"(?<![가-힣]){said}(?![가-힣]{{2}})"), f"{days}일 ")
            for days, said in enumerate(_KOREAN_DAYS, 1)
            if days > 1
        ),
    ),
    "ru": (
        (re.compile(r"\b(?:полтор[аы]|полутора)\b", re.IGNORECASE), "1.5"),
        (re.compile(r"(?<=\bминус )(\w+) и (?=\w)", re.IGNORECASE), r"\1 запятая "),
        (re.compile(rf"\bметр (?={_RUSSIAN_ONE_AND})", re.IGNORECASE), "один метр "),
    ),
    "hi": tuple(
        (re.compile(plain(said)), meant)
        for said, meant in (("डेढ़", "1.5"), ("ढाई", "2.5"), (r"साढ़े (\S+)", r"\1 आधा"))
    ),
    "ar": (
        # `and` is written to what follows it: خمسة وعشرون.
        (re.compile(r"\bو(?=\w{3})"), "و "),
        (re.compile("ال(?=(?:ربع|نصف))"), ""),
        (_ARABIC_PAIR, _pair),
    ),
}


def as_read(text: str, base: str) -> str:
    """A text, folded, with what is said for a number put as it is read; digits as ASCII's."""
    text = plain(_VULGAR.sub(_decimal, text))
    if "/" in text:
        text = _SLASHED.sub(_quotient, text)
    if any(half in text for half in _HALVES):
        text = _ONE_AND_A_HALF.sub(r"1.5 \1", text)
    text = text.replace("٫", ".").replace("٬", ",")
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    for phrase, put in _PHRASES.get(base, ()):
        text = phrase.sub(put, text)
    return text


def _decimal(match: re.Match[str]) -> str:
    return str(int((match[1] or "0")[-LONGEST:]) + unicodedata.numeric(match[2]))


def _quotient(match: re.Match[str]) -> str:
    """A fraction to four places, if it is less than one."""
    above, below = int(match[1]), int(match[2])
    return f"{above / below:.4f}" if 0 < above < below else match[0]
