"""A directory for one job's child, which nobody else's files are in."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studybuddy import StudyBuddyError

_PREFIX = "study-buddy-"


@contextmanager
def scratch_dir(root: Path, video_id: str) -> Iterator[Path]:
    """A directory with `work`, `home` and `tmp` in it; it is removed in the end.

    After an error or a kill it is left, so that the job's next run, should it come to this
    machine, finds all that was paid for; the next run of any other job removes it. Raises
    StudyBuddyError (`place_taken`) while another process works on this job.
    """
    root.mkdir(parents=True, exist_ok=True)
    place = root / f"{_PREFIX}{video_id}"
    _clear(root, place)
    place.mkdir(mode=0o700, exist_ok=True)
    lock = _locked(place)
    if lock is None:
        raise StudyBuddyError("place_taken", "This video is being worked on.", retryable=True)
    try:
        for name in ("work", "home", "tmp"):
            (place / name).mkdir(exist_ok=True)
        yield place
        shutil.rmtree(place, ignore_errors=True)
    finally:
        os.close(lock)


def _clear(root: Path, but: Path) -> None:
    """Remove what other jobs left, where no process is at work any more."""
    for left in root.glob(f"{_PREFIX}*"):
        lock = None if left == but else _locked(left)
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


def _locked(place: Path) -> int | None:
    """A lock on the directory itself; None if another process holds it, or it is none of ours."""
    try:
        lock = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
