"""How captions were read, told before anything is written or paid."""

from __future__ import annotations

import math
from collections.abc import Iterator

from studybuddy.events import Preview, PreviewedVideo, PreviewLine
from studybuddy.note import clock, exact_clock
from studybuddy.text.words import billed_words
from studybuddy.transcript import Reading, ReadingWarning, Transcript

_NO_FILE = Reading(format="", encoding="")
_LINES = 10
_SPEAKERS = 50
_WARNINGS = 20
_CAPTIONS = {
    "manual": "made by people",
    "auto": "recognised by a machine",
    "translated": "translated by a machine",
}
_LONGEST = 300  # characters of a line or a name: a stranger's file may hold anything


def preview_of(transcript: Transcript) -> Preview:
    """The report on captions, which holds no more of them than fits a screen."""
    reading = transcript.reading or _NO_FILE
    words = [segment for segment in transcript.segments if segment.text]
    speakers = dict.fromkeys(segment.speaker for segment in words if segment.speaker)
    return Preview(
        format=reading.format,
        format_title=reading.format_title,
        encoding=reading.encoding,
        cues=reading.cues,
        words=math.ceil(billed_words("\n".join(segment.text for segment in words))),
        speakers=tuple(_cut(name) for name in list(speakers)[:_SPEAKERS]),
        language=transcript.language,
        title=_cut(transcript.video.title),
        estimated=transcript.estimated,
        start=words[0].start,
        end=max(segment.end for segment in words),
        offset=reading.offset,
        lines=tuple(
            PreviewLine(start=one.start, text=_cut(one.text), speaker=_cut(one.speaker))
            for one in words[:_LINES]
        ),
        warnings=tuple(
            ReadingWarning(code=one.code, message=_cut(one.message))
            for one in reading.warnings[:_WARNINGS]
        ),
        video=None if transcript.reading else _video(transcript),
    )


def _video(transcript: Transcript) -> PreviewedVideo:
    video = transcript.video
    return PreviewedVideo(
        id=video.id,
        channel=_cut(video.channel),
        seconds=round(transcript.duration, 3),
        captions=transcript.kind,
    )


def in_brief(preview: Preview) -> Iterator[str]:
    """The report in a line or two, and the warnings."""
    yield (
        f"Read as {preview.format_title} ({preview.encoding}): {preview.cues:,} cues, "
        f"{preview.words:,} words in {_language(preview)}, {_length(preview)}."
    )
    if preview.offset:
        yield f"{_offset(preview.offset)}. To leave the times as they are: --offset 0"
    for warning in preview.warnings:
        yield f"Check: {warning.message}"


def in_full(preview: Preview) -> Iterator[str]:
    """The report as a page: what was found, the first lines, the warnings."""
    rows = {
        "Title": preview.title or "none",
        **_origin(preview),
        "Language": _language(preview),
        "Speakers": ", ".join(preview.speakers) or "not named",
        "Times": _length(preview),
    }
    if preview.offset:
        rows["Offset"] = _offset(preview.offset)
    yield from (f"{label:<9} {value}" for label, value in rows.items())
    yield ""
    width = len(clock(preview.lines[-1].start))
    for line in preview.lines:
        speaker = f"{line.speaker}: " if line.speaker else ""
        yield f"{clock(line.start):>{width}}  {speaker}{line.text}"
    if preview.warnings:
        yield ""
    yield from (f"Check: {warning.message}" for warning in preview.warnings)


def _origin(preview: Preview) -> dict[str, str]:
    """Where the words come from, and how many they are."""
    if video := preview.video:
        captions = f"YouTube's, {_CAPTIONS.get(video.captions, video.captions)}"
        told = {"Channel": video.channel or "unknown", "Length": clock(video.seconds)}
        return {**told, "Captions": captions, "Holds": f"{preview.words:,} words"}
    return {
        "Format": f"{preview.format_title}, {preview.encoding}",
        "Holds": f"{preview.cues:,} cues, {preview.words:,} words",
    }


def _language(preview: Preview) -> str:
    return "an unknown language" if preview.language == "und" else preview.language


def _length(preview: Preview) -> str:
    return f"{clock(preview.start)} to {clock(preview.end)}" + (
        ", estimated from the number of words" if preview.estimated else ""
    )


def _offset(offset: float) -> str:
    """What was done to the times, as a sentence without its full stop."""
    return f"{exact_clock(abs(offset))} {'taken off' if offset > 0 else 'added to'} every time"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
