"""What YouTube's and Teams' panels say aloud beside a time: `1 minute, 3 seconds`.

Copied with the rest, it stands below the time or above it. It comes in the language of the reader's
interface, so it is known by its numbers: those of the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studybuddy_captions.clock import has_colon, seconds, times_in

_NUMBER = re.compile(r"\d+")
_DOTTED = re.compile(r"\s*+(\d{1,3}(?:\.\d\d){1,2})\s*+")
_LABEL_FIRST = re.compile(r"(.{1,90}[^\W\d_])(\d{1,3}(?::\d\d){1,2})\s*+")
_LONGEST = 90  # characters, with the name that Teams puts before it


def is_label(line: str, start: float) -> bool:
    """Whether a line says a time in words: its numbers are those of the time.

    Some languages have words for one and two: those may be missing.
    """
    if len(line) > _LONGEST or not (digits := _NUMBER.findall(line)) or len(digits) > 3:
        return False
    if not any(map(str.isalpha, line)) or times_in(line):
        return False
    numbers = list(map(int, digits))
    parts = counted(start)
    left = [part for part in parts if part not in (1, 2)]
    said = [number for number in numbers if number] or [0]
    return said == parts or (_within(said, parts) and [n for n in said if n not in (1, 2)] == left)


def clocks_alone(lines: Sequence[str]) -> list[str]:
    """The lines, with a clock alone where a label proves that a line holds one.

    A label may stand glued before it (`0 minutes 3 seconds0:03`), or below a time that is written
    with full stops (`1.03`).
    """
    found = list(lines)
    for number, line in enumerate(lines):
        if has_colon(line) and (labelled := _LABEL_FIRST.fullmatch(line)):
            start = seconds(labelled[2])
            if start is not None and is_label(labelled[1], start):
                found[number] = labelled[2]
        elif "." in line and (dotted := _DOTTED.fullmatch(line)):
            clock = dotted[1].replace(".", ":")
            start = seconds(clock)
            if start is not None and is_label("".join(lines[number + 1 : number + 2]), start):
                found[number] = clock
    return found


def counted(start: float) -> list[int]:
    """Hours, minutes and seconds of a time, as a label counts them: without those that are zero."""
    whole = int(start)
    return [part for part in (whole // 3600, whole // 60 % 60, whole % 60) if part] or [0]


def _within(some: Sequence[int], parts: Sequence[int]) -> bool:
    left = iter(parts)
    return all(one in left for one in some)
