"""A small Stripe on loopback, to which Stripe's real library talks: for laptops and tests.

It serves customers, PaymentIntents, refunds and disputes under `/v1`, replays idempotency keys as
Stripe does, declines Stripe's test cards, and sends signed webhooks: at once, late, often, or when
told. A browser confirms a PaymentIntent with its client secret instead of the key; the script it
takes Stripe's payment form from is at `/stripe.js`.

    python -m studybuddy_local.stripe_stand_in --port 12111 --webhook http://127.0.0.1:8000/...
"""

from __future__ import annotations

import argparse
import hmac
import json
import queue
import re
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, NamedTuple, Self, TypeAlias, cast
from urllib.parse import parse_qsl, urlsplit

from studybuddy_local.stripe_state import Fields, Object, Refusal, StripeState

API_KEY = "sk_test_local"
WEBHOOK_SECRET = "whsec_local"  # noqa: S105 - signs nothing but what this machine sends itself
RECEIPT = "Stripe shows its receipt here. This is a stand-in of Stripe: nothing was paid."
SCRIPT = Path(__file__).with_name("stripe.js")

Fault: TypeAlias = Literal["refuse", "limit", "lose"]
"""Answer 500 or 429 and do nothing; or do it and hang up without an answer.

As Stripe does, a 500 is kept and answered again to the same idempotency key, a 429 is not.
"""

# Stripe tries again for three days, this for some seconds.
_DELIVERY_WAITS = (0.2, 0.5, 1.0, 2.0, 4.0)
_LARGEST = 1_000_000
_NOTHING: Mapping[str, str] = {}


class _Reply(NamedTuple):
    status: int
    body: Object
    replayed: bool = False


class StripeStandIn:
    """A running Stripe. Use it as a context manager; `address` is what STRIPE_API_BASE is told.

    Webhooks go to `webhook_url`, each `copies` times; none are sent while it is empty or `held`
    is set, until `release`. `faults` befall the next requests, one each.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        api_key: str = API_KEY,
        webhook_secret: str = WEBHOOK_SECRET,
        webhook_url: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        self.webhook_url = webhook_url
        self._api_key = api_key
        self._secret = webhook_secret
        self._now = now
        self._lock = threading.Lock()
        self.reset()
        self._outbox: queue.Queue[Object | None] = queue.Queue()
        self._server = _Server(port, self)
        self._threads = [
            threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True),
            threading.Thread(target=self._deliver_all, daemon=True),
        ]

    def reset(self) -> None:
        """Forget whatever has happened: no objects, events, faults and answered requests."""
        with self._lock:
            self.state = StripeState(self._now, lambda: self.address)
            self.copies = 1
            self.faults: deque[Fault] = deque()
            self.held = False
            self._replies: dict[str, tuple[str, _Reply]] = {}
            self._told = 0

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def events(self) -> list[Object]:
        """All events so far, oldest first."""
        return self.state.events

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._outbox.put(None)
        self._server.shutdown()
        self._server.server_close()
        for thread in self._threads:
            thread.join(5)

    def signed(self, event: Object, *, at: float | None = None) -> tuple[bytes, str]:
        """The body of an event's webhook, and its Stripe-Signature as of a timestamp (now)."""
        body = json.dumps(event, indent=2).encode()
        return body, signature(body, self._secret, int(self._now() if at is None else at))

    def release(self) -> None:
        """Send webhooks that were held back, and hold no more."""
        self.held = False
        self._send_news()

    def deliver(self, event: Object) -> int:
        """Send an event's webhook once, now; the status that comes back, 0 for none."""
        body, header = self.signed(event)
        headers = {"content-type": "application/json", "stripe-signature": header}
        request = urllib.request.Request(  # noqa: S310 - the operator's own address
            self.webhook_url, body, headers
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def serve(self, call: _Call) -> _Reply | None:
        """Answer a call of the API; None: hang up."""
        with self._lock:
            reply = self._answered_before(call)
            fault = self.faults.popleft() if self.faults and reply is None else None
            if reply is None:
                reply = self._first(call, fault)
        self._send_news()
        return None if fault == "lose" else reply

    def _answered_before(self, call: _Call) -> _Reply | None:
        """What the call with the same idempotency key was answered."""
        before, reply = self._replies.get(_key(call), ("", None))
        if reply is None:
            return None
        if before != _said(call):
            words = "Keys for idempotent requests can only be used with the same parameters."
            return _Reply(400, Refusal(400, "idempotency_error", words).body)
        return reply._replace(replayed=True)

    def _first(self, call: _Call, fault: Fault | None) -> _Reply:
        """Do a call, or fail; what was begun is kept under its key."""
        if fault == "limit":
            return _Reply(429, Refusal(429, "rate_limit_error", "Too many requests.").body)
        if fault == "refuse":
            reply = _Reply(500, Refusal(500, "api_error", "Out of order.").body)
        else:
            reply = self._done(call)
        if key := _key(call):
            self._replies[key] = (_said(call), reply)
        return reply

    def _done(self, call: _Call) -> _Reply:
        try:
            self._check(call)
            body = _answer(self.state, call)
        except Refusal as refusal:
            return _Reply(refusal.status, refusal.body)
        return _Reply(200, json.loads(json.dumps(body)))

    def _check(self, call: _Call) -> None:
        """A key opens everything, a PaymentIntent's client secret that one."""
        if hmac.compare_digest(call.token.encode(), self._api_key.encode()):
            return
        name = call.path.removeprefix("/v1/payment_intents/").partition("/")[0]
        secret = self.state.objects.get(name, {}).get("client_secret")
        if secret is None or secret != call.fields.get("client_secret"):
            raise Refusal(401, "invalid_request_error", "Invalid API Key provided.")

    def _send_news(self) -> None:
        """Put what happened since into the outbox."""
        with self._lock:
            if self.held or not self.webhook_url:
                return
            news, self._told = self.events[self._told :], len(self.events)
            for event in news * self.copies:
                self._outbox.put(event)

    def _deliver_all(self) -> None:
        """Deliver what is in the outbox, again and again where it is not taken."""
        while (event := self._outbox.get()) is not None:
            for wait in _DELIVERY_WAITS:
                if self.deliver(event) // 100 == 2:
                    break
                time.sleep(wait)


class _Call(NamedTuple):
    method: str
    path: str
    fields: Fields
    token: str
    key: str


def _key(call: _Call) -> str:
    """The idempotency key, which only a POST has."""
    return call.key if call.method == "POST" else ""


def _said(call: _Call) -> str:
    return json.dumps([call.path, call.fields], sort_keys=True)


def signature(body: bytes, secret: str, at: int) -> str:
    """Stripe-Signature of a body: scheme v1."""
    digest = hmac.digest(secret.encode(), f"{at}.".encode() + body, "sha256").hex()
    return f"t={at},v1={digest}"


_OPERATIONS: tuple[tuple[str, Callable[[StripeState, str, Fields], Object]], ...] = (
    ("POST /v1/customers", lambda state, _, fields: state.open_customer(fields)),
    ("GET /v1/customers", lambda state, _, fields: state.list("customer", fields)),
    ("GET /v1/customers/(.+)", lambda state, name, _: state.find("customer", name)),
    ("DELETE /v1/customers/(.+)", lambda state, name, _: state.delete_customer(name)),
    ("POST /v1/payment_intents", lambda state, _, fields: state.open_intent(fields)),
    ("POST /v1/payment_intents/(.+)/confirm", StripeState.confirm),
    ("POST /v1/payment_intents/(.+)/cancel", lambda state, name, _: state.cancel(name)),
    ("GET /v1/payment_intents/(.+)", StripeState.intent),
    ("POST /v1/refunds", lambda state, _, fields: state.refund(fields)),
    ("GET /v1/refunds", lambda state, _, fields: state.list("refund", fields)),
    ("GET /v1/disputes", lambda state, _, fields: state.list("dispute", fields)),
)


def _answer(state: StripeState, call: _Call) -> Object:
    asked = f"{call.method} {call.path}"
    for pattern, operation in _OPERATIONS:
        if found := re.fullmatch(pattern, asked):
            return operation(state, "".join(found.groups()), call.fields)
    raise Refusal(404, "invalid_request_error", f"Unrecognized request: {asked}")


def fields_of(form: str) -> Fields:
    """A form as Stripe writes it: `metadata[user_id]=7` is a dict within."""
    fields: Fields = {}
    for name, value in parse_qsl(form, keep_blank_values=True):
        first, *inner = re.findall(r"[^\[\]]+", name) or [name]
        place = fields
        for step in inner:
            place = place.setdefault(first, {})
            first = step
        place[first] = value
    return fields


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, stand_in: StripeStandIn) -> None:
        super().__init__(("127.0.0.1", port), _StripeHandler)
        self.stand_in = stand_in


