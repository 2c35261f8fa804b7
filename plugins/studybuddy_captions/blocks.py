"""A pasted transcript as blocks: a time, who speaks, and the lines up to the next time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise
from typing import NamedTuple

from studybuddy.text import safe
from studybuddy_captions import line_heads
from studybuddy_captions.chosen_heads import heads_of
from studybuddy_captions.document import LONGEST
from studybuddy_captions.glued_labels import glued
from studybuddy_captions.line_heads import Head, unbold
from studybuddy_captions.spoken_labels import clocks_alone, is_label

_UNSEEN = (
    " \xa0\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff" + safe.BIDI_MARKS
)
_MOST = 0.9
_TURN = 90.0  # seconds that one speaker may take, of whom nothing else is known


class Block(NamedTuple):
    """`line` counts from 0; `kind` is that of the `Head`; `words` are lines, the head's first."""

    line: int
    start: float
    end: float | None
    kind: str
    words: list[str]
    speaker: str = ""
    apart: bool = False
    """Whether it stands at the head of a paragraph."""
    clock: str = ""
    boxed: bool = False

    @property
    def text(self) -> str:
        """The words as they are said."""
        return "\n".join(self.words).strip()


class Blocks(NamedTuple):
    """The blocks of a text, and the lines above the first.

    `zero` is what a clock on the wall showed at the first, 0 where times are the video's.
    """

    above: list[str]
    found: list[Block]
    zero: float = 0.0


def blocks(text: str) -> Blocks:
    """The text as blocks, those of a panel without its spoken labels. Raises SourceRefusal."""
    lines = [unbold(line.strip(_UNSEEN)) for line in text.split("\n")]
    lines = clocks_alone(lines)
    heads = {one.line: Head(one.start, None, "marked", one.words) for one in glued(lines)}
    if not heads:
        heads = heads_of(lines)
    if not heads:
        return Blocks(lines, [])
    parted = without_labels(_parted(lines, heads))
    return named_beside(named_above(with_times_said(parted)))


def _parted(lines: Sequence[str], heads: dict[int, Head]) -> Blocks:
    numbers = sorted(heads)
    found = []
    for number, until in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        head = heads[number]
        words = [head.words] if head.words.strip() else []
        words += dropwhile(lambda line: not line.strip(), lines[number + 1 : until])
        found.append(
            Block(
                number, head.start, head.end, head.kind,
                words,
                line_heads.name_of(head.speaker),
                apart=number == 0 or not lines[number - 1].strip(),
                clock=head.clock,
                boxed=head.boxed,
            )
        )  # fmt: skip
    return Blocks(list(lines[: numbers[0]]), found)


def without_labels(all_blocks: Blocks) -> Blocks:
    """The blocks without the lines that say their times in words, where nearly all have one."""
    above, found, _ = all_blocks
    before = [above, *(block.words for block in found[:-1])]
    ahead = [_is_label(_last(words), b.start) for words, b in zip(before, found, strict=True)]
    below = [len(_filled(b.words)) > 1 and _is_label(b.words, b.start) for b in found]
    if sum(ahead) > len(found) / 2:
        for words, labelled in zip(before, ahead, strict=True):
            if labelled:
                _pop(words)
    if sum(below) > len(found) / 2:
        for block in found:
            if block.kind == "alone" and _is_spoken(block):
                del block.words[0]
    return all_blocks


def _is_label(words: Sequence[str], start: float) -> bool:
    return bool(words) and is_label(words[0], start)


def _is_spoken(block: Block) -> bool:
    """Whether a block of a panel begins with a label.

    Where all the others do it is one without any number too: some languages say `one` and `two`.
    """
    if _is_label(block.words, block.start):
        return True
    numberless = block.words and not any(map(str.isdecimal, block.words[0]))
    whole = int(block.start)
    spelled = {whole // 3600, whole // 60 % 60, whole % 60} <= {0, 1, 2}
    return bool(numberless and spelled and sum(map(bool, map(str.strip, block.words))) > 1)


def _last(words: Sequence[str]) -> list[str]:
    return next(([word] for word in reversed(words) if word.strip()), [])


def _pop(words: list[str]) -> str:
    """Take the last line off that is not blank."""
    while words and not words[-1].strip():
        words.pop()
    return words.pop() if words else ""


def with_times_said(all_blocks: Blocks) -> Blocks:
    """The blocks, a time that is all the words of a cue put back among the words.

    It stands below a time without words, and does not fit between its neighbours.
    """
    above, found, zero = all_blocks
    kept: list[Block] = []
    for block, after in zip(found, [*found[1:], None], strict=True):
        last = kept[-1] if kept else block
        fits = last.start <= block.start <= (after.start if after else LONGEST)
        if kept and not fits and block.kind == "alone" and not last.text:
            kept[-1] = last._replace(words=[block.clock, *block.words])
        else:
            kept.append(block)
    return Blocks(above, kept, zero)


def named_above(all_blocks: Blocks) -> Blocks:
    """The blocks with their speakers, where a name stands on the line above each time."""
    above, found, _ = all_blocks
    before = [above, *(block.words for block in found[:-1])]
    lasts = [name for words in before for name in _last(words)]
    if not (len(lasts) == len(found) and found[-1].text):
        return all_blocks
    alone = sum(block.kind == "alone" for block in found) >= _MOST * len(found)
    filled = sum(len(_filled(words)) > 1 for words in before[1:]) >= _MOST * (len(found) - 1)
    apart = all(_is_apart(words) for words in before)
    if not (alone and filled and _are_speakers(lasts, found, apart)):
        return all_blocks
    for words in before:
        _pop(words)
    return Blocks(above, _spoken_by(found, lasts))


def named_beside(all_blocks: Blocks) -> Blocks:
    """The blocks with their speakers, where a name stands between each time and the words."""
    above, found, _ = all_blocks
    if any(block.kind == "named" or not block.words for block in found):
        return all_blocks
    heads = [block.words[0] for block in found]
    below = [_filled(block.words[1:]) for block in found]
    begins = sum(bool(words) and not words[0].lstrip()[0].islower() for words in below)
    apart = all(block.apart for block in found)
    if begins < _MOST * len(found) or not _are_speakers(heads, found, apart):
        return all_blocks
    for block in found:
        del block.words[0]
    return Blocks(above, _spoken_by(found, heads))


def _are_speakers(names: Sequence[str], found: Sequence[Block], apart: bool) -> bool:
    """Whether these are names: they come again, or are heads of paragraphs as short as turns."""
    if not names or not all(line_heads.names(names)):
        return False
    if line_heads.recur(names):
        return True
    turns = all(after.start - block.start <= _TURN for block, after in pairwise(found))
    return apart and turns and len(names) > 1


def _spoken_by(found: Sequence[Block], names: Sequence[str]) -> list[Block]:
    return [
        block._replace(speaker=line_heads.name_of(name), kind="named")
        for block, name in zip(found, names, strict=True)
    ]


def _filled(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.strip()]


def _is_apart(words: Sequence[str]) -> bool:
    """Whether a blank line stands above the last line."""
    last = next(n for n in range(len(words) - 1, -1, -1) if words[n].strip())
    return last == 0 or not words[last - 1].strip()
