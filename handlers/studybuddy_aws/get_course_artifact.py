"""GET /courses/{id}/artifacts/{name}: a link to what an exporter makes of a course's notes.

Runs in the worker's container image, which has the exporters. Made on the first asking, and anew
when a note has changed since or one more is finished. Costs no credit: nobody is asked.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import NotFound
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.course_files import CourseFileLink, CourseFiles
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.course_file_runner import CourseFileRunner
from studybuddy_aws.worker.course_notes import CourseNotes
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 24  # API Gateway waits for 30; storing the file takes some
_EXPORTER = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)


class GetCourseArtifactSettings(ApiSettings, frozen=True, kw_only=True):
    """NOTES_BUCKET, WORK_BUCKET: where files are kept, and the worker's PLACES_DIR and such."""

    notes_bucket: str
    work_bucket: str
    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 2048


class CourseArtifact(CourseFileLink, frozen=True, kw_only=True):
    """A file of a course, of the `notes` that there are of its `videos`."""

    notes: int
    videos: int


def answer(
    request: Request[Nothing], service: Service[GetCourseArtifactSettings]
) -> CourseArtifact:
    """What the exporter `name` makes of all notes, if the course is the user's."""
    until, at = time.monotonic() + _SECONDS, service.settings
    exporter = request.path.get("name", "")
    if not _EXPORTER.fullmatch(exporter):
        raise NotFound("artifact")
    course = service.courses.get(request.id_of("course"), request.user_id)
    notes = CourseNotes(course, service)
    files = CourseFiles(
        *(service.s3, at.work_bucket, course, notes.version()),
        now=service.now,
    )
    link = files.find(exporter)
    if link is None:
        service.limit(request.user_id, "files")
        runs = WaitedRuns(Path(at.places_dir), at.child_memory_mb)
        made = CourseFileRunner(runs, service.s3, at.notes_bucket).make(notes, exporter, until)
        link = files.store(exporter, made.name, made.media_type, made.data)
    return CourseArtifact(
        url=link.url,
        expires_at=link.expires_at,
        name=link.name,
        size=link.size,
        notes=len(notes.rows),
        videos=len(course.videos),
    )


handler = Endpoint(
    answer, GetCourseArtifactSettings, Nothing, refuses=(422,), ready=("tables", "s3")
)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
