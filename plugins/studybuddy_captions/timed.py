"""WebVTT, SubRip (SRT) and YouTube's SBV: lines of text below a line of times.

Read in one pass, line by line, and as files are found rather than as they are specified: a cue's
text goes on to the next line of times, over blank lines too, because tools that strip white space
make blank lines inside cues.
"""

from __future__ import annotations

import re
from itertools import pairwise

from studybuddy import ReadingWarning, Segment
from studybuddy_captions.cue_times import (
    CueTimes,
    cue_times,
    looks_like_times,
    may_be_times,
    may_join_times,
    means_times,
)
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.numbering import Numbering
from studybuddy_captions.pieces import Pieces

_WEBVTT = re.compile(r"\s*+(?:WEBVTT(?=\s|$)|webvtt[ \t]*+(?:\n|$))")
_BLOCK = re.compile(r"(NOTE(?=[ \t]|$)|(?:STYLE|REGION)(?=[ \t]*$)|WEBVTT(?=[ \t]|$))(.*)")
_TITLE = re.compile(r"\s+[-–—]+\s+(.*)")
_HEADER = re.compile(r"(Language|Title|X-TIMESTAMP-MAP)\s*[:=]\s*(.*)", re.IGNORECASE)
_HEADER_LINE = re.compile(r"[A-Za-z-]{1,40}\s?[:=]")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>\n]{1,200})>")
_WORD_TIMES = re.compile(r"<\d\d:\d\d:\d\d\.\d{3}><c>", re.ASCII)
_PREAMBLE = 2_000  # characters before the first line of times


def is_timed(text: str) -> bool:
    """Whether a text is WebVTT, SRT or SBV."""
    if _WEBVTT.match(text):
        return True
    lines = text.split("\n")
    clocks = [line for line in lines if may_be_times(line) and may_join_times(line)]
    return any(map(means_times, clocks)) or _has_weak_times(clocks, lines)


def _has_weak_times(clocks: list[str], lines: list[str]) -> bool:
    """Whether lines like `9:30 -> 10:15`, which may be of a schedule, are many."""
    weak = sum(map(looks_like_times, clocks))
    return weak > 0 and weak * 5 >= sum(bool(line.strip()) for line in lines)


def read_timed(text: str) -> Captions:
    """The cues of a WebVTT, SRT or SBV file, their markup left in. Raises SourceRefusal."""
    reading = _TimedReading(webvtt=bool(_WEBVTT.match(text)))
    lines = text.lstrip().split("\n") if reading.webvtt else text.split("\n")
    before = text.count("\n") - len(lines) + 1  # lines that were stripped
    for number, (line, following) in enumerate(pairwise([*lines, ""]), before + 1):
        reading.take(line, following, number)
    reading.end()
    return Captions(
        reading.cues,
        reading.format,
        language=reading.language,
        title=reading.title,
        auto=bool(_WORD_TIMES.search(text)),
        warnings=reading.warnings,
    )


