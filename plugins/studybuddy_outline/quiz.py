"""Questions out of the speaker's own sentences: a key term is left blank."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import studybuddy
import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.passages import Passage
from studybuddy_outline.speech import Sentence
from studybuddy_outline.terms import KeyTerm

BLANK = "_____"
_WORD_BEFORE = re.compile(r"([\w'’-]+) $")
_WORD_AFTER = re.compile(r" ([\w'’-]+)")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cloze:
    """A passage with its term left out: `answer` is the term as it stands there."""

    passage: Passage
    term: KeyTerm
    answer: str
    prompt: str
    article: str

    @property
    def opens(self) -> bool:
        """Whether the gap is the first of the passage, whose capital says nothing of the term."""
        return self.prompt.startswith(BLANK)

    def question(self, choices: tuple[str, ...] = ()) -> studybuddy.Question:
        """The question; the whole passage explains a multiple choice one."""
        return studybuddy.Question(
            prompt=self.prompt,
            answer=self.answer,
            cites=self.passage.cites,
            choices=choices,
            explanation=self.passage.text,
        )


def gap_in(
    passage: Passage, terms: Sequence[KeyTerm], compounds: Collection[str] = ()
) -> Cloze | None:
    """The passage with one of these terms left blank: the first that occurs in it just once.

    What remains must be enough to tell what is missing, and none of the `compounds` be torn.
    """
    if passage.length < 6:
        return None
    for term in terms:
        spots = list(_pattern(term.forms).finditer(passage.text))
        if len(spots) != 1:
            continue
        start, end = spots[0].span()
        if _tears(passage.text, start, end, compounds):
            continue
        prompt = passage.text[:start] + BLANK + passage.text[end:]
        if not _betrays(prompt, term):
            before = passage.text[:start].split()
            article = before[-1].casefold() if before else ""
            return Cloze(passage, term, spots[0][0], prompt, article)
    return None


def _tears(text: str, start: int, end: int, compounds: Collection[str]) -> bool:
    """Whether the words beside a gap are of the same term, or of the same name, as those in it."""
    gap, before, after = (
        text[start:end],
        _WORD_BEFORE.search(text[:start]),
        _WORD_AFTER.match(text[end:]),
    )
    for word, joined in (
        (before and before[1], f"{before[1] if before else ''} {gap}"),
        (after and after[1], f"{gap} {after[1] if after else ''}"),
    ):
        named = word and word[0].isupper() and gap[0].isupper() and text.find(word) > 0
        if word and (named or joined.casefold() in compounds):
            return True
    return False


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    either = "|".join(re.escape(form) for form in longest)
    edges = ("", "") if scripts.is_unspaced(forms[0]) else (r"(?<![\w-])", r"(?![\w-])")
    return re.compile(f"{edges[0]}(?:{either}){edges[1]}", re.IGNORECASE)


def _betrays(prompt: str, term: KeyTerm) -> bool:
    """Whether another form of the answer's words is still to be read."""
    left = {studybuddy.text.stem(word) for word in studybuddy.text.words(prompt)}
    return bool(left & set(term.key))


class Distractors:
    """Wrong answers from the same talk that look right and are not."""

    def __init__(self, terms: Sequence[KeyTerm], sentences: Sequence[Sentence]) -> None:
        self._terms = terms
        self._sentences = sentences

    def choices(self, gap: Cloze, count: int = 4) -> tuple[str, ...]:
        """The answer among up to `count` choices; empty when fewer than three can be offered."""
        wrong: list[KeyTerm] = []
        for term in sorted(self._terms, key=lambda term: _unlike(term.text, gap.answer)):
            # Two forms of one word are not two choices.
            new = all(set(term.key).isdisjoint(other.key) for other in wrong)
            if len(wrong) < count - 1 and new and self._fits(term, gap):
                wrong.append(term)
        if len(wrong) < 2:
            return ()
        offered = [gap.answer, *(_cased(term.text, gap.answer) for term in wrong)]
        return tuple(sorted(offered, key=lambda choice: studybuddy.digest(gap.prompt, choice)))

    def _fits(self, term: KeyTerm, gap: Cloze) -> bool:
        if _shape(term.text) != _shape(gap.term.text if gap.opens else gap.answer):
            return False
        key, answered = set(term.key), set(gap.term.key)
        # "neap tide" is another thing than "spring tide", but "tide" is not.
        if key <= answered or answered <= key or key & (gap.passage.stems - answered):
            return False
        text, answer = term.text.casefold(), gap.answer.casefold()
        if text in answer or answer in text or text in gap.passage.text.casefold():
            return False
        if gap.article in {"a", "an"} and bool(_VOWEL.match(text)) != (gap.article == "an"):
            return False
        return not self._also_right(term, gap)

    def _also_right(self, term: KeyTerm, gap: Cloze) -> bool:
        """Whether the talk says much the same of this term somewhere else."""
        context = gap.passage.stems - set(gap.term.key)
        own = set(gap.passage.numbers)
        for number in term.where:
            shared = context.intersection(self._sentences[number].stems)
            if number not in own and len(shared) >= max(2, 0.4 * len(context)):
                return True
        return False


def _shape(text: str) -> tuple[bool, ...]:
    """What must agree so that grammar and looks do not give the answer away."""
    proper = text[0].isupper()
    plural = not proper and text.endswith("s") and not text.endswith("ss")
    made = text[1:] != text[1:].lower() and " " not in text
    return proper, plural, made, " " in text, any(c.isdigit() for c in text)


def _unlike(text: str, answer: str) -> float:
    """How differently long two terms are, in words first."""
    return abs(len(text.split()) - len(answer.split())) + abs(len(text) - len(answer)) / 20


def _cased(text: str, answer: str) -> str:
    return text[0].upper() + text[1:] if answer[0].isupper() else text
