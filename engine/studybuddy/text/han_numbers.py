"""Numbers in Chinese characters: 三百二十, 1万3千, 三分之一, 两成, 四块五, 半年."""

from __future__ import annotations

import re
from fractions import Fraction

from studybuddy.text.spelled_numbers import LONGEST

NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿億兆"
_N = rf"(?:\d++(?:\.\d++)?[{NUMERALS}]*+|[{NUMERALS}][{NUMERALS}\d]*+)"
_PLAIN = rf"(?:\d+(?:\.\d+)?)?[{NUMERALS}][{NUMERALS}\d]*"
_SINGLE = r"[一二两三四五六七八九\d]"
# What makes 成 a word of its own and no tenth: 两成为, 三成立.
_NO_TENTH = "为為了立功员員本长長绩績就熟果语語品"
NUMBER = (
    rf"一半|半分|{_N}分[之の]{_N}|{_N}[块塊](?:{_SINGLE}毛)?{_SINGLE}(?![{NUMERALS}\d个個])"
    rf"|[{NUMERALS}]++[点點・][零〇一二三四五六七八九]+"
    rf"|[二两兩三四五六七八九]成(?=就)|{_N}(?:成(?![{_NO_TENTH}])|割)|{_PLAIN}"
    r"|半(?=[年天日月数數分米斤吨噸升里圈]|小时|小時|个月|個月|个小|個小|時間|毫米|厘米|公里|公斤|世纪|世紀|个世|個世)"
)
"""A number as written in Chinese or Japanese, for a regular expression."""

_SHARE = re.compile(r"(.+)分[之の](.+)")
_MONEY = re.compile(rf"(.+)[块塊](?:({_SINGLE})毛)?({_SINGLE})")
_DECIMAL = re.compile(r"(.+)[点點・](.+)")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SHARES = {"百": 100, "千": 1000} | _SCALES


def han_value(text: str) -> Fraction | None:
    """The value of what `NUMBER` matches; None where no number is meant (万一, 千)."""
    if text in {"半", "一半", "半分"}:
        return Fraction(1, 2)
    if share := _SHARE.fullmatch(text):
        # 百 and 万 alone are no numbers, but 万分之五 is one.
        whole, part = _SHARES.get(share[1]) or _whole(share[1]), _whole(share[2])
        return part / whole if whole and part is not None else None
    if money := _MONEY.fullmatch(text):
        return _money(money)
    if decimal := _DECIMAL.fullmatch(text):
        whole = _whole(decimal[1])
        digits = "".join(str(_DIGITS[c]) for c in decimal[2][:LONGEST])
        return None if whole is None else whole + Fraction(f"0.{digits}")
    if text[-1] in "成割":
        tenths = _whole(text[:-1])
        return None if tenths is None else tenths / 10
    return _whole(text)


def _money(money: re.Match[str]) -> Fraction | None:
    """四块五 is 4.5, 两块二毛五 2.25."""
    whole = _whole(money[1])
    if whole is None:
        return None
    last = Fraction(_digit(money[3]), 100 if money[2] else 10)
    return whole + (Fraction(_digit(money[2]), 10) if money[2] else 0) + last


def _digit(character: str) -> int:
    return _DIGITS.get(character, 0) or int(character if character.isdigit() else 0)


def _whole(text: str) -> Fraction | None:
    """Value of 三百二十, 1万3千, 3.5亿 or 二〇〇九."""
    if text.replace(".", "", 1).isdecimal():
        return Fraction(text[:LONGEST].rstrip("."))
    if text[0] in _SCALES or (text[0] in "百千" and len(text) == 1):
        return None
    if all(c in _DIGITS for c in text):
        return Fraction("".join(str(_DIGITS[c]) for c in text[:LONGEST]))
    total = section = Fraction(0)
    pending = ""
    for c in text[:LONGEST]:
        if c in _TENS:
            section += Fraction(pending or 1) * _TENS[c]
            pending = ""
        elif c in _SCALES:
            total += (section + Fraction(pending or 0)) * _SCALES[c]
            section, pending = Fraction(0), ""
        else:
            pending += str(_DIGITS.get(c, c))
    return total + section + Fraction(pending or 0)
