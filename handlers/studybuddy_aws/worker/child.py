"""The command, run as a child: no credentials, but a token for its model at the most; its own
directory, limits, and a certain end."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from studybuddy import events
from studybuddy.events import Event
from studybuddy_aws.worker import guarded_command
from studybuddy_aws.worker.descendants import Descendants

# Of the worker's environment: where programs and fonts are. Nothing here is a secret.
_KEPT = frozenset(
    {
        *("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "TZ", "SSL_CERT_FILE"),
        *("REQUESTS_CA_BUNDLE", "FONTCONFIG_FILE", "FONTCONFIG_PATH"),
        *("ANTHROPIC_BASE_URL", "ANTHROPIC_BEDROCK_BASE_URL"),
    }
)
_OURS = "STUDYBUDDY_"
_LONGEST_LINE = 64 * 1024
_MOST_OUTPUT = 8 * 1024 * 1024
_PR_SET_DUMPABLE = 4


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a child may use. Bytes, seconds and numbers; 0 where there is no limit."""

    memory: int
    seconds: int
    processes: int
    file_size: int = 128 * 1024 * 1024
    open_files: int = 512


class Child:
    """A running command. Leaving the block ends it, and every process that descends from it."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        place: Path,
        settings: Mapping[str, str],
        limits: Limits,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Start `python -m studybuddy ARGUMENTS` in `place`, its home; it reads `settings` first.

        `environment` is the worker's: little of it is handed on.
        """
        self.last: Event | None = None
        self.flooding = False
        self._home = place / "home"
        self._rest = b""
        self._taken = 0
        pipe = _filled(settings)
        handed_on = {**_scrubbed(environment, pipe), **self._own()}
        self._descendants = Descendants()
        try:
            self._process = subprocess.Popen(  # noqa: S603  (no shell; options are one word each)
                [*_guarded(limits, handed_on, settings), *arguments],
                cwd=place,
                env=handed_on,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                # What plugins say there may hold anything, so nobody listens.
                stderr=subprocess.DEVNULL,
                pass_fds=(pipe,),
                start_new_session=True,
            )
        finally:
            os.close(pipe)
        assert self._process.stdout is not None  # noqa: S101  (for the type checker)
        self._out = self._process.stdout.fileno()
        os.set_blocking(self._out, False)

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.wait()
        self._descendants.end()
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended by itself."""
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """As the command left it; negative for the signal that ended it."""
        return self._process.poll()

    @property
    def done(self) -> events.Done | None:
        """What it has made, once it has done all that it was to do and said so."""
        if isinstance(self.last, events.Done) and self.exit_code == 0 and not self.flooding:
            return self.last
        return None

    def lines(self, wait: float) -> list[Event]:
        """The lines that came within so many seconds; what is no line of ours is passed over."""
        select.select([self._out], [], [], wait)
        data = self._read()
        if data == b"" and self.running:
            self._rest_a_while(wait)
        return self._taken_in(data or b"")

    def last_lines(self) -> list[Event]:
        """What is left to read once it has ended; what it has started may live on, and write."""
        found: list[Event] = []
        while not self.flooding and (data := self._read()):
            found += self._taken_in(data)
        return found

    def stop(self) -> None:
        """Ask it to end at its next checkpoint, and to keep what is done."""
        if self.running:
            self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it and its group now."""
        # Without either error there is somebody left in the group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _own(self) -> dict[str, str]:
        return {"HOME": str(self._home), "TMPDIR": str(self._home.with_name("tmp"))}

    def _taken_in(self, data: bytes) -> list[Event]:
        *whole, self._rest = (self._rest + data).split(b"\n")
        self._taken += len(data)
        self.flooding |= len(self._rest) > _LONGEST_LINE or self._taken > _MOST_OUTPUT
        found = [event for event in map(_event, whole) if event is not None]
        self.last = found[-1] if found else self.last
        return found

    def _read(self) -> bytes | None:
        """What is there: empty at the end, None while there is nothing."""
        try:
            return os.read(self._out, _LONGEST_LINE)
        except BlockingIOError:
            return None

    def _rest_a_while(self, wait: float) -> None:
        """It has closed its output and lives on: do not ask it all the time."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(wait)


def hide_environment() -> None:
    """Keep children of the same user from reading this process's credentials (Linux)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0)


def _event(line: bytes) -> Event | None:
    try:
        return events.decode(line)
    except msgspec.DecodeError:
        return None


def _filled(settings: Mapping[str, str]) -> int:
    """The reading end of a pipe that holds the settings, and then ends."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(msgspec.json.encode(settings))
    return reading


def _scrubbed(environment: Mapping[str, str], pipe: int) -> dict[str, str]:
    kept = {
        name: value
        for name, value in environment.items()
        if name in _KEPT or name.startswith(_OURS)
    }
    return {
        "LANG": "C.UTF-8",
        **kept,
        "MALLOC_ARENA_MAX": "2",  # every arena takes address space, which is limited
        "PYTHONDONTWRITEBYTECODE": "1",
        "STUDYBUDDY_SETTINGS_FD": str(pipe),
    }


def _guarded(limits: Limits, *told: Mapping[str, str]) -> list[str]:
    """The command, which may connect to what settings name of this machine, and to no more."""
    ports = sorted({port for one in told for port in guarded_command.ports_in(one.values())})
    return [
        *(sys.executable, "-P", "-S", guarded_command.__file__),
        *(_told(limits), ",".join(map(str, ports))),
    ]


def _told(limits: Limits) -> str:
    told = {
        "parent": os.getpid(),
        "limits": {
            "RLIMIT_AS": limits.memory,
            "RLIMIT_CPU": limits.seconds,
            "RLIMIT_NPROC": limits.processes,
            "RLIMIT_FSIZE": limits.file_size,
            "RLIMIT_NOFILE": limits.open_files,
        },
    }
    return msgspec.json.encode(told).decode()
