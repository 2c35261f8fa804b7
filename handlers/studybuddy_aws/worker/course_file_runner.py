"""Where a file of a whole course is made while its user waits: by the command, in a job's jail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studybuddy import events
from studybuddy.error_codes import web_message
from studybuddy_aws.runtime.errors import FilesNotMade, NotFound
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.worker.artifacts import Finished, finished_file
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.course_notes import CourseNotes
from studybuddy_aws.worker.job_outcomes import problems_of
from studybuddy_aws.worker.safe_read import opened
from studybuddy_aws.worker.waited_run import WaitedRuns

_MOST_BYTES = 250_000_000
"""Of notes that are laid down for one file: those of more than a thousand hours."""


class CourseFileRunner:
    """Runs `export` on a course, for one exporter at a time."""

    def __init__(self, runs: WaitedRuns, s3: Any, bucket: str) -> None:
        """Take the notes from this bucket."""
        self._runs = runs
        self._s3 = s3
        self._bucket = bucket

    def make(self, notes: CourseNotes, exporter: str, until: float) -> Finished:
        """What an exporter makes of all notes by `until`, of the runs' clock.

        Raises FilesNotMade; NotFound for an exporter that there is not.
        """
        videos = notes.within(_MOST_BYTES)
        if len(videos) < len(notes.rows):
            raise _too_slow()
        with self._runs.place("course-") as place:
            work = place / "work"
            notes.lay(work, videos, self._s3, self._bucket)
            arguments = ["export", "work", "--format=json-progress", f"--exporter={exporter}"]
            return _made(self._runs.run(arguments, place, until, _too_slow()), exporter, work)


def _made(child: Child, exporter: str, work: Path) -> Finished:
    last = child.last
    if isinstance(last, events.CourseDone) and child.exit_code == 0 and len(last.files) == 1:
        with opened(work) as directory:
            file = directory and finished_file(last.files[0], directory)
        if file:
            return file
    if isinstance(last, events.Failed) and last.code == "unknown_plugin":
        raise NotFound("artifact")
    if isinstance(last, events.Failed):
        told = events.ExportProblem(exporter=exporter, code=last.code, message=last.message)
        (problem,) = problems_of([told])
        raise FilesNotMade(problem.code, problem.message)
    log.error("file of a course not made", extra={"error": str(child.exit_code)})
    words = web_message("course_file_not_made", "")
    raise FilesNotMade("course_file_not_made", words, retryable=True)


def _too_slow() -> FilesNotMade:
    return FilesNotMade("course_file_too_slow", web_message("course_file_too_slow", ""))
