"""YouTube's own caption format, as `fmt=json3` delivers it."""

from __future__ import annotations

import msgspec

from studybuddy.errors import SourceRefusal
from studybuddy.text.tags import escape_spoken_tags
from studybuddy.transcript import Segment


class _Run(msgspec.Struct, rename={"offset": "tOffsetMs"}):
    utf8: str = ""
    offset: float = 0


class _CaptionEvent(msgspec.Struct, rename={"start": "tStartMs", "duration": "dDurationMs"}):
    start: float = 0
    duration: float = 0
    segs: list[_Run] | None = None


class _Document(msgspec.Struct):
    events: list[_CaptionEvent]


def read_json3(data: bytes) -> list[Segment]:
    """The cues of a json3 document, one per event that shows words.

    A word that has a time of its own is preceded by it, written as WebVTT does
    (`all<00:00:22.722> right`): `studybuddy.clean` reads these. Styles stand beside the texts, in
    pens, so a tag that stands by itself is a word. Events that only define a window or break a
    line are no cues. Raises SourceRefusal (`captions_unreadable`).
    """
    try:
        events = msgspec.json.decode(data, type=_Document).events
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SourceRefusal(
            "captions_unreadable",
            f"The captions are not the json3 that YouTube delivers ({error}). "
            "Download them again, or use another format such as SRT.",
        ) from error
    cues = (
        Segment(
            start=event.start / 1000,
            end=(event.start + event.duration) / 1000,
            text=_with_times(event),
        )
        for event in events
    )
    return [cue for cue in cues if cue.text.strip()]


def _with_times(event: _CaptionEvent) -> str:
    text = "".join(
        f"<{_stamp(event.start + run.offset)}>{run.utf8}" if run.offset > 0 else run.utf8
        for run in event.segs or ()
    )
    return escape_spoken_tags(text)


def _stamp(milliseconds: float) -> str:
    seconds, thousandths = divmod(round(milliseconds), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"
