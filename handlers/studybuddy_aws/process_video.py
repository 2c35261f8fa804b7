"""The queue's messages: each is a run of work on one job. Runs in the worker's container image."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.logs import about, count, log
from studybuddy_aws.storage.queue import Delivery, deliver
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.child import Child, hide_environment
from studybuddy_aws.worker.job_runner import TimeLeft, WorkerSettings
from studybuddy_aws.worker.job_runs import JobRuns, Measure, Runner
from studybuddy_aws.worker.plugin_check import PluginCheck
from studybuddy_aws.worker.supervisor import LEASE_SECONDS
from studybuddy_aws.worker.trace import traced

if TYPE_CHECKING:
    from awslambdaric.lambda_context import LambdaContext


class Worker:
    """Takes runs on jobs as messages tell it, and answers for each message."""

    def __init__(
        self,
        service: Service[WorkerSettings],
        measure: Measure,
        start: Callable[..., Child] = Child,
        runner: Runner | None = None,
        tell_plugins: Callable[[], None] = lambda: None,
    ) -> None:
        """Call `tell_plugins` before anything else, each time."""
        self._service = service
        self._tell_plugins = tell_plugins
        self._job_runs = JobRuns(service, measure, start, runner)

    def serve(self, event: Mapping[str, Any], time_left: TimeLeft) -> dict[str, Any]:
        """Deal with a batch, which may be empty; what Lambda is to be told of it."""
        self._tell_plugins()
        return deliver(event, lambda delivery: self._done(delivery, time_left))

    def _done(self, delivery: Delivery, time_left: TimeLeft) -> bool:
        with about(delivery.video_id):
            return self._run(delivery, time_left)

    def _run(self, delivery: Delivery, time_left: TimeLeft) -> bool:
        try:
            with traced("run", job_id=delivery.video_id):
                wait = self._job_runs.run(delivery.video_id, time_left)
        except StudyBuddyError as error:
            # Whatever holds the job lets go of it by then.
            log.warning("run not written down", extra={"error": error.code})
            wait = LEASE_SECONDS + 1
        if wait is not None:
            self._delay(delivery, wait)
        return wait is None

    def _delay(self, delivery: Delivery, seconds: int) -> None:
        """Have the message come back then. If that fails, the sweeper sends another."""
        try:
            with asking():
                self._service.sqs.change_message_visibility(
                    QueueUrl=self._service.settings.queue_url,
                    ReceiptHandle=delivery.receipt,
                    VisibilityTimeout=seconds,
                )
        except StudyBuddyError as error:
            log.warning("message not delayed", extra={"error": error.code})


@cache
def _worker() -> Worker:
    hide_environment()
    service = Service(settings.read(WorkerSettings))
    return Worker(service, count, tell_plugins=PluginCheck(service).tell)


def handler(event: Mapping[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer a batch of SQS, partially where that is due (`ReportBatchItemFailures`)."""
    with deadline.of(context):
        return _worker().serve(event, lambda: context.get_remaining_time_in_millis() / 1000)


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    _worker()
