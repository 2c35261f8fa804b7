"""What a captions file says, whatever its format."""

from __future__ import annotations

from typing import NamedTuple

from studybuddy import ReadingWarning, Segment, SourceRefusal

LONGEST = 360_000.0
"""Seconds, 100 hours: no video lasts longer, so a later time is a mistake."""

_LONGEST_CUE = 1_000_000
"""Characters: twenty hours of speech. More under one time is no caption."""


class Captions(NamedTuple):
    """The cues of a file and what else it tells.

    `language` and `title` are the file's own words, empty where it has none. `auto` when the
    captions were recognised by a machine, `estimated` when the file gives no times. `format` is a
    name of `studybuddy.CAPTION_FORMATS`. `warnings` are what a reader wants to have looked at.
    """

    cues: list[Segment]
    format: str
    language: str = ""
    title: str = ""
    auto: bool = False
    estimated: bool = False
    warnings: tuple[ReadingWarning, ...] = ()


def refusal(code: str, message: str) -> SourceRefusal:
    """A final answer about the file."""
    return SourceRefusal(code, message)


def unreadable(message: str) -> SourceRefusal:
    """The file is there, but it is no captions file."""
    return SourceRefusal("captions_unreadable", message)


def check_times(start: float, end: float, where: str = "") -> None:
    """Raise SourceRefusal (`captions_unreadable`) where a time is not possible."""
    if not (0 <= start <= LONGEST and 0 <= end <= LONGEST):
        raise unreadable(
            f"The captions file has a time that cannot be{where}: it must lie between 0 and 100 "
            "hours. Correct the times, or get the captions again."
        )


def checked(start: float, end: float, text: str, where: str = "", speaker: str = "") -> Segment:
    """A cue whose times and length are possible. Raises SourceRefusal (`captions_unreadable`)."""
    if not (0 <= start <= LONGEST and 0 <= end <= LONGEST):
        check_times(start, end, where)
    if len(text) > _LONGEST_CUE:
        raise unreadable(
            f"The captions file has over a million characters under one time{where}. "
            "Check that it is a captions file."
        )
    return Segment(start=start, end=end, text=text, speaker=speaker)
