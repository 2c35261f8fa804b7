"""The words to know, each with the passage that says most about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studybuddy_outline.passages import Passage
from studybuddy_outline.talk import Talk
from studybuddy_outline.terms import KeyTerm

_CENTRAL = 1.25
"""What a passage that reads well and names its term early is worth, at least."""

_READABLE = 0.1
"""The quality of a passage that is no fragment, at least."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term and what the talk says of it.

    `defined` when the talk says what it means, `central` when the passage is about the term.
    """

    term: KeyTerm
    passage: Passage
    defined: bool
    central: bool

    @property
    def opens(self) -> bool:
        """Whether the passage begins with the term, and so says something of it."""
        return any(
            re.match(rf"(?:\w{{1,3}} )?{re.escape(form)}(?!\w)", self.passage.text, re.IGNORECASE)
            for form in self.term.forms
        )


def glossary(talk: Talk) -> list[GlossaryEntry]:
    """The terms worth knowing, best first: about 9 for ten minutes, 26 for an hour."""
    wanted = max(8, min(round(6 + talk.minutes / 3), 30))
    used: dict[int, int] = {}
    entries: list[GlossaryEntry] = []
    for term in _defined_terms(talk)[:wanted] + talk.candidates[:3] + talk.terms[: 4 * wanted]:
        if len(entries) == wanted:
            break
        if any(_covers(entry.term, term) for entry in entries):
            continue
        entry = _entry(term, talk, used)
        if entry is not None:
            used[entry.passage.numbers[-1]] = used.get(entry.passage.numbers[-1], 0) + 1
            entries.append(entry)
    return entries


def _defined_terms(talk: Talk) -> list[KeyTerm]:
    """Terms that are defined, the ones said most often first."""
    known = {term.text.casefold(): term for term in talk.candidates}
    found = []
    for definition in talk.definitions.values():
        same = known.get(definition.term.casefold()) or _with_key(definition.key, talk)
        text = definition.term
        once = KeyTerm(text, definition.key, (text,), 0.5, (definition.number,))
        found.append(same or once)
    return sorted(dict.fromkeys(found), key=lambda term: (-term.score, term.where))


def _with_key(key: tuple[str, ...], talk: Talk) -> KeyTerm | None:
    return next((term for term in talk.candidates if term.key == key), None)


def _covers(known: KeyTerm, term: KeyTerm) -> bool:
    """Whether a term is one that is listed already, but for a number, or part of its name."""
    names = [[stem for stem in key if not stem.isdigit()] for key in (known.key, term.key)]
    return names[0] == names[1] or (
        set(known.key) >= set(term.key) and len(term.where) < 1.6 * len(known.where)
    )


def _entry(term: KeyTerm, talk: Talk, used: dict[int, int]) -> GlossaryEntry | None:
    for definition in talk.definitions.values():
        passage = talk.passages.get(definition.number)
        if definition.key == term.key and passage and passage.quality > _READABLE:
            return GlossaryEntry(term, passage, defined=True, central=True)
    about = [
        (_about(talk.passages[number], term) / (1 + 2 * used.get(number, 0)), number)
        for number in term.where
        if number in talk.passages
    ]
    if not about:
        return None
    value, number = max(about, key=lambda pair: (pair[0], -pair[1]))
    return GlossaryEntry(term, talk.passages[number], defined=False, central=value > _CENTRAL)


def _about(passage: Passage, term: KeyTerm) -> float:
    """How much a passage is about a term: it names it early, and reads well."""
    either = "|".join(re.escape(form) for form in term.forms)
    spot = re.search(either, passage.text, re.IGNORECASE)
    early = 1 - spot.start() / (len(passage.text) + 1) if spot else 0.0
    return passage.quality * (0.6 + early)
