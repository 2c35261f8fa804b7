"""What Teams and Google Meet write around the words of a meeting."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIMES = re.compile(
    r"(\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,7})\s*-->\s*(\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,7})", re.ASCII
)
_HEADED = re.compile(r"(?:.{1,80}\s)?[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?", re.ASCII)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_NOTICE = re.compile(r".{1,80}\s(?:started|stopped) transcription")


class Meeting(NamedTuple):
    """The words of a meeting, and how many lines that stood above them were left out."""

    text: str
    above: int


def meeting_in(text: str) -> Meeting:
    """The lines of a document without a meeting's head, if it is the transcript of one.

    The head (title, date, who was there) ends at the first line that ends in a time. Teams once
    wrote a line of two times, then who speaks, then the words: that is given back as WebVTT.
    """
    lines = [line.strip() for line in text.split("\n")]
    arrows = [number for number, line in enumerate(lines) if "-->" in line]
    times = [number for number in arrows if _TIMES.fullmatch(lines[number])]
    if times and _are_named(lines, times):
        return Meeting(_as_webvtt(lines[times[0] :]), _filled(lines[: times[0]]))
    heads = [number for number, line in enumerate(lines) if _is_head(line)]
    if len(heads) < 2:
        return Meeting(text, 0)
    spoken = [line for line in lines[heads[0] :] if not _is_notice(line)]
    return Meeting("\n".join(spoken), _filled(lines[: heads[0]]))


def _are_named(lines: list[str], times: list[int]) -> bool:
    """Whether below each line of times stand a name and words, and few names in all."""
    ends = [*times[1:], len(lines)]
    blocks = [
        [line for line in lines[start + 1 : end] if line]
        for start, end in zip(times, ends, strict=True)
    ]
    names = {block[0] for block in blocks if block}
    return all(len(block) > 1 for block in blocks) and len(names) <= max(1, len(blocks) // 2)


def _as_webvtt(lines: list[str]) -> str:
    said, voice = ["WEBVTT"], ""
    named = True
    for line in filter(None, lines):
        if times := _TIMES.fullmatch(line):
            said.extend(["", f"{times[1]} --> {times[2]}"])
            named = False
        elif not named:
            voice, named = f"<v {re.sub('[<>]', '', line)}>", True
        else:
            said.append(voice + line)
            voice = ""
    return "\n".join(said)


def _is_head(line: str) -> bool:
    return ":" in line and bool(_HEADED.fullmatch(line)) and not _YEAR.search(line)


def _is_notice(line: str) -> bool:
    return line.endswith("transcription") and bool(_NOTICE.fullmatch(line))


def _filled(lines: list[str]) -> int:
    return sum(bool(line) for line in lines)
