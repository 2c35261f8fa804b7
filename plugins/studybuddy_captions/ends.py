"""When cues end of which the file says only when they begin."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

import msgspec

from studybuddy import Segment
from studybuddy_captions.document import LONGEST
from studybuddy_captions.speech_rate import seconds_to_say


def ended(cues: Iterable[Segment]) -> list[Segment]:
    """The cues that have words, by their starts; one of no length lasts until the next begins.

    A cue without words ends those before it. The last one lasts as long as it takes to say.
    """
    found: list[Segment] = []
    later, begun = LONGEST, LONGEST
    ordered = sorted(cues, key=attrgetter("start"))
    for cue in ordered[::-1]:
        if cue.start < begun:
            later, begun = begun, cue.start
        if cue.text.strip():
            found.append(cue if cue.end > cue.start else _until(cue, later))
    return found[::-1]


def _until(cue: Segment, later: float) -> Segment:
    end = min(cue.start + seconds_to_say(cue.text), LONGEST) if later == LONGEST else later
    return msgspec.structs.replace(cue, end=round(end, 3))
