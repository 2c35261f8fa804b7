"""Formats in which each cue is a line: MicroDVD, MPL2, Audacity's labels, LRC."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studybuddy import Segment
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.ends import ended

_MICRODVD = re.compile(r"\{(\d{1,9})\}\{(\d{0,9})\}(.*)", re.ASCII)
_MICRODVD_HEAD = re.compile(r"\{DEFAULT\}\{\}.*", re.IGNORECASE)
_RATE = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:fps)?\s*", re.ASCII | re.IGNORECASE)
_CONTROL = re.compile(r"\{[YyCcFfSsPpHhOo]:[^{}]*+\}")
_MPL2 = re.compile(r"\[(\d{1,9})\]\[(\d{0,9})\](.*)", re.ASCII)
_AUDACITY = re.compile(
    r"(-?\d{1,7}(?:[.,]\d{1,9})?)\t(-?\d{1,7}(?:[.,]\d{1,9})?)(?:\t(.*))?", re.ASCII
)
_LRC_TIMES = re.compile(r"((?:\[\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?\]\s*+)+)(.*)", re.ASCII)
_LRC_TIME = re.compile(r"\[(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?\]", re.ASCII)
_LRC_WORD = re.compile(r"<(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?>", re.ASCII)
# The usual line: one time, and words that have none of their own. Read at once.
_LRC_PLAIN = re.compile(r"\[(\d{1,4}):([0-5]?\d)(?:[.:](\d{1,3}))?\]\s*+((?!\[)[^<]*+)", re.ASCII)
_LRC_TAG = re.compile(r"\[([A-Za-z#][\w ]{0,20}):(.*)\]", re.ASCII)
_MOST_TIMES = 100  # of a refrain
_LRC_OFFSET = re.compile(r"\s*([+-]?\d{1,9})\s*", re.ASCII)


def read_microdvd(text: str) -> Captions:
    """The cues of a MicroDVD file that tells its frame rate. Raises SourceRefusal."""
    lines = [found for found in _lines(text) if not _MICRODVD_HEAD.fullmatch(found[1].strip())]
    found = _MICRODVD.fullmatch(lines[0][1].strip()) if lines else None
    told = found and {found[1], found[2]} <= {"", "0", "1"}
    rate = _RATE.fullmatch(found[3]) if found and told else None
    frames = float(rate[1].replace(",", ".")) if rate else 0.0
    if not 1 <= frames <= 240:
        raise unreadable(
            "The captions file is MicroDVD, which counts frames, and does not say how many a "
            "second has. Put a line {1}{1}25 at its top, with the frames per second of your video "
            "in place of 25, or save it as SRT or VTT."
        )
    cues = [
        checked(int(start) / frames, int(end or start) / frames, _plain(said), where)
        for start, end, said, where in _matches(_MICRODVD, lines[1:], "MicroDVD")
    ]
    return Captions(ended(cues), "microdvd")


def read_mpl2(text: str) -> Captions:
    """The cues of an MPL2 file, which counts in tenths of a second. Raises SourceRefusal."""
    cues = [
        checked(int(start) / 10, int(end or start) / 10, _plain(said), where)
        for start, end, said, where in _matches(_MPL2, list(_lines(text)), "MPL2")
    ]
    return Captions(ended(cues), "mpl2")


def read_audacity(text: str) -> Captions:
    """The labels of a track of Audacity's. Raises SourceRefusal."""
    # A line that begins with a backslash has the frequencies of the label above it.
    lines = [(line, said) for line, said in _lines(text) if not said.startswith("\\")]
    cues = [
        checked(_number(start), _number(end), (said or "").strip(), where)
        for start, end, said, where in _matches(_AUDACITY, lines, "a label track of Audacity")
    ]
    return Captions(ended(cues), "audacity")


def read_lrc(text: str) -> Captions:
    """The lines of an LRC file; a time without words ends those before it. Raises SourceRefusal."""
    tags: dict[str, str] = {}
    cues: list[Segment] = []
    for where, with_blanks in _lines(text):
        line = with_blanks.strip()
        if found := _LRC_PLAIN.fullmatch(line):
            minutes, seconds, fraction, said = found.groups()
            start = _lrc_start(minutes, seconds, fraction, _lrc_offset(tags))
            cues.append(checked(start, start, said.strip(), where))
        elif found := _LRC_TIMES.fullmatch(line):
            cues.extend(_lrc_cues(found[1], found[2].strip(), _lrc_offset(tags), where))
        elif tag := _LRC_TAG.fullmatch(line):
            tags[tag[1].lower()] = tag[2].strip()
        else:
            raise _no_line("LRC", where, line)
    return Captions(ended(cues), "lrc", title=tags.get("ti", ""))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Where each line that is not empty stands, and the line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f" (line {number})", line


def _matches(
    pattern: re.Pattern[str], lines: list[tuple[str, str]], title: str
) -> Iterator[tuple[str, str, str, str]]:
    for where, line in lines:
        if found := pattern.fullmatch(line.strip(" ")):
            yield found[1], found[2], found[3], where
        else:
            raise _no_line(title, where, line)


def _plain(said: str) -> str:
    """The words without codes for how they look; `/` at the head of a line slants it."""
    lines = (line.strip().removeprefix("/").strip() for line in _CONTROL.sub("", said).split("|"))
    return "\n".join(line for line in lines if line)


def _lrc_cues(times: str, said: str, offset: int, where: str) -> Iterator[Segment]:
    found = _LRC_TIME.findall(times)
    if len(found) > _MOST_TIMES:
        raise unreadable(
            f"The captions file is LRC with {len(found)} times on one line{where}, which no words "
            "are said at. Correct it, or save the file as SRT or VTT."
        )
    # Words that have times keep them; they are meant for the first time only.
    if "<" in said:
        said = _LRC_WORD.sub("" if offset or len(found) > 1 else _stamped, said).strip()
    for minutes, seconds, fraction in found:
        if int(seconds) > 59:
            raise unreadable(
                f"The captions file has a time that is none{where}: seconds go up to 59."
            )
        start = _lrc_start(minutes, seconds, fraction, offset)
        yield checked(start, start, said, where)


def _stamped(word: re.Match[str]) -> str:
    return f"<{int(word[1]) // 60:02}:{int(word[1]) % 60:02}:{word[2]:0>2}.{word[3] or 0:0<3}>"


def _lrc_offset(tags: dict[str, str]) -> int:
    """Milliseconds by which everything is said earlier."""
    if "offset" not in tags:
        return 0
    found = _LRC_OFFSET.fullmatch(tags["offset"])
    if not found:
        raise unreadable(
            f"The captions file is LRC whose offset is no number ({tags['offset'][:40]}). "
            "Correct it."
        )
    return int(found[1])


def _lrc_start(minutes: str, seconds: str, fraction: str | None, offset: int) -> float:
    """Seconds; `offset` in milliseconds."""
    whole = int(minutes) * 60 + int(seconds)
    return max(0, whole * 1000 + int(f"{fraction or 0:0<3}") - offset) / 1000


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _no_line(title: str, where: str, line: str) -> Exception:
    return unreadable(
        f"The captions file is {title} with a line that is none of it{where}: "
        f"{line.strip()[:60]}. Correct it, or save the file as SRT or VTT."
    )
