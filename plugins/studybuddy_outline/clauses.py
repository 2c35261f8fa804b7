"""Clauses out of speech that nobody punctuated, as automatic captions are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.phrases import Phrases, pattern

Piece: TypeAlias = tuple[str, tuple[int, ...]]
"""Words to quote, and the indexes of the segments they stand in."""

# A clause may begin at any character of these scripts; of Thai and the like only after a space.
_WIDE = re.compile(f"[{scripts.CJK}]")
_TOKEN = re.compile(rf"[^\s{scripts.CJK}]+\s*|\S\s*")
_STOP = re.compile(r"[,;:、，；：،]")
# What ends and what begins a clause in scripts without spaces.
_WIDE_END = re.compile(
    r"(?:です|ます|ました|ません|でした|だ|ね|よ|から|けど|ので|了|吗|呢|吧|的话)$"
)
_WIDE_START = re.compile(
    r"(?:那么|所以|然后|但是|因为|如果|我们|接下来|这个|で|でも|しかし|だから|そして|それ)"
)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Tokens a clause should have: at least, at most, and never more than."""

    short: int
    long: int
    longest: int


_WORDS = _Sizes(7, 24, 34)
_CHARACTERS = _Sizes(14, 44, 64)


def clauses(texts: Sequence[tuple[str, int]], language: str, phrases: Phrases) -> Iterator[Piece]:
    """Texts that follow one another, with their segments, cut where a clause is likely to begin.

    A cut that is no clean beginning shows as `…`. Time and memory grow with the number of words.
    """
    tokens = [(t, number) for text, number in texts for t in _TOKEN.findall(text + " ")]
    if not tokens:
        return
    wide = sum(bool(_WIDE.match(t)) for t, _ in tokens) * 2 > len(tokens)
    seams = _wide_seams(tokens) if wide else _seams(tokens, language, phrases)
    cuts = _cuts(seams, _CHARACTERS if wide else _WORDS)
    for start, end in itertools.pairwise(cuts):
        text = "".join(t for t, _ in tokens[start:end]).strip()
        clean_start = start == 0 or seams[start] >= 1.5
        stopped = _STOP.search(tokens[end - 1][0])
        clean_end = end == len(tokens) or (seams[end] >= 1.5 and not stopped)
        numbers = tuple(sorted({number for _, number in tokens[start:end]}))
        yield ("" if clean_start else "… ") + text + ("" if clean_end else " …"), numbers


def _seams(tokens: Sequence[tuple[str, int]], language: str, phrases: Phrases) -> list[float]:
    """How well a clause may begin at each word."""
    folded = [t.strip().strip(",;:\"'“”()").casefold() for t, _ in tokens]
    leads = [_leads_on(word, language, phrases) for word in folded]
    seams = [0.0]
    for i in range(1, len(tokens)):
        seam = _beginning(folded, i, phrases)
        seam += 2.0 if _STOP.search(tokens[i - 1][0]) else 0.0
        seam += 2.5 if folded[i] == folded[i - 1] else 0.0
        seam -= 4.0 if leads[i - 1] else 0.0
        seams.append(seam)
    return seams


def _leads_on(word: str, language: str, phrases: Phrases) -> bool:
    """Whether a clause cannot end with this word."""
    if word in phrases.enders:
        return False
    known = (phrases.before_noun, phrases.before_verb, phrases.subjects, phrases.conjunctions)
    return any(word in some for some in known) or studybuddy.text.is_function_word(word, language)


def _beginning(folded: Sequence[str], i: int, phrases: Phrases) -> float:
    """How much a word looks like the first of a clause, whatever stands before it."""
    word, after = folded[i], folded[i + 1] if i + 1 < len(folded) else ""
    if word in phrases.conjunctions:
        begun = (phrases.subjects, phrases.determiners, phrases.conjunctions)
        return 2.5 if any(after in some for some in begun) else 0.2
    if word in phrases.subjects:
        # "you with" and "there and" are the end of a clause, not the beginning of one.
        ended = after in phrases.before_noun or after in phrases.conjunctions
        return -1.0 if ended else 1.8
    if word in phrases.determiners and _has_verb(folded[i + 1 : i + 5], phrases):
        return 1.8
    return 1.5 if pattern(phrases.filler).match(f"{word} {after}") else -1.0


def _has_verb(ahead: Sequence[str], phrases: Phrases) -> bool:
    """Whether these words go on to a verb before another phrase begins: `the switch was`."""
    others = (phrases.before_noun, phrases.subjects, phrases.conjunctions)
    for n, word in enumerate(ahead):
        if word in phrases.finite:
            return n > 0
        if any(word in some for some in others):
            return False
    return False


def _wide_seams(tokens: Sequence[tuple[str, int]]) -> list[float]:
    seams = [0.0]
    before = ""
    for i in range(1, len(tokens)):
        last = tokens[i - 1][0]
        before = (before + last.strip())[-3:]
        ahead = "".join(t.strip() for t, _ in tokens[i : i + 4])
        seam = 1.5 if last != last.rstrip() or _STOP.search(last) else -1.5
        seam += 1.5 if _WIDE_END.search(before) else 0.0
        seam += 1.0 if _WIDE_START.match(ahead) else 0.0
        seams.append(seam)
    return seams


def _cuts(seams: Sequence[float], sizes: _Sizes) -> list[int]:
    """The best places to cut, first and last position included."""
    count = len(seams)
    best = [0.0] + [float("-inf")] * count
    back = [0] * (count + 1)
    misfit = [_misfit(size, sizes) for size in range(sizes.longest + 1)]
    for end in range(1, count + 1):
        starts = range(max(0, end - sizes.longest), end)
        value, start = max((best[start] - misfit[end - start], -start) for start in starts)
        best[end], back[end] = value + (seams[end] if end < count else 0.0), -start
    cuts = [count]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    return cuts[::-1]


def _misfit(size: int, sizes: _Sizes) -> float:
    if size < sizes.short:
        return 0.6 * (sizes.short - size)
    return 0.35 * max(0, size - sizes.long)
