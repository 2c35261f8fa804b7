"""Lines of times: two clock times with an arrow between, or as SBV has them, with a comma.

Files are edited by hand, by word processors and by translators, so a line that is nearly right is
read too. What is meant as times and cannot be read is refused: it would become words of the talk.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple

from studybuddy_captions.document import check_times, unreadable

_LONGEST = 300  # characters at the head of a line, in which times and settings find room

_CLOCK = r"-?\d{1,9}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?"
_FULL_CLOCK = r"-?\d{1,9}:\d\d:\d\d\.\d{3}"
_SETTING = r"(?:align|line|position|region|size|vertical):"
_EXACT = re.compile(
    rf"[ \t]*({_CLOCK})[ \t]*-->[ \t]*({_CLOCK})((?:[ \t]|{_SETTING}).*)?", re.ASCII
)
_EXACT_PAIR = re.compile(rf"({_FULL_CLOCK}),({_FULL_CLOCK})[ \t]*", re.ASCII)

# The same in a line that was made plain, with what people and programs do to it.
_NEAR_CLOCK = r"-? ?\d{1,9} ?: ?\d{1,2}(?: ?: ?\d{1,2})?(?: ?[.,;] ?\d{1,9})?(?![\d:])"
_ANY_ARROW = r"(?:[-=~] ?){0,6}>{1,3}"
_NEAR = re.compile(rf" ?({_NEAR_CLOCK}) ?{_ANY_ARROW} ?({_NEAR_CLOCK})( .*)?", re.ASCII)
_NEAR_PAIR = re.compile(rf" ?({_NEAR_CLOCK}) ?[,;] ?({_NEAR_CLOCK}) ?", re.ASCII)
_BARE_PAIR = re.compile(rf" ?({_NEAR_CLOCK})[- ]{{1,6}}({_NEAR_CLOCK}) ?", re.ASCII)
_SPOILT_PAIR = re.compile(r"\d{1,2}:\d\d:[\w.]{2,6},\d{1,2}:\d\d:[\w.]{2,6}", re.ASCII)
_BRACKET = re.compile(r"\W*[\[(]")  # as Whisper prints its times, the words behind them
_MEANT = re.compile(
    rf"{_NEAR_CLOCK} ?[-=~<> ]{{0,8}}[<>][-=~<> ]{{0,8}}{_NEAR_CLOCK}"
    rf"|^ ?{_NEAR_CLOCK}.{{0,12}}-->|\d:[\d:.,;]* ?-->|--> ?-?\d{{1,9}}:\d",
    re.ASCII,
)
_HINT = re.compile(r"[<>＞\u2190-\u2bff]|&(?:gt|rarr|#)")
_PAIR_HINT = re.compile(r"\W{0,8}\d{1,3}\s?[:：∶].{0,24}[:：∶]")  # with digits of any script
_COLON = re.compile("[:：∶]")
_JOINING = re.compile(r"[>,;&]|[^\x00-\x7f]")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {ord("∶"): ":", ord("،"): ",", ord("٫"): "."}
_SETTING_WORDS = re.compile(
    r".*[:;%=].*|[\W\d]*|align|line|position|region|size|vertical|start|middle|center|end|left"
    r"|right|lr|rl|auto",
    re.IGNORECASE,
)


class CueTimes(NamedTuple):
    """Two times in seconds. `arrow` unless a comma stood between, `exact` as the format has it."""

    start: float
    end: float
    arrow: bool = True
    exact: bool = True
    sure: bool = True
    """Whether it can be nothing else: hours or fractions, not `9:30 -> 10:15`."""


def cue_times(line: str, number: int) -> CueTimes | None:
    """The times that a line holds, None if it is none of times.

    Raises SourceRefusal, which names the line, where it is meant as times but cannot be read.
    """
    if found := _EXACT.fullmatch(line):
        return _read(found[1], found[2], found[3] or "", CueTimes(0, 0), number)
    if found := _EXACT_PAIR.fullmatch(line):
        return _read(found[1], found[2], "", CueTimes(0, 0, arrow=False), number)
    if not may_be_times(line):
        return None
    return _nearly(_made_plain(line[:_LONGEST]), number)


def means_times(line: str) -> bool:
    """Whether a line shows that its file is meant as WebVTT, SRT or SBV."""
    if _EXACT.fullmatch(line) or _EXACT_PAIR.fullmatch(line):
        return True
    if not may_be_times(line):
        return False
    plain = _made_plain(line[:_LONGEST])
    near = _NEAR.fullmatch(plain) or _NEAR_PAIR.fullmatch(plain)
    if near is not None:
        return _is_sure(near[1]) and _is_sure(near[2])
    return "-->" in plain and not _BRACKET.match(plain) and _meant(plain)


def looks_like_times(line: str) -> bool:
    """Whether a line has two times and an arrow, and nothing else."""
    if not may_be_times(line):
        return False
    found = _NEAR.fullmatch(_made_plain(line[:_LONGEST]))
    return found is not None and not (found[3] or "").strip()


def may_be_times(line: str) -> bool:
    """Whether a line is worth a closer look."""
    if not (":" in line or "：" in line or "∶" in line):
        return False  # as nearly every line of words
    head = line[:_LONGEST]
    return bool(_COLON.search(head) and (_HINT.search(head) or _PAIR_HINT.match(head)))


def may_join_times(line: str) -> bool:
    """Whether a line has a sign that joins two times where they are meant as a cue's."""
    return bool(_JOINING.search(line))


