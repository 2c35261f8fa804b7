"""What of a note is worth a card, and what a card is known by when the note is made again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import studybuddy
from studybuddy.text import safe


class Fact(NamedTuple):
    """One thing to know; `asked` and `answer` are lines of plain text."""

    claim: studybuddy.Claim
    asked: tuple[str, ...]
    answer: tuple[str, ...]

    @property
    def is_term(self) -> bool:
        """Whether it is a word to know: it then becomes a cloze, hidden in what it means."""
        return isinstance(self.claim, studybuddy.Term)


def facts_of(note: studybuddy.Note) -> Iterator[tuple[str, Fact]]:
    """Cards, words to know, cues and questions in the note's order, each with its GUID.

    What asks or answers nothing is left out, and so is what says the same once more.
    """
    seen: set[tuple[bool, tuple[str, ...], tuple[str, ...]]] = set()
    times: Counter[tuple[bool, str]] = Counter()
    for fact in filter(None, map(_fact, note.claims())):
        said = (fact.is_term, fact.asked, fact.answer)
        if said in seen or not (fact.asked[0] and fact.answer[0]):
            continue
        seen.add(said)
        key = (fact.is_term, _known_by(fact))
        yield _guid(note.video.id, *key, times[key]), fact
        times[key] += 1


def _fact(claim: studybuddy.Claim) -> Fact | None:
    match claim:
        case studybuddy.Card():
            return Fact(claim, _lines(claim.front), _lines(claim.back))
        case studybuddy.Term():
            return Fact(claim, _lines(claim.term), _lines(claim.meaning))
        case studybuddy.Question():
            choices = (f"{chr(ord('A') + n)}) {text}" for n, text in enumerate(claim.choices[:26]))
            answer = _lines(claim.answer, *filter(None, [claim.explanation]))
            return Fact(claim, _lines(claim.prompt, *choices), answer)
    return None


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(map(safe.for_document, texts))


def _known_by(fact: Fact) -> str:
    """What is asked, however its letters, spaces and last signs are written.

    Neither the answer nor its second: both change when a note is made again of the same video, and
    what was learned must stay. **This must never change**: every deck that is out there has it.
    """
    same = unicodedata.normalize("NFKC", fact.asked[0]).casefold()
    return " ".join(same.split()).rstrip(" .?!…。？！؟") or same


def _guid(video: str, is_term: bool, known_by: str, time: int) -> str:
    """Anki's name for a note. The second card that asks the same in one video is another."""
    key = "\n".join((video, "term" if is_term else "card", known_by, str(time)))
    return hashlib.sha256(key.encode()).hexdigest()[:20]
