"""The notes table: what a finished video left behind, and where its artifacts are."""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy import Mark
from studybuddy_aws.runtime.errors import ConditionFailed, NotFound
from studybuddy_aws.storage.tables import Page, Start, Tables, Write

# An item ends at 400 KB; a note's Markdown is kept in the row only well below that.
_COMFORTABLE_BYTES = 100_000


class StoredArtifact(msgspec.Struct, frozen=True, kw_only=True):
    """A file in one of the buckets under `{user_id}/{video_id}/{name}`. `size` in bytes."""

    name: str
    media_type: str
    size: int
    bucket: Literal["notes", "pdfs"]
    key: str


class NoteSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a note."""

    note_id: str
    video_id: str
    user_id: str
    youtube_id: str
    title: str
    subject: str
    s3_url: str
    created_at: str


class NoteRow(NoteSummary, frozen=True, kw_only=True):
    """A note's row. `content` is its Markdown while that is short; `s3_url` has it always.

    `marks` are the user's. They go with the row, like all that is known of a note.
    """

    artifacts: tuple[StoredArtifact, ...]
    content: str | None = None
    marks: tuple[Mark, ...] = ()


def fitting(markdown: str) -> str | None:
    """The Markdown if it fits comfortably into a row."""
    return markdown if len(markdown.encode()) <= _COMFORTABLE_BYTES else None


class Notes:
    """Reads notes and changes them; they are written by what completes their job."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, note_id: str, user_id: str) -> NoteRow:
        """A note of this user. Raises NotFound, for someone else's too."""
        row = self._tables.get("notes", note_id, NoteRow)
        if row is None or row.user_id != user_id:
            raise NotFound("note")
        return row

    def change(self, row: NoteRow, *, title: str | None, marks: tuple[Mark, ...] | None) -> None:
        """Give a note another title, which its video gets too, and other marks; None leaves them.

        Raises NotFound when it has been deleted meanwhile.
        """
        values = {"title": title, "marks": marks}
        new = {name: value for name, value in values.items() if value is not None}
        if not new:
            return
        told = ", ".join(f"#{name} = :{name}" for name in new)
        there = "attribute_exists(#note_id)"
        writes = [Write("Update", "notes", row.note_id, f"SET {told}", there, new)]
        if title is not None:
            known = "attribute_exists(#video_id)"
            writes.append(
                Write("Update", "videos", row.video_id, "SET #title = :title", known, new)
            )
        try:
            self._tables.write(*writes)
        except ConditionFailed:
            raise NotFound("note") from None

    def list(
        self, user_id: str, *, limit: int = 50, start: Start | None = None
    ) -> Page[NoteSummary]:
        """A page of the user's notes, newest first."""
        return self._tables.of_user("notes", user_id, NoteSummary, limit=limit, start=start)


def put_note(note: NoteRow) -> Write:
    """The write that lays the note down. For one transaction with its job's end."""
    return Write("Put", "notes", note)
