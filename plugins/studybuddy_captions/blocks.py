"""A pasted transcript as blocks: a time, who speaks, and the lines up to the next time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from studybuddy.text import safe
from studybuddy_captions import line_heads
from studybuddy_captions.chosen_heads import heads_of
from studybuddy_captions.clock import CLOCK
from studybuddy_captions.document import LONGEST
from studybuddy_captions.glued_labels import glued
from studybuddy_captions.line_heads import Head, unbold
from studybuddy_captions.spoken_labels import clocks_alone, is_label

_UNSEEN = (
    " \xa0\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff" + safe.BIDI_MARKS
)
_MARKED = re.compile(rf"\\\[({CLOCK})\\\]|`([\[(]?{CLOCK}[\])]?)`")
_MARKDOWN = ("**", "__", "\\[", "`")
_FOOTERS = ("otter.ai", "(auto-generated)")  # in every line that `_FOOTER` knows
_FOOTER = re.compile(r"Transcribed by https?://otter\.ai\S*|[\w ()]{3,30}\(auto-generated\)")
_MOST = 0.9
_SOME = 0.3  # of the times, where only a change of speakers is named
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
    lines = clocks_alone(_plain_lines(text))
    heads = {one.line: Head(one.start, None, "marked", one.words) for one in glued(lines)}
    if not heads:
        heads = heads_of(lines)
    if not heads:
        return Blocks(lines, [])
    parted = without_numbers(without_labels(_parted(lines, heads)))
    return named_beside(named_above(with_times_said(_with_labels(parted))))


def _plain_lines(text: str) -> list[str]:
    """The lines without what programs and Markdown write round them.

    What a text has nowhere is looked for in none of its lines.
    """
    unseen = "".join(sign for sign in _UNSEEN if sign in text)
    lines = [line.strip(unseen) for line in text.split("\n")]
    if any(sign in text for sign in _MARKDOWN):
        lines = list(map(_plain, lines))
    if any(words in text for words in _FOOTERS):
        lines = ["" if _FOOTER.fullmatch(line) else line for line in lines]
    return lines


def _plain(line: str) -> str:
    """A line without what Markdown writes round its time."""
    line = unbold(line)
    return _MARKED.sub(_unmarked, line, count=1) if "\\[" in line or "`" in line else line


def _unmarked(found: re.Match[str]) -> str:
    return f"[{found[1]}]" if found[1] else found[2]


def _parted(lines: Sequence[str], heads: dict[int, Head]) -> Blocks:
    numbers = sorted(heads)
    found = []
    for number, until in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        head = heads[number]
        words = [head.words] if head.words.strip() else []
        words += _from_the_first_filled(lines, number + 1, until)
        found.append(
            Block(
                number, head.start, head.end, head.kind,
                words,
                head.speaker and line_heads.name_of(head.speaker),
                apart=number == 0 or not lines[number - 1].strip(),
                clock=head.clock,
                boxed=head.boxed,
            )
        )  # fmt: skip
    return Blocks(list(lines[: numbers[0]]), found)


def _from_the_first_filled(lines: Sequence[str], begin: int, until: int) -> Sequence[str]:
    while begin < until and not lines[begin].strip():
        begin += 1
    return lines[begin:until]


def _with_labels(all_blocks: Blocks) -> Blocks:
    """The blocks with names as labels before the words, where most turns have no time.

    Such are `Anna: [4:01] words` among many `Anna: words`: who speaks changes within the blocks.
    """
    above, found, zero = all_blocks
    named = {block.speaker for block in found if block.kind == "named"}
    lines = (line for words in (above, *(block.words[1:] for block in found)) for line in words)
    turns = sum(line.partition(":")[0] in named for line in lines if ":" in line)
    if turns < max(2, len(named)):
        return all_blocks
    return Blocks(above, [_labelled(block) for block in found], zero)


def _labelled(block: Block) -> Block:
    if not block.speaker:
        return block
    first, *others = block.words or [""]
    return block._replace(speaker="", words=[f"{block.speaker}: {first}", *others])


def without_labels(all_blocks: Blocks) -> Blocks:
    """The blocks without the lines that say their times in words, where nearly all have one."""
    above, found, _ = all_blocks
    before = [above, *(block.words for block in found[:-1])]
    ahead = [_is_label(_last(words), b.start) for words, b in zip(before, found, strict=True)]
    below = [_is_label(b.words, b.start) and len(_filled(b.words)) > 1 for b in found]
    if len(found) > 1 and sum(ahead) > len(found) / 2:
        for words, labelled in zip(before, ahead, strict=True):
            if labelled:
                _pop(words)
    if sum(below) > len(found) / 2:
        for block in found:
            if block.kind == "alone" and _is_spoken(block):
                del block.words[0]
    return all_blocks


def without_numbers(all_blocks: Blocks) -> Blocks:
    """The blocks without the numbers that count them, one on the line above each time."""
    above, found, _ = all_blocks
    before = [above, *(block.words for block in found[:-1])]
    lasts = [last.strip() for words in before for last in _last(words)]
    if len(lasts) == len(found) > 1 and all(map(str.isdecimal, lasts)):
        numbers = list(map(int, lasts))
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            for words in before:
                _pop(words)
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
    for word in reversed(words):
        if word.strip():
            return [word]
    return []


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
        until = after.start if after else LONGEST if block.text else last.start
        fits = last.start <= block.start <= until
        if kept and not fits and block.kind == "alone" and not last.text:
            kept[-1] = last._replace(words=[block.clock, *block.words])
        else:
            kept.append(block)
    return Blocks(above, kept, zero)


def named_above(all_blocks: Blocks) -> Blocks:
    """The blocks with their speakers, where a name stands on the line above each time."""
    above, found, _ = all_blocks
    before = [above, *(block.words for block in found[:-1])]
    if sum(block.kind == "marked" for block in found) >= _MOST * len(found):
        return _named_where_they_change(all_blocks)
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


def _named_where_they_change(all_blocks: Blocks) -> Blocks:
    """The blocks with their speakers, where a name stands above the times at which they change.

    The words stand beside the times. A name stands above the first time and comes again; lines of
    words do not.
    """
    above, found, zero = all_blocks
    before = [above, *(block.words for block in found[:-1])]
    lasts = [
        "".join(_last(words)) if not number or len(_filled(words)) > 1 else ""
        for number, words in enumerate(before)
    ]
    counts = Counter(filter(None, lasts))
    known = {name for name in counts if counts[name] > 1 and all(line_heads.names([name]))}
    if lasts[0] not in known or sum(counts[name] for name in known) < _SOME * len(found):
        return all_blocks
    named = []
    for block, name, words in zip(found, lasts, before, strict=True):
        if name in known:
            _pop(words)
        named.append(block._replace(speaker=line_heads.name_of(name) if name in known else ""))
    return Blocks(above, named, zero)


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
