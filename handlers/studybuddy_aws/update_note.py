"""PATCH /notes/{id}: a note's title, and the lines that its reader holds for wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import msgspec

from studybuddy import Mark
from studybuddy.note import LONGEST_REMARK, MOST_MARKS
from studybuddy_aws.http.captions_body import Title
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.note_file import read_note
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.logs import count
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.service import Service

_LARGEST_BODY = 128 * 1024  # a row ends at 400 KB, and has the note's Markdown too
# The structured note of twelve hours; of a larger one no line can be looked up.
_LARGEST_NOTE = 20_000_000

_LineId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[0-9a-z]{1,16}$")]
_Remark: TypeAlias = Annotated[str, msgspec.Meta(max_length=LONGEST_REMARK)]


class UpdateNoteSettings(ApiSettings, frozen=True, kw_only=True):
    """NOTES_BUCKET: where the note lies whose lines are marked."""

    notes_bucket: str


class NewMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the note that its reader holds for wrong: `id` is the line's, `remark` is why."""

    id: _LineId
    remark: _Remark = ""


class NoteChanges(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be otherwise; what is left out stays. `marks` are put in the place of all."""

    title: Title | None = None
    marks: Annotated[tuple[NewMark, ...], msgspec.Meta(max_length=MOST_MARKS)] | None = None


class ChangedNote(msgspec.Struct, frozen=True, kw_only=True):
    """The title and the marks that the note has now."""

    note_id: str
    title: str
    marks: tuple[Mark, ...]


def answer(request: Request[NoteChanges], service: Service[UpdateNoteSettings]) -> ChangedNote:
    """Change the note, if it is the user's."""
    row = service.notes.get(request.id_of("note"), request.user_id)
    asked = request.body
    title = None if asked.title is None else asked.title.strip()
    if title == "":
        raise BadRequest("bad_body", "The body will not do: the title is blank.")
    marks = None if asked.marks is None else _marks(asked.marks, row, service)
    service.notes.change(row, title=title, marks=marks)
    if added := {mark.id for mark in marks or ()} - {mark.id for mark in row.marks}:
        count("LineMarked", len(added), job_id=row.video_id)
    return ChangedNote(
        note_id=row.note_id,
        title=row.title if title is None else title,
        marks=row.marks if marks is None else marks,
    )


def _marks(
    asked: Sequence[NewMark], row: NoteRow, service: Service[UpdateNoteSettings]
) -> tuple[Mark, ...]:
    """The marks as they are kept. Raises BadRequest for a line that the note does not have."""
    marks = tuple(Mark(id=mark.id, remark=mark.remark.strip()) for mark in asked)
    wanted = {mark.id for mark in marks}
    if len(wanted) < len(marks):
        raise BadRequest("bad_body", "The body will not do: a line is marked twice.")
    if wanted - _lines(row, service):
        raise BadRequest("no_such_line", "The note has no such line. Load it again.")
    return marks


def _lines(row: NoteRow, service: Service[UpdateNoteSettings]) -> set[str]:
    note = read_note(row, service.s3, service.settings.notes_bucket, _LARGEST_NOTE)
    return set() if note is None else {claim.id for claim in note.claims()}


handler = Endpoint(
    answer, UpdateNoteSettings, NoteChanges, ready=("tables", "s3"), largest=_LARGEST_BODY
)
