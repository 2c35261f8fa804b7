"""Lines that are on the screen twice though said once: roll-up captions.

Automatic captions show a line again while the next one comes. Equal lines prove nothing: people
do say a thing three times. A line is dropped only where it is what the cue before still shows, at
its head, without a break in time; and only in captions that do so all along.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from studybuddy.cleaning.markup import TIME_TAG, Cue

_TOUCHING = 0.1  # seconds between cues that are one display
_LINGERING = 30.0  # seconds that a display outlasts its words, when nobody speaks
_FLASH = 0.05  # seconds too short to say anything in
_OFTEN = 1 / 3
_WINDOW = 4  # lines that a display is looked back


def unrolled(cues: list[Cue]) -> list[Cue]:
    """The cues without what was on the screen already, if they roll."""
    shown = [0, *(_still_shown(cue, before) for before, cue in pairwise(cues))]
    touching = [0, *(cue.start - before.end <= _TOUCHING for before, cue in pairwise(cues))]
    rolled = sum(
        touch and 0 < count < _length(cue)
        for touch, count, cue in zip(touching, shown, cues, strict=False)
    )
    if rolled <= _OFTEN * sum(touching):
        return cues
    return [_without(cue, count) for cue, count in zip(cues, shown, strict=False)]


def _still_shown(cue: Cue, before: Cue) -> int:
    """How many words at the head of a cue are the lines of the one before."""
    if cue.start - before.end > _LINGERING or not cue.lines:
        return 0
    if cue.speaker != before.speaker or cue.marks:
        return 0  # a display holds no more than words
    opening = cue.lines[0].split(" ", 1)[0]
    if not any(line.startswith(opening) or "<" in line for line in before.lines):
        return 0  # by far the most
    untimed = takewhile(lambda line: not TIME_TAG.search(line), cue.lines)
    head = [word for line in untimed for word in line.split()]
    for first in range(max(0, len(before.lines) - _WINDOW), len(before.lines)):
        old = [word for line in before.lines[first:] for word in _words(line)]
        if head[: len(old)] == old and (len(old) < _length(cue) or _nothing_said(cue, before)):
            return len(old)
    return 0


def _nothing_said(cue: Cue, before: Cue) -> bool:
    """Whether a cue without a new word is the display closing up, not the words said again."""
    return cue.end - cue.start <= _FLASH or len(cue.lines) < len(before.lines)


def _length(cue: Cue) -> int:
    return sum(len(_words(line)) for line in cue.lines)


def _words(line: str) -> list[str]:
    return TIME_TAG.sub("", line).split()


def _without(cue: Cue, count: int) -> Cue:
    lines = list(cue.lines)
    while count and lines:
        words = lines[0].split(" ")
        lines[0] = " ".join(words[count:])
        count = max(0, count - len(words))
        if not lines[0]:
            del lines[0]
    return cue._replace(lines=lines)
