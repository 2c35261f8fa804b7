"""Where the command is run for one job: what goes in, what comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from studybuddy import StudyBuddyError, events
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.job import Job, Lease
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.object_keys import work_prefix
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.uploads import fetched
from studybuddy_aws.worker.artifacts import Artifacts, facts_of
from studybuddy_aws.worker.bedrock_token import bedrock_token
from studybuddy_aws.worker.captions_options import captions_options
from studybuddy_aws.worker.child import Child, Limits
from studybuddy_aws.worker.child_secrets import child_secrets
from studybuddy_aws.worker.job_outcomes import (
    JobOutcome,
    RunCompleted,
    RunFailed,
    RunStopped,
    failure_of,
    job_error,
    problems_of,
    question_of,
)
from studybuddy_aws.worker.news import News
from studybuddy_aws.worker.outages import UpstreamSigns
from studybuddy_aws.worker.scratch_dir import scratch_dir
from studybuddy_aws.worker.section_keeper import SectionKeeper
from studybuddy_aws.worker.spending import Spending
from studybuddy_aws.worker.supervisor import SPARE_SECONDS, Supervisor
from studybuddy_aws.worker.work_directory_sync import WorkDirectorySync

TimeLeft: TypeAlias = Callable[[], float]
"""Seconds until the function is ended."""

_THREADS = 2  # as many seconds of computing as a second of the clock may hold


class WorkerSettings(FileSettings, frozen=True, kw_only=True):
    """What the worker is told.

    The secrets (by ARN, empty where there is none) are JSON objects of settings for the command:
    `{"ANTHROPIC_API_KEY": ...}`; `{"STUDYBUDDY_PROXY": ...}` or Webshare's two.
    MAXIMUM_CONCURRENCY is how many workers there are. PLACES_DIR is where children get directories
    of their own. A limit of 0 is none. A job that its user stops ends within HEARTBEAT_SECONDS.
    Beyond DAILY_MODEL_LIMIT dollars (0: no limit) no run begins that pays a model.
    STUDYBUDDY_WORDS_PER_CREDIT is the command's, too, as is STUDYBUDDY_CLAUDE_BEDROCK: the region
    whose Bedrock it asks, with a token that each run is given.
    """

    queue_url: str
    work_bucket: str
    uploads_bucket: str
    claude_secret_arn: str = ""
    proxy_secret_arn: str = ""
    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 2048
    child_processes: int = 0
    heartbeat_seconds: float = 15
    maximum_concurrency: int = 5
    studybuddy_words_per_credit: int = 30_000
    studybuddy_claude_bedrock: str = ""
    daily_model_limit: float = 0


class JobRunner:
    """Runs the command for leased jobs."""

    def __init__(
        self, service: Service[WorkerSettings], leases: Leases, start: Callable[..., Child] = Child
    ) -> None:
        """Run children that `start` starts, given what Child is given."""
        self._start = start
        self._settings = service.settings
        self._s3 = service.s3
        self._secrets = service.secrets
        self._leases = leases
        self._push = service.push
        self._artifacts = Artifacts(service.s3, service.settings.buckets)

    def work(
        self, lease: Lease, time_left: TimeLeft, spending: Spending, signs: UpstreamSigns
    ) -> JobOutcome:
        """Go on with a job where its last run ended; `spending` and `signs` hear what it tells.

        Raises LeaseLost, StudyBuddyError.
        """
        job = lease.job
        with scratch_dir(Path(self._settings.places_dir), job.video_id) as place:
            prefix = work_prefix(job.user_id, job.video_id)
            sync = WorkDirectorySync(self._s3, self._settings.work_bucket, prefix, place / "work")
            sync.restore()
            seconds = max(1, int(time_left() - SPARE_SECONDS))
            arguments = _arguments(job, self._captions(job, place), seconds)
            with self._child(arguments, place, seconds) as child:
                supervisor = self._supervisor(child, lease, sync, time_left, spending, signs)
                carried = supervisor.until_it_ends()
            if supervisor.unwanted:
                return RunStopped()
            if made := child.done:
                return self._stored(job, made, place / "work", supervisor)
            if sync.full:
                return RunFailed(job_error("work_too_large"))
            if not carried:
                raise StoreBusy
            if question := question_of(child, job.credits):
                return question
            return failure_of(child, moved=sync.added > 0, late=supervisor.late)

    def _supervisor(
        self,
        child: Child,
        lease: Lease,
        sync: WorkDirectorySync,
        time_left: TimeLeft,
        spending: Spending,
        signs: UpstreamSigns,
    ) -> Supervisor:
        heartbeat = self._settings.heartbeat_seconds
        sections = SectionKeeper(self._s3, self._settings.buckets.notes_bucket, lease.job)
        return Supervisor(
            *(child, self._leases, lease, sync, time_left, spending, signs),
            sections=sections,
            news=News(self._push, lease.job),
            heartbeat=heartbeat,
        )

    def _child(self, arguments: list[str], place: Path, seconds: int) -> Child:
        at = self._settings
        settings = {
            **child_secrets(self._secrets, at.claude_secret_arn, at.proxy_secret_arn),
            **bedrock_token(at.studybuddy_claude_bedrock, seconds + SPARE_SECONDS),
        }
        limits = Limits(
            memory=at.child_memory_mb * 1024 * 1024,
            seconds=_THREADS * (seconds + SPARE_SECONDS),
            processes=at.child_processes,
        )
        return self._start(arguments, place=place, settings=settings, limits=limits)

    def _stored(
        self, job: Job, made: events.Done, work: Path, supervisor: Supervisor
    ) -> JobOutcome:
        stored, left_out = self._artifacts.store(job, made.files, work, supervisor.renew)
        if supervisor.unwanted:
            return RunStopped()
        note = self._artifacts.note(job, made.title, stored, work, facts_of(made))
        return RunCompleted(note, made.usage.cost_usd, problems_of((*made.problems, *left_out)))

    def _captions(self, job: Job, place: Path) -> Path | None:
        """The user's own captions, fetched; None when the job has none.

        Raises StudyBuddyError (`upload_missing`), StoreBusy, StoreFailed.
        """
        key = job.order.upload
        if not key:
            return None
        found = fetched(self._s3, self._settings.uploads_bucket, key, job.user_id)
        if found is None:
            raise StudyBuddyError(
                "upload_missing",
                "Your captions file is not there any more, or is larger than 20 MB. "
                "Upload it again.",
            )
        file = place / "upload" / found.file_name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(found.data)
        return file


def _arguments(job: Job, captions: Path | None, seconds: int) -> list[str]:
    """The command's options, each in one word with its value, which may begin with `-`."""
    order = job.order
    told = {
        "url": order.url.id,
        "subject": order.subject,
        "focus": order.focus,
        "template": order.template,
        "writer": order.writer,
        "profile": order.profile,
        "language": order.language,
        "deadline": str(seconds),
        "credits": str(job.credits),
    }
    given = [f"--{name}={value}" for name, value in told.items() if value]
    return [
        *("--format=json-progress", "--output=work"),
        *given,
        *captions_options(captions, order),
        *(f"--checker={name}" for name in order.checkers),
        *(f"--exporter={name}" for name in order.files),
    ]
