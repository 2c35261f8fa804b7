"""The shapes in which a line of a pasted transcript gives a time, and who speaks from then on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from studybuddy_captions.clock import CLOCK, seconds

_ITEM = r"\s*+(?:[-*•>–—]\s++|#{1,6}\s++)*+(?:\d{1,4}[.)]\s++)?+"
_OPEN, _CLOSE = r"[\[(<{【（]", r"[\])>}】）]"
_CLOCK = re.compile(CLOCK)
_TIMES = rf"(?P<start>{CLOCK})(?:\s*+(?P<arrow>-->|->|→|[-–—]|to\b)\s*+(?P<end>{CLOCK}))?"
_TIME = re.compile(
    rf"{_ITEM}(?:(?P<open>{_OPEN}){{1,2}}\s*+{_TIMES}\s*+{_CLOSE}{{1,2}}(?:\(https?://[^\s()]*+\){_CLOSE}?)?"
    rf"|{_TIMES.replace('P<', 'P<bare_')})(?P<sign>\s*+[-–—:|,;]++(?=\s|$))?\s*+"
)
_SECONDS = re.compile(
    rf"{_ITEM}\[\s*+(\d{{1,6}}\.\d{{1,3}})s?\s*+(?:-->|->|[-–—])\s*+(\d{{1,6}}\.\d{{1,3}})s?\s*+\]\s*+"
)
_GLUED_TO_DIGITS = re.compile(r"\s*+((?:\d{1,3}:)?\d{1,3}:\d\d)(?=\d)")
_GLUED = re.compile(rf"\s*+({CLOCK})(?=[^\W\d_])")
_NAMED = re.compile(
    rf"{_ITEM}{_OPEN}?(?P<name>[^\W_][^\n\t:\[\](){{}}<>]{{0,59}}?)(?P<shut>{_CLOSE}?)"
    rf"(?P<gap>\s*+:?[\s|,–—-]*+)(?P<open>{_OPEN}?)(?P<start>{CLOCK}){_CLOSE}?"
    rf"(?P<colon>(?:\s*+:)?)(?:\s(?P<words>.*+))?$"
)
_BOLD_HEAD = re.compile(r"(\s*+(?:[-*•>]\s++)?)(\*\*|__)([^*\n]{1,80}?)\2(?=(.{0,30}+))")
_ROLE = re.compile(r"(?:\w+ ?){1,2}?[ _#]*\d{1,3}|speaker [a-z]|unknown( speaker)?", re.IGNORECASE)
_PARTICLES = frozenset(
    re.findall(r"\w+", "al bin da de del della den der di do dos e el la le van von y zu")
)
_DASHES = "-–—"
_BESIDES = re.compile(r"\s*[(（].*[)）]$")  # a firm, a pronoun


class Head(NamedTuple):
    """A time at or near a line's head. `kind` says how surely it is one.

    `alone`: nothing else on the line. `marked`: in brackets, or with its end behind an arrow.
    `named`: with a name before it. `bare`: words follow, as after `9:30` in any prose.
    """

    start: float
    end: float | None
    kind: str
    words: str
    speaker: str = ""
    clock: str = ""
    """The time as it is written."""
    style: str = ""
    """The bracket before the time."""
    dash: str = ""
    """What parts the time from the words: also the sign for another speaker."""
    spaced: bool = False
    """Of a name, that but one space parts it from the time."""
    boxed: bool = False
    """Of a name, that it stands in square brackets, as Zoom writes it."""


def unbold(line: str) -> str:
    """The line without the Markdown that makes a time or a name at its head bold."""
    if "**" not in line and "__" not in line:
        return line
    found = _BOLD_HEAD.match(line)
    if not found:
        return line
    label = found[3].rstrip().endswith(":") or found[4].lstrip().startswith(":")
    if label or re.search(CLOCK, found[3]) or re.match(rf"[\s:]*{_OPEN}?{CLOCK}", found[4]):
        return found[1] + found[3] + line[found.end() :]
    return line


def time_head(line: str) -> Head | None:
    """The time at the head of a line."""
    if _CLOCK.fullmatch(line):  # as in a panel, where every second line is one
        start = seconds(line)
        return None if start is None else Head(start, None, "alone", "", clock=line)
    found = _TIME.match(line)
    if not found:
        return _seconds_head(line)
    style, boxed, *boxed_end, bare, bare_arrow, bare_until, sign = found.groups()
    arrow, until = boxed_end if boxed else (bare_arrow, bare_until)
    start = seconds(clock := boxed or bare)
    end = seconds(until) if until else None
    if start is None or (until and end is None):
        return None
    words = unbold(line[found.end() :])
    sure = boxed or arrow in {"-->", "->", "→"}
    kind = "alone" if not words.strip() else "marked" if sure else "bare"
    sign = (sign or "").strip()
    dash = sign if not sign.strip(_DASHES) else ""
    return Head(start, end, kind, words, clock=clock, style=style or "", dash=dash)


def _seconds_head(line: str) -> Head | None:
    """The seconds at the head of a line, as programs print them: `[0.00s -> 4.20s] words`."""
    if not (found := _SECONDS.match(line)):
        return None
    return Head(float(found[1]), float(found[2]), "marked", line[found.end() :])


def glued_head(line: str) -> Head | None:
    """The time at the head of a line whose words begin with a number, glued to it: `0:042 of`."""
    found = _GLUED_TO_DIGITS.match(line)
    start = seconds(found[1]) if found else None
    if not found or start is None:
        return None
    return Head(start, None, "bare", line[found.end() :], clock=found[1])


def is_glued(line: str) -> bool:
    """Whether words follow a time without a gap."""
    found = _GLUED.match(line)
    return found is not None and seconds(found[1]) is not None


def named_head(line: str) -> Head | None:
    """The time behind a name: `Anna  0:03`, `Anna (00:03): words`, `[Anna] 14:02:11`."""
    found = _NAMED.match(line)
    if not found or (start := seconds(found["start"])) is None:
        return None
    gap, words = found["gap"], (found["words"] or "").strip()
    sure = found["open"] or found["shut"] or found["colon"] or "\t" in gap
    if words and not (sure or (len(gap) > 1 and gap.isspace())):
        return None  # `Note: 9:30 is when`
    name = found["name"].strip()
    spaced = not sure and gap == " "
    boxed = found["shut"] == "]"
    clock = found["start"]
    return Head(start, None, "named", words, name, clock, spaced=spaced, boxed=boxed)


def names(texts: Sequence[str]) -> list[bool]:
    """Which of these are the names of those who speak, not the first words of what they say."""
    counts = Counter(texts)
    known = {text: _is_name(text, count > 2) for text, count in counts.items()}
    return [known[text] for text in texts]


def recur(texts: Sequence[str]) -> bool:
    """Whether names come again, or say themselves that they are names. Titles do neither."""
    different = set(texts)
    again = len(texts) - len(different)
    return again >= max(1, len(texts) / 4) or all(map(is_role, different))


def is_role(text: str) -> bool:
    """Whether this is how programs name a voice: `Speaker 1`, `SPEAKER_00`."""
    return bool(_ROLE.fullmatch(text.strip(" *:[]")))


def name_of(text: str) -> str:
    """A name without what is written round it."""
    return " ".join(text.strip(" \t*:-–—|•·@[]").split())


def _is_name(text: str, often: bool) -> bool:
    words = name_of(_BESIDES.sub("", text.strip())).split()
    if not any(map(str.isalpha, text)):
        return False  # a number in a list, a date
    if not words or len(words) > 6 or len(text) > 60 or text.rstrip()[-1] in "?!,;…。！？":
        return False
    if words[-1].endswith(".") and len(words[-1]) > 4:
        return False
    if often and len(words) < 4:
        return True
    return is_role(text) or (not words[0][0].islower() and all(map(_capital, words)))


def _capital(word: str) -> bool:
    return not word[0].islower() or word in _PARTICLES
