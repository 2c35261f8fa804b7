"""What a function leaves in the log: one line for each answer, and metrics.

Lines go through `logging`, which Lambda writes as JSON. Metrics are lines in CloudWatch's embedded
metric format, which need no call and no library. Neither ever holds a token, an e-mail or a text.
"""

from __future__ import annotations

import logging
import sys
import time

import msgspec

NAMESPACE = "StudyBuddy"

log = logging.getLogger("studybuddy_aws")
log.setLevel(logging.INFO)


def count(metric: str, value: int = 1, **facts: str) -> None:
    """Add to a metric of the service; facts (ids) are in the line, and no part of the metric."""
    told = {
        "_aws": {
            "Timestamp": int(time.time() * 1000),
            "CloudWatchMetrics": [
                {
                    "Namespace": NAMESPACE,
                    "Dimensions": [[]],
                    "Metrics": [{"Name": metric, "Unit": "Count"}],
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
