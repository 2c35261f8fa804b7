"""The Runtime API that Lambda offers to a function's process, for one process."""

from __future__ import annotations

import time
from queue import SimpleQueue
from typing import NamedTuple

from benchmarks.handlers_harness.loopback import Conversation, Loopback

_PATIENCE = 60
_ARN = "arn:aws:lambda:eu-central-1:123456789012:function:benchmark"


class Reply(NamedTuple):
    """What a function answered, and when (seconds of `time.perf_counter`)."""

    body: bytes
    at: float


class FunctionFailed(Exception):
    """The function raised, or could not be loaded; the message is what it reported."""


class RuntimeApi:
    """Hands events to the process that asks for them at `address`, and takes its replies.

    https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
    """

    def __init__(self) -> None:
        events: SimpleQueue[bytes | None] = SimpleQueue()
        replies: SimpleQueue[Reply | FunctionFailed] = SimpleQueue()

        class Invocations(Conversation):
            def do_GET(self) -> None:  # noqa: N802
                """`invocation/next`: waits until there is an event."""
                event = events.get()
                if event is None:
                    self.close_connection = True
                    return
                self.answer(
                    200,
                    event,
                    Lambda_Runtime_Aws_Request_Id="8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                    Lambda_Runtime_Deadline_Ms=str(int((time.time() + _PATIENCE) * 1000)),
                    Lambda_Runtime_Invoked_Function_Arn=_ARN,
                )

            def do_POST(self) -> None:  # noqa: N802
                """`invocation/ID/response`, `invocation/ID/error` or `init/error`."""
                at = time.perf_counter()
                body = self.read()
                self.answer(202)
                said = self.path.endswith("/response")
                replies.put(Reply(body, at) if said else FunctionFailed(body.decode()))

        self._events = events
        self._replies = replies
        self._server = Loopback(Invocations)
        self.address = self._server.address
        """Host and port, as AWS_LAMBDA_RUNTIME_API has it."""

    def send(self, event: bytes) -> None:
        """Have an event ready for the process, which need not be running yet."""
        self._events.put(event)

    def receive(self) -> Reply:
        """The next reply. Raises FunctionFailed, and queue.Empty after a minute."""
        reply = self._replies.get(timeout=_PATIENCE)
        if isinstance(reply, FunctionFailed):
            raise reply
        return reply

    def close(self) -> None:
        """Stop serving."""
        self._events.put(None)
        self._server.close()
