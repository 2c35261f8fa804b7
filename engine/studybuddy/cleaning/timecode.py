"""The clock of captions, and that of the video: what is to be taken off every time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studybuddy.cleaning.markup import LONGEST
from studybuddy.errors import SourceRefusal
from studybuddy.transcript import Segment


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
