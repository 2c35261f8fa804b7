"""A run: one lease of a job, and what comes of it."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol, TypeAlias

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime.errors import LeaseLost
from studybuddy_aws.runtime.logs import log, place_of
from studybuddy_aws.storage import job as words
from studybuddy_aws.storage.brakes import Budget
from studybuddy_aws.storage.course_feeder import feed_course
from studybuddy_aws.storage.job import Job, JobError, Lease, LeaseRefused, Spent
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.queue import MOST_DELAY_SECONDS, send
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.timestamps import seconds_of, timestamp
from studybuddy_aws.storage.upstreams import Outage
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.fair_share import FairShare, seconds_to_wait
from studybuddy_aws.worker.job_outcomes import (
    JobOutcome,
    RunCompleted,
    RunFailed,
    RunPaused,
    RunStopped,
    RunUnconfirmed,
    captions_would_help,
    failure_by,
    job_error,
)
from studybuddy_aws.worker.job_runner import JobRunner, TimeLeft, WorkerSettings
from studybuddy_aws.worker.news import News
from studybuddy_aws.worker.outages import UpstreamSigns
from studybuddy_aws.worker.spending import Spending
from studybuddy_aws.worker.supervisor import LEASE_SECONDS, SPARE_SECONDS

Wait: TypeAlias = int | None
"""After how many seconds a message should come again; None: never, it is done with."""

_LEAST_SECONDS = SPARE_SECONDS + 10
_FIRST_WAIT_SECONDS = 30


class Measure(Protocol):
    """Takes down a figure for the service's metrics."""

    def __call__(self, metric: str, value: float = 1, unit: str = "Count") -> None:
        """Take down one figure, in a unit of CloudWatch's."""


class Runner(Protocol):
    """Works on a leased job; what JobRunner is."""

    def work(
        self, lease: Lease, time_left: TimeLeft, spending: Spending, signs: UpstreamSigns
    ) -> JobOutcome:
        """Go on with a job where its last run ended. Raises LeaseLost, StudyBuddyError."""


