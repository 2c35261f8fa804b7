"""`course.json`: which videos a directory's course has, and how far each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import structs

from studybuddy.command.notes import held, make_directory
from studybuddy.course import COURSE_FILE, Course, CourseRecord, CourseVideo, RecordedVideo
from studybuddy.errors import StudyBuddyError, WrongUse
from studybuddy.marks import read_marks
from studybuddy.note import Note
from studybuddy.plugins.registry import Registry
from studybuddy.saved import saved_note, saved_order
from studybuddy.transcript import Video
from studybuddy.work import Order, digest, write_atomically


@contextmanager
def held_course(directory: Path) -> Iterator[CourseRecord | None]:
    """Hold a course's directory for this process alone; what it records, if it is one already.

    Raises WrongUse where it is another process's, one video's, or holds files that are not ours.
    """
    make_directory(directory)
    with held(directory):
        yield _recorded(directory)


def _recorded(directory: Path) -> CourseRecord | None:
    file = directory / COURSE_FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=CourseRecord)
    except FileNotFoundError:
        pass
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise WrongUse(
            "directory_taken",
            f"{file} is no record of a course of this program's, or not whole. Move it away: the "
            "notes beside it stay, and are not paid for again. Or choose another --output.",
        ) from None
    foreign = [*directory.glob("index.*"), *directory.glob("course.*"), *directory.glob("note.*")]
    if (directory / "order.json").exists() or foreign:
        raise WrongUse(
            "directory_taken",
            f"{directory} holds other notes, which a course would be mixed with. Choose another "
            "--output.",
        )
    return None


def write_record(directory: Path, record: CourseRecord) -> None:
    """Keep what is known of the course."""
    data = msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
    write_atomically(directory / COURSE_FILE, data)


def order_digest(order: Order) -> str:
    """What an order is known by in the record."""
    return digest(msgspec.json.encode(order))


def is_made(directory: Path, video: RecordedVideo, order: Order) -> bool:
    """Whether a video's notes are there as they are ordered now, with all of their files."""
    return (
        video.state == "completed"
        and video.order == order_digest(order)
        # Somebody may have ordered others for the same directory since.
        and saved_order(directory / video.id) == order
        and all((directory / file).is_file() for file in video.files)
    )


def made_by_itself(
    directory: Path, video: RecordedVideo, registry: Registry
) -> RecordedVideo | None:
    """A video whose notes were made of captions of the user's own, which no course can ask for."""
    order = saved_order(directory / video.id)
    if order is None or not order.captions or (note := _note(directory / video.id)) is None:
        return None
    names = registry.file_names()
    files = (f"{video.id}/{names[name]}" for name in order.exporters if name in names)
    return structs.replace(
        video,
        title=note.title,
        seconds=round(note.transcript.duration, 3),
        state="completed",
        files=tuple(file for file in files if (directory / file).is_file()),
        order=order_digest(order),
    )


def course_of(directory: Path, record: CourseRecord) -> Course:
    """The course with the notes that are there, as exporters take it."""
    videos = tuple(_with_note(directory, video) for video in record.videos)
    return Course(title=record.title, url=record.url, videos=videos)


def _with_note(directory: Path, video: RecordedVideo) -> CourseVideo:
    known = Video(id=video.id, title=video.title, channel=video.channel, duration=video.seconds)
    note = _note(directory / video.id) if video.state == "completed" else None
    return CourseVideo(
        video=known,
        note=note,
        files=video.files if note else (),
        problem=video.message,
    )


def _note(directory: Path) -> Note | None:
    """The note of a video, with its reader's marks; none where somebody has spoiled it."""
    try:
        _, note = saved_note(directory)
        return note.with_marks(read_marks(directory)).without_words()
    except StudyBuddyError:
        return None
