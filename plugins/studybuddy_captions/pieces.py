"""The pieces that a WebVTT file was put together from."""

from __future__ import annotations

import re

from studybuddy import Segment
from studybuddy_captions.cue_times import CueTimes, seconds
from studybuddy_captions.document import unreadable

_MPEGTS = re.compile(r"MPEGTS:(\d{1,12})", re.ASCII)
_MPEGTS_HZ = 90_000
_MPEGTS_LAP = 2**33 / _MPEGTS_HZ  # seconds after which the clock of a stream begins anew
_LOCAL = re.compile(r"LOCAL:(\d{1,9}(?::\d{1,2}){1,2}(?:\.\d{1,9})?)", re.ASCII)
_BACK = 60.0  # seconds by which the pieces of a stream may overlap


class Pieces:
    """The files that one file was put together from, as streams deliver them.

    X-TIMESTAMP-MAP says when a piece's zero is on the clock of a stream that we do not see. The
    first piece is taken as it stands; a later one is moved by what its clock differs from that.
    """

    def __init__(self) -> None:
        self._clock: float | None = None
        self._shift = 0.0
        self._latest = 0.0
        self._unmapped = False
        self._begun = 0
        self._earlier: frozenset[Segment] = frozenset()

    def begin(self, cues: list[Segment]) -> None:
        """Another piece begins, after these cues."""
        self._earlier = frozenset(cues[self._begun :])
        self._begun = len(cues)
        self._unmapped = True

    def synchronise(self, value: str) -> None:
        """Heed X-TIMESTAMP-MAP."""
        stream, local = _MPEGTS.search(value), _LOCAL.search(value)
        if stream and local:
            clock = int(stream[1]) / _MPEGTS_HZ - seconds(local[1])
            self._clock = clock if self._clock is None else self._clock
            half = _MPEGTS_LAP / 2
            self._shift = (clock - self._clock + half) % _MPEGTS_LAP - half
            self._unmapped = False

    def check(self, start: float, number: int) -> None:
        """Refuse a piece whose times begin anew, as nothing tells when it was said."""
        if self._unmapped and start < self._latest - _BACK:
            raise unreadable(
                f"The captions file is several WebVTT files in one, and the times begin anew at "
                f"line {number}. Give one of them, or put the later ones on one clock."
            )
        self._latest = max(self._latest, start) if self._unmapped else start

    def moved(self, times: CueTimes) -> tuple[float, float]:
        """Start and end of a cue on the clock of the first piece."""
        return round(times.start + self._shift, 6), round(times.end + self._shift, 6)

    def is_new(self, cue: Segment) -> bool:
        """Whether a cue is none that the piece before has too, as it goes on into this one."""
        return cue not in self._earlier
