"""The lines that a reader holds for wrong, kept in the work directory beside the note.

They stand in a file of their own, since the note is what its writer made: made again, it has the
marks of those lines that are still there, and a line that comes back has its mark again.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from studybuddy.errors import WrongUse
from studybuddy.note import LONGEST_REMARK, MOST_MARKS, Mark, Note
from studybuddy.work import write_atomically

_FILE = "marks.json"


def read_marks(directory: Path) -> tuple[Mark, ...]:
    """The marks of a work directory. Raises WrongUse for a file that holds something else."""
    file = directory / _FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=tuple[Mark, ...])
    except FileNotFoundError:
        return ()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise WrongUse(
            "marks_unreadable",
            f"{file} does not hold the marks of a note. Put the file back as it was, or remove it "
            "to do without the marks.",
        ) from None


def write_marks(directory: Path, marks: tuple[Mark, ...]) -> None:
    """Keep these marks instead of those that are there."""
    data = msgspec.json.format(msgspec.json.encode(marks), indent=2)
    write_atomically(directory / _FILE, data + b"\n")


def marked(note: Note, marks: tuple[Mark, ...], line: str, remark: str) -> tuple[Mark, ...]:
    """The marks and one on a line of the note, instead of one that it has. Raises WrongUse."""
    _refuse_unknown(note, line)
    if len(remark) > LONGEST_REMARK:
        raise WrongUse(
            "remark_too_long",
            f"The remark has {len(remark)} characters. Say it in {LONGEST_REMARK} at the most.",
        )
    others = unmarked(note, marks, line)
    if len(others) >= MOST_MARKS:
        raise WrongUse(
            "too_many_marks",
            f"{MOST_MARKS} lines are marked already, and no note keeps more. Take a mark back "
            "(report DIR LINE --undo), or make the notes with another writer or template.",
        )
    return (*others, Mark(id=line, remark=remark))


def unmarked(note: Note, marks: tuple[Mark, ...], line: str) -> tuple[Mark, ...]:
    """The marks without the one on a line of the note. Raises WrongUse for a line it lacks."""
    _refuse_unknown(note, line)
    return tuple(mark for mark in marks if mark.id != line)


def _refuse_unknown(note: Note, line: str) -> None:
    if line not in {claim.id for claim in note.claims()}:
        raise WrongUse(
            "no_such_line",
            f"No line of this note has the id '{line}'. To see the lines with their ids: "
            "yt-study-buddy report DIR --ids",
        )
