"""Words that are on the screen twice though said once: roll-up captions.

Automatic captions show a line again while the next one comes, let a line grow word by word or
letter by letter, or slide it along; some show each display twice. Equal words prove nothing:
people do say a thing three times. Words are dropped only where they are what the cue before still
shows, at its head, without a break in time; and only in captions that do so all along.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from studybuddy.cleaning.markup import TIME_TAG, Cue

_TOUCHING = 0.3  # seconds between cues that are one display
_LINGERING = 30.0  # seconds that a display outlasts its words, when nobody speaks
_FLASH = 0.05  # seconds too short to say anything in
_FASTEST = 7.0  # words that somebody says in a second
_OFTEN = 1 / 3
_AT_LEAST = 1 / 4  # of all displays, however many are copies
_WINDOW = 4  # lines that a display is looked back
_SLIDING = 60  # words that a sliding display holds at most
_LETTERS = 5  # at most by which a display grows that does so letter by letter
_SLID = 3  # words at the least that prove that a display slides
_SLIDES = 3  # times at the least that one does so, or grows by letters


def unrolled(cues: list[Cue]) -> list[Cue]:
    """The cues without what was on the screen already, if they roll."""
    cues = _of_whole_words(cues)
    told = [(cue, _words(cue)) for cue in cues]
    pairs = [_Pair(before, old, cue, words) for (before, old), (cue, words) in pairwise(told)]
    for shown_by, least in ((_by_lines, 1), (_by_words, _SLIDES)):
        shown = [shown_by(pair) for pair in pairs]
        touching = [(pair, count) for pair, count in zip(pairs, shown, strict=True) if pair.touch]
        rolled = sum(0 < count < len(pair.words) for pair, count in touching)
        again = sum(pair.copied or 0 < count == len(pair.words) for pair, count in touching)
        enough = max(_OFTEN * (len(touching) - again), _AT_LEAST * len(touching))
        if rolled >= least and rolled > enough:
            usual = again > _OFTEN * len(touching)
            dropped = _with_copies(pairs, shown, usual=usual)
            return [cues[0], *(_without(p.cue, n) for p, n in zip(pairs, dropped, strict=True))]
    return cues


def _of_whole_words(cues: list[Cue]) -> list[Cue]:
    """Displays that grow letter by letter as ones that grow word by word; others as they are."""
    halves = [_ends_in_half_a_word(cue, after) for cue, after in pairwise(cues)]
    if sum(halves) < _SLIDES or sum(halves) < _AT_LEAST * len(halves):
        return cues
    grown: list[Cue] = []
    for cue, half in zip(cues, [*halves, False], strict=True):
        whole = _without_last_word(cue) if half else cue
        if grown and whole.lines == grown[-1].lines and not cue.marks:
            grown[-1] = grown[-1]._replace(end=max(grown[-1].end, cue.end))
        else:
            grown.append(whole)
    return grown


def _ends_in_half_a_word(cue: Cue, after: Cue) -> bool:
    text, grown = "\n".join(cue.lines), "\n".join(after.lines)
    if not text or not 0 < len(grown) - len(text) <= _LETTERS or not grown.startswith(text):
        return False
    return after.start - cue.end <= _TOUCHING and text[-1].isalnum() and grown[len(text)].isalnum()


def _without_last_word(cue: Cue) -> Cue:
    *lines, last = cue.lines
    shorter = last.rpartition(" ")[0]
    return cue._replace(lines=[*lines, shorter] if shorter else lines)


class _Pair:
    """A cue and the one before it, and the words of each."""

    def __init__(self, before: Cue, old: list[str], cue: Cue, words: list[str]) -> None:
        self.before, self.old = before, old
        self.cue, self.words = cue, words
        silence = cue.start - before.end
        self.touch = silence <= _TOUCHING
        self.copied = self.words == self.old != []
        # A display holds no more than words.
        self.may_go_on = (
            silence <= _LINGERING
            and bool(self.words)
            and cue.speaker == before.speaker
            and not cue.marks
        )

    @property
    def nothing_said(self) -> bool:
        """Whether a cue without a new word is the display closing up, not the words again."""
        long = max(_FLASH, len(self.words) / _FASTEST)
        shrunk = len(self.cue.lines) < len(self.before.lines)
        return shrunk or self.cue.end - self.cue.start <= long


def _with_copies(pairs: list[_Pair], shown: list[int], *, usual: bool) -> list[int]:
    """How many words to drop of each cue, counting those that show no new word.

    Where a display is usually shown twice, what is shown twice is said once. A display that rolled
    into place stands as long as it likes: what is said again would roll in, too.
    """
    counts = []
    was_copy = rolled = False
    for pair, count in zip(pairs, shown, strict=True):
        stands = pair.may_go_on and ((usual and not was_copy) or (rolled and not count))
        was_copy = pair.copied and (count == len(pair.words) or stands)
        rolled = 0 < count < len(pair.words) or (rolled and was_copy)
        counts.append(len(pair.words) if was_copy else count)
    return counts


def _by_lines(pair: _Pair) -> int:
    """How many words at the head of a cue are the last lines of the one before."""
    cue, before = pair.cue, pair.before
    if not pair.may_go_on:
        return 0
    opening = cue.lines[0].split(" ", 1)[0]
    if not any(line.startswith(opening) or "<" in line for line in before.lines):
        return 0  # by far the most
    untimed = takewhile(lambda line: not TIME_TAG.search(line), cue.lines)
    head = [word for line in untimed for word in line.split()]
    for first in range(max(0, len(before.lines) - _WINDOW), len(before.lines)):
        old = [word for line in before.lines[first:] for word in _untimed(line)]
        if head[: len(old)] == old and (len(old) < len(pair.words) or pair.nothing_said):
            return len(old)
    return 0


def _by_words(pair: _Pair) -> int:
    """How many words at the head of a cue are the last words of the one before, in any lines."""
    head, tail = pair.words, pair.old
    if not pair.may_go_on or head[0] not in tail or max(len(head), len(tail)) > _SLIDING:
        return 0
    if any(map(TIME_TAG.search, pair.cue.lines)):
        return 0
    for count in range(min(len(head), len(tail)), _SLID - 1, -1):
        if head[:count] == tail[-count:]:
            return count if count < len(head) or pair.nothing_said else 0
    return 0


def _words(cue: Cue) -> list[str]:
    return [word for line in cue.lines for word in _untimed(line)]


def _untimed(line: str) -> list[str]:
    return (TIME_TAG.sub("", line) if "<" in line else line).split()


def _without(cue: Cue, count: int) -> Cue:
    if not count:
        return cue
    lines = [] if count >= len(_words(cue)) else list(cue.lines)
    while count and lines:
        words = lines[0].split(" ")
        lines[0] = " ".join(words[count:])
        count = max(0, count - len(words))
        if not lines[0]:
            del lines[0]
    return cue._replace(lines=lines)
