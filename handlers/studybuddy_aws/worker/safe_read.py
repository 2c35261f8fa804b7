"""Reading files that a child has laid: regular files only, however it names or links them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class UnsafeFile(Exception):
    """There is no regular file of this name, or it is too large."""


@contextmanager
def opened(directory: Path, *below: str) -> Iterator[int | None]:
    """A descriptor of the directory, or of one below it; None if there is none. No links."""
    descriptor: int | None = None
    try:
        descriptor = os.open(directory, _OPEN | os.O_DIRECTORY)
        for name in below:
            outer, descriptor = descriptor, os.open(name, _OPEN | os.O_DIRECTORY, dir_fd=descriptor)
            os.close(outer)
    except OSError:
        if descriptor is not None:
            os.close(descriptor)
        descriptor = None
    try:
        yield descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


def read_regular_file(name: str, directory: int, largest: int) -> bytes:
    """The bytes of a file in an opened directory, `largest` at most. Raises UnsafeFile."""
    try:
        descriptor = os.open(name, _OPEN, dir_fd=directory)
    except OSError as error:
        raise UnsafeFile from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnsafeFile
        data = file.read(largest + 1)
    if len(data) > largest:
        raise UnsafeFile
    return data
