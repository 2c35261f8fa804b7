"""Times as people and programs write them into texts: `0:04`, `1:02:03.5`, `00:00:04:12`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import le

from studybuddy import ReadingWarning

CLOCK = (
    r"(?:\d{1,3}[:：])?\d{1,3}[:：]\d\d(?:[:;]\d\d(?!\d))?(?:[.,]\d{1,9})?"
    r"(?!\d|[:：]\d|(?i:\s?[ap]\.?m\b))"
)
"""A time in the digits of any script, not one of the day with `am` or `pm`. No group in it."""

_ANY_TIME = re.compile(r"(?<![\d:：.,])\d{1,3}(?:[:：]\d\d){1,2}(?!\d)")


def seconds(text: str) -> float | None:
    """The seconds of a time that `CLOCK` matches; none where minutes or seconds go past 59.

    Frames (the fourth number) are left out: how many make a second is not known.
    """
    whole, _, fraction = text.replace(",", ".").partition(".")
    parts = list(map(int, whole.replace("：", ":").replace(";", ":").split(":")[:3]))
    hours, minutes, rest = parts if len(parts) > 2 else (0, *parts)
    if rest > 59 or (len(parts) > 2 and minutes > 59):
        return None
    return hours * 3600.0 + minutes * 60 + rest + (float(f"0.{fraction}") if fraction else 0)


def times_in(text: str) -> list[str]:
    """Whatever may be a time, in whatever shape."""
    return _ANY_TIME.findall(text) if has_colon(text) else []


def has_colon(text: str) -> bool:
    """Whether a text may hold a time at all: told many times as fast as by an expression."""
    return ":" in text or "：" in text


def frames_left_out(clocks: Iterable[str]) -> Iterator[ReadingWarning]:
    """What is to be said where times count frames."""
    if any(clock.count(":") + clock.count("：") + clock.count(";") == 3 for clock in clocks):
        yield ReadingWarning(
            code="frames_left_out",
            message="The times count frames, and how many make a second is not said: they are read "
            "to the second.",
        )


def in_order(times: Sequence[float]) -> list[bool]:
    """Which times belong to the longest run that never falls."""
    if all(map(le, times, times[1:])):
        return [True] * len(times)
    ends: list[float] = []
    ranks = []
    for time in times:
        rank = bisect_right(ends, time)
        ends[rank : rank + 1] = [time]
        ranks.append(rank)
    kept = [False] * len(times)
    wanted = len(ends) - 1
    for place in reversed(range(len(times))):
        if ranks[place] == wanted:
            kept[place] = True
            wanted -= 1
    return kept


def written(time: float) -> str:
    """`1:02:03`, as a message names a time."""
    minutes, rest = divmod(int(time), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
