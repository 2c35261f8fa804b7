"""Where requests are sent, replies kept, and nothing is paid twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from random import uniform
from threading import Lock
from typing import TYPE_CHECKING, Any

from studybuddy import OutOfTime, Usage, Work, WriterFailed, digest
from studybuddy_claude.errors import Abandoned, truncated, understood
from studybuddy_claude.parallel import Signals
from studybuddy_claude.pricing import total, usage_of
from studybuddy_claude.replies import conforms
from studybuddy_claude.schema import Schema

if TYPE_CHECKING:
    from anthropic import Anthropic
    from anthropic.types import TextBlockParam
    from anthropic.types import Usage as Tokens

_MOST_TOKENS = 32_000
"""Room for a reply, thinking included. Every model of the list allows twice as much."""

_SILENCE = 120.0
"""Seconds without a sign of life after which a connection is given up."""

_ATTEMPTS = 6
_LONGEST_WAIT = 60.0
_LONGEST_ASKED_WAIT = 300.0


@dataclass(frozen=True)
class MessageRequest:
    """What is asked. `shared` is the text that other requests begin with, too: it is cached."""

    system: tuple[str, ...]
    material: str
    task: str
    schema: Schema
    shared: bool = False

    def content(self) -> list[TextBlockParam]:
        """The blocks of the only message; the first is where the cached part ends."""
        material: TextBlockParam = {"type": "text", "text": self.material}
        if self.shared:
            material["cache_control"] = {"type": "ephemeral"}
        return [material, {"type": "text", "text": self.task}] if self.task else [material]


@dataclass(frozen=True)
class Reply:
    """What came back: the text, why it ends, and what it cost with the attempts before it.

    `stop` is the API's stop reason, or `malformed`, or `too_long` for a prompt that is refused.
    """

    text: str
    stop: str
    usage: Usage


@dataclass
class ClaudeClient:
    """Sends the requests of one job. Used by several threads at once.

    `first_wait` is the pause before the second attempt, in seconds; each later one is twice as
    long. After so many `attempts` a request is given up.
    """

    work: Work
    model: str
    client: Anthropic
    first_wait: float
    attempts: int = _ATTEMPTS
    signals: Signals = field(default_factory=Signals)
    _paid: dict[str, Usage] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def usage(self) -> Usage:
        """What the replies handed out so far cost, those kept from earlier runs included."""
        with self._lock:
            return total(self._paid.values())

    def kept(self, request: MessageRequest) -> Reply | None:
        """The reply to this request that is on disk."""
        data = self.work.load(self._name(request))
        if data is None:
            return None
        record = json.loads(data)
        return Reply(record["text"], record["stop"], Usage(**record["usage"]))

    def ask(self, request: MessageRequest, begun: Callable[[], None] = lambda: None) -> Reply:
        """The reply: the one on disk, or else one that is paid for and kept at once.

        `begun` is called when it begins to come. A reply of the wrong shape is asked for once
        more. Raises WriterFailed, OutOfTime, and Abandoned when it is not wanted any more.
        """
        reply = self.kept(request)
        name = self._name(request)
        if reply is not None:
            with self._lock:
                known = name in self._paid
                self._paid.setdefault(name, reply.usage)
            if not known:
                self.work.spent(reply.usage.cost_usd)
            return reply
        reply = self._shapely(request, begun)
        if reply.stop not in {"malformed", "too_long"}:
            self.work.save(name, _record(reply))
        with self._lock:
            self._paid[name] = total([reply.usage, self._paid.get(name, Usage())])
        return reply

    def _name(self, request: MessageRequest) -> str:
        decides = json.dumps([self.model, _MOST_TOKENS, asdict(request)], sort_keys=True)
        return f"claude-{digest(decides)}.json"

    def _shapely(self, request: MessageRequest, begun: Callable[[], None]) -> Reply:
        spent: list[Usage] = []
        for _ in range(2):
            reply = self._persistent(request, begun, spent)
            if reply.stop != "end_turn" or conforms(reply.text, request.schema):
                return reply
        return Reply("", "malformed", total(spent))

    def _persistent(
        self, request: MessageRequest, begun: Callable[[], None], spent: list[Usage]
    ) -> Reply:
        """A whole reply, after as many attempts as the trouble is worth."""
        for attempt in range(self.attempts):
            try:
                with understood(self.client):
                    return self._attempt(request, begun, spent)
            except WriterFailed as failure:
                if failure.code == "prompt_too_long":
                    return Reply("", "too_long", total(spent))
                if not failure.retryable or attempt == self.attempts - 1:
                    raise
                self._wait(attempt, failure)
        raise AssertionError("the last attempt returns or raises")

    def _wait(self, attempt: int, failure: WriterFailed) -> None:
        """Sit out a trouble: as long as the API asks, or a random share of a growing pause."""
        asked: float | None = getattr(failure, "retry_after", None)
        if self.signals.closing.is_set() or (asked or 0.0) > _LONGEST_ASKED_WAIT:
            raise failure
        ceiling = min(_LONGEST_WAIT, self.first_wait * 2**attempt)
        # Not before the time asked for, and not all at once when it has come.
        seconds = (asked or 0.0) + uniform(0.1, 1.0) * ceiling  # noqa: S311
        if seconds >= self.work.remaining():
            raise OutOfTime
        if self.signals.closing.wait(seconds):
            raise failure

    def _attempt(
        self, request: MessageRequest, begun: Callable[[], None], spent: list[Usage]
    ) -> Reply:
        message, whole, told = None, False, 0.0
        with self._stream(request) as stream:
            try:
                for event in stream:
                    if self.signals.stopped.is_set():
                        raise Abandoned
                    message = stream.current_message_snapshot
                    if event.type == "message_start":
                        begun()
                        told = _usage(self.model, message.usage).cost_usd
                        self.work.spent(told)
                    # A connection that breaks between two events looks like the end.
                    whole = event.type == "message_stop"
            finally:
                if message is not None:
                    spent.append(_usage(self.model, message.usage))
                    self.work.spent(spent[-1].cost_usd - told)
        if message is None or message.stop_reason is None or not whole:
            raise truncated()
        text = "".join(block.text for block in message.content if block.type == "text")
        return Reply(text, message.stop_reason, total(spent))

    @contextmanager
    def _stream(self, request: MessageRequest) -> Iterator[Any]:
        from anthropic import Timeout

        self.work.checkpoint()
        silence = min(_SILENCE, self.work.remaining())
        with self.client.messages.stream(
            model=self.model,
            max_tokens=_MOST_TOKENS,
            system=[{"type": "text", "text": text} for text in request.system],
            messages=[{"role": "user", "content": request.content()}],
            output_config={"format": {"type": "json_schema", "schema": request.schema}},
            timeout=Timeout(silence, connect=min(10.0, silence)),
        ) as stream:
            yield stream


def _usage(model: str, tokens: Tokens) -> Usage:
    return usage_of(
        model,
        fresh=tokens.input_tokens or 0,
        output=tokens.output_tokens or 0,
        cache_read=tokens.cache_read_input_tokens or 0,
        cache_write=tokens.cache_creation_input_tokens or 0,
    )


def _record(reply: Reply) -> bytes:
    usage = {name: getattr(reply.usage, name) for name in reply.usage.__struct_fields__}
    record = {"stop": reply.stop, "usage": usage, "text": reply.text}
    return json.dumps(record, ensure_ascii=False).encode()