class JobRuns:
    """JobRuns of work on jobs."""

    def __init__(
        self,
        service: Service[WorkerSettings],
        measure: Measure,
        start: Callable[..., Child] = Child,
        runner: Runner | None = None,
    ) -> None:
        """Work with children that `start` starts, or with another `runner`."""
        self._service = service
        self._leases = Leases(service.tables, service.ledger, now=service.now)
        self._runner = runner or JobRunner(service, self._leases, start)
        self._share = FairShare(service)
        self._measure = measure
        limit = service.settings.daily_model_limit
        self._budget = Budget(service.tables, limit, now=service.now)

    def run(self, video_id: str, time_left: TimeLeft) -> Wait:
        """Work on a job for as long as there is time; its course, if any, then goes on.

        Raises StoreBusy, StoreFailed when what came of it could not be written down.
        """
        if time_left() < _LEAST_SECONDS:
            return 0
        job = self._service.jobs.find(video_id)
        wait = self._run(video_id, job, time_left)
        if job is not None and job.course_id:
            at = self._service
            feed_course(job.course_id, at, at.settings.queue_url)
        return wait

    def _run(self, video_id: str, job: Job | None, time_left: TimeLeft) -> Wait:
        if job is None:
            return self._taken(video_id, 0, time_left)
        if self._yields(job):
            return self._given_back(video_id)
        try:
            if self._waits(job):
                return None
            return self._taken(video_id, job.spared, time_left)
        finally:
            News(self._service.push, job).changed()

    def _taken(self, video_id: str, spared: int, time_left: TimeLeft) -> Wait:
        lease = self._leases.acquire(video_id, secrets.token_hex(8), LEASE_SECONDS, spared)
        if isinstance(lease, LeaseRefused):
            return self._refused(video_id, lease)
        log.info("run begun", extra={"run": lease.fence, "attempt": lease.job.attempts})
        try:
            return self._leased(lease, time_left)
        except LeaseLost:
            log.warning("run lost")
            return None

    def _leased(self, lease: Lease, time_left: TimeLeft) -> Wait:
        """Work on a job that is leased, unless it is one too many of its user. Raises LeaseLost."""
        if self._share.exceeded(lease):
            wait = seconds_to_wait(lease.job.video_id)
            self._leases.requeue(lease, delay_seconds=wait)
            return self._given_back(lease.job.video_id)
        spending = Spending(lease.job, self._service.settings.studybuddy_words_per_credit)
        signs = UpstreamSigns(lease.job, self._service.upstreams)
        outcome = self._worked(lease, time_left, spending, signs)
        self._spend(spending.so_far.model_cost - lease.job.model_cost)
        return self._settled(lease, outcome, spending.so_far, signs)

    def _spend(self, dollars: Decimal) -> None:
        """Count what a run has cost; no run fails for it."""
        try:
            self._budget.spend(dollars)
        except StudyBuddyError as error:
            facts = {"error": error.code, "dollars": str(dollars)}
            log.error("cost not counted", extra=facts)

    def _waits(self, job: Job) -> bool:
        """Leave a job alone that would ask somebody who refuses everybody now.

        One that is to be given up is let try once more, so that it ends with the reason.
        """
        jobs = self._service.jobs
        if job.state not in {"queued", "waiting"}:
            return False
        if (job.retry_at or "") > timestamp(self._service.now()):
            return job.state == "waiting"  # another message is under way, or will be
        outage = self._budget.enter(job)
        if outage is not None and jobs.is_old(job, words.BUDGET_SPENT):
            jobs.fail(job.video_id, words.BUDGET_SPENT)
            return True
        if outage is None and not jobs.is_old(job, job.error):
            outage = self._service.upstreams.enter(job.upstreams, job.video_id)
        if outage is None or not jobs.await_upstream(job, outage):
            return False
        self._later(job, outage)
        return True

    def _later(self, job: Job, outage: Outage) -> None:
        """Have a job that waits come again. With a message of its own: deliveries are counted."""
        self._measure("Waiting")
        facts = {"upstream": outage.name, "error": outage.code, "until": outage.until}
        log.info("waits for an upstream", extra=facts)
        seconds = math.ceil(seconds_of(outage.until) - self._service.now()) + 1
        if seconds <= MOST_DELAY_SECONDS + 1:  # else the sweeper sends one in time
            self._send(job.video_id, seconds)

    def _refused(self, video_id: str, refused: LeaseRefused) -> Wait:
        """What to do with the message of a job that cannot be worked on now.

        One that is taken needs it no more: if its worker dies, the sweeper sends another.
        """
        if refused.reason == "early":
            return refused.seconds
        if refused.reason in {"stopping", "exhausted"}:
            reason = words.CANCELLED if refused.reason == "stopping" else words.EXHAUSTED
            self._service.jobs.fail(video_id, reason)
        return None

    def _yields(self, job: Job) -> bool:
        """Whether a job that could be worked on lets others go first."""
        early = (job.retry_at or "") > timestamp(self._service.now())
        return job.status == "queued" and not early and self._share.used_up(job)

    def _given_back(self, video_id: str) -> Wait:
        """Let others go first. With a message of its own: this one's deliveries are counted."""
        wait, at = seconds_to_wait(video_id), self._service
        try:
            send(at.sqs, at.settings.queue_url, video_id, delay_seconds=wait)
        except StudyBuddyError as error:
            log.warning("left in the queue", extra={"error": error.code})
            return wait
        at.jobs.mark_sent(video_id)
        self._measure("GivenBack")
        return None

    def _worked(
        self, lease: Lease, time_left: TimeLeft, spending: Spending, signs: UpstreamSigns
    ) -> JobOutcome:
        """How the run ended. Whatever goes wrong is an outcome; only LeaseLost is raised."""
        try:
            return self._runner.work(lease, time_left, spending, signs)
        except LeaseLost:
            raise
        except StudyBuddyError as error:
            return failure_by(error)
        except Exception as error:  # of ours: it must not keep the job from ending
            facts = {"error": type(error).__name__, "place": place_of(error)}
            log.error("fault", extra=facts)
            return RunFailed(job_error("fault"))

    def _settled(
        self, lease: Lease, outcome: JobOutcome, spent: Spent, signs: UpstreamSigns
    ) -> Wait:
        """Write down what came of a run, and what it used up."""
        match outcome:
            case RunCompleted():
                return self._completed(lease, outcome)
            case RunStopped():
                return self._failed(lease, words.CANCELLED, spent)
            case RunPaused():
                return self._paused(lease, spent)
            case RunUnconfirmed():
                return self._unconfirmed(lease, outcome)
            case RunFailed(error, moved):
                if self._kept_out(lease, error, spent, signs, moved=moved):
                    return None
                return self._troubled(lease, error, spent)

    def _completed(self, lease: Lease, done: RunCompleted) -> Wait:
        self._leases.complete(lease, done.note, done.problems)
        self._measure("Completed")
        self._measure("ModelCost", done.cost_usd, "None")
        taken = self._service.now() - seconds_of(lease.job.created_at)
        self._measure("Seconds", taken, "Seconds")
        log.info("completed")
        return None

    def _kept_out(
        self, lease: Lease, error: JobError, spent: Spent, signs: UpstreamSigns, *, moved: bool
    ) -> bool:
        """Leave a job waiting whose upstream refuses everybody, and not just this job."""
        outage = signs.refused(error, moved=moved)
        if outage is None or self._service.jobs.is_old(lease.job, error):
            return False
        self._leases.await_upstream(lease, outage, spent)
        self._later(lease.job, outage)
        return True

    def _troubled(self, lease: Lease, error: JobError, spent: Spent) -> Wait:
        """Try again, leave it to the user, or end it."""
        old = self._service.jobs.is_old(lease.job, error)
        if error.retryable and not lease.last and not old:
            return self._again(lease, error, spent)
        # In a course it would take the place of others for days: it fails, and may be tried again.
        if captions_would_help(lease.job.order, error) and not lease.job.course_id:
            return self._waiting(lease, error)
        return self._failed(lease, error, spent)

    def _failed(self, lease: Lease, error: JobError, spent: Spent) -> Wait:
        self._leases.fail(lease, error, spent)
        return None

    def _unconfirmed(self, lease: Lease, asked: RunUnconfirmed) -> Wait:
        """Leave it to the user, whom it costs more than one credit."""
        if self._leases.await_confirmation(lease, asked.words, asked.credits):
            self._measure("ConfirmationsWanted")
            log.info("waits for a confirmation", extra={"credits": asked.credits})
        return None

    def _waiting(self, lease: Lease, error: JobError) -> Wait:
        """Leave it to the user, who may have captions where we get none."""
        if self._leases.await_captions(lease, error):
            self._measure("CaptionsWanted")
            log.info("waits for captions", extra={"error": error.code})
        return None

    def _again(self, lease: Lease, error: JobError, spent: Spent) -> Wait:
        """Try again when the message comes back, each time after twice as long."""
        wait: int = _FIRST_WAIT_SECONDS * 2**lease.job.attempts
        self._leases.requeue(lease, delay_seconds=wait, error=error, spent=spent)
        log.info("to be tried again", extra={"error": error.code, "wait": wait})
        return wait

    def _paused(self, lease: Lease, spent: Spent) -> Wait:
        """Go on in another run. With a message of its own: this one's deliveries are counted."""
        self._leases.requeue(lease, spent=spent)
        log.info("to be continued")
        self._send(lease.job.video_id)
        return None

    def _send(self, video_id: str, delay_seconds: int = 0) -> None:
        try:
            queue_url = self._service.settings.queue_url
            send(self._service.sqs, queue_url, video_id, max(0, delay_seconds))
        except StudyBuddyError as error:
            log.warning("left to the sweeper", extra={"error": error.code})
