"""Notes on disk, a reader who presses keys, and a clock that is moved, for the tests of reviews."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec.structs import replace

import studybuddy
from studybuddy.testing import sample_note
from studybuddy_study.reviewing import log
from studybuddy_study.reviewing.asking import Asking
from studybuddy_study.reviewing.day import Limits
from studybuddy_study.reviewing.deck import Deck, deck_of
from studybuddy_study.reviewing.entries import Rating, Review
from studybuddy_study.reviewing.history import History
from studybuddy_study.reviewing.screen import QUIT
from studybuddy_study.reviewing.session import Session

MORNING = datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)
CARDS = 5  # of the sample note
LIMITS = Limits(new=20, reviews=200)


def lay(directory: Path, note: studybuddy.Note | None = None) -> Path:
    """A work directory with a note."""
    directory.mkdir(exist_ok=True)
    (directory / "note.json").write_bytes(studybuddy.to_json(note or sample_note()))
    return directory


def of_video(video: str) -> studybuddy.Note:
    """The sample note as if it were another video's."""
    note = sample_note()
    transcript = replace(note.transcript, video=replace(note.video, id=video))
    return replace(note, transcript=transcript)


def answer(card: str, rating: Rating, at: datetime = MORNING, video: str = "sampleVideo") -> Review:
    return Review(at=at, video=video, card=card, rating=rating)


class Reader:
    """A screen on which these keys are pressed, one after the other, and then `q`.

    A key that is an exception is raised.
    """

    show_key = "space"

    def __init__(self, directory: Path, keys: Iterator[str | BaseException]) -> None:
        self.directory = directory
        self.shown: list[str] = []
        self.offered: list[str] = []
        self._keys = keys

    def say(self, text: str = "", *, strong: bool = False) -> None:
        self.shown.append(text)

    def key(self, told: str, keys: Collection[str]) -> str:
        self.offered.append(told)
        pressed = next(self._keys, QUIT)
        if isinstance(pressed, BaseException):
            raise pressed
        assert pressed in keys, f"{pressed} is not offered: {told}"
        return pressed


def state(*directories: Path) -> tuple[Deck, History]:
    """What the disk holds."""
    deck = deck_of(directories)
    return deck, History(log.read(deck.directories).entries)


def session(
    directory: Path,
    keys: str | list[str | BaseException] = "",
    now: datetime = MORNING,
    limits: Limits = LIMITS,
) -> tuple[Session, Reader]:
    """A session on what the disk holds, in which the clock stands still, and its reader.

    Links that are opened are shown as `opened: LINK`.
    """
    reader = Reader(directory, iter(keys))

    def opened(link: str) -> bool:
        reader.say(f"opened: {link}")
        return True

    return Session(*state(directory), limits, Asking(reader, opened), lambda: now), reader
