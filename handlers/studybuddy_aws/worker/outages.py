"""What a run finds out about whom it asks: who lets it in, and who refuses everybody."""

from __future__ import annotations

from studybuddy import StudyBuddyError
from studybuddy.error_codes import ErrorCode, error_codes
from studybuddy.events import Done, Event, Progress
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.storage.job import CAPTIONS_READ, YOUTUBE, Job, JobError
from studybuddy_aws.storage.upstreams import Outage, Upstreams


class UpstreamSigns:
    """Hears one run, and tells all workers of whom it was let in by, as soon as it was."""

    def __init__(self, job: Job, upstreams: Upstreams) -> None:
        self._job = job
        self._upstreams = upstreams
        self._open = list(job.upstreams)

    def hear(self, event: Event) -> None:
        """Take in what a line tells."""
        if isinstance(event, Done):
            self._work(*self._open)
        elif isinstance(event, Progress):
            if event.step in CAPTIONS_READ:
                self._work(YOUTUBE)
            if event.cost_usd > self._job.model_cost:
                self._work(*self._job.order.models)

    def refused(self, error: JobError, *, moved: bool) -> Outage | None:
        """What the job waits for after this failure; None when it is the job's own.

        A run that got on (`moved`) is never held against the job. Raises StoreBusy, StoreFailed.
        """
        listed = error_codes().get(error.code)
        name = self._upstream_of(listed)
        if listed is None or name is None:
            return None
        if not listed.outage:
            if not listed.for_operator:  # it answered, if not as one would like
                self._work(name)
            return None
        before = None if moved else self._job.refused_at
        outage = self._upstreams.refused(name, error.code, self._job.video_id, before)
        if outage is not None:
            count("UpstreamRefused", upstream=name, error=error.code)
            log.warning("upstream refuses", extra={"upstream": name, "error": error.code})
        return outage

    def _upstream_of(self, listed: ErrorCode | None) -> str | None:
        kind = listed.kind if listed else ""
        names = {"source": (YOUTUBE,), "writer": self._job.order.models}.get(kind, ())
        return next((name for name in names if name in self._job.upstreams), None)

    def _work(self, *names: str) -> None:
        """Say so once in a run. What cannot be written now is found out by the next run."""
        for name in names:
            if name in self._open:
                self._open.remove(name)
                try:
                    self._upstreams.works(name)
                except StudyBuddyError as error:
                    log.warning("not told that it works", extra={"error": error.code})
