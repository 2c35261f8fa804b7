"""A small HTTP server on loopback, in threads of this process."""

from __future__ import annotations

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Conversation(BaseHTTPRequestHandler):
    """Answers the requests of one connection, which its caller may drop at any time."""

    protocol_version = "HTTP/1.1"
    wbufsize = 65_536  # head and body leave in one piece, or the network waits between them

    def handle(self) -> None:
        """Answer until the caller hangs up."""
        with suppress(ConnectionError):
            super().handle()

    def read(self) -> bytes:
        """The request's body."""
        return self.rfile.read(int(self.headers["Content-Length"]))

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send an answer of JSON; `_` in a header's name is `-`."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Loopback:
    """Serves at `address` (host and port) until it is closed."""

    def __init__(self, conversation: type[Conversation]) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), conversation)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.address = f"127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
