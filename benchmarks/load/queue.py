"""SQS in memory, and Lambda's event source mapping that reads it: so many at a time, and again."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.load.virtual_time import VirtualTime

_ORDER = 10  # a standard queue gives out one of the first so many
_DELIVERED_TWICE = 0.01


@dataclass
class Message:
    """One message; `receipt` is that of its last delivery."""

    body: str
    received: int = 0
    receipt: str = ""
    visible_in: float | None = None


class MemorySQS:
    """A client of one queue."""

    def __init__(self, clock: VirtualTime, chance: random.Random) -> None:
        self._clock = clock
        self._chance = chance
        self._numbers = itertools.count()
        self._held: dict[str, Message] = {}
        self.visible: list[Message] = []
        self.requests = 0
        self.on_message: Callable[[], None] = lambda: None

    def send_message(
        self, *, QueueUrl: str, MessageBody: str, DelaySeconds: int = 0, **_: object
    ) -> dict[str, Any]:
        self.requests += 1
        times = 2 if self._chance.random() < _DELIVERED_TWICE else 1
        for _time in range(times):
            self._show(Message(MessageBody), DelaySeconds)
        return {}

    def change_message_visibility(
        self, *, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int
    ) -> dict[str, Any]:
        self.requests += 1
        self._held[ReceiptHandle].visible_in = VisibilityTimeout
        return {}

    def get_queue_attributes(self, *, QueueUrl: str, AttributeNames: object) -> dict[str, Any]:
        self.requests += 1
        return {"Attributes": {"ApproximateNumberOfMessages": str(len(self.visible))}}

    def take(self) -> Message:
        """Deliver one of the first messages; there is one."""
        message = self.visible.pop(self._chance.randrange(min(_ORDER, len(self.visible))))
        message.received += 1
        message.receipt = f"receipt-{next(self._numbers)}"
        message.visible_in = None
        self._held[message.receipt] = message
        return message

    def give_back(self, message: Message, seconds: float) -> None:
        """Let a message be seen again after so many seconds, unless it was told otherwise."""
        self.requests += 1
        del self._held[message.receipt]
        self._show(message, seconds if message.visible_in is None else message.visible_in)

    def delete(self, message: Message) -> None:
        """Be done with a message."""
        self.requests += 1
        del self._held[message.receipt]

    def _show(self, message: Message, seconds: float) -> None:
        def appear() -> None:
            self.visible.append(message)
            self.on_message()

        if seconds > 0:
            self._clock.after(seconds, appear)
        else:
            appear()


def event_of(message: Message) -> Mapping[str, Any]:
    """The event with which Lambda calls a function for a message."""
    record = {
        "messageId": message.receipt,
        "receiptHandle": message.receipt,
        "body": message.body,
        "eventSource": "aws:sqs",
    }
    return {"Records": [record]}


def video_of(message: Message) -> str:
    """The id that a message is about."""
    return str(json.loads(message.body)["video_id"])
