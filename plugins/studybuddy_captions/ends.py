"""When cues end of which the file says only when they begin."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studybuddy import Segment
from studybuddy.text import scripts
from studybuddy_captions.document import LONGEST

_WORDS_PER_SECOND = 2.5  # 150 a minute, as people lecture


def ended(cues: Iterable[Segment]) -> list[Segment]:
    """The cues by their starts; one that has no length lasts until the next begins.

    The last one lasts as long as it takes to say.
    """
    later = LONGEST
    found: list[Segment] = []
    following: float | None = None
    for cue in sorted(cues, key=lambda cue: cue.start, reverse=True):
        if following is not None and cue.start < following:
            later = following
        following = cue.start
        found.append(cue if cue.end > cue.start else _until(cue, later))
    return found[::-1]


def _until(cue: Segment, later: float) -> Segment:
    said = cue.start + scripts.word_count(cue.text) / _WORDS_PER_SECOND
    end = min(said, LONGEST) if later == LONGEST else later
    return msgspec.structs.replace(cue, end=round(end, 3))
