"""The queues, who reads them, and whether the worker starts."""

from __future__ import annotations

import json

from checks.target import Finding, Target

# A batch of nothing: the worker starts, looks at its plugins, and touches no job.
_NOTHING = b'{"Records": []}'


def reads_queues(target: Target) -> Finding:
    """Lambda hands on what lies in the queues."""
    functions = target.aws("lambda")
    sources = target.deployed.sources
    off = [
        queue
        for queue, one in sources.items()
        if functions.get_event_source_mapping(UUID=one)["State"] != "Enabled"
    ]
    if off:
        enable = "aws lambda update-event-source-mapping --enabled --uuid"
        todo = "\n".join(f"{enable} {sources[queue]}" for queue in off)
        return Finding("missing", f"Nobody reads {', '.join(off)}", todo)
    return Finding("ok", f"all {len(sources)} are read")


def dead_letters(target: Target) -> Finding:
    """Jobs that were given up, and are not settled yet."""
    lie = target.aws("sqs").get_queue_attributes(
        QueueUrl=target.deployed.queues["process-dead"],
        AttributeNames=["ApproximateNumberOfMessages"],
    )["Attributes"]["ApproximateNumberOfMessages"]
    if lie != "0":
        return Finding(
            "worth doing",
            f"{lie} wait to be settled",
            "Their users have neither note nor refund: see Dead letters in docs/OPERATING.md.",
        )
    return Finding("ok", "none")


def starts(target: Target) -> Finding:
    """The worker, called with nothing to do."""
    answer = target.aws("lambda").invoke(
        FunctionName=target.deployed.worker, Qualifier="live", Payload=_NOTHING
    )
    said = answer["Payload"].read().decode(errors="replace")
    if "FunctionError" in answer or "batchItemFailures" not in said:
        return Finding(
            "missing",
            f"It answers {_reason(said)}",
            f"See its log: aws logs tail /aws/lambda/{target.deployed.worker} --since 10m",
        )
    return Finding("ok", "it started, and took an empty batch")


def _reason(said: str) -> str:
    try:
        return str(json.loads(said)["errorMessage"])[:200]
    except (ValueError, KeyError, TypeError):
        return said[:200]
