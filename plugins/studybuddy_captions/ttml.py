"""TTML, also called DFXP, iTT, EBU-TT and IMSC: https://www.w3.org/TR/ttml2/.

Times are those of what holds an element, as the specification counts them: one beside the other
or, where `timeContainer` says `seq`, one after the other. Where words stand is of no matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

import msgspec

from studybuddy import ReadingWarning, Segment
from studybuddy.text import escape_spoken_tags
from studybuddy_captions.document import LONGEST, Captions, checked, unreadable
from studybuddy_captions.ends import ended
from studybuddy_captions.timed_words import stamp
from studybuddy_captions.tracks import alternatives, fullest, left_out
from studybuddy_captions.ttml_times import Clock
from studybuddy_captions.xml_reading import local, read_xml

_DEEPEST = 60
_LONGEST_NAME = 200
_TIMED = frozenset({"body", "div", "p", "span"})
# What holds text that nobody sees.
_UNSEEN = frozenset(
    {"head", "metadata", "set", "animate", "image", "audio", "data", "chunk", "source"}
    | {"agent", "actor", "name", "title", "desc", "copyright", "item"}
)
# A reading stands above the base text and says the same.
_UNSAID = {"ruby": {"text", "textContainer", "delimiter"}, "display": {"none"}}


class _Piece(NamedTuple):
    text: str
    start: float
    end: float


class _Element:
    """An element that is open: when it is shown, and what it hands on to what it holds."""

    def __init__(self, tag: str, start: float, end: float, above: _Element | None) -> None:
        self.tag, self.start, self.end = tag, start, end
        self.own_end = False  # it says itself when it ends
        self.in_turn = False  # what it holds is shown one after the other
        self.cursor = start  # the latest end of what it held so far
        self.timed: bool = above is not None and above.timed
        self.unseen: bool = tag in _UNSEEN or (above is not None and above.unseen)
        self.in_paragraph: bool = tag == "p" or (above is not None and above.in_paragraph)
        self.preserve: bool = above is not None and above.preserve
        self.agent: str = above.agent if above else ""
        self.language: str = above.language if above else ""


def read_ttml(text: str) -> Captions:
    """The cues of a TTML document. Raises SourceRefusal."""
    reading = _TtmlReading()
    read_xml(text, reading)
    if any(reading.tracks.values()) and not reading.timed:
        raise unreadable(
            "The captions file is TTML without any time. Get it again with times, or save its "
            "words as plain text."
        )
    language = fullest(reading.tracks)
    warnings = []
    if reading.never_shown:
        warnings.append(_never_shown(reading.never_shown))
    others = alternatives(reading.tracks, language)
    if others:
        warnings.append(left_out(language or "the one without a name", others))
    unread = set(others)
    cues = [cue for name, track in reading.tracks.items() if name not in unread for cue in track]
    return Captions(
        ended(cues),
        "ttml",
        language=language or reading.language,
        title=" ".join("".join(reading.title).split()),
        warnings=tuple(warnings),
    )


class _TtmlReading:
    """What the parser reports, as cues."""

    def __init__(self) -> None:
        self.tracks: dict[str, list[Segment]] = {}
        self.title: list[str] = []
        self.language = ""
        self.timed = False
        self.never_shown = 0
        self._clock = Clock({})
        self._open: list[_Element] = []
        self._unsaid: set[str] = set()
        self._agents: dict[str, str] = {}
        self._name: list[str] = []
        self._pieces: list[_Piece] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag, given = local(tag), {local(name): value for name, value in attributes.items()}
        if len(self._open) >= _DEEPEST or (not self._open and tag != "tt"):
            raise unreadable("The captions file is TTML nested beyond reason, or none at all.")
        if not self._open:
            self._clock = Clock(given)
            self.language = given.get("lang", "")
        self._declare(tag, given)
        element = self._element(tag, given)
        if tag == "br" and element.in_paragraph and not element.unseen and element.start < inf:
            self._pieces.append(_Piece("\n", element.start, element.end))
        self._open.append(element)

    def data(self, text: str) -> None:
        element = self._open[-1]
        if element.tag == "title" and len(self._open) < 5:
            self.title.append(text)
        elif element.tag == "name":
            self._name.append(text)
        elif not element.unseen and element.in_paragraph:
            self._say(text, element)
        elif text.strip() and not element.unseen:
            raise unreadable(
                "The captions file is TTML with words outside of its paragraphs, which have no "
                f"times ({text.strip()[:40]}). Get it again, or save it as SRT or VTT."
            )

    def end(self, tag: str) -> None:
        element = self._open.pop()
        if element.tag == "p":
            self._close(element)
        elif element.tag == "agent":
            self._agents[element.agent] = " ".join("".join(self._name).split())[:_LONGEST_NAME]
            self._name.clear()
        if self._open and element.tag in _TIMED:
            above = self._open[-1]
            until = element.end if element.own_end else element.cursor
            above.cursor = max(above.cursor, until)

    def close(self) -> None:
        """Nothing is left to do at the end of the document."""

    def _say(self, text: str, element: _Element) -> None:
        if element.start == inf:  # what comes before it never ends
            self.never_shown += bool(text.strip())
            return
        said = text if element.preserve else _collapsed(text)
        self._pieces.append(_Piece(said, element.start, element.end))
        if text.strip() and not element.own_end and not element.in_turn:
            element.cursor = element.end  # text is shown as long as what holds it

    def _declare(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style" and "id" in given and self._is_unsaid(given):
            self._unsaid.add(given["id"])

    def _is_unsaid(self, given: dict[str, str]) -> bool:
        own = any(given.get(name) in values for name, values in _UNSAID.items())
        return own or not self._unsaid.isdisjoint(given.get("style", "").split())

    def _element(self, tag: str, given: dict[str, str]) -> _Element:
        above = self._open[-1] if self._open else None
        start, end = (above.start, above.end) if above else (0.0, inf)
        if above and above.in_turn:
            start = above.cursor
        element = _Element(tag, start, end, above)
        if tag in _TIMED:
            self._time(element, given)
        if not given:
            return element
        element.unseen = element.unseen or self._is_unsaid(given)
        if "space" in given:
            element.preserve = given["space"] == "preserve"
        if tag == "agent":
            element.agent = given.get("id", "")
        elif agents := given.get("agent", "").split():
            element.agent = agents[0]
        if tag in {"tt", "body", "div"}:
            element.language = given.get("lang", element.language)
        return element

    def _time(self, element: _Element, given: dict[str, str]) -> None:
        """Set when an element is shown, by its own times within those of what holds it."""
        base, latest = element.start, element.end
        element.in_turn = given.get("timeContainer") == "seq"
        element.cursor = element.start
        if not given:
            return
        element.timed = element.timed or not {"begin", "end", "dur"}.isdisjoint(given)
        if "begin" in given:
            element.start = round(base + self._clock.seconds(given["begin"]), 6)
        ends = [latest]
        if "end" in given:
            ends.append(round(base + self._clock.seconds(given["end"]), 6))
        if "dur" in given:
            ends.append(round(element.start + self._clock.seconds(given["dur"]), 6))
        element.end = min(ends)
        element.own_end = len(ends) > 1
        element.cursor = element.start

    def _close(self, paragraph: _Element) -> None:
        """Make cues of a paragraph whose end is reached."""
        self._pieces, pieces = [], self._pieces
        if not any(piece.text.strip() for piece in pieces):
            return
        above = self._open[-1].end
        track = self.tracks.setdefault(paragraph.language, [])
        speaker = self._agents.get(paragraph.agent, "")
        for cue in _cues(pieces):
            if cue.start >= above:
                self.never_shown += 1
                continue
            self.timed = self.timed or paragraph.timed or cue.start > 0 or cue.end < inf
            end = min(cue.end, LONGEST) if cue.start < cue.end < inf else cue.start
            checked(cue.start, end, cue.text)
            track.append(msgspec.structs.replace(cue, end=end, speaker=speaker))


def _cues(pieces: Sequence[_Piece]) -> Iterable[Segment]:
    """The pieces of a paragraph that are on the screen together, each as one cue.

    Where a piece begins later than the first, its time stands before it, as WebVTT writes it. A
    word whose parts have times of their own stays whole.
    """
    together: list[_Piece] = []
    latest, apart = 0.0, False
    for piece in pieces:
        if not piece.text.strip():
            apart = True
            if together:
                together.append(piece)
            continue
        spaced = apart or piece.text[0].isspace() or (together and together[-1].text[-1].isspace())
        if together and (piece.start < together[0].start or (spaced and piece.start >= latest)):
            yield _cue(together)
            together, latest = [], 0.0
        together.append(piece)
        latest, apart = max(latest, piece.end), False
    yield _cue(together)


def _cue(pieces: Sequence[_Piece]) -> Segment:
    said = [piece for piece in pieces if piece.text.strip()]
    start = now = said[0].start
    text = ""
    for piece in pieces:
        if piece.text.strip() and piece.start > now:
            text, now = f"{text}<{stamp(piece.start)}>", piece.start
        text += piece.text
    shown = escape_spoken_tags(_laid_out(text))
    return Segment(start=start, end=max(piece.end for piece in said), text=shown)


def _laid_out(text: str) -> str:
    lines = (_collapsed(line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _collapsed(text: str) -> str:
    """White space as one space, but for what is none in XML (a no-break space)."""
    parts = text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ")
    kept = [part for i, part in enumerate(parts) if part or i in {0, len(parts) - 1}]
    return " ".join(kept)


def _never_shown(count: int) -> ReadingWarning:
    return ReadingWarning(
        code="cues_never_shown",
        message=f"{count} cues of the file begin when what holds them has ended: no player shows "
        "them, and they are left out.",
    )
