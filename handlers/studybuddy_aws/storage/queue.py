"""The queue: a message wakes the worker, is delivered perhaps more than once, and answered for.

It says `{"video_id": ...}`, and nothing that could go stale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple

import msgspec

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.logs import count, log, place_of


class Message(msgspec.Struct, frozen=True):
    """Which job to work on."""

    video_id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]


MOST_DELAY_SECONDS = 900
"""For so long SQS keeps a message back."""


def send(sqs: Any, queue_url: str, video_id: str, delay_seconds: int = 0) -> None:
    """Send a job's message, to come after so long. Raises StoreBusy, StoreFailed."""
    with asking():
        sqs.send_message(
            QueueUrl=queue_url,
            MessageBody=msgspec.json.encode(Message(video_id)).decode(),
            DelaySeconds=min(delay_seconds, MOST_DELAY_SECONDS),
        )


def has_waiting(sqs: Any, queue_url: str) -> bool:
    """Whether messages wait to be delivered, as far as SQS knows. Raises StoreBusy, StoreFailed."""
    name = "ApproximateNumberOfMessages"
    with asking():
        answer = sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=[name])
    return int(answer["Attributes"][name]) > 0


class Delivery(NamedTuple):
    """One message, delivered perhaps not for the first time."""

    message_id: str
    receipt: str
    video_id: str


def deliver(event: Mapping[str, Any], done: Callable[[Delivery], bool]) -> dict[str, Any]:
    """Have each message dealt with; those that are not `done` with are reported to come again.

    A text that is no message of ours is dropped and counted: no job waits for it.
    """
    failures = []
    for record in event.get("Records", ()):
        delivery = _read(record)
        if delivery is not None and not _dealt_with(delivery, done):
            failures.append({"itemIdentifier": delivery.message_id})
    return {"batchItemFailures": failures}


def _read(record: Mapping[str, Any]) -> Delivery | None:
    try:
        video_id = msgspec.json.decode(record["body"], type=Message).video_id
    except (msgspec.DecodeError, ValueError):
        log.error("no message of ours", extra={"message_id": record["messageId"]})
        count("MessagesDropped")
        return None
    return Delivery(record["messageId"], record["receiptHandle"], video_id)


def _dealt_with(delivery: Delivery, done: Callable[[Delivery], bool]) -> bool:
    try:
        return done(delivery)
    except Exception as error:  # one message must not keep the others from being answered for
        facts = {"error": type(error).__name__, "place": place_of(error)}
        log.error("not dealt with", extra={"job_id": delivery.video_id, **facts})
        return False
