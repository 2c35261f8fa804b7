"""SubViewer 1 (a line for each time) and 2 (a line for both times of a cue), with their heads."""

from __future__ import annotations

import re

from studybuddy import Segment
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.ends import ended

_CLOCK = r"(\d{1,6}):(\d\d):(\d\d)"
_ONE_TIME = re.compile(rf"\[{_CLOCK}\]", re.ASCII)
_BOTH_TIMES = re.compile(rf"{_CLOCK}[.,](\d{{1,3}})\s*,\s*{_CLOCK}[.,](\d{{1,3}})", re.ASCII)
_MEANT_AS_TIME = re.compile(r"\[?\d{1,9}:\d+[\d:.,\s\]]*+", re.ASCII)
_TITLE = re.compile(r"\[TITLE\]\s*(.*)", re.IGNORECASE)
_HEAD = re.compile(r"\[[A-Z ]{1,30}\].*", re.IGNORECASE)
_START_SCRIPT = re.compile(r"\*{3,}\s*START SCRIPT", re.IGNORECASE)
_NO_WORDS = re.compile(r"\[(?:END[A-Z ]{0,20}|COLF)\]|\*{3,}\s*END SCRIPT", re.IGNORECASE)


def read_subviewer(text: str) -> Captions:
    """The cues of a SubViewer file of either version. Raises SourceRefusal."""
    reading = _Reading()
    for number, line in enumerate(text.split("\n"), 1):
        reading.take(line.strip(), f" (line {number})")
    return Captions(reading.cues(), "subviewer", title=reading.title)


class _Reading:
    """What was found so far; cues without words too, as they end others."""

    def __init__(self) -> None:
        self.title = ""
        self._times: list[Segment] = []
        self._lines: list[list[str]] = []
        self._is_title = False  # the title stands on the line below its name

    def take(self, line: str, where: str) -> None:
        if self._times and line[:1].isalpha():
            self._say(line)  # as most lines, which no expression has to tell
        elif found := _ONE_TIME.fullmatch(line):
            start = _seconds(found.groups(), where)
            self._begin(start, start, where)
        elif found := _BOTH_TIMES.fullmatch(line):
            parts = found.groups()
            self._begin(_seconds(parts[:4], where), _seconds(parts[4:], where), where)
        elif _MEANT_AS_TIME.fullmatch(line):
            raise unreadable(
                f"The captions file is SubViewer with times that cannot be read{where}: "
                f"{line[:40]}. Correct them, or save the file as SRT or VTT."
            )
        elif not self._times:
            self._take_head(line)
        elif line and not _NO_WORDS.match(line):
            self._say(line)

    def _say(self, line: str) -> None:
        self._lines[-1].append(line.replace("[br]", "\n").replace("|", "\n"))

    def cues(self) -> list[Segment]:
        """The cues that have words; one without ends those before it."""
        return ended(
            checked(time.start, time.end, "\n".join(lines))
            for time, lines in zip(self._times, self._lines, strict=True)
        )

    def _begin(self, start: float, end: float, where: str) -> None:
        self._times.append(checked(start, end, "", where))
        self._lines.append([])

    def _take_head(self, line: str) -> None:
        if found := _TITLE.match(line):
            self.title, self._is_title = found[1].strip(), not found[1].strip()
        elif self._is_title:
            self.title = "" if _HEAD.match(line) or _START_SCRIPT.match(line) else line
            self._is_title = False


def _seconds(parts: tuple[str | None, ...], where: str) -> float:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    if minutes > 59 or seconds > 59:
        raise unreadable(
            f"The captions file has a time that is none{where}: minutes and seconds go up to 59."
        )
    fraction = float(f"0.{parts[3]}") if len(parts) > 3 else 0.0
    return round(hours * 3600 + minutes * 60 + seconds + fraction, 3)
