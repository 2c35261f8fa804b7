"""Which of the times that stand at the heads of lines are those of the transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from studybuddy_captions import line_heads
from studybuddy_captions.clock import has_colon, in_order
from studybuddy_captions.line_heads import Head, is_glued, named_head, time_head
from studybuddy_captions.spoken_labels import is_label

_MAY_HOLD_TIME = re.compile(r"\d[:：]\d|\[\s*\d+\.\d")
_MOST = 0.9
_FEW = 0.2
_ENOUGH = 4  # times among which one may be a stray
_SOON = 60.0  # seconds


def heads_of(lines: Sequence[str]) -> dict[int, Head]:
    """The times at the heads of lines, and those behind names where that is what they are."""
    signs = {n: line for n, line in enumerate(lines) if has_colon(line) or "[" in line}
    clocks = {n: line for n, line in signs.items() if _MAY_HOLD_TIME.search(line)}
    heads = _with_dashes({n: head for n, line in clocks.items() if (head := time_head(line))})
    rest = {n: line for n, line in clocks.items() if n not in heads}
    named = {n: head for n, line in rest.items() if (head := named_head(line))}
    glued = sum(head.clock != lines[n] and is_glued(lines[n]) for n, head in heads.items())
    if 2 * glued > len(heads):
        heads |= {n: head for n, line in rest.items() if (head := line_heads.glued_head(line))}
    heads |= _names_first(named, len(heads))
    heads = {line: heads[line] for line in sorted(heads)}
    return _without_strays(_fitting(_without_words_below(heads, lines)), lines)


def _with_dashes(heads: dict[int, Head]) -> dict[int, Head]:
    """The heads, dashes given back to the words where but few times are followed by one."""
    dashes = sum(bool(head.dash) for head in heads.values())
    if not dashes or 2 * dashes > len(heads):
        return heads
    return {
        line: head._replace(words=f"{head.dash} {head.words}")
        if head.dash and head.words.strip()
        else head
        for line, head in heads.items()
    }


def _names_first(named: dict[int, Head], others: int) -> dict[int, Head]:
    """Those times behind names that are such, none where they are no shape of this text.

    With but a space between them a person and a verse look alike; only a talk begins near zero.
    """
    known = line_heads.names([head.speaker for head in named.values()])
    heads = {
        line: head for (line, head), is_name in zip(named.items(), known, strict=True) if is_name
    }
    if 2 * len(heads) < len(named) or not heads or len(heads) < _FEW * others:
        return {}
    first = next(iter(heads.values())).start
    roles = all(line_heads.is_role(head.speaker) for head in heads.values())
    spaced = all(head.spaced for head in heads.values())
    return heads if roles or not spaced or first < _SOON else {}


def _without_words_below(heads: dict[int, Head], lines: Sequence[str]) -> dict[int, Head]:
    """The heads without those that are the words of a time, right above them, that has none.

    `9:30 is when` may be a caption, where most times stand above their words.
    """
    if 2 * sum(not head.words.strip() for head in heads.values()) < len(heads):
        return heads
    kept: dict[int, Head] = {}
    last = -1
    for line, head in heads.items():
        if head.kind in {"bare", "marked"} and last >= 0 and not kept[last].words.strip():
            between = [text for text in lines[last + 1 : line] if text.strip()]
            if all(is_label(text, kept[last].start) for text in between):
                continue
        kept[line] = head
        last = line
    return kept


def _fitting(heads: dict[int, Head]) -> dict[int, Head]:
    """The heads without those of a rare kind that do not fit between the others: words, too.

    Where times stand in brackets, others do not fit.
    """
    kinds = Counter((head.kind, head.style) for head in heads.values())
    most = max(kinds.values(), default=0)
    rare = {kind for kind, count in kinds.items() if count < max(_FEW * most, min(2, most - 1))}
    if not rare:
        return heads
    is_rare = {line: (head.kind, head.style) in rare for line, head in heads.items()}
    starts = [head.start for line, head in heads.items() if not is_rare[line]]
    longest = max((after - before for before, after in pairwise(starts)), default=0.0)
    boxed = max(kinds, key=lambda kind: kinds[kind])[0] == "marked"
    bounds = [0.0, *starts, max(starts) + 3 * longest + _SOON]
    kept, seen = {}, 0
    for line, head in heads.items():
        seen += not is_rare[line]
        fits = bounds[seen] <= head.start <= bounds[seen + 1]
        if not is_rare[line] or (fits and not (boxed and head.kind == "marked")):
            kept[line] = head
    return kept


def _without_strays(heads: dict[int, Head], lines: Sequence[str]) -> dict[int, Head]:
    """The heads without few bare times out of order, where lines without a time go on with words.

    Where every line has its time such a time is a slip of the pen, and stays.
    """
    if len(heads) < _ENOUGH:
        return heads
    ordered = in_order([head.start for head in heads.values()])
    strays = ordered.count(False)
    if not 0 < strays <= max(1, _FEW * len(heads)):
        return heads
    if len(heads) > _MOST * sum(1 for line in lines if line.strip()):
        return heads
    return {
        line: head
        for (line, head), fits in zip(heads.items(), ordered, strict=True)
        if fits or head.kind != "bare"
    }
