"""What a worker does in a run, on the virtual clock: requests to Claude, progress, heartbeat."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from benchmarks.load.limits import Claude
from benchmarks.load.virtual_time import VirtualTime
from studybuddy.events import Event, Progress
from studybuddy_aws.storage.job import Job, Lease
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.worker.job_outcomes import (
    JobOutcome,
    RunCompleted,
    RunFailed,
    RunStopped,
    job_error,
)

HEARTBEAT_SECONDS = 15
_PATIENCE_SECONDS = 300  # so long a run asks Claude again for one request


class Work(NamedTuple):
    """What a video takes: so many requests, one after another, of so many seconds and tokens."""

    requests: int = 12
    seconds: float = 5
    tokens: int = 1000


class Hearer(Protocol):
    """Listens to what a run tells."""

    def hear(self, event: Event) -> None:
        """Take in a line."""


class Watched:
    """What is seen of runs: when jobs first told of progress, and who had how many workers."""

    def __init__(self, clock: VirtualTime) -> None:
        self._clock = clock
        self.first_progress: dict[str, float] = {}
        self.waiting: dict[str, str] = {}
        self.running: Counter[str] = Counter()
        self.most_running = 0
        self.most_while_others_wait = 0

    def ordered(self, job_id: str, user_id: str) -> None:
        """A job has been filed."""
        self.waiting.setdefault(job_id, user_id)
        self._look()

    def begun(self, job: Job) -> None:
        """A run has begun."""
        self.running[job.user_id] += 1
        self.most_running = max(self.most_running, self.running.total())
        self._look()

    def told(self, job: Job) -> None:
        """A run has told how far it is."""
        self.first_progress.setdefault(job.video_id, self._clock())
        self.waiting.pop(job.video_id, None)

    def ended(self, job: Job) -> None:
        """A run has ended."""
        self.running[job.user_id] -= 1

    def _look(self) -> None:
        waiting = set(self.waiting.values())
        for user_id, runs in self.running.items():
            if runs > self.most_while_others_wait and waiting - {user_id}:
                self.most_while_others_wait = runs


class SimulatedRuns:
    """In the place of JobRunner: leases are real, the child is not."""

    def __init__(
        self,
        leases: Leases,
        *,
        clock: VirtualTime,
        claude: Claude,
        watched: Watched,
        work_of: Callable[[Job], Work],
        blocked: Callable[[float], bool],
        chance: random.Random,
    ) -> None:
        self._leases = leases
        self._clock = clock
        self._claude = claude
        self._watched = watched
        self._work_of = work_of
        self._blocked = blocked
        self._chance = chance

    def work(self, lease: Lease, time_left: Callable[[], float], *hearers: Hearer) -> JobOutcome:
        """A run from its first line to its outcome; all that listen to a run hear its lines."""
        self._watched.begun(lease.job)
        try:
            return self._worked(lease, self._work_of(lease.job), hearers)
        finally:
            self._watched.ended(lease.job)

    def _worked(self, lease: Lease, work: Work, hearers: Sequence[Hearer]) -> JobOutcome:
        renewed = self._clock()
        self._clock.sleep(1 + self._chance.random())
        if self._blocked(self._clock.passed):
            return RunFailed(job_error("blocked"))
        self._tell(lease, Progress(step="transcript", progress=5), hearers)
        for number in range(work.requests):
            if not self._answered():
                return RunFailed(job_error("busy"))
            self._clock.sleep(work.seconds)
            if self._clock() - renewed >= HEARTBEAT_SECONDS:
                renewed = self._clock()
                if not self._leases.renew(lease, 120):
                    return RunStopped()
            percent = 5 + 90 * (number + 1) // work.requests
            line = Progress(step="write", progress=percent, words_begun=1, cost_usd=number + 1)
            self._tell(lease, line, hearers)
        return RunCompleted(_note(lease.job), 0.0)

    def _answered(self) -> bool:
        """Ask Claude until it takes a request; False when that takes too long."""
        began = self._clock()
        while wait := self._claude.ask():
            if self._clock() - began > _PATIENCE_SECONDS:
                return False
            self._clock.sleep(wait + self._chance.random())
        return True

    def _tell(self, lease: Lease, line: Progress, hearers: Sequence[Hearer]) -> None:
        for hearer in hearers:
            hearer.hear(line)
        self._leases.progress(lease, line.step, line.progress)
        self._watched.told(lease.job)


def _note(job: Job) -> NoteRow:
    return NoteRow(
        note_id=job.video_id,
        video_id=job.video_id,
        user_id=job.user_id,
        youtube_id=job.youtube_id,
        title="A lecture",
        subject=job.subject,
        s3_url=f"s3://notes/{job.user_id}/{job.video_id}/note.md",
        created_at=job.created_at,
        artifacts=(),
    )
