"""YouTube's XML: srv1 (`<transcript>`), srv2 and srv3 (`<timedtext>`)."""

from __future__ import annotations

import re

from studybuddy import Segment
from studybuddy.text import escape_spoken_tags
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.timed_words import stamp
from studybuddy_captions.xml_reading import read_xml

_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|transcript|timedtext|tt)\b|\s*<!--", re.IGNORECASE)
_DEEPEST = 20


def is_xml(text: str) -> bool:
    """Whether a text is meant as XML."""
    return bool(_XML.match(text))


def read_timedtext(text: str) -> Captions:
    """The cues of an srv1, srv2 or srv3 document. Raises SourceRefusal."""
    reading = _TimedTextReading()
    read_xml(text, reading)
    return Captions(reading.cues, "youtube-xml", auto=reading.auto)


class _TimedTextReading:
    """What the parser reports, as cues."""

    def __init__(self) -> None:
        self.cues: list[Segment] = []
        self.auto = False
        self._depth = 0
        self._cue: tuple[float, float] | None = None
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST or (self._depth == 1 and tag not in {"transcript", "timedtext"}):
            raise unreadable(
                "The captions file is XML, but not the kind that YouTube delivers (srv1, srv3). "
                "Save it as SRT or VTT."
            )
        if tag in {"p", "text"}:
            self._cue = _times(attributes)
        elif tag == "s" and self._cue:
            self.auto = self.auto or "ac" in attributes
            if offset := _number(attributes.get("t", "0")):
                self._text.append(f"<{stamp(self._cue[0] + offset / 1000)}>")
        elif tag == "br":
            self._text.append("\n")

    def data(self, text: str) -> None:
        if self._cue:
            self._text.append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag in {"p", "text"} and self._cue:
            text = "".join(self._text)
            if text.strip():
                # srv3 (`p`) has elements for styles, the others escape a tag that is a word twice.
                said = escape_spoken_tags(text) if tag == "p" else text
                self.cues.append(checked(*self._cue, said))
            self._cue = None
            self._text.clear()

    def close(self) -> None:
        """Nothing is left to do at the end of the document."""


def _times(attributes: dict[str, str]) -> tuple[float, float]:
    """Start and end in seconds: srv1 has `start` and `dur`, the others milliseconds."""
    if "start" in attributes:
        start, duration = _number(attributes["start"]), _number(attributes.get("dur", "0"))
        return start, round(start + duration, 3)
    start, duration = _number(attributes.get("t", "0")), _number(attributes.get("d", "0"))
    return start / 1000, (start + duration) / 1000


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise unreadable(
            f"The captions file has a time that is no number ({text[:40]}). Get it again."
        ) from None
