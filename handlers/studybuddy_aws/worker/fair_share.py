"""No user has more than a share of the workers: who has it waits, while others are served.

The queue knows no users: ten long videos of one would keep all workers from everybody else. A
worker that is handed a job of a user who is served enough gives it back and takes the queue's
next. Enough is half of all workers, whoever waits (a run is not broken off for one who comes
later), and one while there is anything else in the queue.
"""

from __future__ import annotations

from studybuddy_aws.storage.job import Job, Lease
from studybuddy_aws.storage.queue import has_waiting
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.timestamps import seconds_of, timestamp
from studybuddy_aws.worker.job_runner import WorkerSettings

_NEWEST = 50  # of a user's jobs: many more than may be open
_NEW_SECONDS = 60  # by then every index shows a job


class FairShare:
    """Says whether a user is served enough."""

    def __init__(self, service: Service[WorkerSettings]) -> None:
        self._service = service
        self._most = max(1, service.settings.maximum_concurrency // 2)

    def used_up(self, job: Job) -> bool:
        """Whether a queued job should let others go first. Raises StoreBusy, StoreFailed."""
        account = self._service.ledger.account(job.user_id)
        if account is None or account.open_jobs < 2:
            return False
        running = sum(self._is_running(one) for one in self._others(job))
        return running >= self._most or (running > 0 and self._others_wait())

    def exceeded(self, lease: Lease) -> bool:
        """Whether a job that was just leased is one too many: others were leased at that moment.

        Then all of them may give back, and come again one after another. Raises StoreBusy,
        StoreFailed.
        """
        account = self._service.ledger.account(lease.job.user_id)
        if account is None or account.open_jobs <= self._most:
            return False
        others = self._others(lease.job)
        if len(others) + 1 < account.open_jobs and self._is_new(lease.job):
            return True  # the index does not show them all yet
        now = (self._service.jobs.find(one.video_id) for one in others)
        running = sum(one is not None and self._is_running(one) for one in now)
        return running >= self._most

    def _is_running(self, job: Job) -> bool:
        """Whether a worker holds it: one that died holds it no longer than its lease."""
        held = timestamp(self._service.now()) < (job.lease_until or "")
        return job.status == "processing" and held

    def _is_new(self, job: Job) -> bool:
        return self._service.now() - seconds_of(job.created_at) < _NEW_SECONDS

    def _others(self, job: Job) -> list[Job]:
        """The user's other jobs that are open, as the index knows them."""
        page = self._service.jobs.list(job.user_id, limit=_NEWEST)
        return [one for one in page.rows if not one.ended and one.video_id != job.video_id]

    def _others_wait(self) -> bool:
        return has_waiting(self._service.sqs, self._service.settings.queue_url)


def seconds_to_wait(video_id: str) -> int:
    """After how long a job that was given back is looked at again; not all at once."""
    return 5 + int(video_id[-2:], 16) % 10
