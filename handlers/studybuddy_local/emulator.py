"""AWS on this machine: ministack, in a virtual environment of its own, as a child process.

Its interpreter runs the zip functions, so what they import is installed beside it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from studybuddy import StudyBuddyError
from studybuddy_local.paths import HOST, INSTALL, LOCK, address

ACCOUNT = "123456789012"
REGION = "us-east-1"

# What a function may see of this machine's environment. Keys come from Secrets Manager.
_PASSED_ON = (
    "PATH", "HOME", "LANG", "LC_ALL", "TZ",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE",
)  # fmt: skip
# It ends in good order when the process that started it is gone, however that one ended.
#
# Its web server (hypercorn) would send the head of an answer and its body in two pieces. AWS's
# library for Go (smithy-go) closes a request's body when it has the head. If net/http has not yet
# looked whether there is more of that body, which happens when the machine is busy, it takes this
# for a failed write and closes the connection, and with it the rest of the answer. Terraform then
# asks again for what is done, and fails: it is there already. What comes in one piece with its head
# has been read by then (net/http reads 4 KB at a time). So the head waits for the next piece; an
# informational one (1xx) has none.
#
# Its page of sign-in has no sign-up: a button there takes what was typed to ours (`sign_up`).
_PROGRAM = '''
import os, signal, sys, threading
from html import escape
from urllib.parse import urljoin
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.events import RawData
from ministack.app import main
from ministack.services import cognito

def end_when_left_alone():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)

send = TCPServer.protocol_send

async def send_in_one_piece(self, event):
    head = self.__dict__.pop("head", b"")
    if isinstance(event, RawData):
        event = RawData(head + event.data)
        if not head and event.data.startswith(b"HTTP/1.1 ") and event.data[9:10] != b"1":
            self.head = event.data
            return
    elif head:
        await send(self, RawData(head))
    await send(self, event)

sign_in_page = cognito._login_page_html

def with_sign_up(client_id, redirect_uri, *rest, **more):
    page = sign_in_page(client_id, redirect_uri, *rest, **more)
    return page.replace("</form>", f"""<p>New here? Type your e-mail address and a password of 10
characters or more, then:</p>
<button formaction="{escape(urljoin(redirect_uri, '/sign-up'))}">Sign up</button></form>""", 1)

cognito._login_page_html = with_sign_up
TCPServer.protocol_send = send_in_one_piece
threading.Thread(target=end_when_left_alone, daemon=True).start()
main()
'''
_START_SECONDS, _STOP_SECONDS = 30.0, 20.0


def interpreter(cache: Path, say: Callable[[str], None]) -> Path:
    """The emulator's Python; installed under `cache` on first use, and anew for a new lock.

    Raises StudyBuddyError when it cannot be installed.
    """
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    digest = hashlib.sha256(LOCK.read_bytes() + version.encode()).hexdigest()[:12]
    home = cache / f"ministack-{digest}"
    python = home / "bin" / "python"
    with _alone(cache / f"{home.name}.lock"):
        if not (home / "ready").exists():
            say("Installing the embedded AWS (once)")
            shutil.rmtree(home, ignore_errors=True)
            _run(sys.executable, "-m", "venv", str(home))
            _run(str(python), str(INSTALL), str(LOCK), "--no-deps")
            (home / "ready").touch()
    return python


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait for whoever installs it now: two at once would delete each other's files."""
    import fcntl  # where there is none, nothing is served either

    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _run(*command: str) -> None:
    """Run a command that tells how far it is. Raises StudyBuddyError with its last words."""
    done = subprocess.run(  # noqa: S603 - our own words
        command, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        raise StudyBuddyError(
            "not_installed", f"The embedded AWS could not be installed: {reason}", retryable=True
        )


class Emulator:
    """A running ministack whose state is kept in a folder. It stops when it is closed."""

    def __init__(
        self, python: Path, state: Path, port: int, settings: Mapping[str, str] | None = None
    ) -> None:
        """Start it, with settings of its own besides ours, and wait until it answers.

        Raises StudyBuddyError.
        """
        self.endpoint = address(port)
        self.log = state / "aws.log"
        self.scratch = state / "tmp"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)
        with self.log.open("wb") as log:
            told = {**_surroundings(state, port), **(settings or {}), "TMPDIR": str(self.scratch)}
            self._process = self._started(python, told, log)
        try:
            self._await_answer()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop it and all that it started; what it knows is kept."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        shutil.rmtree(self.scratch, ignore_errors=True)

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def _started(
        self, python: Path, surroundings: Mapping[str, str], log: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own words
            [str(python), "-c", _PROGRAM],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us; we stop it in its turn
        )

    def _await_answer(self) -> None:
        health = f"{self.endpoint}/_ministack/health"
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.alive():
            with (
                suppress(OSError),
                urllib.request.urlopen(health, timeout=2),  # noqa: S310 - on this machine
            ):
                return
            time.sleep(0.05)
        raise StudyBuddyError("aws_not_started", f"The embedded AWS did not start: see {self.log}.")


def _surroundings(state: Path, port: int) -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        **passed_on,
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
        "MINISTACK_HOST": HOST,
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(port),
        "AUTH": "true",
        "IOT_MTLS_ENABLED": "0",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state / "aws"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(state / "s3"),
        "AWS_ENDPOINT_URL": address(port),
    }
