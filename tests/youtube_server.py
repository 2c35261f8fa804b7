"""YouTube on loopback: answers by path, and remembers what it was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

WATCH = "/watch"
PLAYER = "/youtubei/v1/player"
PLAYLIST_PAGE = "/playlist"
BROWSE = "/youtubei/v1/browse"
CAPTIONS = "/api/timedtext"


class Answer(NamedTuple):
    """What the server says. `late` waits until the test is over, `cut` breaks off unfinished."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    late: bool = False
    cut: bool = False


class Asked(NamedTuple):
    """A request as it came in."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""


def as_json(data: Any) -> Answer:
    return Answer(json.dumps(data).encode(), kind="application/json; charset=UTF-8")


class YouTubeServer(ThreadingHTTPServer):
    """One answer a path, or several to be given in turn, of which the last one stays."""

    daemon_threads = True

    def __init__(self, handler: type[Visitor] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler or Visitor)
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []
        self.over = Event()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def says(self, path: str, *answers: Answer) -> None:
        self.answers[path] = list(answers)

    def answer_to(self, asked: Asked) -> Answer:
        waiting = self.answers.get(asked.path, [Answer(b"no such page", 404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has hung up is what some tests are about."""


class Visitor(BaseHTTPRequestHandler):
    """Somebody who asks."""

    protocol_version = "HTTP/1.1"
    server: YouTubeServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(parts.path, query, dict(self.headers.items()), body)
        self.server.asked.append(asked)
        self._give(self.server.answer_to(asked))

    def do_POST(self) -> None:
        self.do_GET()

    def _give(self, answer: Answer) -> None:
        if answer.late:
            self.server.over.wait(30)
        if answer.cut and not answer.body:
            self.close_connection = True
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body) + 1000 * answer.cut))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)
        self.close_connection = answer.cut

    def log_message(self, *_: Any) -> None:
        """Nothing: what was asked is in `asked`."""


@contextmanager
def youtube_on_loopback() -> Iterator[YouTubeServer]:
    server = YouTubeServer()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
