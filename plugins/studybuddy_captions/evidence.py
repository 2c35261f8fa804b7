"""Whether the times in a text are those of a video, or words: of a day, a book, a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from studybuddy import SourceRefusal
from studybuddy.text import scripts
from studybuddy_captions import other_times
from studybuddy_captions.blocks import Block, Blocks
from studybuddy_captions.clock import in_order, seconds, times_in, written
from studybuddy_captions.document import unreadable
from studybuddy_captions.line_heads import is_role

Verdict = Literal["times", "contents", "words"]
"""`contents`: a list with times, above or below text that has none."""

_MAY_BE_NO_TIME = re.compile(r":[6-9]")
_NO_TIME = re.compile(r"\s*+[\[(]?\d{1,3}:[6-9]\d(?![\d:])")
_MOST = 0.9
_MANY = 0.3  # of the lines or paragraphs
_NEARLY_ALL = 0.8
_MANY_SURE = 0.1  # where the times are not bare
_SOON = 60.0  # seconds
_EARLY = 300.0  # seconds
_MINUTES_OF_A_DAY = 25 * 60  # `24:00` read as minutes and seconds
_WORDS_TO_A_TIME = 40  # fewer than in prose that names times
_SLOWEST, _SLOW, _FAST, _FASTEST = 0.05, 0.3, 6.0, 8.0  # words a second
_SHAPES = (
    'Put each time at the head of its line ("0:04 words", "[0:04] words"), on a line of its own, '
    'or behind a name above the words ("Anna  0:04"), or save the transcript as SRT or VTT.'
)


def verdict(blocks: Blocks, text: str) -> Verdict:
    """What the times are. Raises SourceRefusal where they are many and cannot be told."""
    found = blocks.found
    if len(found) < 2:
        return _of_one(blocks, text)
    share = _share(found, text)
    many = share >= (_MANY if _bare(found) > 0.5 else _MANY_SURE)
    starts = [block.start for block in found]
    if not _runs(starts):
        return _of_disorder(found, text, share if many else 0.0)
    if many and _words_then_times(blocks):
        raise _unclear(found[0], "times stand below their words as well as above")
    if _outside(blocks) and _pace(found, 0.0, _SLOW) > 0.5:
        return "contents"
    if many:
        _refuse_what_is_no_talk(found)
        _refuse_what_is_no_time(text)
        if 2 * sum(not block.text for block in found) > len(found) > 3:
            raise _unclear(found[0], "most of them have no words of their own")
        return _explained(found, text)
    sure = _bare(found) < 0.5 and _pace(found, _SLOW, _FAST) >= 0.5
    wrapped = len(found) > 4 and starts[0] < _SOON and _pace(found, _SLOW, _FAST) >= 0.8
    if (sure and not _outside(blocks)) or wrapped:
        return _explained(found, text)
    return unexplained(text)


def is_talk(found: Sequence[Block]) -> bool:
    """Whether most times stand as far apart as their words take to say."""
    return _pace(found, _SLOWEST, _FASTEST) >= 0.5


def unexplained(text: str) -> Verdict:
    """Words, unless the times in the lines are many and run forward. Raises SourceRefusal."""
    lines = _numbered(text)
    if counted := other_times.first_of(lines):
        raise _unknown_shape(text, counted)
    timed = {n: clocks for n, line in lines.items() if (clocks := times_in(line))}
    times = [seconds(time) or 0.0 for some in timed.values() for time in some]
    soon = bool(times) and times[0] < _SOON
    enough = len(times) > 4 or (soon and (len(times) > 2 or len(timed) > 1))
    if not enough or len(timed) < _MANY * len(lines) or not _runs(times):
        return "words"
    if sum(map(scripts.word_count, lines.values())) > _WORDS_TO_A_TIME * len(times):
        return "words"
    raise _unknown_shape(text, next(iter(timed)))


def _explained(found: Sequence[Block], text: str) -> Verdict:
    """Times, unless as many are left within the words and run forward. Raises SourceRefusal."""
    left = [[seconds(time) or 0.0 for time in times_in(block.text)] for block in found]
    count = sum(map(len, left))
    if count < max(2, len(found)):
        return "times"
    times = [time for block, some in zip(found, left, strict=True) for time in (block.start, *some)]
    words = sum(scripts.word_count(block.text) for block in found)
    if not _runs(times) or words > _WORDS_TO_A_TIME * count:
        return "times"
    raise _unknown_shape(
        text, next(b.line + 1 for b, some in zip(found, left, strict=True) if some)
    )


def _numbered(text: str) -> dict[int, str]:
    """The lines that are not blank, by their numbers."""
    return {n: line for n, line in enumerate(text.split("\n"), 1) if line.strip()}


def _filled(text: str) -> int:
    """How many lines are not blank."""
    return sum(map(bool, map(str.strip, text.split("\n"))))


def _unknown_shape(text: str, number: int) -> SourceRefusal:
    line = _numbered(text)[number].strip()
    return unreadable(
        "Many lines of the text hold times, in a shape that is not known. The first is line "
        f'{number}: "{line[:80]}". {_SHAPES} Where they are no times of the video, write them '
        "without a colon."
    )


def _of_one(blocks: Blocks, text: str) -> Verdict:
    if not blocks.found or any(line.strip() for line in blocks.above):
        return unexplained(text)
    block = blocks.found[0]
    short = _filled(text) < 4 and block.start < _EARLY
    if short or block.kind in {"alone", "marked"} or is_role(block.speaker):
        return _explained(blocks.found, text)
    return unexplained(text)


def _of_disorder(found: Sequence[Block], text: str, share: float) -> Verdict:
    backwards = _runs([block.start for block in reversed(found)])
    bare = _bare(found) >= 0.5
    if share and len(found) > (4 if bare else 2) and (not bare or backwards or share > _NEARLY_ALL):
        last, block = next(pair for pair in pairwise(found) if pair[1].start < pair[0].start)
        raise unreadable(
            f"The times of the text do not run forward: line {block.line + 1} "
            f"({written(block.start)}) stands after {written(last.start)}, and many others "
            "like it. Bring the lines into the order in which they are said."
        )
    return unexplained(text)


def _refuse_what_is_no_talk(found: Sequence[Block]) -> None:
    """Raise where times in most lines are of a day or of a book."""
    if _is_of_a_day(found):
        raise _unclear(found[0], "they may be times of day, as in a schedule")
    if _bare(found) > 0.5 and len(found) > 2:
        if _pace(found, _FASTEST, float("inf")) > 0.6:
            raise _unclear(found[0], "far more words stand between them than can be said")
        if found[0].start >= _EARLY and _pace(found, 0.0, _SLOWEST) > 0.6:
            raise _unclear(found[0], "hardly any words stand between them, as in a schedule")


def _refuse_what_is_no_time(text: str) -> None:
    """Raise where a line among those that begin with times begins with `0:60`."""
    if not _MAY_BE_NO_TIME.search(text):
        return
    for number, line in _numbered(text).items():
        if _NO_TIME.match(line):
            raise unreadable(
                f"Line {number} of the text begins with a time that is none: {line.strip()[:40]}. "
                "Seconds go up to 59. Correct it, or write what is no time without a colon."
            )


def _unclear(block: Block, why: str) -> SourceRefusal:
    return unreadable(
        f"Whether the times of the text are those of the video cannot be told: {why} (line "
        f"{block.line + 1}: {block.clock}). {_SHAPES}"
    )


def _share(found: Sequence[Block], text: str) -> float:
    """How many of the lines, or of the paragraphs, begin with a time."""
    paragraphs = sum(1 for one in text.split("\n\n") if one.strip())
    apart = sum(block.apart for block in found)
    return max(len(found) / _filled(text), apart / paragraphs if paragraphs > 1 else 0)


def _runs(times: Sequence[float]) -> bool:
    """Whether times run forward: most after the one before them, or all but one of a few."""
    rises = sum(after >= before for before, after in pairwise(times))
    if rises >= _MOST * (len(times) - 1):
        return True
    strays = in_order(times).count(False)
    return strays <= (1 - _MOST) * len(times) or (strays == 1 and len(times) > 3)


def _bare(found: Sequence[Block]) -> float:
    return sum(block.kind == "bare" for block in found) / len(found)


def _pace(found: Sequence[Block], slowest: float, fastest: float) -> float:
    """The share of the blocks that have this many words a second, up to the next time."""
    paces, words = [], 0.0
    for block, after in pairwise(found):
        words += scripts.word_count(block.text)
        if gap := max(0.0, after.start - block.start):
            paces.append((words / gap, words / (gap + 1)))  # times may be whole seconds
            words = 0.0
    if not paces:
        return 0.0
    return sum(fast >= slowest and slow < fastest for fast, slow in paces) / len(paces)


def _outside(blocks: Blocks) -> bool:
    """Whether most words stand above the first time, or below the line of the last."""
    last = blocks.found[-1].words
    outside = scripts.word_count("\n".join([*blocks.above, *last[1:]]))
    if outside <= 50:
        return False
    inside = sum(scripts.word_count(block.text) for block in blocks.found[:-1])
    return outside > 2 * (inside + scripts.word_count("".join(last[:1])))


def _words_then_times(blocks: Blocks) -> bool:
    """Whether each time may belong to the one line above it: as many do, and none is below."""
    above = [line for line in blocks.above if line.strip()]
    *others, last = blocks.found
    return bool(above) and last.kind == "alone" and not last.text and len(others) > 0


def _is_of_a_day(found: Sequence[Block]) -> bool:
    """Whether all times look like hours and minutes: from five on, in steps of five."""
    starts = [block.start for block in found]
    return (
        starts[0] >= _EARLY
        and starts[-1] < _MINUTES_OF_A_DAY
        and all(start % 5 == 0 for start in starts)
        and any(start % starts[0] for start in starts)
        and all(block.kind != "named" and block.clock.count(":") == 1 for block in found)
    )
