"""What is told of a job to its user's open pages, while a worker works on it."""

from __future__ import annotations

import time
from collections.abc import Callable

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.job import CANCELLED, Job, Spent
from studybuddy_aws.storage.push import JobNews, JobProgress, Push

# So long at most for one piece of news, and so long nothing is told after one that was not.
_TELL_SECONDS, _QUIET_SECONDS = 4, 30


class News:
    """Tells pages of one job. No job fails for it: a page that hears nothing asks."""

    def __init__(self, push: Push, job: Job, clock: Callable[[], float] = time.monotonic) -> None:
        self._push = push
        self._job = job
        self._clock = clock
        self._quiet_until = clock()

    def progress(self, step: str, percent: int, spent: Spent, readable: int) -> None:
        """Tell how far it is."""
        told = JobProgress(
            progress=percent,
            current_step=step,
            readable=readable,
            credits_back=self._job.back_for(CANCELLED, spent),
        )
        self._tell(JobNews(video_id=self._job.video_id, progress=told))

    def changed(self) -> None:
        """Tell that it is to be asked for."""
        self._tell(JobNews(video_id=self._job.video_id))

    def _tell(self, news: JobNews) -> None:
        if self._clock() < self._quiet_until:
            return
        try:
            with deadline.within(_TELL_SECONDS):
                self._push.tell(self._job.user_id, news)
        except StudyBuddyError as error:
            self._quiet_until = self._clock() + _QUIET_SECONDS
            log.warning("not told", extra={"error": error.code})
