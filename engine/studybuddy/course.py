"""Videos in order that belong together, and what their notes are worth beside each other."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from studybuddy.note import Note, Term
from studybuddy.transcript import Video

COURSE_FILE = "course.json"
MOST_VIDEOS = 500
"""The most videos of one course."""
CourseState: TypeAlias = Literal["waiting", "completed", "failed"]


class RecordedVideo(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a video of a course, and how far its notes are. `seconds` 0: unknown.

    `files` as in `CourseVideo`. `order` is a digest of what they were ordered as. `code`, `message`
    and `retryable` say why it failed.
    """

    id: str
    title: str = ""
    channel: str = ""
    seconds: float = 0.0
    state: CourseState = "waiting"
    files: tuple[str, ...] = ()
    order: str = ""
    code: str = ""
    message: str = ""
    retryable: bool = False


class CourseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What `course.json` holds: the course in its directory. `url` is that of a playlist."""

    title: str
    videos: tuple[RecordedVideo, ...] = ()
    url: str = ""
    version: Literal[1] = 1


class CourseVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video in its place in a course.

    `files` are its artifacts, as paths from the course's folder (`dQw4w9WgXcQ/note.md`). `note` is
    without the words of its transcript; None where there is none yet, and `problem` says why, if
    anybody has tried.
    """

    video: Video
    files: tuple[str, ...] = ()
    note: Note | None = None
    problem: str = ""

    @property
    def title(self) -> str:
        """What it is called: by its note, or by YouTube, or by its id."""
        return (self.note.title if self.note else "") or self.video.title or self.video.id


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a course a term is told: which video's note, and the claim."""

    note: Note
    term: Term


class GlossaryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A term of a course, once: as its first place writes and explains it, and all its places."""

    term: str
    meaning: str
    places: tuple[Place, ...]


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """Videos in order, with their notes as far as there are any. `url` is that of a playlist."""

    title: str
    videos: tuple[CourseVideo, ...]
    url: str = ""

    def notes(self) -> Iterator[Note]:
        """The notes that there are, in order."""
        return (video.note for video in self.videos if video.note)

    @property
    def language(self) -> str:
        """The language (BCP 47) of most of its notes, English where there is none."""
        counted = Counter(note.language for note in self.notes()).most_common(1)
        return counted[0][0] if counted else "en"

    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """Each term once, in the order of the alphabet, with every place that explains it."""
        places: dict[str, list[Place]] = {}
        for note in self.notes():
            for term in note.terms:
                places.setdefault(_same(term.term), []).append(Place(note=note, term=term))
        return tuple(
            GlossaryEntry(term=found[0].term.term, meaning=found[0].term.meaning, places=(*found,))
            for key, found in sorted(places.items())
            if key
        )


def _same(term: str) -> str:
    """What a term is known by, however its letters and spaces are written."""
    return " ".join(unicodedata.normalize("NFKC", term).casefold().split())
