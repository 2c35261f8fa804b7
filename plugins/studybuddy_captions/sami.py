"""SAMI: HTML-like text, in which `<SYNC Start=1000>` says from when on its paragraphs are shown."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from studybuddy import Segment
from studybuddy_captions.document import Captions, check_times, checked, unreadable
from studybuddy_captions.ends import ended
from studybuddy_captions.tracks import fullest, left_out

_TAG = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]{1,40}+)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]*+)\}")
_PROPERTY = re.compile(r"([A-Za-z-]{1,40}+)\s*+:\s*+([^;]*+)")
_MILLISECONDS = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?(?:ms)?", re.ASCII)
# What browsers take for blanks between tags; a no-break space is a sign that clears the screen.
_BLANK = re.compile(r"[ \t\n\r\f]+")
_LONGEST_NAME = 200


class _Shown(NamedTuple):
    """What a class of paragraphs shows from `start` on. `text` grows while it is read."""

    start: float
    speaker: str
    text: list[str]


class _Reading:
    """The document, tag by tag."""

    def __init__(self) -> None:
        self.tracks: dict[str, list[Segment]] = {}
        self.title: list[str] = []
        self._shown: dict[str, _Shown] = {}
        self._start: float | None = None
        self._class = ""
        self._speaker: list[str] = []
        self._within = ""  # the element whose text is not said

    def text(self, text: str) -> None:
        said = html.unescape(_BLANK.sub(" ", text))
        if self._within in {"title", "source"}:
            (self.title if self._within == "title" else self._speaker).append(said)
        elif not self._within and self._start is not None:
            shown = self._shown.get(self._class)
            if said.strip(" ") and (shown is None or shown.start != self._start):
                shown = self._open(self._start)
            if shown and shown.start == self._start:
                shown.text.append(said)

    def tag(self, closing: bool, name: str, attributes: str) -> None:
        if name in {"title", "style", "rt", "rp"}:
            self._within = "" if closing else name
        elif name == "br":
            self.text("\x01")
        elif name == "sync" and not closing:
            self._start, self._class, self._within = _start(attributes), "", ""
        elif name == "p" and not closing and self._start is not None:
            self._paragraph(_attributes(attributes), self._start)

    def _paragraph(self, given: dict[str, str], start: float) -> None:
        self._class = given.get("class", "").lower()
        self._within = "source" if given.get("id", "").lower() == "source" else ""
        if self._within:
            self._speaker = []  # whoever is named speaks until another is
        else:
            self._open(start)

    def close(self) -> None:
        """End what is shown."""
        for name in list(self._shown):
            self._end(name, None)

    def _open(self, start: float) -> _Shown:
        shown = self._shown.get(self._class)
        if shown and shown.start == start:
            shown.text.append("\x01")
            return shown
        self._end(self._class, start)
        speaker = " ".join("".join(self._speaker).split())[:_LONGEST_NAME]
        self._speaker = [speaker]
        self._shown[self._class] = _Shown(start, speaker, [])
        return self._shown[self._class]

    def _end(self, name: str, end: float | None) -> None:
        track = self.tracks.setdefault(name, [])
        shown = self._shown.pop(name, None)
        if shown and (said := _lines("".join(shown.text))):
            until = shown.start if end is None else max(end, shown.start)
            track.append(checked(shown.start, until, said, speaker=shown.speaker))


def read_sami(text: str) -> Captions:
    """The cues of a SAMI file, in one of its languages. Raises SourceRefusal."""
    reading = _Reading()
    place = 0
    while found := _TAG.search(text, place):
        reading.text(text[place : found.start()])
        place = found.end()
        if found[0] == "<!--":
            until = text.find("-->", place)
            place = len(text) if until < 0 else until + 3
        else:
            reading.tag(bool(found[1]), found[2].lower(), found[3])
    reading.text(text[place:])
    reading.close()
    return _captions(reading, _classes(text))


def _captions(reading: _Reading, classes: dict[str, dict[str, str]]) -> Captions:
    tracks = {name: track for name, track in reading.tracks.items() if track}
    chosen = fullest(tracks)
    others = [_title(name, classes) for name in tracks if name != chosen]
    return Captions(
        ended(tracks.get(chosen, ())),
        "sami",
        language=classes.get(chosen, {}).get("lang", ""),
        title=" ".join("".join(reading.title).split()),
        warnings=(left_out(_title(chosen, classes), others),) if others else (),
    )


def _classes(text: str) -> dict[str, dict[str, str]]:
    """What the style sheet says of each class: `Name`, `lang`."""
    head = text[: text.lower().find("<body")]
    return {
        found[1].lower(): {
            name.lower(): value.strip().strip("\"'") for name, value in _PROPERTY.findall(found[2])
        }
        for found in _CLASS.finditer(head)
    }


def _title(name: str, classes: dict[str, dict[str, str]]) -> str:
    return classes.get(name, {}).get("name", "") or name or "the one without a name"


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(text)}


def _start(attributes: str) -> float:
    text = _attributes(attributes).get("start", "")
    if not _MILLISECONDS.fullmatch(text):
        raise unreadable(
            f"The captions file is SAMI with a SYNC whose Start is no time ({text[:40]}). Get it "
            "again, or save it as SRT or VTT."
        )
    start = float(text.removesuffix("ms")) / 1000
    check_times(start, start)
    return start


def _lines(text: str) -> str:
    lines = (_BLANK.sub(" ", line).strip() for line in text.split("\x01"))
    return "\n".join(line for line in lines if line)