def _nearly(plain: str, number: int) -> CueTimes | None:
    if found := _NEAR.fullmatch(plain):
        sure = _is_sure(found[1]) and _is_sure(found[2])
        if not sure and "-->" not in plain and found[3] and found[3].strip():
            return None  # `9:30 -> 10:15 is the break`
        kind = CueTimes(0, 0, exact=False, sure=sure)
        return _read(found[1], found[2], found[3] or "", kind, number)
    pair = _NEAR_PAIR.fullmatch(plain)
    if pair and _is_sure(pair[1]) and _is_sure(pair[2]):
        return _read(pair[1], pair[2], "", CueTimes(0, 0, arrow=False, exact=False), number)
    bare = _BARE_PAIR.fullmatch(plain)
    if (
        _meant(plain)
        or _SPOILT_PAIR.fullmatch(plain)
        or (bare and _is_sure(bare[1]) and _is_sure(bare[2]))
    ):
        raise unreadable(
            f"Line {number} of the captions file has times that cannot be read. Write them like "
            "00:01:02.500 --> 00:01:05.000, and the words on the next line."
        )
    return None


def _meant(plain: str) -> bool:
    return "<!--" not in plain and bool(_MEANT.search(plain))


def _read(start: str, end: str, beside: str, kind: CueTimes, number: int) -> CueTimes:
    if _has_words(beside) or re.search(r"(?<!\w)\d{1,9}:\d\d", beside):
        raise unreadable(
            f"Line {number} of the captions file has words beside its times. Put them on the next "
            "line."
        )
    where = f" (line {number})"
    begins, ends = seconds(start, where), seconds(end, where)
    check_times(begins, ends, where)
    return kind._replace(start=begins, end=ends)


def _has_words(beside: str) -> bool:
    """Whether words stand where only settings have their place."""
    words = beside[:_LONGEST].split()
    settings = sum(bool(_SETTING_WORDS.fullmatch(word)) for word in words)
    return settings * 2 < len(words)


def _made_plain(line: str) -> str:
    """A line with ASCII digits, colons, spaces and arrows where it has others that look alike."""
    text = unescape(line)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
        text = "".join(map(_plain_character, text))
    return " ".join(text.split())


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) == "Cf":  # direction and byte order marks
        return ""
    name = unicodedata.name(character, "")
    if "ARROW" in name or "POINTING" in name:
        return "-->" if "RIGHT" in name else "<--"
    return character


def _is_sure(clock: str) -> bool:
    return clock.count(":") == 2 or bool(re.search(r"[.,;]", clock))


def seconds(clock: str, where: str = "") -> float:
    """A clock time in seconds. Raises SourceRefusal, whose words have `where` in them."""
    plain = re.sub(r"[,;]", ".", clock.replace(" ", ""))
    hours, minutes, rest = (float(part) for part in ("0:" + plain.lstrip("-")).split(":")[-3:])
    if rest >= 60 or (plain.count(":") == 2 and minutes >= 60):
        raise unreadable(
            f"The captions file has a time that is none{where}: {clock}. "
            "Minutes and seconds go up to 59."
        )
    total = round(hours * 3600 + minutes * 60 + rest, 6)
    return -total if plain.startswith("-") else total
