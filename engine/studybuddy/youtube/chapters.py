"""The chapters that an owner set, read from the video's description as YouTube reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studybuddy.transcript import Chapter

_CLOCK = r"(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,3}):(?P<s>[0-5]\d)"
# A chapter's time stands first in its line, after a bullet or a number, or last.
_FIRST = re.compile(rf"\W*(?:\d{{1,3}}[.)]\s+)?\W*{_CLOCK}(?!:?\d)(?P<title>.*)")
_LAST = re.compile(rf"(?P<title>.*?)(?<![\d:]){_CLOCK}\W*")
_EDGES = " \t-–—:|•·.,>~→()[]{}"
_FEWEST = 3
_LONGEST = 20_000  # characters; YouTube itself allows 5,000
_SHORTEST = 10.0


def chapters_in(description: str, duration: float = 0.0) -> tuple[Chapter, ...]:
    """The chapters of a description, none when it does not keep YouTube's rules.

    The first begins at 0:00, there are at least three, each later than the one before, and none
    is shorter than 10 seconds. `duration` is the video's, in seconds, 0 when unknown.
    """
    lines = [found for line in description[:_LONGEST].splitlines() if (found := _chapter(line))]
    for first, line in enumerate(lines):
        if line.start == 0:
            chapters = _rising(lines[first:], duration)
            if _keeps_the_rules(chapters, duration):
                return tuple(chapters)
    return ()


def _chapter(line: str) -> Chapter | None:
    line = line.strip()[:500]
    found = _FIRST.fullmatch(line) or _LAST.fullmatch(line)
    title = found["title"].strip(_EDGES) if found else ""
    if not found or not title:
        return None
    hours, minutes, seconds = (int(found[part] or 0) for part in "hms")
    return Chapter(start=float(hours * 3600 + minutes * 60 + seconds), title=title)


def _rising(lines: Sequence[Chapter], duration: float) -> list[Chapter]:
    """The lines up to the first that goes back in time or past the video's end."""
    rising = [lines[0]]
    for line in lines[1:]:
        if line.start <= rising[-1].start or (duration and line.start >= duration):
            break
        rising.append(line)
    return rising


def _keeps_the_rules(chapters: Sequence[Chapter], duration: float) -> bool:
    ends = [chapter.start for chapter in chapters[1:]] + ([duration] if duration else [])
    return len(chapters) >= _FEWEST and all(
        end - chapter.start >= _SHORTEST for chapter, end in zip(chapters, ends, strict=False)
    )
