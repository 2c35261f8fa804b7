"""Transcripts as they are pasted from panels, programs and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studybuddy import ReadingWarning, Segment
from studybuddy.text import scripts
from studybuddy_captions.blocks import Block, Blocks, blocks
from studybuddy_captions.clock import CLOCK, frames_left_out, has_colon, seconds, written
from studybuddy_captions.document import Captions, checked
from studybuddy_captions.evidence import is_talk
from studybuddy_captions.speech_rate import seconds_to_say

_INNER = re.compile(
    rf"(?:^|(?<=[\s.?!…。！？])|(?<=[^\W\d_]))[\[(]?({CLOCK})[\])]?(?:\s++|$|(?=[^\W\d_]))"
)
_FASTEST = 8.0  # words a second
_HOUR, _HALF_A_DAY, _DAY = 3600.0, 43_200.0, 86_400.0


def read_pasted(text: str) -> Blocks:
    """A text as blocks that each have a time and a speaker. Raises SourceRefusal."""
    above, found, _ = blocks(text)
    if not found:
        return Blocks(above, found)
    if len(found) > 1 or not "".join(above).strip():
        found = _cut_inside(found)
    return _since_the_first(Blocks(above, found))


def timed_captions(blocks: Blocks) -> Captions:
    """The cues of blocks whose times are those of the video. Raises SourceRefusal."""
    cues = list(_cues(blocks.above, blocks.found))
    return Captions(cues, "text-with-times", warnings=tuple(_warnings(blocks)))


def _cues(above: Sequence[str], found: Sequence[Block]) -> Iterator[Segment]:
    first = "\n".join(above).strip()
    if first and _can_be_said(above, found[0]):
        yield checked(0.0, found[0].start, first)
    speaker = ""
    for block, after in zip(found, [*found[1:], None], strict=True):
        speaker = block.speaker or speaker  # who is named goes on over times that name nobody
        if said := block.text:
            end = block.end if block.end is not None else after.start if after else None
            end = block.start + seconds_to_say(said) if end is None else max(block.start, end)
            yield checked(block.start, end, said, f" (line {block.line + 1})", speaker)


def _can_be_said(above: Sequence[str], first: Block) -> bool:
    """Whether the time before the first is long enough for the lines above it."""
    return scripts.word_count("\n".join(above)) <= _FASTEST * first.start


def _cut_inside(found: list[Block]) -> list[Block]:
    """The blocks, cut at the times inside their lines, where that is how the text is written."""
    cut: list[Block] = []
    several = 0
    for block, after in zip(found, [*found[1:], None], strict=True):
        parts = list(_parts(block, after.start if after else float("inf")))
        several += len(parts) > 1
        cut += parts
    return cut if 2 * several > len(found) and is_talk(cut) else found


def _parts(block: Block, until: float) -> Iterator[Block]:
    """A block as one from each time that stands in it and is not before the last."""
    text, begin, last = block.text, 0, block
    if not has_colon(text):
        yield block
        return
    for inner in _INNER.finditer(text):
        start = seconds(inner[1])
        if start is not None and last.start <= start <= until:
            yield last._replace(words=[text[begin : inner.start()].strip()])
            begin = inner.end()
            last = block._replace(start=start, end=None, clock=inner[1], apart=False)
    yield last._replace(words=[text[begin:]] if begin else block.words)


def _since_the_first(blocks: Blocks) -> Blocks:
    """The blocks, times of day (as Zoom writes them behind names in brackets) made a video's."""
    above, found, _ = blocks
    zero = found[0].start
    if zero < _HOUR or not all(block.boxed and block.clock.count(":") == 2 for block in found):
        return blocks
    days = 0.0
    timed = [found[0]._replace(start=0.0)]
    for before, block in pairwise(found):
        days += _DAY if before.start - block.start > _HALF_A_DAY else 0.0
        timed.append(block._replace(start=max(0.0, block.start + days - zero)))
    return Blocks(above, timed, zero)


def _warnings(blocks: Blocks) -> Iterator[ReadingWarning]:
    above = " / ".join(line.strip() for line in blocks.above if line.strip())
    if above and not _can_be_said(blocks.above, blocks.found[0]):
        yield ReadingWarning(
            code="lines_above_left_out",
            message=f"What stands above the first time ({written(blocks.found[0].start)}) cannot "
            f"have been said before it, and is left out: {above[:100]}",
        )
    if blocks.zero:
        yield ReadingWarning(
            code="wall_clock",
            message=f"The times are those of a clock on the wall: {written(blocks.zero)}, the "
            "first, is taken for the beginning of the video. Say by how much that is wrong.",
        )
    yield from frames_left_out(block.clock for block in blocks.found)
