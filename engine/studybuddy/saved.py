"""The notes that lie in work directories, and what was ordered."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from studybuddy.course import COURSE_FILE
from studybuddy.errors import WrongUse
from studybuddy.marks import read_marks
from studybuddy.note import Note, Provenance, from_json
from studybuddy.transcript import Transcript
from studybuddy.video_url import VideoUrl
from studybuddy.work import KEPT_FOLDER, Order

_NOTE, _ORDER = "note.json", "order.json"
_EXPORTER = "json"
# A folder of courses holds folders of work directories.
_DEEPEST = 2

_Kept = TypeVar("_Kept")


class SavedNote(NamedTuple):
    """A note as it lies in a work directory, with its reader's marks.

    Of a video whose notes are not finished it is a note without a line, which has the transcript.
    """

    directory: Path
    note: Note


class SavedNotes(NamedTuple):
    """The notes that were found, and why those that cannot be read are left out."""

    notes: tuple[SavedNote, ...]
    problems: tuple[WrongUse, ...]


class _Owner(msgspec.Struct):
    """What a work directory says of the order that it was made for."""

    order: Order


def saved_notes(places: Sequence[Path]) -> SavedNotes:
    """The notes of work directories, and of folders (two deep) that hold some; each once.

    What one exporter or an unfinished run left out is taken from what the directory keeps. Raises
    WrongUse (`no_notes`) where there is nothing to read at all.
    """
    found, problems = [], []
    for directory in dict.fromkeys(each for place in places for each in _work_directories(place)):
        try:
            found.append(SavedNote(directory, _readable(directory)))
        except WrongUse as error:
            problems.append(error)
        except OSError as error:
            told = f"{directory} cannot be read: {error.strerror}. Make it readable."
            problems.append(WrongUse("no_note", told))
    if not found:
        raise problems[0] if problems else _no_notes(places)
    return SavedNotes(tuple(found), tuple(problems))


def saved_note(directory: Path) -> tuple[Order, Note]:
    """The finished note of a work directory, and what was ordered. Raises WrongUse."""
    try:
        note = from_json((directory / _NOTE).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise _no_note(directory) from None
    except msgspec.ValidationError as error:
        raise WrongUse(
            "no_note",
            f"{directory / _NOTE} is no note of this program's, or not whole ({error}). Make the "
            "notes again: the command that made them goes on from what is there.",
        ) from None
    order = saved_order(directory) or Order(url=VideoUrl(note.video.id))
    if _EXPORTER not in order.exporters:
        raise _no_note(directory)  # what is there is of an earlier order
    return order, note


def saved_order(directory: Path) -> Order | None:
    """What was last ordered for a work directory; None where nobody knows."""
    try:
        return msgspec.json.decode((directory / _ORDER).read_bytes(), type=_Owner).order
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _no_note(directory: Path) -> WrongUse:
    if (directory / COURSE_FILE).exists():
        return WrongUse(
            "no_note",
            f"{directory} holds a course. Name the directory of one of its videos: "
            f"{directory / 'VIDEO_ID'}. Which they are stands in {directory / 'index.md'}.",
        )
    return WrongUse(
        "no_note",
        f"{directory} holds no {_NOTE} of the notes as they are. Run the command that made them "
        "again with --exporter json besides its others: it goes on from what is there.",
    )


def _no_notes(places: Sequence[Path]) -> WrongUse:
    return WrongUse(
        "no_notes",
        f"There are no notes in {', '.join(map(str, places))}. Name the directory that was given "
        "as --output, or a folder that holds such directories (by default: study-notes).",
    )


def _work_directories(place: Path, deep: int = _DEEPEST) -> Iterator[Path]:
    # One that cannot be looked into is told when it is read.
    closed = not os.access(place, os.R_OK | os.X_OK)
    if closed or any((place / name).is_file() for name in (_NOTE, _ORDER)) or _looked_at(place):
        yield place
    elif deep:
        for child in sorted(place.iterdir()):
            if child.is_dir() and not child.name.startswith("."):
                yield from _work_directories(child, deep - 1)


def _looked_at(place: Path) -> bool:
    """Whether it is a video's of a course whose turn has not come: only its captions are there."""
    return any((place / KEPT_FOLDER).glob("transcript-*.json"))


def _readable(directory: Path) -> Note:
    try:
        note = saved_note(directory)[1]
    except WrongUse:
        if (kept := _kept_note(directory)) is None:
            raise
        note = kept
    return note.with_marks(read_marks(directory))


def _kept_note(directory: Path) -> Note | None:
    """The newest note that was kept; before there is one, the transcript that it is to be of."""
    if note := _newest(directory, "note", Note):
        return note.with_ids()
    transcript = _newest(directory, "transcript", Transcript)
    if transcript is None:
        return None
    return Note(
        title=transcript.video.title,
        language=transcript.language,
        transcript=transcript,
        provenance=Provenance(writer=""),
    )


def _newest(directory: Path, name: str, kind: type[_Kept]) -> _Kept | None:
    files = (directory / KEPT_FOLDER).glob(f"{name}-*.json")
    for file in sorted(files, key=lambda one: one.stat().st_mtime, reverse=True):
        try:
            return msgspec.json.decode(file.read_bytes(), type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return None
