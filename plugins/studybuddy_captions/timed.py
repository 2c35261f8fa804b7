"""WebVTT, SubRip (SRT) and SubViewer (SBV): lines of text below a line of times.

Read in one pass, line by line, and as files are found rather than as they are specified: a cue's
text goes on to the next line of times, over blank lines too, because tools that strip white space
make blank lines inside cues.
"""

from __future__ import annotations

import re

from studybuddy import Segment
from studybuddy_captions.document import Captions, checked, unreadable

_TIME = r"-?\d{1,9}(?::\d{1,9}){1,2}(?:[.,]\d{1,9})?"
_ARROW = re.compile(rf"[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})(?:[ \t].*)?", re.ASCII)
_COMMA = re.compile(r"(\d{1,9}:\d\d:\d\d\.\d{3}),(\d{1,9}:\d\d:\d\d\.\d{3})[ \t]*", re.ASCII)
_MEANT_AS_ARROW = re.compile(r"[ \t]*-?\d+:[\d:.,]*[ \t]*-->", re.ASCII)
_ANY_TIMES = re.compile(
    rf"^(?:{_MEANT_AS_ARROW.pattern}|{_COMMA.pattern}$)", re.ASCII | re.MULTILINE
)
_WEBVTT = re.compile(r"WEBVTT(?=\s|$)")
_BLOCK = re.compile(r"(WEBVTT|NOTE|STYLE|REGION)(?=\s|$)(.*)")
_HEADER = re.compile(r"(Language|Title|X-TIMESTAMP-MAP)\s*[:=]\s*(.*)", re.IGNORECASE)
_MPEGTS = re.compile(r"MPEGTS:(\d{1,12})", re.ASCII)
_MPEGTS_HZ = 90_000
_LOCAL = re.compile(rf"LOCAL:({_TIME})", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>\n]{1,200})>")
_WORD_TIMES = re.compile(r"<\d\d:\d\d:\d\d\.\d{3}><c>", re.ASCII)


def is_timed(text: str) -> bool:
    """Whether a text is WebVTT, SRT or SBV."""
    return bool(_WEBVTT.match(text) or _ANY_TIMES.search(text))


def read_timed(text: str) -> Captions:
    """The cues of a WebVTT, SRT or SBV file, their markup left in. Raises SourceRefusal."""
    reading = _TimedReading(webvtt=bool(_WEBVTT.match(text)))
    for number, line in enumerate(text.split("\n"), 1):
        reading.take(line, number)
    reading.close()
    return Captions(
        reading.cues,
        _format(text),
        language=reading.language,
        title=reading.title,
        auto=bool(_WORD_TIMES.search(text)),
    )


def _format(text: str) -> str:
    if _WEBVTT.match(text):
        return "webvtt"
    return "srt" if "-->" in text else "sbv"


class _TimedReading:
    """Where in the file the reader is, and what was found so far."""

    def __init__(self, *, webvtt: bool) -> None:
        self.cues: list[Segment] = []
        self.language = ""
        self.title = ""
        self._webvtt = webvtt
        self._block = ""  # the kind of WebVTT block that is passed over, up to a blank line
        self._times: tuple[float, float] | None = None
        self._body: list[str] = []
        self._counted = 0
        self._clock: float | None = None
        self._shift = 0.0

    def take(self, line: str, number: int) -> None:
        times = self._found_times(line, number)
        if self._block and not (times and self._block == "WEBVTT"):
            self._pass_over(line)
        elif times:
            self._open(times)
        elif self._webvtt and self._after_blank() and (block := _BLOCK.match(line)):
            self._block = block[1]
            if block[1] == "WEBVTT":
                self.title = self.title or block[2].strip(" \t-–—")
        else:
            self._body.append(line)

    def close(self) -> None:
        """End the cue whose text was being read."""
        text = "\n".join(self._body).strip("\n").replace("[br]", "\n")  # as SBV breaks lines
        self._body.clear()
        if not self._times or not text.strip():
            return
        start, end = (time + self._shift for time in self._times)
        cue = checked(start, end, text)
        if voice := _VOICE.match(text):
            cue = Segment(start=start, end=end, text=text, speaker=" ".join(voice[1].split()))
        self.cues.append(cue)

    def _found_times(self, line: str, number: int) -> tuple[float, float] | None:
        if "-->" not in line:
            found = _COMMA.fullmatch(line)
        elif not (found := _ARROW.fullmatch(line)) and _MEANT_AS_ARROW.match(line):
            raise unreadable(f"Line {number} of the captions file has times that cannot be read.")
        if not found:
            return None
        where = f" (line {number})"
        cue = checked(_seconds(found[1], where), _seconds(found[2], where), "", where)
        return cue.start, cue.end

    def _open(self, times: tuple[float, float]) -> None:
        self._block = ""
        self._counted += 1
        if self._body and self._is_identifier(self._body[-1]):
            del self._body[-1]
        self.close()
        self._times = times

    def _is_identifier(self, line: str) -> bool:
        """Whether the line above a line of times names the cue, rather than ending the last."""
        above = self._body[-2] if len(self._body) > 1 else None
        apart = self._times is None if above is None else not above.strip()
        if line.strip().isdecimal():
            return apart or line.strip() == str(self._counted)
        return self._webvtt and apart

    def _after_blank(self) -> bool:
        return not self._body or not self._body[-1].strip()

    def _pass_over(self, line: str) -> None:
        if not line.strip():
            self._block = ""
        elif self._block == "WEBVTT" and (header := _HEADER.match(line)):
            self._header(header[1].lower(), header[2].strip())

    def _header(self, name: str, value: str) -> None:
        if name == "language":
            self.language = self.language or value
        elif name == "title":
            self.title = self.title or value
        else:
            self._synchronise(value)

    def _synchronise(self, value: str) -> None:
        """Heed X-TIMESTAMP-MAP, which HLS puts at the head of each piece of a WebVTT file.

        It says when the piece's zero is on the clock of a stream that we do not see. The first
        piece is taken as it stands; a later one is moved by what its clock differs from that.
        """
        stream, local = _MPEGTS.search(value), _LOCAL.search(value)
        if stream and local:
            self.close()
            clock = int(stream[1]) / _MPEGTS_HZ - _seconds(local[1], "")
            self._clock = clock if self._clock is None else self._clock
            self._shift = clock - self._clock


def _seconds(text: str, where: str) -> float:
    hours, minutes, seconds = (
        float(part) for part in ("0:" + text.replace(",", ".").lstrip("-")).split(":")[-3:]
    )
    if seconds >= 60 or (text.count(":") == 2 and minutes >= 60):
        raise unreadable(
            f"The captions file has a time that is none{where}: {text}. "
            "Minutes and seconds go up to 59."
        )
    total = round(hours * 3600 + minutes * 60 + seconds, 6)
    return -total if text.startswith("-") else total
