"""Working on a job: acquired under a lease, written to under a fence, ended once."""

from __future__ import annotations

import logging
import math
import time

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime.errors import ConditionFailed, LeaseLost
from studybuddy_aws.storage import job as words
from studybuddy_aws.storage.job import FileProblem, Job, JobError, Lease, LeaseRefused, Spent
from studybuddy_aws.storage.jobs import (
    CAPTIONS_SECONDS,
    CONFIRM_SECONDS,
    UNDELIVERED_SECONDS,
)
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.notes import NoteRow, put_note
from studybuddy_aws.storage.tables import Tables, Write
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp
from studybuddy_aws.storage.upstreams import Outage

_MINE = "#fence = :fence AND #status = :processing"
_AVAILABLE = (
    "#attempts < :attempts AND #fence < :runs AND #stop_requested = :no AND "
    "attribute_not_exists(#captions_until) AND attribute_not_exists(#confirm_until) AND "
    "((#status = :queued AND (attribute_not_exists(#retry_at) OR #retry_at <= :now)) "
    "OR (#status = :processing AND #lease_until <= :now))"
)
_log = logging.getLogger(__name__)


class Leases:
    """What a worker does to jobs. Whoever was overtaken gets LeaseLost and changes nothing."""

    def __init__(self, tables: Tables, ledger: Ledger, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._ledger = ledger
        self._now = now

    def acquire(
        self, video_id: str, owner: str, lease_seconds: int, spared: int = 0
    ) -> Lease | LeaseRefused:
        """Take a job for a while; counts an attempt.

        `owner` is unique to this try: who asks again after a lost answer has it still. `spared`
        are the job's runs that count against no limit.
        """
        change = (
            "SET #status = :processing, #owner = :owner, #lease_until = :until, #due_at = :until, "
            "#attempts = #attempts + :one, #fence = #fence + :one "
            f"REMOVE #retry_at, #error, {words.WAITS}"
        )
        write = words.update(
            video_id,
            change,
            _AVAILABLE,
            owner=owner,
            until=self._in(lease_seconds),
            now=self._in(0),
            attempts=words.MAX_ATTEMPTS,
            runs=words.MAX_RUNS + spared,
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
        return Lease(job=job, fence=job.fence)

    def renew(self, lease: Lease, lease_seconds: int, spent: Spent | None = None) -> bool:
        """Keep a lease, and note what was used up; False when the user wants the work stopped.

        Raises LeaseLost.
        """
        change = f"SET #lease_until = :until, #due_at = :until, {words.SPENT}"
        values = words.spent_values(spent or lease.job.spent)
        write = self._mine(lease, change, until=self._in(lease_seconds), **values)
        try:
            return not self._tables.change(write, Job).stop_requested
        except ConditionFailed:
            raise LeaseLost from None

    def progress(
        self, lease: Lease, step: str, percent: int, spent: Spent | None = None, readable: int = 0
    ) -> None:
        """Show how far it is, and how many sections can be read.

        Only rises, and never raises: no job fails for it.
        """
        write = words.update(
            lease.job.video_id,
            "SET #progress = :percent, #current_step = :step, #readable = :readable, "
            f"{words.SPENT}",
            f"{_MINE} AND #progress <= :percent",
            fence=lease.fence,
            percent=percent,
            step=step,
            readable=readable,
            **words.spent_values(spent or lease.job.spent),
        )
        try:
            self._tables.write(write)
        except ConditionFailed:
            pass
        except StudyBuddyError as error:
            _log.warning("progress not written: %s", error.code)

    def requeue(
        self,
        lease: Lease,
        *,
        delay_seconds: int = 0,
        error: JobError | None = None,
        spent: Spent | None = None,
    ) -> None:
        """Let go of a job that goes on later. Raises LeaseLost.

        With an error it was an attempt, and the user is told; without one only the time was over,
        and the attempt is given back. The message is the caller's to send or to delay.
        """
        told = "" if error is None else ", #error = :error"
        write = self._mine(
            lease,
            "SET #status = :queued, #retry_at = :retry_at, #due_at = :due, "
            f"#attempts = #attempts - :given_back, {words.SPENT}{told} "
            "REMOVE #owner, #lease_until, #sent_at",
            retry_at=self._in(delay_seconds),
            due=self._in(delay_seconds + UNDELIVERED_SECONDS),
            given_back=1 if error is None else 0,
            error=error,
            **words.spent_values(spent or lease.job.spent),
        )
        self._finish(lease, "queued", write)

    def await_upstream(self, lease: Lease, outage: Outage, spent: Spent | None = None) -> None:
        """Let go of a job that an upstream refused, until that is asked again. Raises LeaseLost.

        It was no attempt, and the run counts against no limit.
        """
        write = self._mine(
            lease,
            "SET #status = :queued, #attempts = #attempts - :one, #refused_at = :now, "
            f"#spared = if_not_exists(#spared, :none) + :one, {words.AWAITING}, {words.SPENT} "
            "REMOVE #owner, #lease_until",
            one=1,
            none=0,
            now=self._in(0),
            **words.awaiting_values(outage, UNDELIVERED_SECONDS),
            **words.spent_values(spent or lease.job.spent),
        )
        self._finish(lease, "queued", write)

    def await_captions(self, lease: Lease, error: JobError) -> bool:
        """Let go of a job until its user gives it captions, and say why. Raises LeaseLost.

        The credit stays with it. One that was to be stopped is ended instead: False.
        """
        change = "#captions_until = :until, #error = :error"
        return self._await(lease, change, until=self._in(CAPTIONS_SECONDS), error=error)

    def await_confirmation(self, lease: Lease, words_read: int, price: int) -> bool:
        """Let go of a job until its user agrees to `price` credits in all. Raises LeaseLost.

        What was charged stays with it, and it was no attempt. One that was to be stopped is ended
        instead: False.
        """
        change = (
            "#confirm_until = :until, #words = :words, #price = :price, "
            "#attempts = #attempts - :one"
        )
        until = self._in(CONFIRM_SECONDS)
        return self._await(lease, change, until=until, words=words_read, price=price, one=1)

    def _await(self, lease: Lease, change: str, **values: object) -> bool:
        """Let go of a job until the moment `until`, at which it is given up."""
        write = words.update(
            lease.job.video_id,
            f"SET #status = :queued, #retry_at = :until, #due_at = :until, {change} "
            "REMOVE #owner, #lease_until",
            f"{_MINE} AND #stop_requested = :no",
            fence=lease.fence,
            no=False,
            **values,
        )
        try:
            self._finish(lease, "queued", write)
        except LeaseLost:
            self.fail(lease, words.CANCELLED)
            return False
        return True

    def complete(self, lease: Lease, note: NoteRow, problems: tuple[FileProblem, ...] = ()) -> None:
        """Lay down the note, complete the job and use its credit, all or none. Raises LeaseLost.

        The note's id is the video's. `problems` are the files that could not be made.
        """
        end = self._mine(
            lease,
            "SET #status = :completed, #progress = :all, #current_step = :done, #title = :title, "
            "#completed_at = :now, #problems = :problems, #facts = :facts "
            f"{words.ENDED}, #error",
            all=100,
            done="done",
            title=note.title,
            problems=problems,
            facts=note.facts,
            now=self._in(0),
        )
        settle = self._ledger.settle(lease.job.user_id, lease.job.video_id, 0, "used")
        self._finish(lease, "completed", end, *settle, put_note(note))

    def fail(self, lease: Lease, error: JobError, spent: Spent | None = None) -> None:
        """Mark the job as failed and refund it, both or neither. Raises LeaseLost."""
        job, spent = lease.job, spent or lease.job.spent
        back = job.back_for(error, spent)
        end = words.failing(job, error, spent, _MINE, self._in(0), fence=lease.fence)
        settle = self._ledger.settle(job.user_id, job.video_id, back, error.code)
        self._finish(lease, "failed", end, *settle)
        words.count_end(job.video_id, error, back, spent)

    def _finish(self, lease: Lease, status: words.Status, *writes: Write) -> None:
        """Write what ends a lease. It was written before if the job is there, not leased since."""
        try:
            self._tables.write(*writes)
        except ConditionFailed:
            job = self._find(lease.job.video_id)
            if job is None or (job.status, job.fence) != (status, lease.fence):
                raise LeaseLost from None

    def _mine(self, lease: Lease, change: str, **values: object) -> Write:
        return words.update(lease.job.video_id, change, _MINE, fence=lease.fence, **values)

    def _find(self, video_id: str) -> Job | None:
        return self._tables.get("videos", video_id, Job)

    def _refusal(self, job: Job | None) -> LeaseRefused:
        if job is None:
            return LeaseRefused(reason="missing")
        if job.ended or job.waits_for_user:
            return LeaseRefused(reason="ended" if job.ended else "waiting")
        now = self._now()
        if job.status == "processing" and (wait := _until(job.lease_until, now)):
            return LeaseRefused(reason="taken", seconds=wait)
        if job.stop_requested:
            return LeaseRefused(reason="stopping")
        if job.exhausted:
            return LeaseRefused(reason="exhausted")
        return LeaseRefused(reason="early", seconds=_until(job.retry_at, now) or 1)

    def _in(self, seconds: float) -> str:
        return timestamp(self._now() + seconds)


def _until(then: str | None, now: float) -> int:
    """Whole seconds until a timestamp, 0 when it has come."""
    return 0 if then is None else max(0, math.ceil(seconds_of(then) - now))
