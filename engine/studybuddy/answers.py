"""A question, the lines of transcripts that may answer it, and what a writer answers."""

from __future__ import annotations

import msgspec

from studybuddy.note import Point, Usage
from studybuddy.transcript import Video


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a transcript that may answer a question: a stranger's text, never an order.

    `start` in seconds, `language` the transcript's (BCP 47, `und` when unknown).
    """

    video: Video
    start: float
    text: str
    language: str
    speaker: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a writer answers: a few sentences, each with the passages that prove it.

    A point's `cites` are indexes into the passages that were given. No point at all says that they
    do not answer the question. `usage` is what the asking has cost.
    """

    points: tuple[Point, ...] = ()
    usage: Usage = Usage()
