"""A file that holds the same talk in several languages: one of them is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate

from studybuddy import ReadingWarning, Segment
from studybuddy.text import scripts


def fullest(tracks: Mapping[str, Sequence[Segment]]) -> str:
    """The name of the track with the most words, of the first one if there are several."""
    if len(tracks) == 1:
        return next(iter(tracks))
    return max(tracks, key=lambda name: _words(tracks[name]), default="")


def alternatives(tracks: Mapping[str, Sequence[Segment]], chosen: str) -> list[str]:
    """The names of tracks most of whose cues are shown while the chosen one shows something."""
    if len(tracks) == 1:
        return []
    shown = sorted((cue.start, cue.end) for cue in tracks.get(chosen, ()))
    starts = [start for start, _ in shown]
    latest = list(accumulate((end for _, end in shown), max))  # end of what has begun so far

    def beside(cue: Segment) -> bool:
        begun = bisect_left(starts, cue.end)
        return begun > 0 and latest[begun - 1] > cue.start

    return [
        name
        for name, track in tracks.items()
        if name != chosen and sum(map(beside, track)) * 2 > len(track)
    ]


def left_out(chosen: str, others: Sequence[str]) -> ReadingWarning:
    """That a file has other languages beside the one that was read."""
    return ReadingWarning(
        code="other_languages_left_out",
        message=f"The file has several languages. Read was {chosen}, the one with the most words; "
        f"left out: {', '.join(others)}."[:500],
    )


def _words(cues: Sequence[Segment]) -> float:
    return sum(scripts.word_count(cue.text) for cue in cues)
