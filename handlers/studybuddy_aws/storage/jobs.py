"""Jobs as users and the sweeper see them: filed and paid in one transaction, failed in another."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal

import msgspec

from studybuddy.error_codes import error_codes
from studybuddy_aws.runtime.errors import (
    ConditionFailed,
    KeyConflict,
    NoCaptionsWanted,
    NotFound,
    NotToConfirm,
    PriceChanged,
    StoreBusy,
)
from studybuddy_aws.runtime.logs import count
from studybuddy_aws.storage import job as words
from studybuddy_aws.storage.charge_refusals import refuse_charge, refuse_more
from studybuddy_aws.storage.job import CaptionsOrder, Job, JobError, JobOrder
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Page, Start, Tables, Write, put_new
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp
from studybuddy_aws.storage.upstreams import Outage

# Seconds until the sweeper looks after a job: one whose message may not have been sent, and one
# whose message should long have been delivered.
UNSENT_SECONDS = 60
UNDELIVERED_SECONDS = 900
# While others wait in the queue, so may a message that is not older than this.
WAITING_SECONDS = 8 * 3600
# A job that nobody could work on for a day is given up and refunded.
GIVE_UP_SECONDS = 86_400
# One that waits for the operator has more: what it needs is kept for ten days.
OPERATOR_SECONDS = 7 * 86_400
# So long a job waits for captions of its user's own.
CAPTIONS_SECONDS = 3 * 86_400
# So long one that takes more than one credit waits for its user to agree to that.
CONFIRM_SECONDS = 7 * 86_400

_JOB_OF_CONFIRM = 2  # behind the two writes that charge
_RACES = 12  # How often a write is decided anew when what it was decided on has changed.
_IDLE = (
    "(#status = :queued OR #status = :needs_captions OR #status = :needs_confirmation OR "
    "(#status = :processing AND #lease_until <= :now))"
)
# So that what comes at the last moment is not ended with the wait for it.
_NO_CAPTIONS = f"#captions_until <= :now AND {_IDLE}"
_UNCONFIRMED = f"#confirm_until <= :now AND {_IDLE}"
# What comes back was reckoned from these. Rows of the build before have neither.
_AS_SEEN = (
    "(attribute_not_exists(#credits) OR #credits = :credits) AND "
    "(attribute_not_exists(#begun) OR #begun = :begun)"
)


class Submitted(msgspec.Struct, frozen=True):
    """A job that is filed and paid; `repeated` when an earlier request did it."""

    job: Job
    repeated: bool


def _patience(error: JobError | None) -> int:
    """For how many seconds a job is kept that goes on being refused with this error."""
    listed = error_codes().get(error.code) if error else None
    if listed is None or not listed.outage:
        return GIVE_UP_SECONDS
    for_operator = listed.for_operator or error == words.BUDGET_SPENT
    return OPERATOR_SECONDS if for_operator else GIVE_UP_SECONDS


def given_up_at(job: Job, error: JobError | None = None) -> str:
    """When a job ends that goes on being refused: with its own error, if no other is given."""
    return timestamp(seconds_of(job.begun_at) + _patience(error or job.error))


def _takes_captions(job: Job, now: str) -> bool:
    """Whether captions of the user's own are of use to a job as it stands."""
    if job.state == "needs_captions":
        return (job.captions_until or "") > now
    return job.state == "waiting" and job.waits_for == words.YOUTUBE


