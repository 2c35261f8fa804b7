"""Study notes as a WebVTT track: an exporter for YouTube Study Buddy."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import groupby, pairwise
from typing import NamedTuple

import studybuddy
from studybuddy.text import safe

_LONGEST = 8.0  # seconds that a point stays, unless the next comes before


class Shown(NamedTuple):
    """Lines of plain text, and the seconds of the video in which they are shown."""

    start: float
    end: float
    lines: tuple[str, ...]


class WebVttExporter(studybuddy.Exporter):
    """WebVTT track, the notes shown while the video plays."""

    media_type = "text/vtt"
    extension = "vtt"

    def missing(self, settings: Mapping[str, str]) -> str:
        """The library that writes the format."""
        return "" if find_spec("webvtt") else "Install webvtt-py: pip install webvtt-py"

    def export(self, note: studybuddy.Note) -> bytes:
        """A cue for each second at which a point is proven."""
        try:
            from webvtt import Caption, WebVTT
        except ImportError as error:
            raise studybuddy.ExportFailed("webvtt_missing", self.missing({})) from error
        captions = [
            Caption(clock(one.start), clock(one.end), [cue_text(line) for line in one.lines])
            for one in shown(note)
        ]
        return str(WebVTT(captions=captions).content).encode()


def shown(note: studybuddy.Note) -> Iterator[Shown]:
    """The points of the sections in the video's order, those of one second together."""

    def start(point: studybuddy.Point) -> float:
        return note.start_of(point)

    points = sorted((p for s in note.sections for p in s.points if p.text.strip()), key=start)
    cues = [(at, [marked(note, p) for p in together]) for at, together in groupby(points, start)]
    last = (float("inf"), list[str]())
    for (at, lines), (following, _) in pairwise([*cues, last]):
        yield Shown(at, min(at + _LONGEST, following), tuple(lines))


def marked(note: studybuddy.Note, point: studybuddy.Point) -> str:
    """A point, with what its reader thinks of it."""
    told = studybuddy.labels_for(note.language).marked
    return f"{point.text} (✗ {told})" if note.mark_of(point) else point.text


def cue_text(text: str) -> str:
    """Plain text on one line of a cue, where `<` begins a tag and `-->` a time."""
    return html.escape(safe.for_document(text), quote=False)


def clock(seconds: float) -> str:
    """Seconds as `01:02:03.450`."""
    minutes, thousandths = divmod(round(seconds * 1000), 60_000)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{thousandths // 1000:02}.{thousandths % 1000:03}"
