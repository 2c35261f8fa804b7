"""Times as people and programs write them into texts: `0:04`, `1:02:03.5`, `00:00:04:12`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from studybuddy import ReadingWarning

CLOCK = (
    r"(?:\d{1,3}[:：])?\d{1,3}[:：]\d\d(?:[:;]\d\d(?!\d))?(?:[.,]\d{1,9})?"
    r"(?!\d|[:：]\d|(?i:\s?[ap]\.?m\b))"
)
"""A time in the digits of any script, not one of the day with `am` or `pm`. No group in it."""

ANY_TIME = re.compile(r"(?<![\d:：.,])\d{1,3}(?:[:：]\d\d){1,2}(?!\d)")
"""Whatever may be a time, in whatever shape."""

_FRACTION = re.compile(r"[.,]")
_PARTS = re.compile(r"[:：;]")


def seconds(text: str) -> float | None:
    """The seconds of a time that `CLOCK` matches; none where minutes or seconds go past 59.

    Frames (the fourth number) are left out: how many make a second is not known.
    """
    whole, *fraction = _FRACTION.split(text)
    parts = [int(part) for part in _PARTS.split(whole)][:3]
    hours, minutes, rest = [0] * (3 - len(parts)) + parts
    if rest > 59 or (len(parts) == 3 and minutes > 59):
        return None
    return hours * 3600.0 + minutes * 60 + rest + float(f"0.{fraction[0]}" if fraction else 0)


def frames_left_out(clocks: Iterable[str]) -> Iterator[ReadingWarning]:
    """What is to be said where times count frames."""
    if any(len(_PARTS.split(clock)) == 4 for clock in clocks):
        yield ReadingWarning(
            code="frames_left_out",
            message="The times count frames, and how many make a second is not said: they are read "
            "to the second.",
        )


def written(time: float) -> str:
    """`1:02:03`, as a message names a time."""
    minutes, rest = divmod(int(time), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
