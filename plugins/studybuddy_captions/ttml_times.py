"""TTML's times: clocks with fractions or frames, and offsets (https://www.w3.org/TR/ttml2/)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from studybuddy_captions.document import LONGEST, unreadable

_CLOCK = re.compile(
    r"(\d{1,6}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,12})|:(\d{1,3})(?:\.(\d{1,3}))?)?", re.ASCII
)
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,12})?)(ms|[hmsft])", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_SECONDS = {"h": (3600, 1), "m": (60, 1), "s": (1, 1), "ms": (1, 1000)}
# So many frames are not counted in each minute, or each second one, but in every tenth of these.
_DROPPED = {"nonDrop": (0, 1), "dropNTSC": (2, 1), "dropPAL": (4, 2)}


class Clock:
    """What the times of a document count in, as its root element says."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        """Take `attributes` by their local names. Raises SourceRefusal."""
        if attributes.get("timeBase") == "clock":
            raise unreadable(
                "The captions file is TTML with times of day, which tell nothing of a video. "
                "Save it as SRT or VTT with times from the beginning."
            )
        self._smpte = attributes.get("timeBase") == "smpte"
        self._counted = _whole(attributes, "frameRate", 30)
        self._frame_rate = self._counted * _multiplier(attributes)
        self._sub_frames = _whole(attributes, "subFrameRate", 1)
        ticks = self._frame_rate * self._sub_frames if "frameRate" in attributes else 1
        self._tick_rate = Fraction(_whole(attributes, "tickRate", 0) or ticks)
        mode = attributes.get("dropMode", "nonDrop")
        if mode not in _DROPPED:
            raise _no_number("dropMode", mode)
        self._dropped, self._step = _DROPPED[mode]

    def seconds(self, text: str) -> float:
        """A time in seconds. Raises SourceRefusal."""
        text = text.strip()
        if found := _CLOCK.fullmatch(text):
            seconds = self._of_clock(found, text)
        elif found := _OFFSET.fullmatch(text):
            seconds = self._of_offset(found[1], found[2])
        else:
            raise unreadable(
                f"The captions file has a time that cannot be read: {text[:40]}. TTML's times are "
                "like 00:00:01.500, 00:00:01:12 or 1.5s. Get it again, or save it as SRT or VTT."
            )
        if seconds > LONGEST:
            raise unreadable(
                f"The captions file has a time that cannot be: {text[:40]} is later than 100 hours."
            )
        return round(seconds, 6)

    def _of_clock(self, found: re.Match[str], text: str) -> float:
        hours, minutes, seconds = (int(part) for part in found.groups()[:3])
        frames, sub_frames = int(found[5] or 0), int(found[6] or 0)
        if minutes > 59 or seconds > 60 or frames >= self._counted:
            raise unreadable(
                f"The captions file has a time that is none: {text}. Minutes and seconds go up to "
                f"59, frames to {self._counted - 1} (frameRate says how many a second has)."
            )
        whole = (hours * 60 + minutes) * 60 + seconds
        if found[4] or not (frames or sub_frames or self._smpte):
            return _decimal(whole, found[4] or "")
        part = frames + Fraction(sub_frames, self._sub_frames)
        if self._smpte:
            label = whole * self._counted + part
            return float((label - self._left_out(hours * 60 + minutes)) / self._frame_rate)
        return float(whole + part / self._frame_rate)

    def _left_out(self, minutes: int) -> int:
        """How many numbers of frames were passed over in so many minutes."""
        return self._dropped * (minutes // self._step - minutes // (10 * self._step))

    def _of_offset(self, number: str, unit: str) -> float:
        if unit == "f":
            return float(Fraction(number) / self._frame_rate)
        if unit == "t":
            return float(Fraction(number) / self._tick_rate)
        whole, _, part = number.partition(".")
        times, over = _SECONDS[unit]
        return _decimal(int(whole), part, times, over)


def _decimal(whole: int, part: str, times: int = 1, over: int = 1) -> float:
    """A decimal number, multiplied and divided: the nearest float, as fractions give it slowly."""
    scale: int = 10 ** len(part)
    return (whole * scale + int(part or 0)) * times / (scale * over)


def _whole(attributes: Mapping[str, str], name: str, usual: int) -> int:
    text = attributes.get(name, "").strip()
    if not text:
        return usual
    if not _NUMBER.fullmatch(text) or int(text) == 0:
        raise _no_number(name, text)
    return int(text)


def _multiplier(attributes: Mapping[str, str]) -> Fraction:
    """Two numbers as TTML has them, apart by a colon in its first drafts; one stands for itself."""
    text = attributes.get("frameRateMultiplier", "1 1")
    numbers = text.replace(":", " ").split()
    if not 1 <= len(numbers) <= 2 or not all(
        _NUMBER.fullmatch(number) and int(number) for number in numbers
    ):
        raise _no_number("frameRateMultiplier", text)
    return Fraction(int(numbers[0]), int(numbers[-1]) if len(numbers) == 2 else 1)


def _no_number(name: str, text: str) -> Exception:
    return unreadable(
        f"The captions file is TTML whose {name} cannot be read ({text[:40]}). Correct it, or "
        "save the file as SRT or VTT."
    )
