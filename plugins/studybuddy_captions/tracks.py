"""A file that holds the same talk in several languages: one of them is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from studybuddy import ReadingWarning, Segment
from studybuddy.text import scripts


def fullest(tracks: Mapping[str, Sequence[Segment]]) -> str:
    """The name of the track with the most words, of the first one if there are several."""
    return max(tracks, key=lambda name: _words(tracks[name]), default="")


def at_once(one: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether most cues of the one are shown while the other shows something."""
    shown = sorted((cue.start, cue.end) for cue in other)
    starts = [start for start, _ in shown]
    latest: list[float] = []  # end of what has begun so far
    for _, end in shown:
        latest.append(max(end, latest[-1] if latest else end))
    begun = [bisect_left(starts, cue.end) for cue in one]
    both = [
        cue
        for cue, count in zip(one, begun, strict=True)
        if count and latest[count - 1] > cue.start
    ]
    return len(both) * 2 > len(one)


def left_out(chosen: str, others: Sequence[str]) -> ReadingWarning:
    """That a file has other languages beside the one that was read."""
    return ReadingWarning(
        code="other_languages_left_out",
        message=f"The file has several languages. Read was {chosen}, the one with the most words; "
        f"left out: {', '.join(others)}."[:500],
    )


def _words(cues: Sequence[Segment]) -> float:
    return sum(scripts.word_count(cue.text) for cue in cues)
