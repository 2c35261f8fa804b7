"""Where requests are sent, replies kept, and nothing is paid twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass, field
from random import uniform
from threading import Lock
from typing import TYPE_CHECKING, Any

from studybuddy import OutOfTime, Usage, Work, WriterFailed, digest
from studybuddy_claude.endpoint import Endpoint
from studybuddy_claude.errors import Abandoned, TooLong, too_long, truncated, understood
from studybuddy_claude.parallel import Gate, Signals
from studybuddy_claude.pricing import total, usage_of
from studybuddy_claude.replies import conforms, is_bare
from studybuddy_claude.roles import DEFAULT_EFFORT, Role, RoleName
from studybuddy_claude.schema import Schema

if TYPE_CHECKING:
    from anthropic.types import Message, OutputConfigParam, TextBlockParam

    from studybuddy_claude.connection import ClaudeApi

_MOST_TOKENS = 32_000  # part of the names of replies that are kept, whatever room one has

_FIRST: frozenset[RoleName] = frozenset({"section", "overview"})
"""What others wait for: checks and repairs take the places that these leave."""

_ATTEMPTS = 6
_LONGEST_WAIT = 60.0
_LONGEST_ASKED_WAIT = 300.0


@dataclass(frozen=True)
class MessageRequest:
    """What is asked. `shared` is the text that other requests begin with, too: it is cached.

    `most_tokens` bounds what the reply may cost; 0 leaves it to the model.
    """

    system: tuple[str, ...]
    material: str
    task: str
    schema: Schema
    shared: bool = False
    role: RoleName = "section"
    most_tokens: int = 0

    def content(self, told_schema: str = "") -> list[TextBlockParam]:
        """The blocks of the only message; the first is where the cached part ends."""
        material: TextBlockParam = {"type": "text", "text": self.material}
        if self.shared:
            material["cache_control"] = {"type": "ephemeral"}
        blocks = [material]
        for text in filter(None, (self.task, told_schema)):
            blocks.append({"type": "text", "text": text})
        return blocks

    def key(self, role: Role) -> str:
        """Names the reply to it: the same as in earlier builds, which knew no role or effort."""
        asked = asdict(self)
        del asked["role"], asked["most_tokens"]
        effort = [] if role.effort == DEFAULT_EFFORT else [role.effort]
        return digest(json.dumps([role.model, _MOST_TOKENS, asked, *effort], sort_keys=True))


@dataclass(frozen=True)
class Reply:
    """What came back: the text, why it ends, and what it cost with the attempts before it.

    `stop` is the API's stop reason, or `malformed`, or `too_long` for a prompt that is refused.
    `model` is the one that says it wrote it.
    """

    text: str
    stop: str
    usage: Usage
    model: str


@dataclass
class ClaudeClient:
    """Sends the requests of one job. Used by several threads at once.

    `first_wait` is the pause before the second attempt, in seconds; each later one is twice as
    long. After so many `attempts` a request is given up.
    """

    work: Work
    roles: Mapping[RoleName, Role]
    client: ClaudeApi
    endpoint: Endpoint
    first_wait: float
    attempts: int = _ATTEMPTS
    signals: Signals = field(default_factory=Signals)
    _paid: dict[str, Usage] = field(default_factory=dict)
    _wrote: Counter[str] = field(default_factory=Counter)
    _arriving: dict[str, int] = field(default_factory=dict)
    gate: Gate = field(default_factory=Gate)
    _lock: Lock = field(default_factory=Lock)

    @property
    def model(self) -> str:
        """The model that wrote most of the sections; before any is there, the one to be asked."""
        with self._lock:
            most = self._wrote.most_common(1)
        return most[0][0] if most else self.roles["section"].model

    def arriving(self) -> list[int]:
        """Characters that have come of each reply that is on its way."""
        with self._lock:
            return list(self._arriving.values())

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
        usage = Usage(**record["usage"], thinking_tokens=record.get("thinking", 0))
        model = record.get("model") or self.roles[request.role].model
        return Reply(record["text"], record["stop"], usage, model)

    def ask(self, request: MessageRequest, begun: Callable[[], None] = lambda: None) -> Reply:
        """The reply: the one on disk, or else one that is paid for and kept at once.

        `begun` is called when it begins to come, and it is known how to ask for the next. A reply
        of the wrong shape is asked for once more. Raises WriterFailed, OutOfTime, and Abandoned
        when it is not wanted any more.
        """
        reply = self.kept(request)
        name = self._name(request)
        if reply is not None:
            with self._lock:
                known = name in self._paid
                self._paid.setdefault(name, reply.usage)
            if not known:
                self.work.spent(reply.usage.cost_usd)
            return self._noted(request, reply)
        reply = self._shapely(request, begun)
        with self._lock:
            self._paid[name] = total([reply.usage, self._paid.get(name, Usage())])
        return self._noted(request, reply)

    def _name(self, request: MessageRequest) -> str:
        return f"claude-{request.key(self.roles[request.role])}.json"

    def _noted(self, request: MessageRequest, reply: Reply) -> Reply:
        if request.role == "section" and reply.stop == "end_turn":
            with self._lock:
                self._wrote[reply.model] += 1
        return reply

    def _shapely(self, request: MessageRequest, begun: Callable[[], None]) -> Reply:
        spent: list[Usage] = []
        for _ in range(2):
            reply = self._persistent(request, begun, spent)
            if reply.stop != "end_turn":
                return reply
            self.endpoint.saw(bare=is_bare(reply.text))
            begun()
            if conforms(reply.text, request.schema):
                return reply
        return Reply("", "malformed", total(spent), reply.model)

    def _persistent(
        self, request: MessageRequest, begun: Callable[[], None], spent: list[Usage]
    ) -> Reply:
        """A whole reply, after as many attempts as the trouble is worth."""
        model, attempt = self.roles[request.role].model, 0
        while True:
            sent = self.endpoint.output_config(request.schema, self.roles[request.role])
            width = 0
            try:
                patient = request.role not in _FIRST
                place = self.gate.place(self.signals, self.work, patient=patient)
                with place as width, understood(self.client):
                    reply = self._attempt(request, sent, begun, spent)
                    self._keep(request, reply)  # before another is asked for in its place
                    return reply
            except TooLong as failure:
                self.endpoint.learn_context(failure.context)
                return Reply("", "too_long", total(spent), model)
            except WriterFailed as failure:
                refused = failure.code == "bad_request"
                if refused and self.endpoint.does_without(failure.message, model, sent):
                    continue
                if failure.code == "rate_limited":
                    self.gate.narrow(width)
                attempt += 1
                if not failure.retryable or attempt == self.attempts:
                    raise
                self._wait(attempt - 1, failure)

    def _keep(self, request: MessageRequest, reply: Reply) -> None:
        """Lay a reply down, unless it is to be asked for once more."""
        if reply.stop == "end_turn" and not conforms(reply.text, request.schema):
            return
        # Who waits for an answer has it, be it for once; a note without what it resumes from
        # would be paid again and again.
        with suppress(OSError) if request.role == "answer" else nullcontext():
            self.work.save(self._name(request), _record(reply))

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
        self,
        request: MessageRequest,
        sent: OutputConfigParam,
        begun: Callable[[], None],
        spent: list[Usage],
    ) -> Reply:
        message, whole, told = None, False, 0.0
        with self._stream(request, sent) as stream, self._counted(request) as count:
            try:
                for event in stream:
                    if self.signals.stopped.is_set():
                        raise Abandoned
                    message = stream.current_message_snapshot
                    if event.type == "message_start":
                        if self.endpoint.keeps_schema is not None:
                            begun()
                        told = self._usage(request, message).cost_usd
                        self.work.spent(told)
                    elif event.type == "text":
                        count(len(event.text))
                    # A connection that breaks between two events looks like the end.
                    whole = event.type == "message_stop"
            finally:
                if message is not None:
                    spent.append(self._usage(request, message))
                    self.work.spent(spent[-1].cost_usd - told)
        if message is None or message.stop_reason is None or not whole:
            raise truncated()
        text = "".join(block.text for block in message.content if block.type == "text")
        return Reply(text, message.stop_reason, total(spent), self._writer(request, message))

    @contextmanager
    def _stream(self, request: MessageRequest, sent: OutputConfigParam) -> Iterator[Any]:
        from anthropic import omit

        self.work.checkpoint()
        content = request.content(self.endpoint.told_schema(request.schema))
        room = self.endpoint.room([*request.system, *(block["text"] for block in content)])
        if not room:
            raise too_long("It was not sent: it would leave no room for a reply.")
        with self.client.messages.stream(
            model=self.roles[request.role].model,
            max_tokens=min(room, request.most_tokens or room),
            system=[{"type": "text", "text": text} for text in request.system],
            messages=[{"role": "user", "content": content}],
            output_config=sent or omit,
            timeout=self.endpoint.timeout(self.work.remaining()),
        ) as stream:
            yield stream

    @contextmanager
    def _counted(self, request: MessageRequest) -> Iterator[Callable[[int], None]]:
        """Counts the characters of a reply as they come, as long as it is on its way."""
        name = self._name(request)

        def count(characters: int) -> None:
            with self._lock:
                self._arriving[name] = self._arriving.get(name, 0) + characters

        try:
            yield count
        finally:
            with self._lock:
                self._arriving.pop(name, None)

    def _writer(self, request: MessageRequest, message: Message) -> str:
        """The model that a reply names; the one that was asked where it names none."""
        return message.model or self.roles[request.role].model

    def _usage(self, request: MessageRequest, message: Message) -> Usage:
        tokens = message.usage
        details = tokens.output_tokens_details
        model = self._writer(request, message)
        return usage_of(
            self.endpoint.priced_as(model, self.roles[request.role].model),
            fresh=tokens.input_tokens or 0,
            output=tokens.output_tokens or 0,
            cache_read=tokens.cache_read_input_tokens or 0,
            cache_write=tokens.cache_creation_input_tokens or 0,
            thinking=(details.thinking_tokens or 0) if details else 0,
        )


def _record(reply: Reply) -> bytes:
    """A reply as it is kept. A build that knows no thinking reads `usage` as it always was."""
    usage = {name: getattr(reply.usage, name) for name in reply.usage.__struct_fields__}
    thinking = usage.pop("thinking_tokens")
    record = {
        "stop": reply.stop,
        "usage": usage,
        "text": reply.text,
        "model": reply.model,
        "thinking": thinking,
    }
    return json.dumps(record, ensure_ascii=False).encode()
