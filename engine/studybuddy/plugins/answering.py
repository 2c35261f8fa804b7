"""A question is put to a writer that answers some, with the passages that may hold the answer."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studybuddy.answers import Answer, Passage
from studybuddy.plugins.choice import choose_writer
from studybuddy.plugins.contracts import Writer
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry
from studybuddy.work import Work


def ask_writer(
    question: str, passages: Sequence[Passage], work: Work, registry: Registry | None = None
) -> tuple[str, Answer] | None:
    """The name of the writer and its answer, as it came: nothing of it has been checked.

    Asked is whoever would write the order's note. None where that writer answers no questions.
    Raises PluginTrouble and WriterFailed.
    """
    name, writer = choose_writer(work, registry or Registry())
    if type(writer).answer is Writer.answer:
        return None
    with guarded("writer", name):
        answer = writer.answer(question, tuple(passages), work)
        # A struct does not check what a stranger puts in.
        return name, msgspec.json.decode(msgspec.json.encode(answer), type=Answer)
