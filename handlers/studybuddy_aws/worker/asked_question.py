"""A question to a note or over a course: counted once, answered, and the answer kept."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.brakes import Budget
from studybuddy_aws.storage.course import Course
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.object_keys import question_key
from studybuddy_aws.storage.questions import question_id
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.bedrock_token import bedrock_token
from studybuddy_aws.worker.child_secrets import child_secrets
from studybuddy_aws.worker.question_runner import QUOTED, Paid, QuestionRunner
from studybuddy_aws.worker.waited_run import WaitedRuns

SECONDS = 25
"""By then there is an answer: API Gateway waits for 30."""

_LARGEST_ANSWER = 1_000_000
_Row = TypeVar("_Row", bound=NoteRow | Course)


class AskSettings(ApiSettings, frozen=True, kw_only=True):
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


class _Kept(msgspec.Struct, frozen=True):
    """Of which notes an answer is that is kept; empty where it is of one."""

    read: str = ""


class AskedQuestion(Generic[_Row]):
    """One question to what a row is of. `read` names the notes that are read for an answer."""

    def __init__(
        self, row: _Row, question: str, service: Service[AskSettings], *, read: str = ""
    ) -> None:
        self.row = row
        self._id = question_id(question)
        self._question = question
        self._service = service
        self._at = service.settings
        asked_id = row.note_id if isinstance(row, NoteRow) else row.course_id
        self._key = question_key(row.user_id, asked_id, self._id)
        self._read = read
        self._budget = Budget(service.tables, self._at.daily_model_limit, now=service.now)

    def answered(
        self, lay: Callable[[Path], None], kind: type[Paid], pack: int, until: float
    ) -> Paid:
        """The answer; `row` is then as it is afterwards. `lay` lays down what is read for it.

        The one that was given before, if it was of the same notes and no model could give a better
        one by now. A question that gets no answer is given back.
        """
        questions = self._service.questions
        if pack:
            self.row = questions.buy(self.row, pack)
        if (given := self._kept(kind)) is not None:
            return given
        self.row = questions.take(self.row, self._id)
        runs = QuestionRunner(WaitedRuns(Path(self._at.places_dir), self._at.child_memory_mb))
        try:
            told = (self._question, self._writer(), self._settings(), until)
            given = runs.ask(lay, *told, kind)
        except BaseException:
            questions.give_back(self.row, self._id)
            raise
        self._keep(given)
        return given

    def _kept(self, kind: type[Paid]) -> Paid | None:
        if self._id not in self.row.asked:
            return None
        found = Files(self._service.s3).read(self._at.notes_bucket, self._key, _LARGEST_ANSWER)
        if not found or msgspec.json.decode(found, type=_Kept).read != self._read:
            return None
        given = msgspec.json.decode(found, type=kind)
        return None if given.writer == QUOTED != self._writer() else given

    def _settings(self) -> dict[str, str]:
        return {
            **child_secrets(self._service.secrets, self._at.claude_secret_arn),
            **bedrock_token(self._at.studybuddy_claude_bedrock, SECONDS),
        }

    def _writer(self) -> str:
        """Who is asked: whoever would write notes, if that may be paid."""
        return QUOTED if not self._settings() or self._budget.is_spent() else ""

    def _keep(self, given: Paid) -> None:
        """Keep the answer and count its cost; where that fails the answer is given all the same."""
        kept = {**msgspec.to_builtins(given), "read": self._read}
        del kept["cost_usd"]  # nobody's business but the budget's
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
