"""Working on a job: claimed under a lease, written to under a fence, ended once."""

from __future__ import annotations

import logging
import math
import time

from studybuddy import StudyBuddyError
from studybuddy_aws.books import job as words
from studybuddy_aws.books.job import Claim, Job, JobError, Refused
from studybuddy_aws.books.jobs import UNDELIVERED_SECONDS
from studybuddy_aws.books.ledger import Ledger
from studybuddy_aws.books.moments import Clock, moment, seconds_of
from studybuddy_aws.books.notes import NoteRow, put_note
from studybuddy_aws.books.tables import Tables, Write
from studybuddy_aws.errors import ConditionFailed, LostClaim

_MINE = "#fence = :fence AND #status = :processing"
_CLAIMABLE = (
    "#attempts < :attempts AND #fence < :turns AND #stop_requested = :no AND "
    "((#status = :queued AND (attribute_not_exists(#retry_at) OR #retry_at <= :now)) "
    "OR (#status = :processing AND #lease_until <= :now))"
)
_log = logging.getLogger(__name__)


class Claims:
    """What a worker does to jobs. Whoever was overtaken gets LostClaim and changes nothing."""

    def __init__(self, tables: Tables, ledger: Ledger, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._ledger = ledger
        self._now = now

    def claim(self, video_id: str, owner: str, lease_seconds: int) -> Claim | Refused:
        """Take a job for a while; counts an attempt.

        `owner` is unique to this try: who asks again after a lost answer has it still.
        """
        change = (
            "SET #status = :processing, #owner = :owner, #lease_until = :until, #due_at = :until, "
            "#attempts = #attempts + :one, #fence = #fence + :one REMOVE #retry_at, #error"
        )
        write = words.update(
            video_id,
            change,
            _CLAIMABLE,
            owner=owner,
            until=self._in(lease_seconds),
            now=self._in(0),
            attempts=words.MAX_ATTEMPTS,
            turns=words.MAX_TURNS,
            no=False,
            one=1,
        )
        try:
            job = self._tables.change(write, Job)
        except ConditionFailed:
            found = self._find(video_id)
            if found is None or found.owner != owner:
                return self._refusal(found)
            job = found
        return Claim(job=job, fence=job.fence)

    def renew(self, claim: Claim, lease_seconds: int) -> bool:
        """Keep a claim; False when the user wants the work stopped. Raises LostClaim."""
        change = "SET #lease_until = :until, #due_at = :until"
        write = self._mine(claim, change, until=self._in(lease_seconds))
        try:
            return not self._tables.change(write, Job).stop_requested
        except ConditionFailed:
            raise LostClaim from None

    def progress(self, claim: Claim, step: str, percent: int) -> None:
        """Show how far it is. Only rises, and never raises: no job fails for it."""
        write = words.update(
            claim.job.video_id,
            "SET #progress = :percent, #current_step = :step",
            f"{_MINE} AND #progress <= :percent",
            fence=claim.fence,
            percent=percent,
            step=step,
        )
        try:
            self._tables.write(write)
        except ConditionFailed:
            pass
        except StudyBuddyError as error:
            _log.warning("progress not written: %s", error.code)

    def requeue(
        self, claim: Claim, *, delay_seconds: int = 0, error: JobError | None = None
    ) -> None:
        """Let go of a job that goes on later. Raises LostClaim.

        With an error it was an attempt, and the user is told; without one only the time was over,
        and the attempt is given back. The message is the caller's to send or to delay.
        """
        told = "" if error is None else ", #error = :error"
        write = self._mine(
            claim,
            "SET #status = :queued, #retry_at = :retry_at, #due_at = :due, "
            f"#attempts = #attempts - :given_back{told} REMOVE #owner, #lease_until",
            retry_at=self._in(delay_seconds),
            due=self._in(delay_seconds + UNDELIVERED_SECONDS),
            given_back=1 if error is None else 0,
            error=error,
        )
        self._finish(claim, "queued", write)

    def complete(self, claim: Claim, note: NoteRow) -> None:
        """Lay down the note, complete the job and use its credit, all or none. Raises LostClaim.

        The note's id is the video's.
        """
        end = self._mine(
            claim,
            "SET #status = :completed, #progress = :all, #current_step = :done, #title = :title, "
            f"#completed_at = :now {words.ENDED}, #error",
            all=100,
            done="done",
            title=note.title,
            now=self._in(0),
        )
        settle = self._ledger.settle(claim.job.user_id, claim.job.video_id, None)
        self._finish(claim, "completed", end, *settle, put_note(note))

    def fail(self, claim: Claim, error: JobError) -> None:
        """Mark the job as failed and refund it, both or neither. Raises LostClaim."""
        job = claim.job
        end = words.failing(job.video_id, error, _MINE, self._in(0), fence=claim.fence)
        settle = self._ledger.settle(job.user_id, job.video_id, error.code)
        self._finish(claim, "failed", end, *settle)

    def _finish(self, claim: Claim, status: words.Status, *writes: Write) -> None:
        """Write what ends a claim. It was written before if the job is there, unclaimed since."""
        try:
            self._tables.write(*writes)
        except ConditionFailed:
            job = self._find(claim.job.video_id)
            if job is None or (job.status, job.fence) != (status, claim.fence):
                raise LostClaim from None

    def _mine(self, claim: Claim, change: str, **values: object) -> Write:
        return words.update(claim.job.video_id, change, _MINE, fence=claim.fence, **values)

    def _find(self, video_id: str) -> Job | None:
        return self._tables.get("videos", video_id, Job)

    def _refusal(self, job: Job | None) -> Refused:
        if job is None:
            return Refused(reason="missing")
        if job.ended:
            return Refused(reason="ended")
        now = self._now()
        if job.status == "processing" and (wait := _until(job.lease_until, now)):
            return Refused(reason="taken", seconds=wait)
        if job.stop_requested:
            return Refused(reason="stopping")
        if job.attempts >= words.MAX_ATTEMPTS or job.fence >= words.MAX_TURNS:
            return Refused(reason="exhausted")
        return Refused(reason="early", seconds=_until(job.retry_at, now) or 1)

    def _in(self, seconds: float) -> str:
        return moment(self._now() + seconds)


def _until(then: str | None, now: float) -> int:
    """Whole seconds until a moment, 0 when it has come."""
    return 0 if then is None else max(0, math.ceil(seconds_of(then) - now))
