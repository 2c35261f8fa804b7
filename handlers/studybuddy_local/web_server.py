"""The web app as it was built, or where there is none yet, a page that says how to call the API."""

from __future__ import annotations

import gzip
import threading
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

import msgspec

from studybuddy_local.paths import HOST, WEB_APP, address
from studybuddy_local.sign_up import SignUp
from studybuddy_local.web_policy import HEADERS, content_security_policy

# Names of built files have the hash of what is in them: another content is another name.
_HASHED = "/assets/"
_FOR_EVER = "public, max-age=31536000, immutable"
_TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml")
_WORTH_GZIP = 500
_LARGEST_FORM = 20_000


class WebSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the web app is told at `/config.json`, as it starts.

    `stripe` is the publishable key; `stripe_script` is taken instead of Stripe's own. `push` is
    where a page is told news.
    """

    api: str
    region: str
    user_pool_id: str
    client_id: str
    sign_in: str
    stripe: str
    stripe_script: str
    push: str


class WebServer:
    """A running web server for a folder. Use it as a context manager."""

    def __init__(
        self,
        port: int,
        settings: WebSettings,
        page: str,
        folder: Path = WEB_APP,
        sign_up: SignUp | None = None,
    ) -> None:
        told = msgspec.to_builtins(settings)
        handler = partial(
            _WebHandler,
            port=port,
            settings=msgspec.json.encode(settings),
            page=page.encode(),
            # Files go to and come from the one address that all of AWS has here.
            policy=content_security_policy(
                {**told, "uploads": settings.sign_in, "notes": settings.sign_in}
            ),
            directory=str(folder),
            sign_up=sign_up,
        )
        self._server = ThreadingHTTPServer((HOST, port), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


class _Answer(NamedTuple):
    """What is sent: `cache` says how long browsers may keep it."""

    kind: str
    body: bytes
    cache: str = "no-store"
    status: int = 200
    policy: str = ""
    location: str = ""


class _WebHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def __init__(
        self,
        *arguments: object,
        port: int,
        settings: bytes,
        page: bytes,
        policy: str,
        directory: str,
        sign_up: SignUp | None,
    ) -> None:
        self._port = port
        self._settings = settings
        self._page = page
        self._policy = policy
        self._sign_up = sign_up
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Settings, a file of the web app, or for any other path the app's or our own page."""
        if self.headers.get("host") == f"localhost:{self._port}":
            # Another origin to a browser: the API and the page of sign-in know this one alone.
            told = _Answer("text/plain", b"", status=307, location=address(self._port) + self.path)
            self._send(told)
        else:
            self._send(self._answer(urlsplit(self.path).path))

    def do_HEAD(self) -> None:
        """What GET would answer, without its body."""
        self.do_GET()

    def do_POST(self) -> None:
        """A step of a sign-up; there is nothing else to be sent here."""
        length = int(self.headers.get("content-length", "0"))
        if self.path != "/sign-up" or self._sign_up is None or length > _LARGEST_FORM:
            self.close_connection = True  # what was sent is not read
            self._send(_Answer("text/plain", b"There is no such form.", status=404))
            return
        form = dict(parse_qsl(self.rfile.read(length).decode(errors="replace")))
        told = self._sign_up.answer(form)
        status = 307 if told.location else 200  # with what was typed
        self._send(_Answer("text/html", told.html.encode(), status=status, location=told.location))

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is for people."""

    def _answer(self, path: str) -> _Answer:
        index = Path(self.directory) / "index.html"
        if path == "/config.json":
            return _Answer("application/json", self._settings)
        if not index.is_file():
            return _Answer("text/html", self._page)
        file = Path(self.translate_path(path))
        if file.is_file():
            return self._file(file, _FOR_EVER if path.startswith(_HASHED) else "no-cache")
        if path.startswith(_HASHED):
            return _Answer("text/plain", b"There is no such file.", status=404)
        return self._file(index, "no-cache")  # the app's own routes

    def _file(self, file: Path, cache: str) -> _Answer:
        kind = self.guess_type(file)
        return _Answer(kind, file.read_bytes(), cache, policy=self._policy)

    def _send(self, answer: _Answer) -> None:
        body = answer.body
        self.send_response(answer.status)
        if self._packs(answer):
            body = _packed(body)
            self.send_header("content-encoding", "gzip")
        charset = "; charset=utf-8" if answer.kind.startswith("text/") else ""
        self.send_header("content-type", answer.kind + charset)
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", answer.cache)
        self.send_header("vary", "accept-encoding")
        if answer.location:
            self.send_header("location", answer.location)
        if answer.policy:
            self.send_header("content-security-policy", answer.policy)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _packs(self, answer: _Answer) -> bool:
        wanted = "gzip" in self.headers.get("accept-encoding", "")
        return wanted and answer.kind.startswith(_TEXTS) and len(answer.body) > _WORTH_GZIP


@lru_cache(maxsize=64)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
