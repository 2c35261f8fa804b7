"""A turn: one claim of a job, and what comes of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Protocol, TypeAlias

from studybuddy import StudyBuddyError
from studybuddy_aws.books import job as words
from studybuddy_aws.books.claims import Claims
from studybuddy_aws.books.job import Claim, JobError, Refused
from studybuddy_aws.books.moments import seconds_of
from studybuddy_aws.errors import LostClaim
from studybuddy_aws.record import log, place_of
from studybuddy_aws.service import Service
from studybuddy_aws.stores.sending import send
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.endings import FAULT, Done, Ending, Failed, Paused, Stopped
from studybuddy_aws.worker.watch import LEASE_SECONDS, SPARE_SECONDS
from studybuddy_aws.worker.workshop import Settings, TimeLeft, Workshop

Wait: TypeAlias = int | None
"""After how many seconds a message should come again; None: never, it is done with."""

_LEAST_SECONDS = SPARE_SECONDS + 10
_FIRST_WAIT_SECONDS = 30


class Measure(Protocol):
    """Takes down a figure for the service's metrics."""

    def __call__(self, name: str, value: float = 1, unit: str = "Count") -> None:
        """Take down one figure, in a unit of CloudWatch's."""


class Turns:
    """Turns of work on jobs."""

    def __init__(
        self,
        service: Service[Settings],
        measure: Measure,
        start: Callable[..., Child] = Child,
    ) -> None:
        self._service = service
        self._claims = Claims(service.tables, service.ledger, now=service.now)
        self._workshop = Workshop(service, self._claims, start)
        self._measure = measure

    def take(self, video_id: str, time_left: TimeLeft) -> Wait:
        """Work on a job for as long as there is time.

        Raises StoreBusy, StoreTrouble when what came of it could not be written down.
        """
        if time_left() < _LEAST_SECONDS:
            return 0
        claim = self._claims.claim(video_id, secrets.token_hex(8), LEASE_SECONDS)
        if isinstance(claim, Refused):
            return self._refused(video_id, claim)
        log.info("turn begun", extra={"turn": claim.fence, "attempt": claim.job.attempts})
        try:
            return self._settled(claim, self._worked(claim, time_left))
        except LostClaim:
            log.warning("turn lost")
            return None

    def _refused(self, video_id: str, refused: Refused) -> Wait:
        """What to do with the message of a job that cannot be worked on now.

        One that is taken needs it no more: if its worker dies, the sweeper sends another.
        """
        if refused.reason == "early":
            return refused.seconds
        if refused.reason in {"stopping", "exhausted"}:
            reason = words.CANCELLED if refused.reason == "stopping" else words.EXHAUSTED
            job = self._service.jobs.fail(video_id, reason)
            if job is not None and job.status == "failed":
                self._measure_failure(reason)
        return None

    def _worked(self, claim: Claim, time_left: TimeLeft) -> Ending:
        """How the turn ended. Whatever goes wrong is an ending; only LostClaim is raised."""
        try:
            return self._workshop.work(claim, time_left)
        except LostClaim:
            raise
        except StudyBuddyError as error:
            return Failed(JobError.of(error))
        except Exception as error:  # of ours: it must not keep the job from ending
            facts = {"error": type(error).__name__, "place": place_of(error)}
            log.error("fault", extra=facts)
            return Failed(FAULT)

    def _settled(self, claim: Claim, ending: Ending) -> Wait:
        """Write down what came of a turn."""
        match ending:
            case Done():
                return self._completed(claim, ending)
            case Stopped():
                return self._failed(claim, words.CANCELLED)
            case Paused():
                return self._paused(claim)
            case Failed(error) if error.retryable and not claim.last:
                return self._again(claim, error)
            case Failed(error):
                return self._failed(claim, error)

    def _completed(self, claim: Claim, done: Done) -> Wait:
        self._claims.complete(claim, done.note)
        self._measure("Completed")
        self._measure("ModelCost", done.cost_usd, "None")
        taken = self._service.now() - seconds_of(claim.job.created_at)
        self._measure("Seconds", taken, "Seconds")
        log.info("completed")
        return None

    def _failed(self, claim: Claim, error: JobError) -> Wait:
        self._claims.fail(claim, error)
        self._measure_failure(error)
        return None

    def _again(self, claim: Claim, error: JobError) -> Wait:
        """Try again when the message comes back, each time after twice as long."""
        wait: int = _FIRST_WAIT_SECONDS * 2**claim.job.attempts
        self._claims.requeue(claim, delay_seconds=wait, error=error)
        log.info("to be tried again", extra={"error": error.code, "wait": wait})
        return wait

    def _paused(self, claim: Claim) -> Wait:
        """Go on in another turn. With a message of its own: this one's deliveries are counted."""
        self._claims.requeue(claim)
        log.info("to be continued")
        try:
            send(self._service.sqs, self._service.settings.queue_url, claim.job.video_id)
        except StudyBuddyError as error:
            log.warning("left to the sweeper", extra={"error": error.code})
        return None

    def _measure_failure(self, error: JobError) -> None:
        self._measure("Failed")
        self._measure("Refunded")
        log.info("failed and refunded", extra={"error": error.code})
