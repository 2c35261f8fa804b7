"""A transcript indexed once, to be asked many times what is said near a line."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import msgspec

from studybuddy.grounding.measures import Measure, all_measures, single_measures
from studybuddy.grounding.sounds import VOWEL, skeleton
from studybuddy.grounding.spelling import one_off, same_root
from studybuddy.grounding.tokens import squashed, stems, tokenized
from studybuddy.note import Claim, clock
from studybuddy.text.numbers import numbers
from studybuddy.text.words import plain, stem, words
from studybuddy.transcript import Transcript, Video

# Seconds of speech around the cited segments: in the nearest, words and numbers must be said; a
# word said a minute away still tells that the subject is spoken of; a name may have been said
# earlier, since the speaker goes on with "he", or in the introduction.
NEAR = 25.0
AROUND = 90.0
NAMED_BEFORE = 75.0
INTRODUCTION = 180.0

# Lines before and after a cited one that a checker of meaning sees with it.
_NEIGHBOURS = 2

# So many letters are sought across spaces too: hugging face, push to hub, but not "aws" in laws.
_NO_ACCIDENT = 5

# In a talk of hours a word that is said once tells no more than in a short one.
_RAREST = 3.5
# So many sounds besides vowels are no accident: `noyman` has those of Neumann.
_LEAST_SKELETON = 3


class EvidenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a transcript near a claim. `number` is its segment's index, `start` in seconds.

    `cited` tells the lines that the claim itself names from their neighbours. `language` is the
    transcript's (BCP 47, `und` when unknown).
    """

    number: int
    start: float
    text: str
    speaker: str
    language: str
    cited: bool


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A number that is said: its values, the stems of what follows it, and what it measures."""

    values: frozenset[Fraction]
    things: frozenset[str]
    measures: frozenset[Measure]


class Evidence:
    """What a transcript says, by segment. Checkers read `lines`; all else may change."""

    def __init__(self, transcript: Transcript) -> None:
        self.segments = transcript.segments
        self.language = transcript.language
        self.duration = transcript.video.duration
        about = _about(transcript.video) + sorted({s.speaker for s in self.segments})
        self.about = squashed(" ".join(about))
        self.about_stems = frozenset(key for text in about for key in stems(text))
        self.speech = [" ".join(words(segment.text)) for segment in self.segments]
        self.squashed = [squashed(segment.text) for segment in self.segments]
        self.stems = [frozenset(stems(segment.text)) for segment in self.segments]
        self._said: dict[str, list[int]] = defaultdict(list)
        self._by_head: dict[str, set[str]] = defaultdict(set)
        for at, own in enumerate(self.stems):
            for key in own:
                self._said[key].append(at)
                self._by_head[key[:4]].add(key)
        self._tokens: dict[int, list[str]] = {}
        self._alike: dict[str, frozenset[int]] = {}
        self._counts = [self._counted(at) for at in range(len(self.segments))]
        self._lines: dict[Fraction, list[int]] = defaultdict(list)
        for at, said in enumerate(self._counts):
            for value in {value for counted in said for value in counted.values}:
                self._lines[value].append(at)
        opening = transcript.duration / 10
        self.introduction = frozenset(
            at for at, s in enumerate(self.segments) if s.start < min(INTRODUCTION, opening)
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that stand in capitals inside a sentence, and never without."""
        text = plain("\n".join(segment.text for segment in self.segments))
        inside = set(re.findall(r"(?<=[\w,;] )[A-Z]\w+", text))
        return frozenset(inside - {word.capitalize() for word in re.findall(r"\b[a-z]\w+", text)})

    @cached_property
    def speakers(self) -> dict[str, tuple[str, ...]]:
        """Who speaks, each with the folded names that tell them from the others."""
        speakers = {s.speaker for s in self.segments if s.speaker}
        parts = Counter(part for speaker in speakers for part in set(speaker.casefold().split()))
        return {
            speaker: tuple(
                part
                for part in speaker.casefold().split()
                if parts[part] == 1 and len(part) > 2 and part.isalpha()
            )
            for speaker in speakers
        }

    @cached_property
    def latin(self) -> bool:
        """Whether the transcript is written in Latin letters."""
        letters = [c for text in self.squashed for c in text[:20] if c.isalpha()]
        return sum(c < "\u0250" for c in letters) > len(letters) / 2

    def _counted(self, at: int) -> list[Counted]:
        """The numbers of a segment with what they count; one may run on into the next segment."""
        text = self.segments[at].text
        found = numbers(text, self.language)
        if at + 1 < len(self.segments):
            start = " ".join(self.segments[at + 1].text.split()[:4])
            known = {value for number in found for value in number.values}
            across = numbers(f"{text[-60:]} {start}", self.language)
            across = [number for number in across if not number.values <= known]
            after = numbers(start, self.language) if across else []
            apart = {value for number in after for value in number.values}
            found += [number for number in across if not number.values <= apart]
        return [
            Counted(
                values=number.values | number.parts,
                things=frozenset() if number.ordinal else frozenset(map(stem, number.following)),
                measures=measured,
            )
            for number, measured in zip(found, all_measures(found), strict=True)
            if not number.retracted
        ]

    def lines(self, claim: Claim) -> tuple[EvidenceLine, ...]:
        """The lines that a claim cites, and their neighbours, in order."""
        cited = {cite for cite in claim.cites if 0 <= cite < len(self.segments)}
        near = {n for c in cited for n in range(c - _NEIGHBOURS, c + _NEIGHBOURS + 1)}
        return tuple(
            EvidenceLine(
                number=number,
                start=self.segments[number].start,
                text=self.segments[number].text,
                speaker=self.segments[number].speaker,
                language=self.language,
                cited=number in cited,
            )
            for number in sorted(near)
            if 0 <= number < len(self.segments)
        )

    def between(self, start: float, end: float) -> tuple[int, ...]:
        """The segments of a stretch of the video."""
        return tuple(at for at, s in enumerate(self.segments) if s.end > start and s.start < end)

    def window(self, cites: Sequence[int], before: float, after: float) -> frozenset[int]:
        """The cited segments and those that are said this many seconds around them."""
        near: set[int] = set()
        for cite in cites:
            first = last = cite
            start, end = self.segments[cite].start - before, self.segments[cite].end + after
            while first > 0 and self.segments[first - 1].end >= start:
                first -= 1
            while last + 1 < len(self.segments) and self.segments[last + 1].start <= end:
                last += 1
            near.update(range(first, last + 1))
        return frozenset(near)

    def alike(self, key: str) -> frozenset[int]:
        """The segments in which this stem is said, or a somewhat longer or shorter form of it."""
        if key not in self._alike:
            forms = {key, *(known for known in self._by_head[key[:4]] if same_root(key, known))}
            self._alike[key] = frozenset(at for form in forms for at in self._said.get(form, ()))
        return self._alike[key]

    def nearly(self, key: str) -> frozenset[int]:
        """The segments in which a long word is said with one letter wrong, missing or added."""
        if len(key) < 6 or not key.isalpha():
            return frozenset()
        return frozenset(
            at for known, places in self._said.items() if one_off(key, known) for at in places
        )

    def tokens(self, at: int) -> list[str]:
        """Words and marks of a segment; a line break ends it."""
        if at not in self._tokens:
            self._tokens[at] = tokenized(self.segments[at].text + "\n")
        return self._tokens[at]

    def counts(self, at: int) -> list[Counted]:
        """The numbers said in a segment."""
        return self._counts[at]

    def lines_with(self, value: Fraction) -> list[int]:
        """The segments in which a number is said."""
        return self._lines.get(value, [])

    def tells_of(self, key: str, letters: str) -> bool:
        """Whether the video's title, or what else its owner wrote of it, has a name."""
        return key in self.about_stems or (len(letters) >= _NO_ACCIDENT and letters in self.about)

    def has_name(self, letters: str) -> bool:
        """Whether the video's title or any segment has these letters and digits in a row."""
        return letters in self.about or any(letters in text for text in self.squashed)

    def is_topic(self, said: frozenset[int]) -> bool:
        """Whether what is said in these segments is what the whole video is about."""
        return len(said) >= max(5, 0.04 * len(self.segments))

    @cached_property
    def _characters(self) -> Counter[str]:
        return Counter(character for text in self.squashed for character in set(text))

    def weight_of_character(self, character: str) -> float:
        """How much a character of Chinese, Japanese or Korean tells."""
        return self.weight(self._characters[character])

    def weight(self, places: int) -> float:
        """How much a word tells that is said in so many segments: rare words tell more."""
        rarity = math.log((len(self.segments) + 8) / (max(places, 2) + 1))
        return min(rarity, _RAREST)


