"""A reader marks a line of a note as wrong, and the files of the note say so."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from studybuddy.command.notes import held, refuse_no_text, reported
from studybuddy.command.output import Output
from studybuddy.command.settings import read_settings
from studybuddy.errors import WrongUse
from studybuddy.marks import marked, read_marks, unmarked, write_marks
from studybuddy.note import Claim, Note, clock, from_json, words_of
from studybuddy.pipeline import Result, make_files_again
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.text import safe
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order, Work

_NOTE = "note.json"
_EXPORTER = "json"


class _Owner(msgspec.Struct):
    """What a work directory says of the order that it was made for."""

    order: Order


def report(options: Mapping[str, Any]) -> int:
    """Mark a line, take its mark back, or list the lines with their ids. The exit code."""
    directory = Path(options["directory"])

    def done(output: Output, meter: Meter) -> None:
        refuse_no_text({"remark": options["remark"]})
        if options["ids"]:
            _list_lines(_saved(directory)[1])
            return
        with held(directory):
            result = _changed(directory, options)
        _tell(result, directory)

    return reported("plain", done)


def _saved(directory: Path) -> tuple[Order, Note]:
    """The note of a work directory, and what was ordered. Raises WrongUse."""
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
    order = _order(directory) or Order(url=VideoUrl(note.video.id))
    if _EXPORTER not in order.exporters:
        raise _no_note(directory)  # what is there is of an earlier order
    return order, note


def _order(directory: Path) -> Order | None:
    try:
        return msgspec.json.decode((directory / "order.json").read_bytes(), type=_Owner).order
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _no_note(directory: Path) -> WrongUse:
    return WrongUse(
        "no_note",
        f"{directory} holds no {_NOTE} of the notes as they are. Run the command that made them "
        "again with --exporter json besides its others: it goes on from what is there.",
    )


def _changed(directory: Path, options: Mapping[str, Any]) -> Result:
    order, note = _saved(directory)
    # As Markdown shows it, it begins with ^.
    line, marks = options["line"].removeprefix("^"), read_marks(directory)
    if options["undo"]:
        marks = unmarked(note, marks, line)
    else:
        marks = marked(note, marks, line, options["remark"].strip())
    write_marks(directory, marks)
    work = Work(order, directory.absolute(), settings=read_settings())
    return make_files_again(work, Registry(), note.with_marks(marks))


def _tell(result: Result, directory: Path) -> None:
    count = len(result.note.marks)
    lines = "1 line is" if count == 1 else f"{count or 'No'} lines are"
    _say(f"{lines} marked as wrong. Made anew:", sys.stderr)
    for problem in result.problems:
        _say(f"No {problem.exporter}: {problem.message}", sys.stderr)
    for artifact in result.artifacts:
        print(directory / artifact.file_name, flush=True)


def _list_lines(note: Note) -> None:
    for claim in note.claims():
        _say(_described(note, claim), sys.stdout)


def _described(note: Note, claim: Claim) -> str:
    mark = note.mark_of(claim)
    told = f"  [wrong: {mark.remark}]" if mark and mark.remark else "  [wrong]" if mark else ""
    said = " – ".join(" ".join(words.split()) for words in words_of(claim) if words)
    return f"{claim.id}  {clock(note.start_of(claim)):>7}  {said}{told}"


def _say(text: str, stream: Any) -> None:
    print(safe.for_terminal(text), file=stream, flush=True)
