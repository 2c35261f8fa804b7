"""A transcript indexed once, to be asked many times what is said near a line."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from studybuddy.note import clock
from studybuddy.numbers import numbers
from studybuddy.transcript import Segment, Transcript
from studybuddy.words import plain, stem, words

_PARTS = re.compile(r"[^\W_]+")
_SPEECH = re.compile(r"\W+")


def tokens(text: str) -> list[str]:
    """Words, and the parts of joined ones: `push_to_hub` is also push, to and hub."""
    found = []
    for word in words(text):
        found.append(word)
        if not word.isalnum():
            parts = _PARTS.findall(word)
            found += parts if len(parts) > 1 else ()
    return found


def squashed(text: str) -> str:
    """Letters and digits alone, so that `Hugging Face` is found in `HuggingFace`."""
    return _SPEECH.sub("", plain(text).casefold()).replace("_", "")


class Evidence:
    """What a transcript says, by segment."""

    def __init__(self, transcript: Transcript) -> None:
        self.segments = transcript.segments
        self.language = transcript.language
        video = transcript.video
        speakers = {segment.speaker for segment in self.segments}
        about = [video.title, video.channel, *(c.title for c in video.chapters), *sorted(speakers)]
        self.about = squashed(" ".join(about))
        self.about_stems = frozenset(stem(token) for text in about for token in tokens(text))
        self.stems = [frozenset(stem(t) for t in tokens(s.text)) for s in self.segments]
        self.said = self._places()
        self.squashed = [squashed(segment.text) for segment in self.segments]
        self.names = self._names()
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for known in self.said:
            self._by_head[known[:4]].append(known)
        self._alike: dict[str, frozenset[int]] = {}
        self._counts = [self._counted(at) for at in range(len(self.segments))]

    def _places(self) -> dict[str, list[int]]:
        said: dict[str, list[int]] = defaultdict(list)
        for at, stems in enumerate(self.stems):
            for known in stems:
                said[known].append(at)
        return said

    def _names(self) -> frozenset[str]:
        """Words that stand in capitals inside a sentence, and never without."""
        text = plain("\n".join(segment.text for segment in self.segments))
        inside = set(re.findall(r"(?<=[\w,;] )[A-Z]\w+", text))
        return frozenset(inside - {word.capitalize() for word in re.findall(r"\b[a-z]\w+", text)})

    def _counted(self, at: int) -> list[tuple[frozenset[Fraction], frozenset[str]]]:
        """The numbers of a segment with what they count; one may run on into the next segment."""
        text = self.segments[at].text
        found = numbers(text, self.language)
        if at + 1 < len(self.segments):
            start = " ".join(self.segments[at + 1].text.split()[:4])
            found += numbers(f"{text[-60:]} {start}", self.language)
        return [
            (number.values | number.parts, frozenset(stem(word) for word in number.following))
            for number in found
        ]

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
        """The segments in which this stem is said, or a longer or shorter form of it."""
        if key not in self._alike:
            forms = {key, *(k for k in self._by_head[key[:4]] if _same_root(key, k))}
            self._alike[key] = frozenset(at for form in forms for at in self.said.get(form, ()))
        return self._alike[key]

    def nearly(self, key: str) -> frozenset[int]:
        """The segments in which a long word is said with one letter wrong, missing or added."""
        if len(key) < 6:
            return frozenset()
        return frozenset(
            at for known, places in self.said.items() if _one_off(key, known) for at in places
        )

    def written_in(self, key: str, near: frozenset[int]) -> bool:
        """Whether letters stand in a row in these segments, however they are spaced."""
        text = "".join(self.squashed[at] for at in sorted(near))
        return len(key) > 2 and key in text

    def values(self, near: frozenset[int]) -> set[Fraction]:
        """The numbers in these segments."""
        return {value for at in near for values, _ in self._counts[at] for value in values}

    def counts_of(self, things: frozenset[str], near: frozenset[int]) -> set[Fraction]:
        """How many of these things the segments speak of."""
        return {
            value
            for at in near
            for values, counted in self._counts[at]
            if things & counted
            for value in values
        }

    def lines_with(self, value: Fraction) -> list[int]:
        """The segments in which a number is said."""
        return [at for at, counts in enumerate(self._counts) if any(value in v for v, _ in counts)]

    def weight(self, places: int) -> float:
        """How much a word tells that is said in so many segments: rare words tell more."""
        return math.log((len(self.segments) + 2) / (places + 1))


def _same_root(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    allowed = 2 if len(short) < 5 else 4
    return len(short) > 3 and len(long) - len(short) <= allowed and long.startswith(short)


def _one_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def lines(cites: Sequence[int], segments: Sequence[Segment]) -> str:
    """`line 12 (1:07)`, for people and for writers."""
    first, last = min(cites), max(cites)
    at = clock(segments[first].start)
    return f"line {first} ({at})" if first == last else f"lines {first}-{last} ({at})"