class Nearby:
    """What is said near a claim's citation."""

    def __init__(self, evidence: Evidence, cites: Sequence[int], reach: float = NEAR) -> None:
        self.evidence = evidence
        self.near = evidence.window(cites, reach, reach) if reach else frozenset(cites)
        self.cites = sorted(set(cites))
        self.cited = [evidence.segments[at] for at in self.cites]
        first, last = min(cites), max(cites)
        lines = f"line {first}" if first == last else f"lines {first}-{last}"
        self.place = f"{lines} ({clock(evidence.segments[first].start)})"

    @cached_property
    def cited_alone(self) -> Nearby:
        """The same, as if nothing near were said but the cited lines."""
        return Nearby(self.evidence, self.cites, reach=0)

    @cached_property
    def around(self) -> frozenset[int]:
        """The segments within a minute and a half."""
        return self.evidence.window(self.cites, AROUND, AROUND)

    @cached_property
    def named(self) -> frozenset[int]:
        """The segments in which a name may have been said."""
        before = self.evidence.window(self.cites, NAMED_BEFORE, NEAR)
        return before | self.evidence.introduction

    def verbatim(self, text: str) -> bool:
        """Whether a text is said word by word."""
        run = words(text)
        if run:
            return f" {' '.join(run)} " in self._speech
        return any(text.strip() in self.evidence.segments[at].text for at in self.near)

    def word_before(self, text: str) -> str:
        """The word right before a text where a line says it word by word, in one sentence."""
        sought = plain(text).casefold().strip().rstrip(".!?。！？؟।")
        for at in sorted(self.near) if sought else ():
            before, found, _ = plain(self.evidence.segments[at].text).casefold().partition(sought)
            if found:
                last = tokenized(before)[-1:]
                return last[0] if last else ""
        return ""

    def quotes(self, text: str) -> float:
        """Share of a text's neighbouring words that are neighbours in what is said."""
        pairs = [f" {one} {other} " for one, other in pairwise(words(text))]
        return sum(pair in self._speech for pair in pairs) / len(pairs) if pairs else 1.0

    def written(self, letters: str) -> bool:
        """Whether letters stand in a row, however they are spaced: enough to be no accident."""
        return len(letters) >= _NO_ACCIDENT and letters in self._letters

    def has_letters(self, letters: str) -> bool:
        """Whether these stand in a row, be it by accident."""
        return letters in self._letters

    def begins(self, letters: str) -> bool:
        """Whether a word that is said begins so."""
        return f" {letters}" in self._speech

    def share(self, pieces: Sequence[str]) -> float:
        """How many of these pieces stand in words that are said."""
        return sum(piece in self._speech for piece in pieces) / len(pieces)

    def sounds(self, name: str) -> bool:
        """Whether a word, or two in a row, sound like a name that captions may have misspelt."""
        key = skeleton(name)
        return len(key) >= _LEAST_SKELETON and key in self._skeletons

    @cached_property
    def _skeletons(self) -> frozenset[str]:
        heard = [skeleton(word) for at in self.near for word in self.evidence.speech[at].split()]
        pairs = (one + other.removeprefix(VOWEL) for one, other in pairwise(heard))
        return frozenset((*heard, *pairs))

    @cached_property
    def initials(self) -> str:
        """The first letters of the words that are said: `nan` of not a number."""
        return "".join(
            word[0] for at in sorted(self.near) for word in self.evidence.speech[at].split()
        )

    @cached_property
    def _speech(self) -> str:
        return f" {' '.join(self.evidence.speech[at] for at in sorted(self.near))} "

    @cached_property
    def _letters(self) -> str:
        return "".join(self.evidence.squashed[at] for at in sorted(self.near))

    @cached_property
    def cited_text(self) -> str:
        """The cited lines, folded."""
        return " ".join(plain(" ".join(s.text for s in self.cited)).casefold().split())

    @cached_property
    def cited_tokens(self) -> list[str]:
        """Words and marks of the cited lines."""
        return [token for at in self.cites for token in self.evidence.tokens(at)]

    @cached_property
    def cited_stems(self) -> frozenset[str]:
        """Stems of the words of the cited lines."""
        return frozenset(map(stem, self.cited_tokens))

    @cached_property
    def tokens(self) -> list[str]:
        """Words and marks in order; a line break ends each segment."""
        return [token for at in sorted(self.near) for token in self.evidence.tokens(at)]

    def says(self, key: str) -> bool:
        """Whether a stem is said, or something like it."""
        return bool(self.evidence.alike(key) & self.near)

    @cached_property
    def values(self) -> set[Fraction]:
        """The numbers that are said."""
        counts = self.evidence.counts
        return {value for at in self.near for said in counts(at) for value in said.values}

    @cached_property
    def cited_values(self) -> set[Fraction]:
        """The numbers of the cited lines."""
        counts = self.evidence.counts
        return {value for at in self.cites for said in counts(at) for value in said.values}

    @cached_property
    def cited_values_without_unit(self) -> set[Fraction]:
        """The numbers of the cited lines that nothing follows."""
        counts = self.evidence.counts
        said = (one for at in self.cites for one in counts(at) if not one.things)
        return {value for one in said for value in one.values}

    @cached_property
    def measures(self) -> set[Measure]:
        """What is measured by the numbers that are said."""
        counts, speech = self.evidence.counts, self.evidence.speech
        found = {measure for at in self.near for said in counts(at) for measure in said.measures}
        return found.union(*(single_measures(speech[at].split()) for at in self.near))

    @cached_property
    def cited_measures(self) -> set[Measure]:
        """What is measured by the numbers of the cited lines."""
        counts = self.evidence.counts
        return {measure for at in self.cites for said in counts(at) for measure in said.measures}

    def counts_of(self, things: frozenset[str]) -> set[Fraction]:
        """How many of these things are spoken of: no articles, no years."""
        return {
            value
            for at in self.near
            for said in self.evidence.counts(at)
            if things & said.things
            for value in said.values
            if 1 < value < 1000
        }


def _about(video: Video) -> list[str]:
    """What the video's owner wrote of it, which may name who speaks."""
    return [video.title, video.channel, video.description, *(c.title for c in video.chapters)]
