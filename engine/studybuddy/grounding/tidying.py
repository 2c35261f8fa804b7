"""What a writer put twice or in the wrong section, and whether enough is left to be a note."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studybuddy.errors import WriterFailed
from studybuddy.grounding.tokens import squashed
from studybuddy.note import Card, Claim, Note, Point, Section, Term

# A note of fewer claims, or of a smaller share of those written, is none.
LEAST_CLAIMS, LEAST_SHARE = 3, 0.25


def tidied(note: Note) -> Note:
    """The note with each point in the section of its time, and without what it says again.

    A point that belongs to no section is left where it is; the summary may repeat a section. A
    section of which nothing is left goes: an empty heading tells nothing.
    """
    seen: set[str] = set()
    sections = [
        msgspec.structs.replace(
            section, points=_once(section.points, seen), cues=_once(section.cues, seen)
        )
        for section in _in_their_time(note)
    ]
    return msgspec.structs.replace(
        note,
        summary=_once(note.summary, set()),
        sections=tuple(section for section in sections if section.points or section.cues),
        terms=_once(note.terms, set()),
        cards=_once(note.cards, set()),
        questions=_once(note.questions, set()),
    )


def _once(claims: Sequence[Claim], seen: set[str]) -> tuple:  # type: ignore[type-arg]
    kept = []
    for claim in claims:
        key = _key(claim)
        if not key or key not in seen:
            kept.append(claim)
        seen.add(key)
    return tuple(kept)


def _key(claim: Claim) -> str:
    """What makes two claims one: a term, what is asked, or all that a point says."""
    if isinstance(claim, Point):
        text = claim.text
    elif isinstance(claim, Term):
        text = claim.term
    else:
        text = claim.front if isinstance(claim, Card) else claim.prompt
    return f"{type(claim).__name__} {squashed(text)}" if isinstance(text, str) else ""


def _in_their_time(note: Note) -> Sequence[Section]:
    points: list[list[Point]] = [[] for _ in note.sections]
    for at, section in enumerate(note.sections):
        for point in section.points:
            points[_place(point, at, note)].append(point)
    return [
        msgspec.structs.replace(section, points=tuple(own))
        for section, own in zip(note.sections, points, strict=True)
    ]


def _place(point: Point, at: int, note: Note) -> int:
    """The section that a point belongs to: its own if it cites anything said there."""
    if _cites_within(point, note.sections[at], note):
        return at
    others = (i for i, other in enumerate(note.sections) if _cites_within(point, other, note))
    return next(others, at)


def _cites_within(point: Point, section: Section, note: Note) -> bool:
    segments = note.transcript.segments
    cites = point.cites if isinstance(point.cites, tuple | list) else ()
    known = (segments[c] for c in cites if type(c) is int and 0 <= c < len(segments))
    return any(s.start < section.end and s.end > section.start for s in known)


def refuse_if_nothing_left(note: Note) -> Note:
    """The same note, if the check left enough of it. Raises `WriterFailed` (`nothing_left`)."""
    written, dropped = note.coverage.written, note.coverage.dropped
    kept = written - dropped
    few = kept < LEAST_CLAIMS and 2 * kept < written  # of a short note little is written
    if written and not (few or kept < LEAST_SHARE * written):
        return note
    raise WriterFailed(
        "nothing_left",
        f"Of {written} lines that were written only {kept} are supported by what is said in the "
        "video: too few for notes. Try another --writer or template, or better captions "
        "(--captions FILE).",
    )
