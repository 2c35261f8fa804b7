"""The sections that a child hands over, kept where the API finds them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import msgspec

from studybuddy import StudyBuddyError
from studybuddy.events import Event, Progress
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.readable import LARGEST_READABLE, ReadableSection, store_sections

_PAUSE_SECONDS = 10  # each keeping costs a write to S3, and all of it is written each time


class SectionKeeper:
    """Takes sections as they come, and keeps them: the first at once, then those of ten seconds."""

    def __init__(
        self, s3: Any, bucket: str, job: Job, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.count = job.readable
        """How many are kept, by this run or one before, which were told the same."""
        self._s3 = s3
        self._bucket = bucket
        self._job = job
        self._heard: list[ReadableSection] = []
        self._room = LARGEST_READABLE
        self._clock = clock
        self._due = clock()

    def hear(self, event: Event) -> None:
        """Take in what a line tells."""
        if not isinstance(event, Progress) or event.section is None:
            return
        self._room -= len(msgspec.json.encode(event.section))
        if self._room >= 0:
            section = msgspec.convert(event.section, ReadableSection, from_attributes=True)
            self._heard.append(section)

    def store(self, *, at_once: bool = False) -> bool:
        """Keep what has come, if it is time; whether there is more to read now.

        No job fails for it.
        """
        if len(self._heard) <= self.count or not (at_once or self._clock() >= self._due):
            return False
        self._due = self._clock() + _PAUSE_SECONDS
        job = self._job
        try:
            store_sections(self._s3, self._bucket, job.user_id, job.video_id, self._heard)
        except StudyBuddyError as error:
            log.warning("sections not kept", extra={"error": error.code})
            return False
        self.count = len(self._heard)
        return True