class _StripeHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if urlsplit(self.path).path == "/stripe.js":
            self._send("text/javascript", SCRIPT.read_bytes())
        elif urlsplit(self.path).path.startswith("/receipts/"):
            self._send("text/plain; charset=utf-8", RECEIPT.encode())
        else:
            self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def do_OPTIONS(self) -> None:
        self._send_reply(_Reply(200, {}))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: whoever runs it has a log of its own."""

    def _serve(self) -> None:
        server = cast(_Server, self.server)
        reply = server.stand_in.serve(self._call())
        if reply is None:
            self.close_connection = True
            return
        with suppress(ConnectionError):
            self._send_reply(reply)

    def _call(self) -> _Call:
        address = urlsplit(self.path)
        length = min(int(self.headers.get("content-length") or 0), _LARGEST)
        form = self.rfile.read(length).decode("utf-8", "replace")
        token = self.headers.get("authorization", "").removeprefix("Bearer ")
        return _Call(
            self.command,
            address.path,
            fields_of(form or address.query),
            token,
            self.headers.get("idempotency-key", ""),
        )

    def _send_reply(self, reply: _Reply) -> None:
        more = {"idempotent-replayed": "true"} if reply.replayed else {}
        more["request-id"] = f"req_{time.time_ns()}"
        self._send("application/json", json.dumps(reply.body).encode(), reply.status, more)

    def _send(
        self, kind: str, body: bytes, status: int = 200, more: Mapping[str, str] = _NOTHING
    ) -> None:
        self.send_response(status)
        for name, value in {
            "access-control-allow-headers": "*",
            "access-control-allow-methods": "*",
            "access-control-allow-origin": "*",
            "content-length": str(len(body)),
            "content-type": kind,
            **more,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Serve until interrupted."""
    options = argparse.ArgumentParser(description="A small Stripe on loopback.")
    options.add_argument("--port", type=int, default=12111)
    options.add_argument("--webhook", default="", help="where webhooks are sent")
    chosen = options.parse_args()
    with StripeStandIn(port=chosen.port, webhook_url=chosen.webhook) as stand_in:
        print(f"Stripe's stand-in is at {stand_in.address}")
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
