"""The parts of a note, made of quotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import studybuddy
from studybuddy_outline.chapters import Chapter
from studybuddy_outline.glossary import GlossaryEntry
from studybuddy_outline.passages import CONSIDERED, LEAST_BARE, Passage, select
from studybuddy_outline.quiz import Distractors, gap_in
from studybuddy_outline.talk import Talk

_TOGETHER = 12
"""Chapters that compete for points: those of about an hour."""


def headline(talk: Talk) -> str:
    """A title for a talk that has none: its first terms, or its first section's title."""
    names = [term.text[:1].upper() + term.text[1:] for term in talk.candidates[:1]]
    names += [term.text for term in talk.candidates[1:2]]
    return talk.phrases.both.format(*names) if len(names) == 2 else talk.titles[0]


def summary(talk: Talk) -> tuple[studybuddy.Point, ...]:
    """Three to six quotations that stand for the whole, spread over it."""
    count = 3 + sum(talk.minutes > limit for limit in (8, 20, 45))
    first, last = talk.sentences[0].start, talk.sentences[-1].end
    ranked = talk.weigh(talk.sentences, talk.framing)
    best: list[Passage] = []
    taken: set[int] = set()
    for i in range(count):
        start, end = (first + (last - first) * step / count for step in (i, i + 1))
        here = [pair for pair in ranked if start <= pair[1].start < end]
        best += select(here, 1, end - start, taken, LEAST_BARE)
    return tuple(_point(passage, talk) for passage in best)


def sections(talk: Talk, *, cues: bool) -> tuple[studybuddy.Section, ...]:
    """The chapters, each with the passages that say most; those without matter are left out."""
    return tuple(
        studybuddy.Section(
            title=title,
            start=part.start,
            end=part.end,
            points=tuple(_point(passage, talk) for passage in quoted),
            cues=_cues(part, quoted, talk) if cues else (),
        )
        for part, title, quoted in zip(talk.chapters, talk.titles, _points(talk), strict=True)
        if quoted
    )


def _points(talk: Talk) -> Iterator[list[Passage]]:
    """What is quoted of each chapter.

    Chapters compete for points, about an hour of them at a time, so that one with much to say gets
    more; each has one if there is any.
    """
    taken: set[int] = set()
    for first in range(0, len(talk.chapters), _TOGETHER):
        some = talk.chapters[first : first + _TOGETHER]
        ranked = [talk.weigh(part.sentences) for part in some]
        count = sum(map(_count, some))
        every = [pair for pairs in ranked for pair in pairs]
        chosen = select(every, count, some[-1].end - some[0].start, taken, LEAST_BARE)
        for part, pairs in zip(some, ranked, strict=True):
            numbers = range(part.sentences[0].number, part.sentences[-1].number + 1)
            quoted = [passage for passage in chosen if passage.numbers[-1] in numbers]
            yield quoted or select(pairs, 1, part.end - part.start, taken)


def _count(part: Chapter) -> int:
    said = sum(sentence.length for sentence in part.sentences)
    return max(min(3 + int(said // 180), 6), round((part.end - part.start) / 180))


def terms(entries: Sequence[GlossaryEntry]) -> tuple[studybuddy.Term, ...]:
    """Words to know, each with the passage that says most of it."""
    return tuple(
        studybuddy.Term(term=e.term.text, meaning=e.passage.text, cites=e.passage.cites)
        for e in entries
    )


def cards(entries: Sequence[GlossaryEntry], talk: Talk) -> tuple[studybuddy.Card, ...]:
    """Flash cards: what a term means, or else what is said of it with the term left blank."""
    ranked = sorted(entries, key=lambda entry: (not entry.defined, not entry.central))
    found = []
    for entry in ranked:
        gap = None if entry.defined else gap_in(entry.passage, [entry.term], talk.compounds)
        if gap:
            card = studybuddy.Card(front=gap.prompt, back=gap.answer, cites=entry.passage.cites)
        elif entry.defined or entry.opens:
            front, back = _ask(entry, talk), entry.passage.text
            card = studybuddy.Card(front=front, back=back, cites=entry.passage.cites)
        else:
            continue
        found.append(card)
    return tuple(found[: max(8, len(entries) // 2)])


def questions(talk: Talk, entries: Sequence[GlossaryEntry]) -> tuple[studybuddy.Question, ...]:
    """Open questions in the order of the talk: what a term means, or what is said of it."""
    count = max(3, min(round(talk.minutes / 5), 12))
    ranked = sorted(entries, key=lambda entry: (not entry.defined, not entry.opens))
    fitting = [entry for entry in ranked if entry.defined or entry.opens]
    return tuple(
        studybuddy.Question(
            prompt=_ask(entry, talk), answer=entry.passage.text, cites=entry.passage.cites
        )
        for entry in sorted(fitting[:count], key=lambda entry: entry.passage.numbers)
    )


def choices(talk: Talk) -> tuple[studybuddy.Question, ...]:
    """Multiple choice over the whole talk: which of its terms is missing from a sentence."""
    count = max(4, min(round(talk.minutes / 4), 20))
    distractors = Distractors(talk.terms[:150], talk.sentences)
    asked: list[tuple[float, Passage]] = []
    offered: dict[tuple[int, ...], studybuddy.Question] = {}
    answers: Counter[str] = Counter()
    for value, passage in sorted(talk.weigh(talk.matter), key=lambda pair: -pair[0]):
        if len(asked) == CONSIDERED:
            break
        gap = talk.gap_in(passage)
        if gap is None or answers[gap.term.text] > count // 8:
            continue
        options = distractors.choices(gap)
        if options:
            answers[gap.term.text] += 1
            offered[passage.numbers] = gap.question(options)
            asked.append((value, passage))
    span = talk.sentences[-1].end - talk.sentences[0].start
    return tuple(offered[p.numbers] for p in select(asked, count, span * 1.5, set()))


def _point(passage: Passage, talk: Talk) -> studybuddy.Point:
    defined = any(number in talk.definitions for number in passage.numbers)
    return studybuddy.Point(
        text=passage.text, cites=passage.cites, kind="definition" if defined else "quote"
    )


def _ask(entry: GlossaryEntry, talk: Talk) -> str:
    phrase = talk.phrases.what_is if entry.defined else talk.phrases.what_of
    return phrase.format(entry.term.text)


def _cues(part: Chapter, quoted: Sequence[Passage], talk: Talk) -> tuple[studybuddy.Question, ...]:
    """Up to three recall questions about what is quoted of a section."""
    found: list[studybuddy.Question] = []
    for passage in quoted:
        defined = [talk.definitions[n] for n in passage.numbers if n in talk.definitions]
        gap = talk.gap_in(passage)
        if defined:
            prompt = talk.phrases.what_is.format(defined[0].term)
            found.append(
                studybuddy.Question(prompt=prompt, answer=passage.text, cites=passage.cites)
            )
        elif gap:
            found.append(gap.question())
    return tuple(found[:3])
