"""The message that wakes the worker: `{"video_id": ...}`, and nothing that could go stale."""

from __future__ import annotations

from typing import Any

import msgspec

from studybuddy_aws.stores.clients import asking


class Message(msgspec.Struct, frozen=True):
    """Which job to work on."""

    video_id: str


def send(sqs: Any, queue_url: str, video_id: str) -> None:
    """Send a job's message. Raises StoreBusy, StoreTrouble."""
    with asking():
        sqs.send_message(
            QueueUrl=queue_url, MessageBody=msgspec.json.encode(Message(video_id)).decode()
        )
