"""The cards of the notes that lie in some directories."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

import studybuddy
from studybuddy.text import safe
from studybuddy_study.reviewing.entries import CardKey

_NOTE = "note.json"
_MOST_LINES = 4
# A folder of courses holds folders of work directories.
_DEEPEST = 2


class Line(NamedTuple):
    """A line of the video that proves a card: where it begins, and what is said."""

    clock: str
    text: str


@dataclass(frozen=True)
class Card:
    """Something to know, asked and answered in plain text of one line each.

    `lines` prove it, from the second to which `link` leads. `marked` cards are of lines that their
    reader holds for wrong.
    """

    key: CardKey
    directory: Path
    title: str
    asked: str
    answer: str
    choices: tuple[str, ...]
    explanation: str
    lines: tuple[Line, ...]
    link: str
    marked: bool


class Unusable(NamedTuple):
    """A note that cannot be read, and why."""

    file: Path
    reason: str


class Deck(NamedTuple):
    """The cards by what they are known by, in the order of the notes; where the notes lie."""

    cards: dict[CardKey, Card]
    directories: tuple[Path, ...]
    unusable: tuple[Unusable, ...]


def deck_of(directories: Iterable[Path]) -> Deck:
    """The cards of all notes in these work directories, and in folders (two deep) that hold some.

    Raises WrongUse where one of them holds no note.
    """
    cards: dict[CardKey, Card] = {}
    unusable: list[Unusable] = []
    places = tuple(dict.fromkeys(_work_directories(directories)))
    for place in places:
        try:
            note = studybuddy.from_json((place / _NOTE).read_bytes())
            of_note = {card.key: card for card in _cards(note, place)}
        except OSError as error:
            unusable.append(Unusable(place / _NOTE, error.strerror or str(error)))
        except (msgspec.ValidationError, IndexError, ValueError):
            unusable.append(Unusable(place / _NOTE, "it is no note of this program's, or torn"))
        else:
            cards |= {key: card for key, card in of_note.items() if key not in cards}
    return Deck(cards, places, tuple(unusable))


def _work_directories(directories: Iterable[Path]) -> Iterator[Path]:
    for directory in directories:
        if not (found := list(_with_note(directory))):
            raise studybuddy.WrongUse(
                "no_note",
                f"{directory} holds no notes: neither a {_NOTE} nor folders with one. Name the "
                "--output of a run that made notes, with json among its exporters, or the folder "
                "around several.",
            )
        yield from found


def _with_note(place: Path, deep: int = _DEEPEST) -> Iterator[Path]:
    # One that cannot be looked into is told when it is read.
    closed = not os.access(place, os.R_OK | os.X_OK)
    if closed or (place / _NOTE).exists():
        yield place
    if deep and not closed:
        for child in sorted(place.iterdir()):
            if child.is_dir() and not child.name.startswith("."):
                yield from _with_note(child, deep - 1)


def _cards(note: studybuddy.Note, directory: Path) -> Iterator[Card]:
    seen: set[tuple[str, str]] = set()
    for claim in note.claims():
        asked, answer, choices, explanation = _texts(claim)
        if asked and answer and (asked, answer) not in seen:
            seen.add((asked, answer))
            yield Card(
                key=CardKey(note.video.id, claim.id),
                directory=directory,
                title=_shown(note.title),
                asked=asked,
                answer=answer,
                choices=choices,
                explanation=explanation,
                lines=tuple(_lines(note, claim)),
                link=note.link_to(claim),
                marked=note.mark_of(claim) is not None,
            )


def _texts(claim: studybuddy.Claim) -> tuple[str, str, tuple[str, ...], str]:
    """What is asked, the answer, what to choose from, why; nothing of what is no card."""
    match claim:
        case studybuddy.Card():
            return _shown(claim.front), _shown(claim.back), (), ""
        case studybuddy.Term():
            return _shown(claim.term), _shown(claim.meaning), (), ""
        case studybuddy.Question():
            choices = tuple(map(_shown, claim.choices))
            return (_shown(claim.prompt), _shown(claim.answer), choices, _shown(claim.explanation))
    return "", "", (), ""


def _lines(note: studybuddy.Note, claim: studybuddy.Claim) -> Iterator[Line]:
    for cite in sorted(claim.cites)[:_MOST_LINES]:
        segment = note.transcript.segments[cite]
        yield Line(studybuddy.clock(segment.start), _shown(segment.text))


def _shown(text: str) -> str:
    return safe.one_line(safe.for_terminal(text))
