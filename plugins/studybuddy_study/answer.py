"""A question becomes an answer: a writer's, held against the transcripts, or what is said."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import studybuddy
from studybuddy import (
    Note,
    Order,
    Passage,
    Point,
    Provenance,
    SavedNote,
    Usage,
    VideoUrl,
    Work,
)
from studybuddy_study.excerpts import ENOUGH, Excerpt, excerpts
from studybuddy_study.index import Index
from studybuddy_study.lines import Line, lines_of

QUOTED = "outline"
"""The writer that only quotes, which needs no asking."""

# What a writer is given to read: with it a question costs about as much whatever it is asked of.
_MOST_CHARACTERS = 12_000
_MOST_EXCERPTS = 12
_AROUND = 2
_MOST_SENTENCES = 8
_MOST_SECONDS = 120.0


class Sentence(NamedTuple):
    """A sentence of an answer, and the lines that prove it."""

    text: str
    proof: tuple[Line, ...]


class Reply(NamedTuple):
    """What is answered, by whom, and what was paid for it.

    `sentences` are a writer's; without any, `excerpts` are the answer where something is `said`,
    and else the nearest to one. `left_out` sentences were not borne out by the transcript.
    """

    said: bool
    writer: str
    sentences: tuple[Sentence, ...]
    excerpts: tuple[Excerpt, ...]
    left_out: int = 0
    usage: Usage = Usage()


def index_of_speech(notes: Sequence[SavedNote]) -> Index:
    """What answers are looked for in: all that is said. Raises PluginBroken."""
    return Index(line for saved in notes for line in lines_of(saved, said_only=True))


def answer(
    question: str, index: Index, writer: str = "", settings: Mapping[str, str] = os.environ
) -> Reply:
    """The answer of this writer, or of the one that would write notes; of `outline`, quotations.

    Raises StudyBuddyError.
    """
    best = tuple(excerpts(question, index))
    lines = _material(question, index) if writer != QUOTED else ()
    if lines:
        order = Order(url=VideoUrl(lines[0].saved.note.video.id), writer=writer)
        place = (best[0].lines[0] if best else lines[0]).saved.directory
        deadline = time.monotonic() + _MOST_SECONDS
        work = Work(order, place.absolute(), settings=settings, deadline=deadline)
        asked = studybuddy.ask_writer(question, [_passage(line) for line in lines], work)
        if asked is not None:
            name, given = asked
            sentences = _borne_out(given.points[:_MOST_SENTENCES], lines)
            left_out = len(given.points) - len(sentences)
            return Reply(bool(sentences), name, sentences, best, left_out, given.usage)
    said = any(excerpt.evidence > ENOUGH for excerpt in best)
    return Reply(said, QUOTED, (), best)


def _material(question: str, index: Index) -> tuple[Line, ...]:
    """The lines that a writer reads: all, if they are few, else the best with their neighbours."""
    lines = index.lines
    if sum(len(line.text) for line in lines) <= _MOST_CHARACTERS:
        return lines
    places = {id(line): at for at, line in enumerate(lines)}
    chosen: set[int] = set()
    left = _MOST_CHARACTERS
    for excerpt in excerpts(question, index, _MOST_EXCERPTS):
        first, last = places[id(excerpt.lines[0])], places[id(excerpt.lines[-1])]
        near = range(max(first - _AROUND, 0), min(last + _AROUND + 1, len(lines)))
        new = {at for at in near if lines[at].saved is lines[first].saved} - chosen
        left -= sum(len(lines[at].text) for at in new)
        if left < 0:
            break
        chosen |= new
    return tuple(lines[at] for at in sorted(chosen))


def _passage(line: Line) -> Passage:
    segment = line.saved.note.transcript.segments[line.number]
    video = line.saved.note.video
    return Passage(
        video=video,
        start=line.start,
        text=line.text,
        language=line.language,
        speaker=segment.speaker,
    )


def _borne_out(points: Sequence[Point], lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """The sentences that the transcript of the video that they cite supports, by the engine."""
    found = []
    for point in points:
        proof = tuple(lines[at] for at in dict.fromkeys(point.cites) if 0 <= at < len(lines))
        if len(proof) == len(set(point.cites)) > 0 and _is_supported(point.text, proof):
            found.append(Sentence(point.text, proof))
    return tuple(found)


def _is_supported(text: str, proof: Sequence[Line]) -> bool:
    """Whether one video says it all: what holds of two together is a writer's conclusion."""
    transcript = proof[0].saved.note.transcript
    if any(line.saved is not proof[0].saved for line in proof):
        return False
    claim = Point(text=text, cites=tuple(line.number for line in proof))
    note = Note(
        title="",
        language=transcript.language,
        transcript=transcript,
        provenance=Provenance(writer=""),
        summary=(claim,),
    )
    return not studybuddy.unsupported(note)
