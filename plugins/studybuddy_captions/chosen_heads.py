"""Which of the times that stand at the heads of lines are those of the transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from studybuddy_captions import line_heads
from studybuddy_captions.line_heads import Head, named_head, time_head
from studybuddy_captions.spoken_labels import is_label

_MAY_HOLD_TIME = re.compile(r"\d[:：]\d|\[\s*\d+\.\d")
_MOST = 0.9
_FEW = 0.2
_SOON = 60.0  # seconds


def heads_of(lines: Sequence[str]) -> dict[int, Head]:
    """The times at the heads of lines, and those behind names where that is what they are."""
    clocks = {n: line for n, line in enumerate(lines) if _MAY_HOLD_TIME.search(line)}
    heads = _with_dashes({n: head for n, line in clocks.items() if (head := time_head(line))})
    rest = {n: line for n, line in clocks.items() if n not in heads}
    named = {n: head for n, line in rest.items() if (head := named_head(line))}
    if 2 * sum(line_heads.is_glued(lines[n]) for n in heads) > len(heads):
        heads |= {n: head for n, line in rest.items() if (head := line_heads.glued_head(line))}
    heads |= _names_first(named, len(heads))
    return _fitting(_without_words_below({line: heads[line] for line in sorted(heads)}, lines))


def _with_dashes(heads: dict[int, Head]) -> dict[int, Head]:
    """The heads, dashes given back to the words where but few times are followed by one."""
    dashes = sum(bool(head.dash) for head in heads.values())
    if 2 * dashes > len(heads):
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
    if not heads or len(heads) < _MOST * len(named) or len(heads) < 0.2 * others:
        return {}
    first = next(iter(heads.values())).start
    roles = all(line_heads.is_role(head.speaker) for head in heads.values())
    spaced = all(head.spaced for head in heads.values())
    return heads if roles or not spaced or first < _SOON else {}


def _without_words_below(heads: dict[int, Head], lines: Sequence[str]) -> dict[int, Head]:
    """The heads without those that are the words of a time alone, right above them.

    `9:30 is when` may be a caption, where most times stand on lines of their own.
    """
    if 2 * sum(head.kind == "alone" for head in heads.values()) < len(heads):
        return heads
    kept: dict[int, Head] = {}
    last = -1
    for line, head in heads.items():
        if head.kind in {"bare", "marked"} and last >= 0 and kept[last].kind == "alone":
            between = [text for text in lines[last + 1 : line] if text.strip()]
            if all(is_label(text, kept[last].start) for text in between):
                continue
        kept[line] = head
        last = line
    return kept


def _fitting(heads: dict[int, Head]) -> dict[int, Head]:
    """The heads without those of a rare kind that do not fit between the others: words, too."""
    kinds = Counter(head.kind for head in heads.values())
    sure = {kind for kind, count in kinds.items() if count >= _FEW * len(heads)}
    if len(sure) == len(kinds):
        return heads
    starts = [head.start for head in heads.values() if head.kind in sure]
    longest = max((after - before for before, after in pairwise(starts)), default=0.0)
    bounds = [0.0, *starts, max(starts) + 3 * longest + _SOON]
    kept, seen = {}, 0
    for line, head in heads.items():
        seen += head.kind in sure
        if head.kind in sure or bounds[seen] <= head.start <= bounds[seen + 1]:
            kept[line] = head
    return kept
