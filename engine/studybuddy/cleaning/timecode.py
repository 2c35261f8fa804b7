"""The clock of captions, and that of the video: what is to be taken off every time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studybuddy.cleaning.markup import LONGEST
from studybuddy.errors import SourceRefusal
from studybuddy.note import clock
from studybuddy.transcript import ReadingWarning, Segment, Transcript

_HOUR = 3600.0
_SOON = 180.0  # seconds from the hour to the first words of what begins at that hour
_SLACK = 60.0  # seconds that captions may outlast their video
# Formats that tell the times of a player: what begins late in them is said late.
_OF_A_PLAYER = frozenset({"youtube-json", "youtube-xml", "text-with-times", "text"})


def found_offset(raw: Transcript) -> float:
    """The hours to take off captions of the user's own that begin at a whole hour, mostly 0.

    The timecode of a broadcast master starts at 1:00:00 or 10:00:00, the video at 0. Whether
    captions are such a master's, a known length of the video decides; without one, that the first
    stands at most three minutes after the hour. Whatever YouTube or a player has timed is not.
    """
    if raw.kind == "auto" or not raw.reading or raw.reading.format in _OF_A_PLAYER:
        return 0.0
    first = _first(raw)
    hours = first // _HOUR * _HOUR
    if raw.video.duration:
        longest = raw.video.duration + _SLACK
        last = max((cue.end for cue in raw.segments), default=0.0)
        return hours if last - hours <= longest < last else 0.0
    return hours if first - hours <= _SOON else 0.0


def late_start(raw: Transcript) -> tuple[ReadingWarning, ...]:
    """A warning when the first words stand so late that the clock may be another than the video's.

    It is for captions whose times are left as they are.
    """
    first = _first(raw)
    if first < _HOUR:
        return ()
    return (
        ReadingWarning(
            code="late_start",
            message=f"The first words stand at {clock(first)}. If the video says them earlier, "
            "give as offset how many seconds are to be taken off every time.",
        ),
    )


def past_the_end(tidy: Transcript) -> tuple[ReadingWarning, ...]:
    """A warning when words stand after the end of a video whose length is known."""
    last = max((segment.start for segment in tidy.segments), default=0.0)
    if not tidy.video.duration or last <= tidy.video.duration + _SLACK:
        return ()
    return (
        ReadingWarning(
            code="past_the_end",
            message=f"The last words stand at {clock(last)}, and the video ends at "
            f"{clock(tidy.video.duration)}. Check that these are its captions.",
        ),
    )


def _first(raw: Transcript) -> float:
    return min((cue.start for cue in raw.segments), default=0.0)


def shifted(segments: Sequence[Segment], offset: float) -> tuple[Segment, ...]:
    """The segments with `offset` seconds taken off; what would be earlier than 0 begins there.

    Raises SourceRefusal (`bad_offset`) when most would, or when a time comes out past 100 hours.
    """
    if not offset or not segments:
        return tuple(segments)
    early = sum(segment.start < offset for segment in segments)
    if early * 2 > len(segments):
        raise SourceRefusal(
            "bad_offset",
            f"With {offset:g} seconds taken off, most of these captions would stand before the "
            f"video begins: the first words stand at {segments[0].start:g} seconds. Give a "
            "smaller offset, or 0 to leave the times as they are.",
        )
    if max(segment.end for segment in segments) - offset > LONGEST:
        raise SourceRefusal(
            "bad_offset",
            f"With an offset of {offset:g} seconds these captions would end after 100 hours. "
            "Give a smaller one, or 0 to leave the times as they are.",
        )
    return tuple(
        msgspec.structs.replace(
            segment, start=_earlier(segment.start, offset), end=_earlier(segment.end, offset)
        )
        for segment in segments
    )


def _earlier(time: float, offset: float) -> float:
    return max(0.0, round(time - offset, 6))
