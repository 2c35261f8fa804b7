"""What looks wrong in captions that could be read, whatever their format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, le, sub

from studybuddy import ReadingWarning, Segment
from studybuddy.text import scripts
from studybuddy_captions.clock import written
from studybuddy_captions.document import Captions

_DENSE_WORDS, _DENSE_SECONDS = 2000, 5.0
_FAR = 60.0  # seconds
_HOUR = 3600.0
_SAME_TIMES = 3  # cues in a row that come again at their times: no talk does that
_SAME_WORDS = 20  # cues in a row that come again at other times: no refrain is as long


def with_warnings(captions: Captions) -> Captions:
    """The captions, with a warning for each thing in them that hardly can be."""
    found = (
        _late_start(captions),
        _too_many_words(captions.cues),
        _out_of_order(captions.cues),
        _repeated(captions.cues),
    )
    warnings = tuple(
        ReadingWarning(code=code, message=text) for each in found for code, text in each
    )
    return captions._replace(warnings=(*captions.warnings, *warnings))


_Warnings = Iterator[tuple[str, str]]


def _late_start(captions: Captions) -> _Warnings:
    first = captions.cues[0].start if captions.cues else 0.0
    if first >= _HOUR and captions.format in {"text-with-times", "csv"}:
        yield (
            "late_start",
            f"The first words stand at {written(first)}. If that is a clock on the wall, or "
            "another video came before, say how much is to be taken off.",
        )


def _too_many_words(cues: Sequence[Segment]) -> _Warnings:
    """Told once, of the first few seconds that hold more words than anyone can say."""
    by_start = sorted(cues, key=attrgetter("start"))
    if not _can_be_dense(by_start) or not _dense(by_start, len):
        return  # nor has it as many words as letters: those are counted faster
    if found := _dense(by_start, scripts.word_count):
        start, words = found
        yield (
            "too_many_words",
            f"Around {written(start)} stand {words:,.0f} words within "
            f"{_DENSE_SECONDS:.0f} seconds: the times there cannot be right.",
        )


def _can_be_dense(by_start: Sequence[Segment]) -> bool:
    """Whether ever as many cues begin together as it takes to hold so many letters."""
    longest = max((len(cue.text) for cue in by_start), default=0)
    fewest = max(1, _DENSE_WORDS // max(1, longest))
    starts = [cue.start for cue in by_start]
    return min(map(sub, starts[fewest - 1 :], starts), default=_FAR) < _DENSE_SECONDS + 1


def _dense(
    by_start: Sequence[Segment], count_of: Callable[[str], float]
) -> tuple[float, float] | None:
    """Where the first seconds begin to hold so many of what is counted, and how many."""
    inside, first = 0.0, 0
    counts = [count_of(cue.text) for cue in by_start]
    for cue, count in zip(by_start, counts, strict=True):
        inside += count
        while by_start[first].start < cue.start - _DENSE_SECONDS:
            inside -= counts[first]
            first += 1
        if inside >= _DENSE_WORDS:
            return cue.start, inside
    return None


def _out_of_order(cues: Sequence[Segment]) -> _Warnings:
    starts = [cue.start for cue in cues]
    if all(map(le, starts, starts[1:])):
        return
    jumps = [(a, b) for a, b in pairwise(starts) if b < a - _FAR]
    if jumps:
        before, after = jumps[0]
        yield (
            "times_out_of_order",
            f"{written(after)} stands after {written(before)}"
            + (f", and {len(jumps) - 1} more times are like it" if len(jumps) > 1 else "")
            + ": a time may be wrong, or two transcripts may follow one another.",
        )


def _repeated(cues: Sequence[Segment]) -> _Warnings:
    texts = [cue.text for cue in cues]
    if not _all_seen_before(texts, _SAME_TIMES):
        return  # as in nearly every file, and told without a copy of each run
    timed = _again([(cue.start, cue.text) for cue in cues], _SAME_TIMES)
    half = max(4, min(_SAME_WORDS, len(cues) // 2))
    found = timed or _again(texts, half)
    if found:
        first, again = found
        yield (
            "repeated_block",
            f"The words from {written(cues[first].start)} on ({cues[first].text[:40]!r}) come "
            f"again as cue {again + 1}: perhaps the text was pasted twice.",
        )


def _all_seen_before(items: Sequence[object], size: int) -> bool:
    """Whether `size` items in a row have each come before, whatever the order: no run comes again
    without.
    """
    if len(items) - len(set(items)) < size:
        return False
    seen: set[object] = set()
    in_a_row = 0
    for item in items:
        in_a_row = in_a_row + 1 if item in seen else 0
        if in_a_row == size:
            return True
        seen.add(item)
    return False


def _again(items: Sequence[object], size: int) -> tuple[int, int] | None:
    """The first `size` different items in a row that come again later: where, and where again."""
    if not _all_seen_before(items, size):
        return None
    seen: dict[tuple[object, ...], int] = {}
    for begin in range(len(items) - size + 1):
        run = tuple(items[begin : begin + size])
        first = seen.setdefault(run, begin)
        if begin >= first + size and len(set(run)) > size / 2:
            return first, begin
    return None
