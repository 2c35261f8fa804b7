"""GET /notes/{id}: one note in its structure, and which files there are of it."""

from __future__ import annotations

import msgspec

from studybuddy import Mark, Note
from studybuddy_aws.http.artifact_links import Artifact, artifacts_of
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.note_file import LARGEST_READ, read_note
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.job import FileProblem
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.service import Service


class NoteView(msgspec.Struct, frozen=True, kw_only=True):
    """A note. `note` is None where it is too large: take the file `note.json`.

    Of its transcript it has only the times of the lines that are cited, by which `cites` are
    counted: the words are at `GET /notes/{id}/transcript`. `problems` are the files that were
    ordered and could not be made, `marks` the lines that the user holds for wrong: the note has
    them too, its Markdown and those files that are not `current` were made before
    (`POST /notes/{id}/artifacts` makes them anew). `questions_left` may be asked before another
    pack is bought, of which `question_packs` were (`POST /notes/{id}/questions`).
    """

    note_id: str
    video_id: str
    youtube_id: str
    title: str
    subject: str
    created_at: str
    note: Note | None
    artifacts: tuple[Artifact, ...]
    problems: tuple[FileProblem, ...]
    marks: tuple[Mark, ...]
    questions_left: int
    question_packs: int


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
        note=_note(row, service),
        artifacts=artifacts_of(row),
        problems=_problems(row, service),
        marks=row.marks,
        questions_left=row.questions_left,
        question_packs=row.question_packs,
    )


def _note(row: NoteRow, service: Service[FileSettings]) -> Note | None:
    """The structured note, with the marks that the user has made since."""
    note = read_note(row, service.s3, service.settings.buckets.notes_bucket, LARGEST_READ)
    return None if note is None else note.without_words().with_marks(row.marks)


def _problems(row: NoteRow, service: Service[FileSettings]) -> tuple[FileProblem, ...]:
    job = service.jobs.find(row.video_id)
    return () if job is None else job.problems


handler = Endpoint(answer, FileSettings, Nothing, ready=("tables", "s3"), tagged=True)
