"""A stretch of a test in which nothing reaches the network or writes outside one folder.

Python's audit events tell of both, whoever asks: the plugin or a library of its own. What C code
does behind Python's back (a font cache) is not seen.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Where the arguments of an event hold the paths that it changes.
_CHANGED_PATHS = {
    "os.link": slice(1, 2),
    "os.mkdir": slice(0, 1),
    "os.remove": slice(0, 1),
    "os.rename": slice(0, 2),
    "os.rmdir": slice(0, 1),
    "os.symlink": slice(1, 2),
    "shutil.rmtree": slice(0, 1),
    "sqlite3.connect": slice(0, 1),
}
_ADDRESSED = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname"}
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_NO_FILES = {os.devnull, ":memory:", ""}


class Sandbox:
    """What was tried and refused, in words, in order."""

    def __init__(self, folder: Path, loopback: bool) -> None:
        self.refused: list[str] = []
        self._folders = (str(folder), str(folder.resolve()))
        self._loopback = loopback

    def judge(self, event: str, args: tuple[Any, ...]) -> None:
        """Refuse what an audit event is about to do, as an offline, read-only machine would."""
        if event in _ADDRESSED:
            self._judge_address(args[1])
        elif event in _LOOKED_UP:
            self._judge_host(args[0], socket.gaierror(socket.EAI_AGAIN, "sandbox: no network"))
        elif event == "open":
            if not isinstance(args[0], int) and args[2] & _WRITING:
                self._judge_path(args[0])
        elif not _within_an_open_folder(args):
            for path in args[_CHANGED_PATHS[event]]:
                self._judge_path(path)

    def _judge_address(self, address: object) -> None:
        refusal = ConnectionRefusedError("sandbox: no network")
        if isinstance(address, tuple):
            self._judge_host(address[0], refusal)
        elif address is not None:  # a Unix socket: a service of this machine is an outside too
            self._refuse(f"connected to {address!r}", refusal)

    def _judge_host(self, host: object, refusal: OSError) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if not (self._loopback and name in _LOOPBACK):
            self._refuse(f"asked for the network: {name}", refusal)

    def _judge_path(self, path: Any) -> None:
        name = os.fsdecode(path)
        if name in _NO_FILES or "__pycache__" in name:
            return
        if not os.path.abspath(name).startswith(self._folders):  # noqa: PTH100 - raises no events
            self._refuse(f"wrote to {name}", PermissionError(f"sandbox: {name} is not writable"))

    def _refuse(self, what: str, error: OSError) -> None:
        self.refused.append(what)
        raise error


def _within_an_open_folder(args: tuple[Any, ...]) -> bool:
    """Whether the path is a name in a folder that is given by number, as `rmtree` does it."""
    return isinstance(args[-1], int) and args[-1] >= 0


_active: list[Sandbox] = []
_JUDGED = _ADDRESSED | _LOOKED_UP | {"open"} | set(_CHANGED_PATHS)


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if _active and event in _JUDGED:
        _active[-1].judge(event, args)


@contextmanager
def sandbox(folder: Path, *, loopback: bool = False) -> Iterator[Sandbox]:
    """Refuse and note down the network (but for this machine's loopback) and writes elsewhere.

    `folder` is the temporary folder meanwhile.
    """
    _listen()
    seal = Sandbox(folder, loopback)
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    _active.append(seal)
    try:
        with _unguarded_connect():
            yield seal
    finally:
        _active.remove(seal)
        tempfile.tempdir = before


_listening: list[bool] = []


def _listen() -> None:
    """Start the audit hook, once: Python knows no way to stop one."""
    if not _listening:
        _listening.append(True)
        sys.addaudithook(_hook)


@contextmanager
def _unguarded_connect() -> Iterator[None]:
    """Lift another guard (pytest-socket), whose errors no plugin expects: here OSErrors are met."""
    guard = vars(socket.socket).get("connect")
    if guard is not None:
        del socket.socket.connect
    try:
        yield
    finally:
        if guard is not None:
            socket.socket.connect = guard  # type: ignore[method-assign]
