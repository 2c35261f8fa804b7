"""Captions as an order reads them: cleaned, on the video's clock, corrected as the user says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from studybuddy.cleaning import clean
from studybuddy.cleaning.timecode import found_offset, late_start, past_the_end, shifted
from studybuddy.transcript import Reading, ReadingWarning, Segment, Transcript
from studybuddy.work import Order


def tidied(raw: Transcript, order: Order) -> Transcript:
    """Cleaned, on the clock of the video, and corrected as the user says."""
    cleaned = clean(raw.segments)
    offset = found_offset(raw) if order.offset is None else order.offset
    tidy = msgspec.structs.replace(
        raw,
        video=msgspec.structs.replace(raw.video, title=order.title or raw.video.title),
        segments=shifted(cleaned, offset),
    )
    if raw.reading is None:
        return tidy
    found = late_start(raw) if order.offset is None and not offset else ()
    found += past_the_end(tidy)
    reading = msgspec.structs.replace(
        raw.reading, offset=offset, warnings=(*raw.reading.warnings, *found)
    )
    return _corrected(tidy, reading, order)


def _corrected(tidy: Transcript, reading: Reading, order: Order) -> Transcript:
    """Captions of the user's own, in the language and with the names that the order gives."""
    unknown = _unknown_speakers(tidy.segments, order)
    return msgspec.structs.replace(
        tidy,
        segments=_renamed(tidy.segments, dict(order.speakers)),
        language=order.captions_language or tidy.language,
        reading=msgspec.structs.replace(reading, warnings=(*reading.warnings, *unknown)),
    )


def _renamed(segments: Sequence[Segment], names: Mapping[str, str]) -> tuple[Segment, ...]:
    return tuple(
        msgspec.structs.replace(segment, speaker=names[segment.speaker])
        if segment.speaker in names
        else segment
        for segment in segments
    )


def _unknown_speakers(segments: Sequence[Segment], order: Order) -> list[ReadingWarning]:
    """A warning for each name that the order corrects and nobody has."""
    known = {segment.speaker for segment in segments}
    return [
        ReadingWarning(
            code="unknown_speaker",
            message=f"Nobody speaks under the name '{name}', so it was not changed to '{right}'.",
        )
        for name, right in order.speakers
        if name not in known
    ]
