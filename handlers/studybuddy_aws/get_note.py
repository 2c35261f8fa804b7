"""GET /notes/{id}: one note, as Markdown and in its structure, and links to its artifacts."""

from __future__ import annotations

import msgspec

from studybuddy import Mark, Note
from studybuddy_aws.http.artifact_links import ArtifactLink, artifact_links
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.note_file import read_note
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.job import FileProblem
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.service import Service

# An answer ends at 6 MB. What is larger than this is read through its link.
_LARGEST = 2_000_000


class NoteView(msgspec.Struct, frozen=True, kw_only=True):
    """A note. `markdown` and `note` are None where they are too large: take their links.

    `problems` are the files that were ordered and could not be made, `marks` the lines that the
    user holds for wrong: the note has them too, its Markdown and those files that are not
    `current` were made before (`POST /notes/{id}/artifacts` makes them anew).
    """

    note_id: str
    video_id: str
    youtube_id: str
    title: str
    subject: str
    created_at: str
    markdown: str | None
    note: Note | None
    artifacts: tuple[ArtifactLink, ...]
    problems: tuple[FileProblem, ...]
    marks: tuple[Mark, ...]


def answer(request: Request[Nothing], service: Service[FileSettings]) -> NoteView:
    """The note, if it is the user's."""
    row = service.notes.get(request.id_of("note"), request.user_id)
    return NoteView(
        note_id=row.note_id,
        video_id=row.video_id,
        youtube_id=row.youtube_id,
        title=row.title,
        subject=row.subject,
        created_at=row.created_at,
        markdown=_markdown(row, service),
        note=_note(row, service),
        artifacts=artifact_links(row, service),
        problems=_problems(row, service),
        marks=row.marks,
    )


def _markdown(row: NoteRow, service: Service[FileSettings]) -> str | None:
    if row.content is not None:
        return row.content
    key = next((artifact.key for artifact in row.artifacts if artifact.name == "note.md"), None)
    bucket = service.settings.buckets.notes_bucket
    data = None if key is None else Files(service.s3).read(bucket, key, _LARGEST)
    return None if data is None else data.decode("utf-8", "replace")


def _note(row: NoteRow, service: Service[FileSettings]) -> Note | None:
    """The structured note, with the marks that the user has made since."""
    note = read_note(row, service.s3, service.settings.buckets.notes_bucket, _LARGEST)
    return None if note is None else note.with_marks(row.marks)


def _problems(row: NoteRow, service: Service[FileSettings]) -> tuple[FileProblem, ...]:
    job = service.jobs.find(row.video_id)
    return () if job is None else job.problems


handler = Endpoint(answer, FileSettings, Nothing, ready=("tables", "s3"))
