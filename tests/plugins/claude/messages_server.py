"""A small server that speaks the Messages API: streaming, prompt cache, errors, and bad days.

It writes no prose of its own. Whatever it replies is copied from the numbered lines that it was
asked about, so that notes made with it are true and the whole product can be run against it:

    python tests/plugins/claude/messages_server.py --port 8123
    ANTHROPIC_API_KEY=any ANTHROPIC_BASE_URL=http://127.0.0.1:8123 yt-study-buddy ...
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from copying_model import compose
from messages_requests import Exchange, Json, objection
from server_holds import Hold, Moment


@dataclass
class Fault:
    """Something to go wrong for the next `times` requests whose text matches `match`.

    status: an error answer. error: an error event after the reply has begun. cut: the connection
    ends after half of the reply. stop: another stop reason, with half of the text. text: this text
    instead of JSON. invent: citations that do not exist. lie: false claims besides the true ones.
    body: what a status is answered with, instead of what Anthropic would say.
    hang: nothing happens until the server is closed. late: the reply begins `pause` seconds late.
    """

    kind: Literal["status", "error", "cut", "stop", "text", "invent", "lie", "hang", "late"]
    match: str = ""
    times: int = 1
    status: int = 500
    type: str = "api_error"
    message: str = "Something went wrong"
    headers: dict[str, str] = field(default_factory=dict)
    stop: str = "max_tokens"
    text: str = ""
    pause: float = 0.0
    body: Json = field(default_factory=dict)


@dataclass
class Pacing:
    """How long a reply takes: to its first token, for its prompt, for each token that it has.

    Seconds; the clock runs `scale` times as long. With 0, the usual, nothing takes any time.
    """

    scale: float = 0.0
    first_token: float = 1.5
    prompt_thousand: float = 0.091
    cached_thousand: float = 0.017
    token: float = 1 / 70

    def seconds(self, fresh: int, cached: int, output: int) -> float:
        """Of a whole reply; without output, until it begins."""
        prompt = fresh * self.prompt_thousand + cached * self.cached_thousand
        return self.scale * (self.first_token + prompt / 1000 + output * self.token)


@dataclass
class Character:
    """What another model does otherwise than Anthropic's.

    deaf: it ignores `output_config`; it keeps to a schema in words, in a fence after a sentence.
    refuses: a word that no request may have as a setting of its output. model: the name it gives
    itself. thinking: tokens that it thinks, of each reply. keyless: it looks at no key. capacity:
    requests that it takes at a time, if there is a bound; whoever comes beside them gets 429.
    """

    deaf: bool = False
    refuses: str = ""
    model: str = ""
    thinking: int = 0
    keyless: bool = False
    capacity: int = 0


class MessagesServer:
    """The server, its faults to come, and what it has seen. Use as a context manager."""

    def __init__(self, port: int = 0, *, key: str = "", lies: bool = False) -> None:
        """Listen on loopback. With `key` no other key is let in; with `lies` each reply has two."""
        self.faults: list[Fault] = []
        self.holds: list[Hold] = []
        self.exchanges: list[Exchange] = []
        self.log: list[tuple[str, int]] = []
        self.times: list[float] = []  # of each line of the log
        self.key = key
        self.lies = lies
        self.character = Character()
        self.pacing = Pacing()
        self.pace = 0.0
        """Seconds that each reply takes from its beginning to its end."""
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._cache: set[str] = set()
        self._http = _Server(("127.0.0.1", port), self.handler())
        self._http.owner = self

    def handler(self) -> type[MessagesHandler]:
        """Who answers a request."""
        return MessagesHandler

    @property
    def url(self) -> str:
        """What ANTHROPIC_BASE_URL is set to."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> MessagesServer:
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        for hold in self.holds:
            hold.release()
        self._http.shutdown()
        self._http.server_close()

    def serve(self) -> None:
        """Serve until closed."""
        self._http.serve_forever(poll_interval=0.02)

    def hold(self, moment: Moment, number: int | None = None) -> Hold:
        """Stand still at this moment of one request, counted from 0, or of each."""
        hold = Hold(moment, number)
        self.holds.append(hold)
        return hold

    def asked_for(self, pattern: str) -> list[Exchange]:
        """The requests whose text matches."""
        return [e for e in self.exchanges if re.search(pattern, e.text)]

    def await_request(self, pattern: str) -> list[Exchange]:
        """The requests whose text matches, as soon as there is one; none after a minute."""
        over = time.monotonic() + 60
        while not (found := self.asked_for(pattern)) and time.monotonic() < over:
            self.closing.wait(0.02)
        return found

    def most_at_once(self) -> int:
        """The largest number of requests that were under way at the same time."""
        under_way: set[int] = set()
        most = 0
        for what, number in self.log:
            if what == "arrived":
                under_way.add(number)
            if what == "ended":
                under_way.discard(number)
            most = max(most, len(under_way))
        return most

    def is_full(self) -> bool:
        """Whether more are under way than it takes."""
        with self._lock:
            whats = Counter(what for what, _ in self.log)
        return 0 < self.character.capacity < whats["arrived"] - whats["ended"]

    def arrive(self, body: Json, key: str) -> tuple[Exchange, Fault | None]:
        """Note a request down, and choose what is to go wrong with it."""
        with self._lock:
            exchange = Exchange(len(self.exchanges), body, key)
            self.exchanges.append(exchange)
            self._log("arrived", exchange)
            for fault in self.faults:
                if fault.times > 0 and re.search(fault.match, exchange.text):
                    fault.times -= 1
                    return exchange, fault
        return exchange, None

    def at(self, moment: Moment, exchange: Exchange) -> None:
        """A request has come to this moment."""
        for hold in list(self.holds):
            hold.pass_by(moment, exchange.number)

    def note(self, what: str, exchange: Exchange) -> None:
        """Note down that a request is begun to be answered, or ends.

        Before the client can know it: what it does then is noted down later.
        """
        with self._lock:
            self._log(what, exchange)
            if what == "begun" and exchange.cached_part:
                self._cache.add(_sha(exchange.cached_part))

    def _log(self, what: str, exchange: Exchange) -> None:
        self.log.append((what, exchange.number))
        self.times.append(time.monotonic())

    def tokens(self, exchange: Exchange) -> Json:
        """Input tokens, a quarter of the characters. A cache entry is there once begun."""
        everything = len(json.dumps(exchange.body.get("system")) + exchange.text) // 4
        part = exchange.cached_part
        cached = len(part) // 4 if part else 0
        with self._lock:
            hit = bool(part) and _sha(part) in self._cache
        return {
            "input_tokens": max(1, everything - cached),
            "cache_read_input_tokens": cached if hit else 0,
            "cache_creation_input_tokens": 0 if hit else cached,
            "output_tokens": 1,
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    owner: MessagesServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is gone is no news: some tests are about that."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class MessagesHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at `log`."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        bearer = self.headers.get("authorization", "").removeprefix("Bearer ")
        key = self.headers.get("x-api-key", bearer)
        wrong = objection(self.path, body, self.headers.get("anthropic-version", ""))
        return self.take(body, key, wrong)

    def take(self, body: Json, key: str, wrong: str) -> None:
        """Answer a request in which so much is wrong."""
        owner = self.server.owner
        if owner.character.refuses and owner.character.refuses in body.get("output_config", {}):
            wrong = f"output_config.{owner.character.refuses}: not supported by this model"
        if owner.key and key != owner.key and not owner.character.keyless:
            return self.fail(401, "authentication_error", "invalid x-api-key")
        if wrong:
            return self.fail(400, "invalid_request_error", wrong)
        exchange, fault = owner.arrive(body, key)
        try:
            owner.at("arrived", exchange)
            if owner.is_full():
                fault = Fault("status", status=429, type="rate_limit_error")
            self._answer(exchange, fault)
            owner.at("ended", exchange)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            owner.note("ended", exchange)
        return None

    def _answer(self, exchange: Exchange, fault: Fault | None) -> None:
        owner = self.server.owner
        kind = fault.kind if fault else ""
        if fault and kind == "status":
            owner.note("ended", exchange)
            self.fail(fault.status, fault.type, fault.message, fault.headers, fault.body)
            return
        if kind == "hang":
            owner.closing.wait()
            owner.note("ended", exchange)
            self.close_connection = True
            return
        if fault and kind == "late":
            time.sleep(fault.pause)
        events = list(_events(exchange, fault, owner))
        if kind == "cut":
            events = events[: len(events) // 2]
        if fault and kind == "error":
            events[4:] = [{"type": "error", "error": _error(fault.type, fault.message)}]
        self._stream(exchange, events)

    def _stream(self, exchange: Exchange, events: list[Json]) -> None:
        owner = self.server.owner
        first, *more, last = events
        usage, pacing = first["message"]["usage"], owner.pacing
        fresh = usage["input_tokens"] + usage["cache_creation_input_tokens"]
        time.sleep(pacing.seconds(fresh, usage["cache_read_input_tokens"], 0))
        self.begin_stream()
        owner.note("begun", exchange)
        self.send(first)
        owner.at("begun", exchange)
        for event in more:
            tokens = len(event.get("delta", {}).get("text", "")) / 4
            time.sleep(owner.pace / len(more) + pacing.scale * tokens * pacing.token)
            self.send(event)
        owner.note("ended", exchange)
        self.send(last)
        self.wfile.write(b"0\r\n\r\n")

    def fail(
        self,
        status: int,
        kind: str,
        message: str,
        headers: dict[str, str] | None = None,
        body: Json | None = None,
    ) -> None:
        told = {"type": "error", "error": _error(kind, message), "request_id": "req_local"}
        data = json.dumps(body or told).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("request-id", "req_local")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def send(self, event: Json) -> None:
        data = f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


def _error(kind: str, message: str) -> Json:
    return {"type": kind, "message": message}


def _events(exchange: Exchange, fault: Fault | None, owner: MessagesServer) -> Iterator[Json]:
    """A whole reply as the API streams it: some thinking that is not shown, then the text."""
    kind = fault.kind if fault else ""
    reply = compose(
        *(exchange.text, exchange.schema),
        lies=kind == "lie" or owner.lies,
        invent=kind == "invent",
    )
    text = _in_character(json.dumps(reply, ensure_ascii=False), exchange, owner.character)
    stop = "end_turn"
    if fault and kind == "text":
        text = fault.text
    if fault and kind == "stop":
        text, stop = text[: len(text) // 2], fault.stop
    usage, character = owner.tokens(exchange), owner.character
    model = character.model or exchange.body["model"]
    yield {"type": "message_start", "message": {**_message(exchange, usage), "model": model}}
    yield {"type": "ping"}
    thinking = {"type": "thinking", "thinking": "", "signature": ""}
    yield {"type": "content_block_start", "index": 0, "content_block": thinking}
    signature = {"type": "signature_delta", "signature": "c2lnbmVk"}
    yield {"type": "content_block_delta", "index": 0, "delta": signature}
    yield {"type": "content_block_stop", "index": 0}
    yield {"type": "content_block_start", "index": 1, "content_block": {"type": "text", "text": ""}}
    for start in range(0, len(text), 500):
        delta = {"type": "text_delta", "text": text[start : start + 500]}
        yield {"type": "content_block_delta", "index": 1, "delta": delta}
    yield {"type": "content_block_stop", "index": 1}
    yield {
        "type": "message_delta",
        "delta": {"stop_reason": stop, "stop_sequence": None},
        "usage": {
            **usage,
            "output_tokens": max(1, len(text) // 4) + character.thinking,
            "output_tokens_details": {"thinking_tokens": character.thinking},
        },
    }
    yield {"type": "message_stop"}


def _in_character(text: str, exchange: Exchange, character: Character) -> str:
    if not character.deaf:
        return text
    if not exchange.told_schema:
        return "The lecture {as given} is about rivers. Shall I take notes of it?"
    return f"Here are the notes {{as asked}}:\n```json\n{text}\n```\nTell me if I may go on."


def _message(exchange: Exchange, usage: Json) -> Json:
    return {
        "id": f"msg_{exchange.number:04}",
        "type": "message",
        "role": "assistant",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": usage,
    }


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Serve until interrupted; the first line of output is where."""
    parser = argparse.ArgumentParser(description="A local stand-in for the Messages API.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--lies", action="store_true", help="false claims in every reply")
    arguments = parser.parse_args()
    server = MessagesServer(arguments.port, lies=arguments.lies)
    print(json.dumps({"base_url": server.url}), flush=True)
    server.serve()


if __name__ == "__main__":
    main()
