"""Files of a note or a course that is finished: made without asking anybody, with its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from studybuddy.command.course_files import make_course_files, makers_of_what_is_there
from studybuddy.command.course_record import course_of, held_course
from studybuddy.command.notes import held, reported
from studybuddy.command.output import Output
from studybuddy.course import COURSE_FILE, CourseRecord
from studybuddy.errors import ExportFailed
from studybuddy.events import CourseDone
from studybuddy.marks import read_marks
from studybuddy.pipeline import make_files_again
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.saved import saved_note
from studybuddy.settings import read_settings
from studybuddy.work import Work


def export(options: Mapping[str, Any]) -> int:
    """Make the files that the options name, or those that are there. The exit code."""
    directory = Path(options["directory"])
    of_what = _of_course if (directory / COURSE_FILE).exists() else _of_note
    return reported(options["style"], partial(of_what, directory, options["exporters"]))


def _of_note(directory: Path, names: Sequence[str], output: Output, meter: Meter) -> None:
    with held(directory):
        order, note = saved_note(directory)
        note = note.with_marks(read_marks(directory))
        work = Work(order, directory.absolute(), settings=read_settings(), report=meter.report)
        meter.begin("export", "Making files")
        result = make_files_again(work, Registry(), note, names)
    output.done(result, directory)


def _of_course(directory: Path, names: Sequence[str], output: Output, meter: Meter) -> None:
    registry = Registry()
    with held_course(directory) as found:
        record = found or CourseRecord(title="")
        course = course_of(directory, record)
        meter.begin("export", "Making files of the course")
        files, problems = make_course_files(
            *(directory, course, registry, read_settings()),
            names or makers_of_what_is_there(directory, registry),
        )
    if problems and not files:
        raise ExportFailed(problems[0].code, problems[0].message)
    notes = sum(1 for _ in course.notes())
    output.course_done(
        CourseDone(
            progress=100,
            message=f"Made of the notes of {notes} of {len(course.videos)} videos.",
            title=record.title,
            directory=str(directory),
            videos=(),  # nothing was done with any of them
            files=tuple(files),
            problems=tuple(problems),
        )
    )
