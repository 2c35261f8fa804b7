"""What a function leaves in the log: one line for each answer, and metrics.

Lines go through `logging`, which Lambda writes as JSON. Metrics are lines in CloudWatch's embedded
metric format, which need no call and no library. Neither ever holds a token, an e-mail or a text.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec

from studybuddy import StudyBuddyError

# One for each environment of an account, as its alarms are.
NAMESPACE = os.environ.get("METRICS_NAMESPACE", "StudyBuddy")

log = logging.getLogger("studybuddy_aws")
log.setLevel(logging.INFO)

_LEVELS = {4: logging.INFO, 5: logging.ERROR}


def log_answer(event: Mapping[str, Any], status: int, code: str, seconds: float) -> None:
    """One line for an event of API Gateway that was answered."""
    facts = {
        "request_id": request_id(event),
        "route": event.get("routeKey", ""),
        "job_id": (event.get("pathParameters") or {}).get("id", ""),
        "status": status,
        "code": code,
        "milliseconds": round(seconds * 1000),
    }
    log.log(_LEVELS.get(status // 100, logging.INFO), "answered", extra=facts)


def log_trouble(event: Mapping[str, Any], error: Exception) -> None:
    """Log what kind of error it was and where: never its words, which may hold anything."""
    facts = {
        "request_id": request_id(event),
        "error": type(error).__name__,
        "place": place_of(error),
        "reason": getattr(error, "reason", "") if isinstance(error, StudyBuddyError) else "",
    }
    log.error("not answered", extra=facts)


class _JobOf(logging.Filter):
    """Gives lines the id of the job that they are about, by which searches find them."""

    job_id = ""

    def filter(self, record: logging.LogRecord) -> bool:
        if self.job_id and not hasattr(record, "job_id"):
            record.job_id = self.job_id
        return True


_job = _JobOf()
log.addFilter(_job)


@contextmanager
def about(job_id: str) -> Iterator[None]:
    """All lines of this block are about a job. One block at a time, whatever thread writes."""
    _job.job_id = job_id
    try:
        yield
    finally:
        _job.job_id = ""


def request_id(event: Mapping[str, Any]) -> str:
    """API Gateway's id of a request."""
    return str((event.get("requestContext") or {}).get("requestId", ""))


def count(metric: str, value: float = 1, unit: str = "Count", **facts: str) -> None:
    """Add to a metric of the service; facts (ids) are in the line, and no part of the metric."""
    told = {
        "_aws": {
            "Timestamp": int(time.time() * 1000),
            "CloudWatchMetrics": [
                {
                    "Namespace": NAMESPACE,
                    "Dimensions": [[]],
                    "Metrics": [{"Name": metric, "Unit": unit}],
                }
            ],
        },
        metric: value,
        **facts,
    }
    sys.stdout.write(msgspec.json.encode(told).decode() + "\n")


def place_of(error: BaseException) -> str:
    """Where an error was raised, without what it says: that may be anything."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