class _TimedReading:
    """Where in the file the reader is, and what was found so far."""

    def __init__(self, *, webvtt: bool) -> None:
        self.cues: list[Segment] = []
        self.language = ""
        self.title = ""
        self.warnings: tuple[ReadingWarning, ...] = ()
        self.webvtt = webvtt
        self._block = ""  # the kind of WebVTT block that is passed over, up to a blank line
        self._braces = 0  # of a style sheet that are open, and may have blank lines between
        self._first: CueTimes | None = None
        self._times: CueTimes | None = None
        self._body: list[str] = []
        self._numbering = Numbering()
        self._pieces = Pieces()

    @property
    def format(self) -> str:
        """A name of `studybuddy.CAPTION_FORMATS`."""
        if self.webvtt:
            return "webvtt"
        return "srt" if self._first is None or self._first.arrow else "sbv"

    def take(self, line: str, following: str, number: int) -> None:
        """Read a line; `following` is the next one."""
        if block := self._block_begun(line, following):
            self._block = block[1]
            if block[1] == "WEBVTT":
                self._begin_piece(block[2])
        elif not self._is_comment(line) and (times := cue_times(line, number)):
            self._open(times, number)
        elif self._block:
            self._pass_over(line)
        elif line.strip(" \t<>-") or "-->" not in line or not self.webvtt:  # WebVTT shows no arrow
            self._body.append(line)

    def end(self) -> None:
        """The file is read: end its last cue."""
        self._numbering.end(self._body)
        self._close()

    def _is_comment(self, line: str) -> bool:
        """Whether a line of a block is passed over even if it looks like one of times."""
        if self._block in {"", "WEBVTT"} or "-->" in line:
            return False
        return self._block != "NOTE" or bool(self._first and self._first.exact)

    def _open(self, times: CueTimes, number: int) -> None:
        self._check_kind(times, number)
        if not self._block:
            self._take_identifier()
        self._block, self._braces = "", 0
        self._close()
        self._pieces.check(times.start, number)
        self._times = times

    def _check_kind(self, times: CueTimes, number: int) -> None:
        """Refuse what is times in another file, but may be words in this one."""
        self._first = self._first or times
        doubtful = not times.sure or not (times.exact or self._stands_apart())
        if times.arrow != self._first.arrow or (self._first.exact and doubtful):
            raise unreadable(
                f"Line {number} of the captions file looks like a line of times, but not like the "
                "others. Write it like them, or make it plain that it is words."
            )

    def _stands_apart(self) -> bool:
        """Whether a blank line stands above, or the number of a cue below one."""
        above = self._body[:-1] if self._body and self._body[-1].strip().isdecimal() else self._body
        return not above[-1].strip() if above else self._times is None

    def _close(self) -> None:
        """End the cue whose text was being read."""
        text = "\n".join(self._body).strip("\n").replace("[br]", "\n")  # as SBV breaks lines
        self._body.clear()
        if not text.strip():
            return
        if not self._times:
            self._leave_out(text)
            return
        start, end = self._pieces.moved(self._times)
        voice = _VOICE.match(text)
        cue = checked(start, end, text, speaker=" ".join(voice[1].split()) if voice else "")
        if self._pieces.is_new(cue):
            self.cues.append(cue)

    def _leave_out(self, text: str) -> None:
        """Words before the first line of times belong to none."""
        if not self._first:
            raise unreadable(
                "The captions file is WebVTT by its head, but no line of it has times. Get it "
                "again; if it is a text without times, take out the head."
            )
        if len(text) > _PREAMBLE:
            raise unreadable(
                f"The captions file has {text.count(chr(10)) + 1} lines of text before its first "
                "line of times. Give them times, or take them out."
            )
        self.warnings = (
            ReadingWarning(
                code="words_without_times",
                message=f"Words before the first line of times are left out: {text[:100]}",
            ),
        )

    def _take_identifier(self) -> None:
        """Remove what names the cue that begins, rather than ending the last."""
        above = self._body[-2:-1]
        apart = not above[0].strip() if above else self._times is None
        if self._numbering.take(self._body, first=self._times is None) or not self.webvtt:
            return
        if self._body and (apart or "-->" in self._body[-1]):
            del self._body[-1]

    def _block_begun(self, line: str, following: str) -> re.Match[str] | None:
        """A block stands between cues, and a piece of a stream may follow words without a line."""
        if not self.webvtt or self._block or "-->" in line:
            return None
        between = self._times is None or bool(self._body and not self._body[-1].strip())
        found = _BLOCK.match(line)
        if found and not between:
            alone = line.strip() == "WEBVTT" and bool(self._body)
            begins = not following.strip() or _HEADER_LINE.match(following)
            return found if alone and begins else None
        return found

    def _begin_piece(self, beside: str) -> None:
        if title := _TITLE.fullmatch(beside):
            self.title = self.title or title[1].strip()
        if self._times:
            self._close()
            self._pieces.begin(self.cues)

    def _pass_over(self, line: str) -> None:
        self._braces += line.count("{") - line.count("}") if self._block == "STYLE" else 0
        if not line.strip() and self._braces <= 0:
            self._block, self._braces = "", 0
        elif self._block == "WEBVTT" and (header := _HEADER.match(line)):
            self._header(header[1].lower(), header[2].strip())

    def _header(self, name: str, value: str) -> None:
        if name == "language":
            self.language = self.language or value
        elif name == "title":
            self.title = self.title or value
        else:
            self._pieces.synchronise(value)
