"""WebVTT as the W3C's specification reads it: its file parser, step by step, and no more.

A second opinion for the comparison; nothing of the product uses it. What the specification leaves
out (a cue whose line of times has a fault) is left out here, so it says what a browser shows.
https://www.w3.org/TR/webvtt1/#file-parsing
"""

from __future__ import annotations

import re

from benchmarks.captions.cue import Cue

_TIME = r"(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(?!\d)", re.ASCII)
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|$)")


def read(data: bytes) -> list[Cue] | None:
    """The cues of a file, `None` when it is no WebVTT file."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\x00", "\ufffd")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _SIGNATURE.match(text):
        return None
    lines = text.split("\n")
    place = 1
    if place < len(lines) and lines[place]:
        _, place = _block(lines, place, in_header=True)
    found: list[Cue] = []
    while place < len(lines):
        if not lines[place]:
            place += 1
            continue
        cue, place = _block(lines, place, in_header=False)
        if cue:
            found.append(cue)
    return found


def _block(lines: list[str], place: int, *, in_header: bool) -> tuple[Cue | None, int]:
    """The cue of the block that begins here, if it is one, and where what follows begins."""
    begin, seen_arrow = place, False
    times: tuple[float, float] | None = None
    body: list[str] = []
    while place < len(lines):
        line = lines[place]
        if "-->" in line:
            if in_header or seen_arrow or place - begin > 1:
                break
            seen_arrow, times = True, _times(line)
            body = [] if times else body
        elif not line:
            break
        else:
            body.append(line)
        place += 1
    return (Cue(*times, "\n".join(body)) if times else None), place


def _times(line: str) -> tuple[float, float] | None:
    found = _TIMES.match(line)
    return (_seconds(found.groups()[:4]), _seconds(found.groups()[4:])) if found else None


def _seconds(parts: tuple[str, ...]) -> float:
    hours, minutes, seconds, thousandths = parts
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000
