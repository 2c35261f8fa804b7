"""The dead letters: jobs whose messages came too often are ended, and refunded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage import job as words
from studybuddy_aws.storage.queue import Delivery, deliver
from studybuddy_aws.storage.service import Service


class Settler:
    """Ends what cannot go on."""

    def __init__(self, service: Service[ApiSettings]) -> None:
        self._service = service

    def serve(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Deal with a batch; what Lambda is to be told of it."""
        return deliver(event, self._done)

    def _done(self, delivery: Delivery) -> bool:
        """End a job unless a worker is at it: then its lease is the sweeper's to look after.

        One that waits is not ended for a message that came too often: it gets others.
        """
        jobs = self._service.jobs
        before = jobs.find(delivery.video_id)
        if before is None or before.ended or before.waits:
            return True
        reason = words.CANCELLED if before.stop_requested else words.EXHAUSTED
        after = jobs.fail(delivery.video_id, reason)
        count("DeadLetters")
        facts = {"job_id": delivery.video_id, "ended": after is not None and after.ended}
        log.error("dead letter", extra=facts)
        return True


@cache
def _settler() -> Settler:
    return Settler(Service(settings.read(ApiSettings)))


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Answer a batch of SQS, partially where that is due (`ReportBatchItemFailures`)."""
    with deadline.of(context):
        return _settler().serve(event)
