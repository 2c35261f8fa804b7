"""The log of answers, beside a note: `reviews/DEVICE.jsonl`, one file for each device.

Each device adds to its own file only, so folders that are synchronised never have two versions of
one, and whatever lies in `reviews` is read: the copy, too, that a synchroniser lays beside.
"""

from __future__ import annotations

import os
import platform
import uuid
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import studybuddy
from studybuddy_study.reviewing.entries import Entry, decoded, encoded

_FOLDER = "reviews"


class Unreadable(NamedTuple):
    """A file of the log with lines that hold no entry: torn by a crash, or of a later release."""

    file: Path
    lines: int


class Read(NamedTuple):
    """The entries of some logs, each once, and what could not be read."""

    entries: tuple[Entry, ...]
    unreadable: tuple[Unreadable, ...]


def read(directories: Iterable[Path]) -> Read:
    """All that lies in the logs of these work directories. Raises WrongUse for a file it may not.

    Entries come in the order of their moments, whichever files they are from.
    """
    entries: dict[str, Entry] = {}
    unreadable: list[Unreadable] = []
    for file in _files(directories):
        lines = list(filter(None, _content(file).split(b"\n")))
        found = [entry for line in lines if (entry := decoded(line))]
        entries |= {entry.id: entry for entry in found}
        if len(found) < len(lines):
            unreadable.append(Unreadable(file, len(lines) - len(found)))
    ordered = sorted(entries.values(), key=lambda entry: (entry.at, entry.id))
    return Read(tuple(ordered), tuple(unreadable))


def append(directory: Path, entry: Entry) -> None:
    """Add an entry to this device's file, on the disk when this returns. Raises StudyBuddyError."""
    file = directory / _FOLDER / f"{device()}.jsonl"
    try:
        file.parent.mkdir(exist_ok=True)
        _append(file, encoded(entry))
    except OSError as error:
        raise studybuddy.StudyBuddyError(
            "disk",
            f"The answer could not be kept in {file}: {error.strerror}. Those before it are kept. "
            "Make room there or allow writing, and begin again: this card will be asked once more.",
            retryable=True,
        ) from error


@cache
def device() -> str:
    """Eight digits that name this machine, and tell nothing else of it."""
    return studybuddy.digest(platform.node(), str(uuid.getnode()))[:8]


def _append(file: Path, line: bytes) -> None:
    import fcntl

    with file.open("a+b") as log:
        # Until it is closed: so that two processes see each other's last line whole.
        fcntl.flock(log, fcntl.LOCK_EX)
        end = log.seek(0, os.SEEK_END)
        if end and os.pread(log.fileno(), 1, end - 1) != b"\n":
            line = b"\n" + line  # what a crash left stays a line of its own
        log.write(line)
        log.flush()
        os.fsync(log.fileno())


def _files(directories: Iterable[Path]) -> Iterator[Path]:
    for directory in directories:
        yield from sorted((directory / _FOLDER).glob("*.jsonl"))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise studybuddy.WrongUse(
            "reviews_unreadable",
            f"The answers in {file} cannot be read: {error.strerror}. Nothing is changed. Allow "
            "reading it, or move it away to do without those answers.",
        ) from error
