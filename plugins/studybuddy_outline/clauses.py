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


_CLEAN = 1.0
"""How well a clause begins where no `…` is needed."""

_REACH = 16
"""Words between the beginning of an `if` and of what it is said of, at most."""


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
        clean_start = start == 0 or seams[start] >= _CLEAN
        stopped = _STOP.search(tokens[end - 1][0])
        clean_end = end == len(tokens) or (seams[end] >= _CLEAN and not stopped)
        numbers = tuple(sorted({number for _, number in tokens[start:end]}))
        yield ("" if clean_start else "… ") + text + ("" if clean_end else " …"), numbers


def _seams(tokens: Sequence[tuple[str, int]], language: str, phrases: Phrases) -> list[float]:
    """How well a clause may begin at each word."""
    folded = [_folded(t) for t, _ in tokens]
    seams = [0.0]
    opened = -_REACH
    for i in range(1, len(tokens)):
        seam = _beginning(folded, i, phrases)
        if seam > 1.0 and 3 < i - opened <= _REACH and folded[i] not in phrases.conjunctions:
            # "if the list is sorted it is fast": what the first half waits for.
            seam, opened = seam - 2.5, -_REACH
        opened = i if folded[i] in phrases.subordinators else opened
        seam += 2.0 if _STOP.search(tokens[i - 1][0]) else 0.0
        seam += 2.5 if folded[i] == folded[i - 1] else 0.0
        seam -= 4.0 if _leads_on(folded[max(i - 2, 0) : i], language, phrases) else 0.0
        seams.append(seam)
    return seams


def _folded(token: str) -> str:
    return token.strip().strip(",;:\"'“”()").casefold()


def stands_alone(text: str, language: str, phrases: Phrases) -> bool:
    """Whether unpunctuated words are a sentence: uncut, no question, with an end and a verb."""
    if "…" in (text[0], text[-1]):
        return False
    said = [_folded(token) for token in text.split()]
    waits = said[0] in phrases.subordinators and len(said) < _REACH
    if waits or _asks(said, phrases) or _breaks_off(said, language, phrases):
        return False
    # Of verbs only the commonest are known, but what a pronoun does is one.
    verbs = (word for word in said if word in phrases.finite or word in phrases.subjects)
    return not phrases.finite or any(verbs)


def _asks(said: Sequence[str], phrases: Phrases) -> bool:
    """Whether there is a question in these words: `how much is it`, `so why does it`."""
    if said[0] in phrases.askers and any(word in phrases.finite for word in said[:5]):
        return True
    return any(a in phrases.askers and b in phrases.finite for a, b in itertools.pairwise(said))


def _breaks_off(said: Sequence[str], language: str, phrases: Phrases) -> bool:
    """Whether more is sure to follow: after a verb that is short, or two words after `but`."""
    if said[-1] in phrases.finite or _leads_on(said[-2:], language, phrases):
        return True
    adding = phrases.conjunctions - phrases.joining
    return any(word in adding for word in said[-3:])


def _leads_on(last: Sequence[str], language: str, phrases: Phrases) -> bool:
    """Whether a clause cannot end with the last of these one or two words."""
    *before, word = last
    if word in phrases.before_clause:
        return True
    if word in phrases.determiners and word in phrases.enders and word in phrases.before_noun:
        # "we do that" ends, "the function that" does not.
        return not before or before[0] not in phrases.before_noun | phrases.finite | phrases.enders
    if word in phrases.enders:
        return False
    known = (phrases.before_noun, phrases.before_verb, phrases.subjects, phrases.conjunctions)
    return any(word in some for some in known) or studybuddy.text.is_function_word(word, language)


def _beginning(folded: Sequence[str], i: int, phrases: Phrases) -> float:
    """How much a word looks like the first of a clause, whatever stands before it."""
    word, after = folded[i], folded[i + 1] if i + 1 < len(folded) else ""
    if word in phrases.conjunctions:
        begun = (phrases.subjects, phrases.determiners, phrases.conjunctions, phrases.askers)
        if not any(after in some for some in begun):
            return 1.2 if _has_verb(folded[i + 1 : i + 5], phrases) else 0.2
        return 1.2 if word in phrases.subordinators else 2.5
    if word in phrases.askers:
        return 1.8 if after in phrases.finite else -1.0
    if _begins_subject(folded, i, phrases):
        # "is it possible" asks, "how deep it goes" is within a clause.
        inside = folded[i - 1] in phrases.finite or folded[max(i - 2, 0)] in phrases.askers
        return -1.0 if inside else 1.8
    return 1.5 if pattern(phrases.filler).match(f"{word} {after}") else -1.0


def _begins_subject(folded: Sequence[str], i: int, phrases: Phrases) -> bool:
    """Whether a word is, or begins, what a verb then says something of."""
    word, ahead = folded[i], folded[i + 1 : i + 5]
    if word in phrases.subjects:
        # "it's a" has its verb; "you with" and "there and" end a clause, "gives you one" goes on.
        ends = (
            phrases.before_noun,
            phrases.conjunctions,
            phrases.determiners,
            phrases.after_objects,
        )
        return "'" in word or not any(ahead[:1] and ahead[0] in some for some in ends)
    if word in phrases.determiners and word not in phrases.relatives:
        alone = word in phrases.enders and bool(ahead) and ahead[0] in phrases.finite
        return alone or _has_verb(ahead, phrases)
    return False


def _has_verb(ahead: Sequence[str], phrases: Phrases) -> bool:
    """Whether these words go on to a verb before another phrase begins: `the switch was`."""
    others = (
        phrases.before_noun,
        phrases.subjects,
        phrases.conjunctions,
        phrases.relatives,
    )
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
