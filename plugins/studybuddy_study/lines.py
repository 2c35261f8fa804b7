"""The notes of some directories as lines, each with the second that it is said at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from studybuddy import Card, Claim, Note, Point, SavedNote, Term
from studybuddy.text import safe

LineKind: TypeAlias = Literal["title", "note", "said"]
"""A video's title, a line of its notes, or a line of its transcript."""

LONGEST_LINE = 2_000
"""Characters of a line that are shown: sentences are shorter, strangers' files may not be."""


class Line(NamedTuple):
    """A line of a note. `start` in seconds; `number` is the segment's index, or the first cited."""

    saved: SavedNote
    kind: LineKind
    text: str
    start: float
    number: int = 0

    @property
    def language(self) -> str:
        """The language that it is in (BCP 47)."""
        note = self.saved.note
        return note.transcript.language if self.kind == "said" else note.language

    @property
    def link(self) -> str:
        """Link to the second of the video."""
        return self.saved.note.link_at(self.start)


def lines_of(saved: SavedNote, *, said_only: bool = False) -> Iterator[Line]:
    """The lines of one note: its title, what it notes, and what is said; or the last alone."""
    note = saved.note
    if not said_only:
        yield Line(saved, "title", title_of(note), 0.0)
        # What its reader holds for wrong is not found; what was said at that second is.
        for claim in (claim for claim in note.claims() if not note.mark_of(claim)):
            number = min(claim.cites)
            yield Line(saved, "note", words_of(claim), note.start_of(claim), number)
    for number, segment in enumerate(note.transcript.segments):
        yield Line(saved, "said", segment.text, segment.start, number)


def name_of(saved: SavedNote) -> str:
    """The directory of a note, as it is told and asked for."""
    return safe.whole_characters(str(saved.directory))


def title_of(note: Note) -> str:
    """The note's title; the video's id where it has none."""
    return note.title or note.video.title or note.video.id


def words_of(claim: Claim) -> str:
    """What a claim says, as one line."""
    match claim:
        case Point():
            return claim.text
        case Term():
            return f"{claim.term}: {claim.meaning}"
        case Card():
            return f"{claim.front} {claim.back}"
    return f"{claim.prompt} {claim.answer}"


def shown(text: str) -> str:
    """A stranger's text on one line, of a length that can be read."""
    line = safe.one_line(text, safe.ZERO_WIDTH, safe.BIDI_MARKS, safe.SURROGATES)
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} …"
