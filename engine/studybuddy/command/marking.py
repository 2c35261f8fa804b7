"""A reader marks a line of a note as wrong, and the files of the note say so."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studybuddy.command.notes import held, refuse_no_text, reported
from studybuddy.command.output import Output
from studybuddy.marks import marked, read_marks, unmarked, write_marks
from studybuddy.note import Claim, Note, clock, words_of
from studybuddy.pipeline import Result, make_files_again
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.saved import saved_note
from studybuddy.settings import read_settings
from studybuddy.text import safe
from studybuddy.work import Work


def report(options: Mapping[str, Any]) -> int:
    """Mark a line, take its mark back, or list the lines with their ids. The exit code."""
    directory = Path(options["directory"])

    def done(output: Output, meter: Meter) -> None:
        refuse_no_text({"remark": options["remark"]})
        if options["ids"]:
            _list_lines(saved_note(directory)[1])
            return
        with held(directory):
            result = _changed(directory, options)
        _tell(result, directory)

    return reported("plain", done)


def _changed(directory: Path, options: Mapping[str, Any]) -> Result:
    order, note = saved_note(directory)
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
