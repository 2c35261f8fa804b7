"""POST /notes/{id}/questions: a question to a note, answered from what its video says.

Runs in the worker's container image, which has the writers. The answer is kept with the note: the
same question again is that answer, and is not counted again.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.question_body import NewQuestion, words_of
from studybuddy_aws.http.request import Request
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.asked_question import SECONDS, AskedQuestion, AskSettings
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.question_runner import GivenAnswer, PaidAnswer, broke_down

_LARGEST_NOTE = 20_000_000  # that of twelve hours


class AnswerView(GivenAnswer, frozen=True, kw_only=True):
    """An answer: a few sentences, each with the lines that prove it, or what is said, quoted.

    `said` is false where no line was found that says it. It may be said all the same, above all in
    other words where the `writer` is `outline`, which compares words: `excerpts` are then the
    nearest places. `questions_left` are those that the note has left, `question_packs` those that
    were bought.
    """

    question: str
    questions_left: int
    question_packs: int


def answer(request: Request[NewQuestion], service: Service[AskSettings]) -> AnswerView:
    """Answer a question to a note, if it is the user's."""
    until = time.monotonic() + SECONDS
    question = words_of(request.body)
    row = service.notes.get(request.id_of("note"), request.user_id)
    asked = AskedQuestion(row, question, service)

    def lay(work: Path) -> None:
        files, bucket = Files(service.s3), service.settings.notes_bucket
        key = next((one.key for one in asked.row.artifacts if one.name == "note.json"), None)
        found = key and files.read(bucket, key, _LARGEST_NOTE)
        if not isinstance(found, bytes):
            raise broke_down("no note")
        (work / "note.json").write_bytes(found)

    given = asked.answered(lay, PaidAnswer, request.body.pack, until)
    return AnswerView(
        **{name: getattr(given, name) for name in GivenAnswer.__struct_fields__},
        question=question,
        questions_left=asked.row.questions_left,
        question_packs=asked.row.question_packs,
    )


handler = Endpoint(
    answer,
    AskSettings,
    NewQuestion,
    refuses=(402, 422),
    ready=("tables", "s3"),
    limit="questions",
)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
