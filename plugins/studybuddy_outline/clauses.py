"""Clauses out of speech that nobody punctuated, as automatic captions are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.phrases import Phrases, pattern


class Piece(NamedTuple):
    """Words to quote, the indexes of the segments they stand in, whether both ends are certain."""

    text: str
    cites: tuple[int, ...]
    sure: bool = True


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

_SURE = 2.0
_LIKELY = 1.8
"""How well a clause begins where hardly anything else can, and where it is not quite sure."""

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
        sure = wide or all(seams[at] >= _SURE for at in (start, end) if 0 < at < len(tokens))
        whole = ("" if clean_start else "… ") + text + ("" if clean_end else " …")
        yield Piece(whole, numbers, sure)


def _seams(tokens: Sequence[tuple[str, int]], language: str, phrases: Phrases) -> list[float]:
    """How well a clause may begin at each word."""
    folded = [_folded(t) for t, _ in tokens]
    verbs = _verbs(folded, language, phrases)
    seams = [0.0]
    opened = -_REACH
    for i in range(1, len(tokens)):
        seam = _beginning(folded, i, phrases, verbs)
        if seam > 1.0 and 3 < i - opened <= _REACH and folded[i] not in phrases.conjunctions:
            # "if the list is sorted it is fast": what the first half waits for.
            seam, opened = seam - 2.5, -_REACH
        opened = i if _opens(folded, i, phrases) else opened
        seam += 2.0 if _STOP.search(tokens[i - 1][0]) else 0.0
        seam += 2.5 if folded[i] == folded[i - 1] else 0.0
        seam -= 4.0 if _leads_on(folded[max(i - 2, 0) : i], language, phrases) else 0.0
        seams.append(seam)
    return seams


def _verbs(folded: Sequence[str], language: str, phrases: Phrases) -> frozenset[str]:
    """Stems of the words that stand somewhere as only verbs do: `they count`, `to count`."""
    before = phrases.before_verb - phrases.unsure_subjects
    return frozenset(
        studybuddy.text.stem(word)
        for last, word in itertools.pairwise(folded)
        if last in before and not studybuddy.text.is_function_word(word, language)
    )


def _opens(folded: Sequence[str], i: int, phrases: Phrases) -> bool:
    """Whether what begins here is said of a subject further on: `if …`, `and for a year …`."""
    if folded[i] in phrases.subordinators:
        return True
    after = folded[i + 1] if i + 1 < len(folded) else ""
    return folded[i] in phrases.conjunctions and after in _prepositions(phrases)


def _folded(token: str) -> str:
    return token.strip().strip(",;:\"'“”()").casefold()


def stands_alone(text: str, language: str, phrases: Phrases) -> bool:
    """Whether unpunctuated words are a sentence: uncut, no question, with an end and a verb."""
    if "…" in (text[0], text[-1]):
        return False
    said = [_folded(token) for token in text.split()]
    if _waits(said, phrases) or _asks(said, phrases) or _breaks_off(said, language, phrases):
        return False
    # Of verbs only the commonest are known, but what a pronoun does is one.
    verbs = (word for word in said if word in phrases.finite or word in phrases.subjects)
    return not phrases.finite or any(verbs)


def _waits(said: Sequence[str], phrases: Phrases) -> bool:
    """Whether there is an `if` without what follows from it: `in two years if nobody has gone`."""
    for at, word in enumerate(said):
        before = said[:at]
        opens = phrases.subjects.isdisjoint(before) or before[-1] in phrases.conjunctions
        if word in phrases.subordinators and opens and not _follows(said, at, phrases):
            return True
    return False


def _follows(said: Sequence[str], at: int, phrases: Phrases) -> bool:
    """Whether a second subject comes after the one of the `if` that stands here."""
    joins = phrases.conjunctions | phrases.relatives | phrases.before_clause
    return any(
        said[n - 1] not in joins and _begins_subject(said, n, phrases)
        for n in range(at + 4, len(said) - 2)
    )


def _asks(said: Sequence[str], phrases: Phrases) -> bool:
    """Whether there is a question in these words: `how much is it`, `so why does it`."""
    if said[0] in phrases.askers and any(word in phrases.finite for word in said[:5]):
        return True
    return any(a in phrases.askers and b in phrases.finite for a, b in itertools.pairwise(said))


def _breaks_off(said: Sequence[str], language: str, phrases: Phrases) -> bool:
    """Whether more is sure to follow: after a verb that is short, or two words after `but`."""
    if said[-1] in phrases.finite or _leads_on(said[-2:], language, phrases):
        return True
    # "which allows you to determine": what, comes next.
    acting = phrases.before_verb - phrases.subjects - phrases.enders
    told = [word for word in said[:-1] if not pattern(phrases.adverb).fullmatch(word)]
    if told and told[-1] in acting and not studybuddy.text.is_function_word(said[-1], language):
        return True
    adding = phrases.conjunctions - phrases.joining
    if any(word in adding for word in said[-3:]):
        return True
    # "from and": what it stands before was said before; "and because of that" goes on.
    hanging = _prepositions(phrases) - phrases.enders
    gap = any(a in hanging and b in phrases.conjunctions for a, b in itertools.pairwise(said))
    joined = (b for a, b in itertools.pairwise(said[-4:]) if a in phrases.conjunctions)
    named = phrases.determiners | phrases.subjects | phrases.enders
    small = (w for w in joined if studybuddy.text.is_function_word(w, language))
    return gap or any(word not in named for word in small)


def _leads_on(last: Sequence[str], language: str, phrases: Phrases) -> bool:
    """Whether a clause cannot end with the last of these one or two words."""
    *before, word = last
    if word in phrases.before_clause:
        return True
    if word in phrases.determiners and word in phrases.enders and word in phrases.before_noun:
        # "we do that" ends, "the function that" does not.
        return not before or before[0] not in phrases.before_noun | phrases.enders
    if word in phrases.enders:
        return False
    known = (phrases.before_noun, phrases.before_verb, phrases.subjects, phrases.conjunctions)
    return any(word in some for some in known) or studybuddy.text.is_function_word(word, language)


def _beginning(
    folded: Sequence[str], i: int, phrases: Phrases, verbs: Collection[str] = ()
) -> float:
    """How much a word looks like the first of a clause, whatever stands before it."""
    word, after = folded[i], folded[i + 1] if i + 1 < len(folded) else ""
    if word in phrases.conjunctions:
        return _joined(folded, i, phrases)
    if word in phrases.askers:
        return _SURE if after in phrases.finite else -1.0
    subject = _begins_subject(folded, i, phrases, verbs)
    # "is it possible" asks, "how deep it goes" is within a clause.
    inside = folded[i - 1] in phrases.finite or folded[max(i - 2, 0)] in phrases.askers
    if subject:
        return -1.0 if inside else subject
    return 1.5 if pattern(phrases.filler).match(f"{word} {after}") else -1.0


def _joined(folded: Sequence[str], i: int, phrases: Phrases) -> float:
    """How much a conjunction looks like the first word of a clause."""
    word, ahead = folded[i], folded[i + 1 : i + 6]
    if word in phrases.subordinators:
        return 1.2
    begun = (phrases.subjects, phrases.conjunctions, phrases.askers)
    if any(ahead[:1] and ahead[0] in some for some in begun) or _comes_to_subject(ahead, phrases):
        return 2.5
    verb = _has_verb(ahead[:4], phrases)
    if ahead[:1] and ahead[0] in phrases.determiners:
        # "two and a half": what is joined is no clause without its verb.
        return 2.5 if verb or word not in phrases.joining else 0.2
    return 1.2 if verb else 0.2


def _comes_to_subject(ahead: Sequence[str], phrases: Phrases) -> bool:
    """Whether a subject is still to come before any verb: `and for nineteen years I`."""
    adverbial = _prepositions(phrases) | phrases.enders - phrases.determiners
    if ahead[:1] and ahead[0] in adverbial:
        ends = phrases.finite | phrases.conjunctions | phrases.relatives
        told = (word for word in ahead[1:] if word in phrases.subjects or word in ends)
        return next(told, "") in phrases.subjects
    return False


def _prepositions(phrases: Phrases) -> frozenset[str]:
    return phrases.before_noun - phrases.determiners


def _begins_subject(
    folded: Sequence[str], i: int, phrases: Phrases, verbs: Collection[str] = ()
) -> float:
    """How sure a word is, or begins, what a verb then says something of; 0 if it does not."""
    word, ahead = folded[i], folded[i + 1 : i + 5]
    if word in phrases.subjects:
        seam = _pronoun(word, ahead, phrases, verbs)
    elif word in phrases.determiners and word not in phrases.relatives:
        alone = word in phrases.enders and bool(ahead) and ahead[0] in phrases.finite
        seam = _SURE if alone or _has_verb(ahead, phrases) else 0.0
    else:
        return 0.0
    return min(seam, _LIKELY) if _either(folded[max(i - 4, 0) : i], phrases) else seam


def _pronoun(word: str, ahead: Sequence[str], phrases: Phrases, verbs: Collection[str]) -> float:
    """How sure this word is a subject: "it's a" has its verb."""
    # "you with" and "there and" end a clause, "gives you one" goes on.
    ends = (
        phrases.before_noun,
        phrases.conjunctions,
        phrases.determiners,
        phrases.after_objects,
    )
    if "'" not in word and any(ahead[:1] and ahead[0] in some for some in ends):
        return 0.0
    if word not in phrases.unsure_subjects or (ahead[:1] and ahead[0] in phrases.finite):
        return _SURE
    return _SURE if ahead[:1] and studybuddy.text.stem(ahead[0]) in verbs else 1.2


def _either(before: Sequence[str], phrases: Phrases) -> bool:
    """Whether the words before may belong to what begins here: `stood | in 1877 | the bridge …`."""
    return not (_prepositions(phrases) - phrases.joints).isdisjoint(before) or bool(
        studybuddy.text.numbers(before[-1])
    )


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
