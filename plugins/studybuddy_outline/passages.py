"""What is worth quoting: whole thoughts, weighed, and chosen so that none says the same twice."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studybuddy_outline.clauses import stands_alone
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import FASTEST, Sentence

_SPONSOR_SECONDS = 90.0
_SPONSOR_WORDS = _SPONSOR_SECONDS * FASTEST
_QUESTION = re.compile(r"[?？؟][\"'”»」）)]*$")
_BROKEN = re.compile(r"(?:--|—|–|-|…|\.\.\.|,)$")
_CLOSED = re.compile(r"[.!?。！？؟।][\"'”’»」』）)\]]*$")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
CONSIDERED = 200
"""Passages among which some are chosen, at most: the best of them."""

LEAST = 0.2
"""What a passage is worth of the best one, at least."""

LEAST_BARE = 0.05
"""The same of one without a full stop, since much of what is said so is in doubt."""

_AROUND = 5
"""Sentences on each side that a sentence is compared with."""

_SURE, _DOUBTFUL, _BROKEN_OFF = 0.6, 0.06, 0.015
"""What an unpunctuated clause is worth: whole for certain, perhaps, and hardly."""

_LONGEST_PAIR = 48
_LONGEST_BARE = 28
"""Words in two sentences that are quoted together, with full stops and without."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One or two sentences in a row that are understood by themselves.

    `quality` is how well they read, about 0 to 1.5, whatever they are about.
    """

    text: str
    cites: tuple[int, ...]
    numbers: tuple[int, ...]
    start: float
    length: float
    stems: frozenset[str]
    quality: float


def asides(sentences: Sequence[Sentence], phrases: Phrases) -> set[int]:
    """Numbers of the sentences that are no part of the lecture: housekeeping and advertising.

    Two advertising sentences within a minute and a half take those between them along, if no
    more is said between them than can be.
    """
    aside, sponsor = pattern(phrases.aside), pattern(phrases.sponsor)
    found = {s.number for s in sentences if aside.search(s.text)}
    adverts = [s for s in sentences if sponsor.search(s.text)]
    found |= {s.number for s in adverts}
    for first, last in itertools.pairwise(adverts):
        between = range(first.number, last.number)
        words = sum(sentences[number].length for number in between[: int(_SPONSOR_WORDS)])
        if last.start - first.start <= _SPONSOR_SECONDS and words <= _SPONSOR_WORDS:
            found |= set(between)
    return found


def passages(
    sentences: Sequence[Sentence],
    left_out: set[int],
    phrases: Phrases,
    language: str,
    naming: frozenset[int] = frozenset(),
) -> dict[int, Passage]:
    """The passage that ends with each sentence, by the sentence's number.

    A sentence that points back ("It does …") takes the one it points to along, if that is there;
    those of `naming` do so whatever that one begins with, since it says what they name.
    """
    found: dict[int, Passage] = {}
    dangling = pattern(phrases.dangling)
    last: Sentence | None = None
    for sentence in sentences:
        if sentence.number in left_out:
            last = None
            continue
        quality = _quality(sentence, phrases, language)
        back = sentence.number in naming
        if not back and not dangling.match(sentence.text):
            found[sentence.number] = _passage([sentence], quality)
        elif (
            last is not None and (back or not dangling.match(last.text)) and _belong(last, sentence)
        ):
            both = 0.4 * _quality(last, phrases, language) + 0.45 * quality
            found[sentence.number] = _passage([last, sentence], both)
        else:
            found[sentence.number] = _passage([sentence], 0.4 * quality)
        last = sentence
    return found


def _belong(last: Sentence, sentence: Sentence) -> bool:
    return (
        last.speaker == sentence.speaker
        and sentence.start - last.end < 8
        and last.length >= 4
        and last.length + sentence.length
        <= (_LONGEST_PAIR if _CLOSED.search(last.text) else _LONGEST_BARE)
        and not _QUESTION.search(last.text)
        and "…" not in last.text + sentence.text
    )


def _passage(parts: Sequence[Sentence], quality: float) -> Passage:
    return Passage(
        text=" ".join([parts[0].text, *(part.said for part in parts[1:])]),
        cites=tuple(sorted({cite for part in parts for cite in part.cites})),
        numbers=tuple(part.number for part in parts),
        start=parts[0].start,
        length=sum(part.length for part in parts),
        stems=frozenset(stem for part in parts for stem in part.stems),
        quality=quality,
    )


def _quality(sentence: Sentence, phrases: Phrases, language: str) -> float:
    text = sentence.text
    quality = _size(sentence.length) * _bearing(text, phrases)
    quality *= math.pow(0.82, len(pattern(phrases.chatter).findall(text)))
    quality *= 0.1 if _QUESTION.search(text) else 1.0
    if not _CLOSED.search(text):
        alone = stands_alone(text, language, phrases) and not _BROKEN.search(text)
        quality *= (_SURE if sentence.sure else _DOUBTFUL) if alone else _BROKEN_OFF
    quality *= 0.6 if text.count('"') % 2 or text.count("“") != text.count("”") else 1.0
    if sentence.stems:
        # Words said over and over are a slip of the tongue, or singing.
        quality *= len(set(sentence.stems)) / len(sentence.stems)
    quality *= 0.5 if "laughter" in sentence.marks else 1.0
    return quality


def _bearing(text: str, phrases: Phrases) -> float:
    """More for how things are and what follows, less for what once happened to somebody."""
    bearing = 1.3 if pattern(phrases.weighty).search(text) else 1.0
    bearing *= 1.15 if pattern(phrases.states).search(text) else 1.0
    bearing *= 0.5 if pattern(phrases.bidding).search(text) else 1.0
    bearing *= 0.3 if pattern(phrases.hearsay).search(text) else 1.0
    bearing *= math.pow(0.8, min(len(pattern(phrases.tale).findall(text)), 4))
    return bearing * math.pow(0.8, len(_YEAR.findall(text)))


def _size(length: float) -> float:
    """A thought has between 8 and 32 words, as a rule."""
    if length < 8:
        return math.pow(length / 8, 1.5)
    return 1.0 if length <= 32 else math.pow(32 / length, 1.2)


def salience(
    inside: Sequence[Sentence], everywhere: Mapping[str, int], total: int
) -> dict[str, float]:
    """How much each stem stands for these sentences; `everywhere` counts sentences of the talk."""
    counts = Counter(stem for sentence in inside for stem in sentence.stems)
    return {
        stem: math.log1p(count) ** 1.5 * math.log(1 + total / everywhere[stem]) ** 0.7
        for stem, count in counts.items()
    }


def worth(passage: Passage, weights: Mapping[str, float]) -> float:
    """How much a passage says of what matters, for its length, and how well."""
    matter = sum(sorted((weights.get(stem, 0.0) for stem in passage.stems), reverse=True)[:12])
    wordy = math.pow(6 + len(passage.stems), 0.6) * math.pow(6 + passage.length, 0.4)
    return passage.quality * matter / wordy


def dwelling(sentences: Sequence[Sentence]) -> list[float]:
    """How much each sentence is about what is said around it; 1 is usual, 3 the most.

    The mean cosine with its neighbours: what a talk explains it says in the same words for a while.
    """
    stems = [frozenset(sentence.stems) for sentence in sentences]
    alike = [_among(stems, number) for number in range(len(stems))]
    usual = sum(alike) / len(alike) or 1.0
    return [min(one / usual, 3.0) for one in alike]


def _among(stems: Sequence[frozenset[str]], number: int) -> float:
    around = [*stems[max(number - _AROUND, 0) : number], *stems[number + 1 : number + _AROUND + 1]]
    return sum(_cosine(stems[number], other) for other in around) / max(len(around), 1)


def _cosine(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (math.sqrt(len(a) * len(b)) or 1.0)


def select(
    ranked: Sequence[tuple[float, Passage]],
    count: int,
    span: float,
    taken: set[int],
    least_bare: float = LEAST,
) -> list[Passage]:
    """The best passages that neither repeat nor crowd one another, in the order they were said.

    `span` is in seconds; what is worth less than LEAST of the best one is left out, or than
    `least_bare` where it has no full stop; `taken` are numbers of sentences already quoted, and is
    added to.
    """
    picked: list[Passage] = []
    rest = sorted(ranked, key=lambda pair: (-pair[0], pair[1].numbers))
    rest = rest[: max(CONSIDERED, 8 * count)]
    fresh = [1.0] * len(rest)
    best = rest[0][0] if rest else 0.0
    while any(fresh) and len(picked) < count:
        # Where nothing is worth anything, what was looked at would be the best for ever.
        left = [n for n in range(len(rest)) if fresh[n]]
        at = max(left, key=lambda n: (rest[n][0] * fresh[n], -rest[n][1].numbers[0]))
        value, passage = rest[at]
        least = LEAST if _CLOSED.search(passage.text) else least_bare
        if picked and value * fresh[at] < least * best:
            if least <= least_bare:
                break
        elif taken.isdisjoint(passage.numbers):
            picked.append(passage)
            taken.update(passage.numbers)
            fresh = [
                min(old, _freshness(other, passage, span / count))
                for old, (_, other) in zip(fresh, rest, strict=True)
            ]
        fresh[at] = 0.0
    return sorted(picked, key=lambda passage: passage.numbers)


def _freshness(passage: Passage, picked: Passage, near: float) -> float:
    """From 1 for what is new and elsewhere to 0 for what was said already."""
    alike = _cosine(passage.stems, picked.stems)
    close = max(0.0, 1 - abs(passage.start - picked.start) / (near or 1.0))
    return (1 - math.pow(alike, 1.5)) * (1 - 0.9 * close)
