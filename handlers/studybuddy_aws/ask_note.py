"""POST /notes/{id}/questions: a question to a note, answered from what its video says.

Runs in the worker's container image, which has the writers. The answer is kept with the note: the
same question again is that answer, and is not counted again.
"""

from __future__ import annotations

import os
import time
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import msgspec

from studybuddy import StudyBuddyError
from studybuddy.text import safe
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.brakes import Budget
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.object_keys import question_key
from studybuddy_aws.storage.questions import question_id
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.bedrock_token import bedrock_token
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.child_secrets import child_secrets
from studybuddy_aws.worker.question_runner import (
    QUOTED,
    GivenAnswer,
    PaidAnswer,
    QuestionRunner,
    broke_down,
)
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 25  # API Gateway waits for 30
_LONGEST_QUESTION = 300
_MOST_PACKS = 100  # the ids of as many questions are in the note's row, which ends at 400 KB
_LARGEST_NOTE = 20_000_000  # that of twelve hours
_LARGEST_ANSWER = 1_000_000


class AskNoteSettings(ApiSettings, frozen=True, kw_only=True):
    """NOTES_BUCKET, and as the worker's CLAUDE_SECRET_ARN, PLACES_DIR, CHILD_MEMORY_MB and
    STUDYBUDDY_CLAUDE_BEDROCK.

    DAILY_MODEL_LIMIT is the worker's too: where it is spent, answers are quotations.
    """

    notes_bucket: str
    claude_secret_arn: str = ""
    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 2048
    daily_model_limit: float = 0
    studybuddy_claude_bedrock: str = ""


class NewQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question, in the language of the video.

    `pack` agrees to a credit for the note's next 20 questions: 1 for the first that is bought, 2
    for the second. One that is bought already is not charged again.
    """

    question: Annotated[str, msgspec.Meta(max_length=_LONGEST_QUESTION)]
    pack: Annotated[int, msgspec.Meta(ge=0, le=_MOST_PACKS)] = 0


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


def answer(request: Request[NewQuestion], service: Service[AskNoteSettings]) -> AnswerView:
    """Answer a question to a note, if it is the user's."""
    until = time.monotonic() + _SECONDS
    question = safe.one_line(request.body.question, safe.ZERO_WIDTH, safe.SURROGATES)
    if not question:
        raise BadRequest("bad_question", "Ask something: a question has words.")
    row = service.notes.get(request.id_of("note"), request.user_id)
    if request.body.pack:
        row = service.questions.buy(row, request.body.pack)
    asked = _Asked(row, question, service)
    given = asked.kept()
    if given is None:
        row = service.questions.take(row, asked.id)
        given = asked.answered(until)
    return AnswerView(
        **{name: getattr(given, name) for name in GivenAnswer.__struct_fields__},
        question=question,
        questions_left=row.questions_left,
        question_packs=row.question_packs,
    )


class _Asked:
    """One question to one note."""

    def __init__(self, row: NoteRow, question: str, service: Service[AskNoteSettings]) -> None:
        self.id = question_id(question)
        self._row = row
        self._question = question
        self._service = service
        self._at = service.settings
        self._files = Files(service.s3)
        self._key = question_key(row.user_id, row.video_id, self.id)
        self._budget = Budget(service.tables, self._at.daily_model_limit, now=service.now)

    def kept(self) -> GivenAnswer | None:
        """The answer that was given before, unless a model could give a better one by now."""
        if self.id not in self._row.asked:
            return None
        bucket = self._at.notes_bucket
        found = self._files.read(bucket, self._key, _LARGEST_ANSWER)
        given = found and msgspec.json.decode(found, type=GivenAnswer)
        if not given or (given.writer == QUOTED and self._writer() != QUOTED):
            return None
        return given

    def answered(self, until: float) -> GivenAnswer:
        """The answer, which is kept; a question that gets none is given back."""
        at = self._at
        runs = QuestionRunner(WaitedRuns(Path(at.places_dir), at.child_memory_mb))
        try:
            given = runs.ask(self._note(), self._question, self._writer(), self._settings(), until)
        except BaseException:
            self._service.questions.give_back(self._row, self.id)
            raise
        self._keep(given)
        return given

    def _settings(self) -> dict[str, str]:
        return {
            **child_secrets(self._service.secrets, self._at.claude_secret_arn),
            **bedrock_token(self._at.studybuddy_claude_bedrock, _SECONDS),
        }

    def _writer(self) -> str:
        """Who is asked: whoever would write notes, if that may be paid."""
        return QUOTED if not self._settings() or self._budget.is_spent() else ""

    def _note(self) -> bytes:
        key = next((one.key for one in self._row.artifacts if one.name == "note.json"), None)
        found = key and self._files.read(self._at.notes_bucket, key, _LARGEST_NOTE)
        if not isinstance(found, bytes):
            raise broke_down("no note")
        return found

    def _keep(self, given: PaidAnswer) -> None:
        """Keep the answer and count its cost; where that fails the answer is given all the same."""
        kept = msgspec.convert(given, GivenAnswer, from_attributes=True)
        try:
            with asking():
                self._service.s3.put_object(
                    Bucket=self._at.notes_bucket,
                    Key=self._key,
                    Body=msgspec.json.encode(kept),
                    ContentType="application/json",
                )
            self._budget.spend(Decimal(str(round(max(given.cost_usd, 0.0), 6))))
        except StudyBuddyError as error:
            log.error("answer not kept", extra={"error": error.code})


handler = Endpoint(
    answer,
    AskNoteSettings,
    NewQuestion,
    refuses=(402, 422),
    ready=("tables", "s3"),
    limit="questions",
)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
