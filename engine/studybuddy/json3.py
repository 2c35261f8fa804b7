"""YouTube's own caption format, as `fmt=json3` delivers it."""

from __future__ import annotations

from studybuddy.transcript import Segment


def read_json3(data: bytes) -> list[Segment]:
    """The cues of a json3 document. Raises SourceRefusal (`captions_unreadable`)."""
    return []
