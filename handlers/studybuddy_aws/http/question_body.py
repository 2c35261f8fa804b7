"""What a question to a note or over a course is asked with."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studybuddy.text import safe
from studybuddy_aws.runtime.errors import BadRequest

_LONGEST_QUESTION = 300
_MOST_PACKS = 100  # the ids of as many questions are in a row, which ends at 400 KB


class NewQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question, in the language of the video.

    `pack` agrees to a credit for the next 20 questions to the note or course: 1 for the first that
    is bought, 2 for the second. One that is bought already is not charged again.
    """

    question: Annotated[str, msgspec.Meta(max_length=_LONGEST_QUESTION)]
    pack: Annotated[int, msgspec.Meta(ge=0, le=_MOST_PACKS)] = 0


def words_of(body: NewQuestion) -> str:
    """What is asked, on one line. Raises BadRequest where that is nothing."""
    question = safe.one_line(body.question, safe.ZERO_WIDTH, safe.SURROGATES)
    if not question:
        raise BadRequest("bad_question", "Ask something: a question has words.")
    return question
