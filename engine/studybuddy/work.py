"""One order and the directory its work is laid in."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from studybuddy.errors import OutOfTime
from studybuddy.order_defaults import DEFAULT_EXPORTERS, DEFAULT_PROFILE, DEFAULT_TEMPLATE
from studybuddy.video_url import VideoUrl

if TYPE_CHECKING:
    from studybuddy.note import Claim, Section

KEPT_FOLDER = "written"
"""Where, in a work directory, `Work.save` keeps what it is given."""

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
# What a file that is being written is called.
_BEGUN = (".studybuddy-", ".part")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for.

    `captions` is the path of a captions file of the user's own, `-` for standard input; of such a
    file `captions_language` is the language (BCP 47; empty: what it says, or its words show), and
    `speakers` are names as they are read, each with the right one. `offset` seconds are taken off
    every time; None finds out. `title` names the video where its source cannot. `language` is the
    note's (empty: the transcript's); `focus` is what its reader most wants to learn, in a line of
    at most 200 characters: a stranger's text, never an instruction; `translate` asks for a machine
    translation of the captions into that language. `checkers` are asked about the meaning of what
    is written: the default ones if none is named, nobody if it is `none`. `profile` is what the
    writer is to be: `standard`, `thrifty` or `fast`. `ids` shows each line's id in files that can.

    >>> order = studybuddy.Order(url=studybuddy.VideoUrl.parse("https://youtu.be/hQVTIJBZook"))
    >>> order.template, order.exporters
    ('lecture', ('markdown', 'json', 'pdf'))
    """

    url: VideoUrl
    subject: str = ""
    focus: str = ""
    title: str = ""
    template: str = DEFAULT_TEMPLATE
    writer: str = ""
    checkers: tuple[str, ...] = ()
    exporters: tuple[str, ...] = DEFAULT_EXPORTERS
    sources: tuple[str, ...] = ()
    language: str = ""
    translate: str = ""
    captions: str = ""
    captions_language: str = ""
    offset: float | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    ids: bool = False
    profile: str = DEFAULT_PROFILE


class Work:
    """The order, the settings, the time left, and the work directory.

    Everything laid in the directory is whole or absent, so that a process killed at any moment
    can be started again and goes on from there.
    """

    def __init__(
        self,
        order: Order,
        directory: Path,
        *,
        settings: Mapping[str, str] | None = None,
        report: Callable[[float, str], None] = lambda share, message: None,
        spend: Callable[[float], None] = lambda cost_usd: None,
        deadline: float | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Let `deadline` be a moment of the clock `now`.

        `report` takes what `progress` says, `spend` what `spent` says.
        """
        self.order = order
        self.directory = directory
        self.settings: Mapping[str, str] = os.environ if settings is None else settings
        self._report = report
        self._spend = spend
        self._receive: Callable[[Sequence[Section]], None] = lambda sections: None
        self._check: Callable[[Sequence[Claim]], None] = lambda claims: None
        self._deadline = deadline
        self._now = now

    def progress(self, share: float, message: str = "") -> None:
        """Say how much of the present step is done, from 0 to 1. Raises OutOfTime."""
        self.checkpoint()
        self._report(min(max(share, 0.0), 1.0), message)

    def spent(self, cost_usd: float) -> None:
        """Say that so much was paid: when a reply begins or ends, or is found kept. Any thread may.

        What is said adds up. So it is known what the work costs though it fails or is stopped, and
        that somebody has been paid at all.
        """
        self._spend(cost_usd)

    def hand_over(self, *sections: Section) -> None:
        """Let sections that are written be read while the rest is. Any thread may.

        In the order of the video, each once in every run, and as it will stand in the note.
        """
        self._receive(sections)

    def written(self, claims: Sequence[Claim]) -> None:
        """Let claims be checked and mended while the rest is written. Any thread may.

        In any order, each once in every run, and as it will stand in the note: those of a section,
        say. What is said at a time is asked about together.
        """
        self._check(claims)

    def checkpoint(self) -> None:
        """Raise OutOfTime when the deadline has come. Call it between pieces of work."""
        if self.remaining() <= 0:
            raise OutOfTime

    def remaining(self) -> float:
        """Seconds left, infinite without a deadline: the longest that a call may take."""
        return float("inf") if self._deadline is None else self._deadline - self._now()

    def within(self, seconds: float) -> Work:
        """The same work, for a part of it that may take so many seconds at most."""
        part = copy(self)
        part._deadline = self._now() + min(seconds, self.remaining())
        return part

    def handing_over_to(
        self,
        receive: Callable[[Sequence[Section]], None],
        check: Callable[[Sequence[Claim]], None] = lambda claims: None,
    ) -> Work:
        """The same work, whose sections somebody receives, and checks what is told as written."""
        same = copy(self)
        same._receive, same._check = receive, check
        return same

    def load(self, name: str) -> bytes | None:
        """What was saved under this name, by this process or an earlier one."""
        try:
            return self._kept(name).read_bytes()
        except FileNotFoundError:
            return None

    def save(self, name: str, data: bytes) -> None:
        """Keep a piece of work. Names are `[a-z0-9.-]`; put a digest of what decides it in."""
        write_atomically(self._kept(name), data)

    def _kept(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a name for a piece of work: {name!r}")
        return self.directory / KEPT_FOLDER / name


def remove_begun_files(directory: Path) -> None:
    """Remove what a killed process had begun to write. Only for who holds the directory alone."""
    prefix, suffix = _BEGUN
    for place in (directory, directory / "written"):
        for file in place.glob(f"{prefix}*{suffix}"):
            file.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees it whole or not at all, even after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = _BEGUN
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=suffix)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def digest(*parts: bytes | str) -> str:
    """Sixteen hexadecimal digits that name these parts, for the names of saved work.

    >>> f"section-{studybuddy.digest('the instructions', b'the transcript')}.json"
    'section-94eff5ff8579e13d.json'
    """
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:16]
