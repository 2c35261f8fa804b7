"""The web app as it was built, or where there is none yet, a page that says how to call the API."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import msgspec

from studybuddy_local.checkout import HOST, WEB_APP


class WebSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the web app is told at `/config.json`, as it starts."""

    api: str
    region: str
    user_pool_id: str
    client_id: str
    sign_in: str
    stripe: str


class Front:
    """A running web server for a folder. Use it as a context manager."""

    def __init__(self, port: int, settings: WebSettings, page: str, folder: Path = WEB_APP) -> None:
        handler = partial(
            _Handler,
            settings=msgspec.json.encode(settings),
            page=page.encode(),
            directory=str(folder),
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


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, settings: bytes, page: bytes, directory: str) -> None:
        self._settings = settings
        self._page = page
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Settings, a file of the web app, or for any other path the app's or our own page."""
        path = urlsplit(self.path).path
        if path == "/config.json":
            self._send("application/json", self._settings)
        elif not (Path(self.directory) / "index.html").is_file():
            self._send("text/html; charset=utf-8", self._page)
        else:
            if not Path(self.translate_path(path)).is_file():
                self.path = "/index.html"  # the app's own routes
            super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is for people."""

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", "no-store")
        self.end_headers()
        self.wfile.write(body)