class Jobs:
    """The jobs of all users. Money moves only together with the job it is for."""

    def __init__(
        self, tables: Tables, ledger: Ledger, *, open_jobs: int = 10, now: Clock = time.time
    ) -> None:
        self._tables = tables
        self._ledger = ledger
        self._open_jobs = open_jobs
        self._now = now

    # Ordering and looking

    def submit(self, user_id: str, order: JobOrder, *, key: str | None = None) -> Submitted:
        """File a job and charge a credit for it, both or neither. Its message is not sent yet.

        The same `key` (Idempotency-Key) is the same job and one credit. Raises NoAccount,
        NoCredits, TooManyJobs, KeyConflict, StoreBusy.
        """
        video_id = words.video_id_for(user_id, key)
        for _ in range(_RACES):
            job = words.new_job(
                video_id, user_id, order, timestamp(self._now()), self._in(UNSENT_SECONDS)
            )
            charge = self._ledger.charge(user_id, video_id, self._open_jobs)
            try:
                self._tables.write(*charge, put_new("videos", job))
            except ConditionFailed as error:
                if found := self._filed_before(job, charged=1 in error.failed):
                    return Submitted(found, repeated=True)
                refuse_charge(self._ledger, user_id, self._open_jobs)
            else:
                return Submitted(job, repeated=False)
        raise StoreBusy

    def find(self, video_id: str) -> Job | None:
        """The job, whoever's it is; for the worker and the sweeper."""
        return self._tables.get("videos", video_id, Job)

    def filed_under(self, user_id: str, key: str) -> Job | None:
        """The user's job that was filed with this Idempotency-Key; None if none is (any more)."""
        job = self.find(words.video_id_for(user_id, key))
        return job if job is not None and job.user_id == user_id else None

    def get(self, video_id: str, user_id: str) -> Job:
        """A job of this user. Raises NotFound, for someone else's too."""
        job = self.find(video_id)
        if job is None or job.user_id != user_id:
            raise NotFound("video")
        return job

    def list(self, user_id: str, *, limit: int = 50, start: Start | None = None) -> Page[Job]:
        """A page of the user's jobs, newest first."""
        return self._tables.of_user("videos", user_id, Job, limit=limit, start=start)

    def mark_sent(self, video_id: str) -> None:
        """Note that the job's message is in the queue. Changes nothing once it is leased."""
        self._look_later(video_id, "SET #sent_at = :now, #due_at = :due")

    def postpone(self, video_id: str) -> bool:
        """Have a job looked after later whose message was sent not long ago; False if none was.

        For while messages wait in the queue: another one would only make it longer.
        """
        job = self.find(video_id)
        if job is None or job.sent_at is None:
            return False
        if seconds_of(job.sent_at) + WAITING_SECONDS <= self._now():
            return False
        self._look_later(video_id, "SET #due_at = :due")
        return True

    def add_captions(self, video_id: str, user_id: str, captions: CaptionsOrder) -> Job:
        """Queue a job that waits for captions, or for YouTube, with these. Its message is not sent.

        The same captions once more change nothing. Raises NotFound, NoCaptionsWanted.
        """
        job = self.get(video_id, user_id)
        order = job.order.with_captions(captions)
        if _takes_captions(job, timestamp(self._now())):
            with suppress(ConditionFailed):
                renewed = self._tables.change(self._renewing(job, order), Job)
                count("CaptionsAdded", job_id=video_id)
                return renewed
            job = self.get(video_id, user_id)
        if job.ended or job.renewed_at is None or job.order != order:
            raise NoCaptionsWanted
        return job

    def confirm(self, video_id: str, user_id: str, credits: int) -> Job:
        """Charge the rest of a long video's price and queue it, both or neither; sends nothing.

        `credits` is the price that the user agrees to; to the same once more nothing is added.
        Raises NotFound, NotToConfirm, PriceChanged, TooFewCredits, AccountErasing, NoAccount,
        StoreBusy.
        """
        for _ in range(_RACES):
            job = self.get(video_id, user_id)
            until, price = job.confirm_until, job.price
            if not until or price is None:
                if job.confirmed_at and job.credits == credits:
                    return job
                raise NotToConfirm
            if until <= timestamp(self._now()):
                raise NotToConfirm
            if price != credits:
                raise PriceChanged(price)
            pay = self._ledger.charge_more(user_id, video_id, job.credits, price)
            try:
                self._tables.write(*pay, self._confirming(job, until, price))
            except ConditionFailed as error:
                if _JOB_OF_CONFIRM not in error.failed:
                    refuse_more(self._ledger, user_id, price - job.credits)
                continue
            count("Confirmed", job_id=video_id)
            return self.get(video_id, user_id)
        raise StoreBusy

    def due(self) -> Iterator[str]:
        """The ids of jobs that should be looked after with `recover`: unsent, lost or stale."""
        values = {"open": "open", "now": timestamp(self._now())}
        when = "#open = :open AND #due_at <= :now"
        return self._tables.keys("videos", "open-due_at-index", when, values)

    def await_upstream(self, job: Job, outage: Outage) -> bool:
        """Have a queued job wait until an upstream is asked again; False if it is not queued now.

        It was no run, and no attempt.
        """
        write = words.update(
            job.video_id,
            f"SET {words.AWAITING}",
            "#status = :queued AND #fence = :fence AND attribute_not_exists(#captions_until) AND "
            "attribute_not_exists(#confirm_until)",
            fence=job.fence,
            **words.awaiting_values(outage, UNDELIVERED_SECONDS),
        )
        try:
            self._tables.write(write)
        except ConditionFailed:
            return False
        return True

    def is_old(self, job: Job, error: JobError | None) -> bool:
        """Whether a job is given up that is still refused with this error."""
        return given_up_at(job, error) <= self._in(0)

    # JobOutcome

    def fail(self, video_id: str, error: JobError, *, when: str = _IDLE) -> Job | None:
        """Mark a job as failed and refund it, both or neither; the job as it is then.

        Only one that nobody is working on: look at the status of what comes back.
        """
        job = self.find(video_id)
        if job is None or job.ended:
            return job
        at, spent, back = timestamp(self._now()), job.spent, job.back_for(error, job.spent)
        end = words.failing(job, error, spent, f"{when} AND {_AS_SEEN}", at, credits=job.credits)
        with suppress(ConditionFailed):
            self._tables.write(end, *self._ledger.settle(job.user_id, video_id, back, error.code))
            words.count_end(video_id, error, back, spent)
        return self.find(video_id)

    def cancel(self, video_id: str, user_id: str) -> Literal["cancelled", "stopping", "ended"]:
        """Cancel and refund a job that waits, or ask for one that runs to be stopped.

        Raises NotFound.
        """
        for _ in range(_RACES):
            if self.get(video_id, user_id).ended:
                return "ended"
            job = self.fail(video_id, words.CANCELLED)
            if job is not None and job.ended:
                return "ended" if job.state == "completed" else "cancelled"
            stop = words.update(
                video_id, "SET #stop_requested = :yes", "#status = :processing", yes=True
            )
            with suppress(ConditionFailed):
                self._tables.write(stop)
                return "stopping"
        raise StoreBusy

    def remove(self, video_id: str, user_id: str) -> bool:
        """Delete the rows of a job that has ended; False if it has not. Raises NotFound."""
        job = self.get(video_id, user_id)
        if not job.ended:
            return False
        self._tables.write(Write("Delete", "videos", video_id), Write("Delete", "notes", video_id))
        return True

    def recover(self, video_id: str) -> bool:
        """Look after a job that is due; True when its message is to be sent (again).

        Takes back a stale lease, and fails what was to be stopped, what has no attempt left, what
        nobody could work on for a day and what waited for its user in vain.
        """
        job = self.find(video_id)
        if job is None or job.ended or (job.due_at or "") > timestamp(self._now()):
            return False
        if job.state == "needs_captions":
            self.fail(video_id, words.CAPTIONS_AWAITED, when=_NO_CAPTIONS)
            return False
        if job.state == "needs_confirmation":
            self.fail(video_id, words.CONFIRMATION_AWAITED, when=_UNCONFIRMED)
            return False
        if reason := self._hopeless(job):
            self.fail(video_id, reason)
            return False
        return job.status == "queued" or self._released(job)

    def _hopeless(self, job: Job) -> JobError | None:
        if job.stop_requested:
            return words.CANCELLED
        return words.EXHAUSTED if self.is_old(job, job.error) or job.exhausted else None

    def _released(self, job: Job) -> bool:
        release = words.update(
            job.video_id,
            "SET #status = :queued, #due_at = :now REMOVE #owner, #lease_until, #sent_at",
            f"#fence = :fence AND {_IDLE}",
            fence=job.fence,
            now=timestamp(self._now()),
        )
        try:
            self._tables.write(release)
        except ConditionFailed:
            return False
        return True

    def _renewing(self, job: Job, order: JobOrder) -> Write:
        """The write that puts a job that waits for captions back to where it began."""
        seen = "#captions_until = :until" if job.captions_until else "#waits_for = :waits_for"
        return words.update(
            job.video_id,
            "SET #status = :queued, #order = :order, #attempts = :none, #progress = :none, "
            "#current_step = :queued, #renewed_at = :now, #due_at = :due "
            f"REMOVE #captions_until, #retry_at, #error, #sent_at, {words.WAITS}",
            f"{seen} AND {_IDLE}",
            order=order,
            none=0,
            until=job.captions_until,
            waits_for=job.waits_for,
            now=self._in(0),
            due=self._in(UNSENT_SECONDS),
        )

    def _confirming(self, job: Job, until: str, price: int) -> Write:
        """The write that queues a job whose price was agreed to."""
        return words.update(
            job.video_id,
            "SET #status = :queued, #credits = :price, #confirmed_at = :now, #due_at = :due "
            f"REMOVE #confirm_until, #retry_at, #sent_at, {words.WAITS}",
            f"#confirm_until = :until AND {_IDLE} AND {_AS_SEEN}",
            price=price,
            until=until,
            credits=job.credits,
            begun=job.begun,
            now=self._in(0),
            due=self._in(UNSENT_SECONDS),
        )

    def _filed_before(self, job: Job, *, charged: bool) -> Job | None:
        """The job that has this id already. Raises KeyConflict if the id is spent on another."""
        found = self.find(job.video_id)
        if found is None and not charged:
            return None
        if found is None or found.user_id != job.user_id or not found.was_filed_for(job.order):
            raise KeyConflict
        return found

    def _look_later(self, video_id: str, change: str) -> None:
        due = self._in(UNDELIVERED_SECONDS)
        when = (
            "#status = :queued AND attribute_not_exists(#captions_until) AND "
            "attribute_not_exists(#confirm_until)"
        )
        write = words.update(video_id, change, when, now=self._in(0), due=due)
        with suppress(ConditionFailed):
            self._tables.write(write)

    def _in(self, seconds: float) -> str:
        return timestamp(self._now() + seconds)
