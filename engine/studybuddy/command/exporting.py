"""Files of a note that is finished: made without asking anybody, with the marks that are there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studybuddy.command.notes import held, reported
from studybuddy.command.output import Output
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

    def made(output: Output, meter: Meter) -> None:
        with held(directory):
            order, note = saved_note(directory)
            note = note.with_marks(read_marks(directory))
            work = Work(order, directory.absolute(), settings=read_settings(), report=meter.report)
            meter.begin("export", "Making files")
            result = make_files_again(work, Registry(), note, options["exporters"])
        output.done(result, directory)

    return reported(options["style"], made)
