"""The talk as sentences that can be quoted, each with the segments it stands in."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import studybuddy
import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.clauses import Piece, clauses
from studybuddy_outline.phrases import Phrases, pattern

_LETTER = re.compile(r"[^\W\d_]")
_CLOSED = re.compile(r"[.!?。！？؟।…]")
_SAY = re.compile(r"\bi(?=\b(?!\.))")
_DOUBLED = re.compile(r"\b([^\W\d_]+(?: [^\W\d_]+)?)(?:,? \1\b)+(?!['’-])", re.IGNORECASE)
_TWICE = frozenset({"had", "that"})
"""What may be said twice and mean something."""

_LONGEST = 45
"""Words in a sentence that is still quoted whole."""

_LONG_SEGMENT = 300
"""Words in a segment, more than a minute and a half of them, not all said at its start."""

FASTEST = 5.0
"""Words a second; where there are more, the times of the captions tell nothing."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said: `text` as it is quoted by itself, `said` with all its connecting words.

    `number` counts from the talk's beginning, `cites` are the segments it stands in, `start` and
    `end` their times, within a long segment reckoned from the words before. `length` is in words,
    `stems` its content words, `sure` whether it is certain where it begins and ends.
    """

    number: int
    text: str
    said: str
    cites: tuple[int, ...]
    start: float
    end: float
    speaker: str
    marks: tuple[str, ...]
    length: float
    stems: tuple[str, ...]
    sure: bool = True


def sentences_of(transcript: studybuddy.Transcript, phrases: Phrases) -> list[Sentence]:
    """The sentences of a cleaned transcript in order, without what only holds the floor."""
    found: list[Sentence] = []
    clock = _Clock(transcript.segments)
    for spoken, cites, sure in _pieces(transcript.segments, transcript.language, phrases):
        start, end = clock.times(spoken, cites)
        text = undoubled(trimmed(spoken, phrases), transcript.language)
        if not _LETTER.search(text):
            continue
        said = [transcript.segments[i] for i in cites]
        stems = studybuddy.text.content_words(text, transcript.language)
        found.append(
            Sentence(
                number=len(found),
                text=text,
                said=spoken,
                cites=cites,
                start=start,
                end=end,
                speaker=said[0].speaker,
                marks=tuple(mark for segment in said for mark in segment.marks),
                length=scripts.word_count(text),
                stems=tuple(studybuddy.text.stem(word) for word in stems),
                sure=sure,
            )
        )
    return found


class _Clock:
    """When each sentence is said, asked in their order."""

    def __init__(self, segments: Sequence[studybuddy.Segment]) -> None:
        self._segments = segments
        self._words = [scripts.word_count(segment.text) for segment in segments]
        self._said: Counter[int] = Counter()

    def times(self, text: str, cites: Sequence[int]) -> tuple[float, float]:
        first, last = self._segments[cites[0]], self._segments[cites[-1]]
        words = self._words[cites[0]]
        if len(cites) > 1 or words <= _LONG_SEGMENT:
            return first.start, last.end
        before = self._said[cites[0]]
        self._said[cites[0]] += math.ceil(scripts.word_count(text))
        span = first.end - first.start
        start, end = (min(n / words, 1.0) for n in (before, self._said[cites[0]]))
        return first.start + span * start, first.start + span * end


def undoubled(text: str, language: str) -> str:
    """A sentence in which no small words are said twice over, as in `of the of the ice`."""

    def once(match: re.Match[str]) -> str:
        small = (studybuddy.text.is_function_word(w.casefold(), language) for w in match[1].split())
        return match[1] if all(small) and match[1].casefold() not in _TWICE else match[0]

    return _DOUBLED.sub(once, text)


def trimmed(text: str, phrases: Phrases) -> str:
    """A sentence without the fillers it opens with, its first letter capital; nothing else."""
    opening = pattern(phrases.filler).match(text)
    rest = text[opening.end() :] if opening else text
    text = (rest if _LETTER.search(rest) else text).lstrip("-–— ,")
    return text[:1].upper() + text[1:]


def _pieces(
    segments: Sequence[studybuddy.Segment], language: str, phrases: Phrases
) -> Iterator[Piece]:
    """Sentences as they stand; clauses where nobody set full stops."""
    bare: list[int] = []
    for i, segment in enumerate(segments):
        if bare and (not _bare(segment) or _parted(segments[bare[-1]], segment)):
            yield from _clauses(bare, segments, language, phrases)
            bare = []
        if _bare(segment):
            bare.append(i)
            continue
        for sentence in studybuddy.text.sentences(segment.text):
            if scripts.word_count(sentence) > _LONGEST:
                yield from clauses([(sentence, i)], language, phrases)
            else:
                yield Piece(sentence, (i,))
    yield from _clauses(bare, segments, language, phrases)


def _bare(segment: studybuddy.Segment) -> bool:
    return scripts.word_count(segment.text) > 15 and not _CLOSED.search(segment.text)


def _parted(last: studybuddy.Segment, segment: studybuddy.Segment) -> bool:
    return segment.start - last.end > 2 or segment.speaker != last.speaker


def _clauses(
    bare: Sequence[int],
    segments: Sequence[studybuddy.Segment],
    language: str,
    phrases: Phrases,
) -> Iterator[Piece]:
    english = language.lower().startswith("en")
    for piece in clauses([(segments[i].text, i) for i in bare], language, phrases):
        yield piece._replace(text=_SAY.sub("I", piece.text)) if english else piece
