"""One claim after another is held against the transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from studybuddy.grounding.characters import unspaced_problems
from studybuddy.grounding.citations import choice_problems, citation_problems
from studybuddy.grounding.denial import denial_problems, says_no
from studybuddy.grounding.evidence import Evidence, Nearby
from studybuddy.grounding.figures import figure_problems
from studybuddy.grounding.names import can_be_compared, codes, name_problems
from studybuddy.grounding.opposites import opposite_problems
from studybuddy.grounding.order import order_problems, rate_problems
from studybuddy.grounding.persons import person_problems
from studybuddy.grounding.quantifiers import condition_problems, quantifier_problems
from studybuddy.grounding.relations import relation_problems
from studybuddy.grounding.speakers import speaker_problems
from studybuddy.grounding.support import support_problems
from studybuddy.grounding.vocabulary import vocabulary_problems
from studybuddy.grounding.wording import Wording
from studybuddy.note import Card, Checked, Claim, Note, Point, Question, Section, Term
from studybuddy.text.scripts import base_language
from studybuddy.text.words import words

_BLANK = re.compile(r"_{3,}")
# What share of a quotation's neighbouring words must be neighbours in what is said: fillers and
# slips of the tongue may be left out.
_QUOTED = 0.7


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that the words near its citation do not support, and why, in words for a writer."""

    claim: Claim
    problems: tuple[str, ...]


def unsupported(note: Note) -> list[Finding]:
    """The claims of a note that its transcript does not support, in the note's order."""
    judge = Judge(note)
    return [
        Finding(claim=claim, problems=problems)
        for claim in note.claims()
        if (problems := judge.problems(claim))
    ]


class Judge:
    """Holds the claims of one note against its transcript.

    Where note and transcript differ in language only numbers and names are `comparable`.
    """

    def __init__(self, note: Note, evidence: Evidence | None = None) -> None:
        written, said = base_language(note.language), base_language(note.transcript.language)
        self.comparable = written == said or "und" in {written, said}
        self._language = note.transcript.language if written == "und" else note.language
        self._evidence = evidence or Evidence(note.transcript)
        self._compared = False

    @property
    def checked(self) -> Checked:
        """What could be compared in the claims so far."""
        if self.comparable:
            return "words"
        return "numbers and names" if self._compared else "nothing"

    def problems(self, claim: Claim) -> tuple[str, ...]:
        """What is wrong with a claim; empty when the transcript supports it."""
        wrong = tuple(citation_problems(claim, self._evidence))
        if wrong:
            return wrong
        texts = _texts(claim)
        choices = claim.choices if isinstance(claim, Question) else ()
        if not all(isinstance(text, str) for text in (*texts, *choices)):
            return ("it holds something that is not text",)
        wrong = tuple(choice_problems(claim)) if isinstance(claim, Question) else ()
        texts = tuple(part for part in _filled(texts) if part.strip())
        if not texts:
            return (*wrong, "it says nothing")
        nearby = Nearby(self._evidence, claim.cites)
        if isinstance(claim, Point) and claim.kind == "quote" and self.comparable:
            wrong += _quote_problems(claim.text, nearby)
        return (*wrong, *dict.fromkeys(self._saying(claim, texts, nearby)))

    def supports_title(self, section: Section) -> bool:
        """Whether the numbers and names of a section's title are said in it."""
        cites = self._evidence.between(section.start, section.end)
        if not cites:
            return True
        nearby = Nearby(self._evidence, cites)
        return not any(self._numbers_and_names(section.title, nearby))

    def _saying(self, claim: Claim, texts: tuple[str, ...], nearby: Nearby) -> Iterator[str]:
        # What is quoted letter by letter proves itself.
        rest = [part for part in texts if not self._is_quoted(part, nearby)]
        if not rest:
            return
        # A term's capitals are a heading's.
        named = [_codes_of(part) if _is_term(part, claim) else part for part in rest]
        yield from self._numbers_and_names("\n".join(named), nearby)
        yield from speaker_problems(Wording("\n".join(texts), self._language), nearby)
        if not self.comparable:
            self._compared = self._compared or can_be_compared("\n".join(rest), nearby)
            return
        yield from person_problems("\n".join(texts), nearby, self._language)
        yield from support_problems("\n".join(texts), nearby, self._language)
        for text in (part for part in rest if _is_heart(part, claim)):
            yield from vocabulary_problems(text, nearby, self._language)
        # "What should you never do?" denies nothing, and a quotation what it says itself.
        wording = Wording("\n".join(texts), self._language)
        if isinstance(claim, Point | Term) and texts[-1] in rest:
            yield from quantifier_problems(wording, nearby)
            yield from condition_problems(wording, nearby)
            yield from relation_problems(wording, nearby)
            yield from unspaced_problems(wording, nearby)
            for problems in (denial_problems, opposite_problems, order_problems, rate_problems):
                yield from problems("\n".join(texts), nearby, self._language)

    def _is_quoted(self, text: str, nearby: Nearby) -> bool:
        """Whether a text is said word by word, and not after a `never`."""
        if not nearby.verbatim(text):
            return False
        return not says_no(nearby.word_before(text), base_language(nearby.evidence.language))

    def _numbers_and_names(self, text: str, nearby: Nearby) -> Iterator[str]:
        yield from figure_problems(text, nearby, self._language, same_words=self.comparable)
        yield from name_problems(text, nearby, self._language, same_words=self.comparable)


def _is_term(text: str, claim: Claim) -> bool:
    return isinstance(claim, Term) and text == claim.term


def _is_heart(text: str, claim: Claim) -> bool:
    """Whether a short text is what a claim turns on, so that the rest cannot prove it."""
    if isinstance(claim, Term):
        return text == claim.term
    heart = claim.back if isinstance(claim, Card) else getattr(claim, "answer", "")
    return text == heart and len(words(text)) <= 5


def _codes_of(text: str) -> str:
    return " ".join(codes(text))


def _quote_problems(text: str, nearby: Nearby) -> tuple[str, ...]:
    if nearby.quotes(text) >= _QUOTED:
        return ()
    return (f"it is called a quote, but near {nearby.place} it is said in other words",)


def _texts(claim: Claim) -> tuple[str, ...]:
    """What a claim says. Wrong choices are not said, and are not checked."""
    if isinstance(claim, Point):
        return (claim.text,)
    if isinstance(claim, Term):
        return (claim.term, claim.meaning)
    if isinstance(claim, Card):
        return (claim.front, claim.back)
    return (claim.prompt, claim.answer, claim.explanation)


def _filled(texts: tuple[str, ...]) -> tuple[str, ...]:
    """A blank in what is asked is read with its answer."""
    asked, *rest = texts
    return (_BLANK.sub(lambda _: rest[0], asked), *rest) if rest else texts
