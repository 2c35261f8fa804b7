"""A door on loopback to the embedded AWS, for processes of their own; it can kill who comes in."""

import os
import re
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

_SCOPE = re.compile(r"Credential=[^/]+/\d+/([a-z0-9-]+)/([a-z0-9]+)/aws4_request")


class AwsDoor:
    """Hands requests on to AWS. Use it as a context manager.

    `kill(process, at, when)` has the process killed at its request of this number (from 0), before
    it is handed on or after, so that it never sees the answer.
    """

    def __init__(self):
        self.count = 0
        self._plan = None
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.door = self

    @property
    def address(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def kill(self, at, when):
        """From now on count afresh, and kill at that request."""
        self.count, self._plan = 0, (at, when)

    def opened(self, handler):
        """Hand one request on, if who sent it is let live."""
        with self._lock:
            at, when = self._plan or (-1, "")
            here, self.count = self.count == at, self.count + 1
            if here and when == "before":
                return self._end(handler)
            answer = _handed_on(handler)
            if here:
                return self._end(handler)
        handler.answer(answer)
        return None

    def _end(self, handler):
        os.kill(int(handler.headers["x-process"]), signal.SIGKILL)
        handler.close_connection = True


def _handed_on(handler):
    region, service = _SCOPE.search(handler.headers["authorization"]).groups()
    length = int(handler.headers.get("content-length") or 0)
    body = handler.rfile.read(length)
    headers = {k: v for k, v in handler.headers.items() if k.lower() not in {"host", "expect"}}
    if headers.pop("Transfer-Encoding", ""):
        raise AssertionError("bodies are to come whole")
    address = f"https://{service}.{region}.amazonaws.com{handler.path}"
    return requests.request(handler.command, address, data=body, headers=headers, timeout=20)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_expect_100(self):
        self.send_response_only(100)
        self.end_headers()
        return True

    def log_message(self, *_):
        pass

    def handed_on(self):
        self.server.door.opened(self)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handed_on  # noqa: N815

    def answer(self, answer):
        data = answer.content
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() not in {"content-length", "connection", "date", "server"}:
                self.send_header(name, value)
        length = answer.headers.get("content-length") if self.command == "HEAD" else len(data)
        self.send_header("Content-Length", str(length or 0))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
