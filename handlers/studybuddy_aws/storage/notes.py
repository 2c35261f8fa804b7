"""The notes table: what a finished video left behind, and where its artifacts are."""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy_aws.runtime.errors import NotFound
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
    """A note's row. `content` is its Markdown while that is short; `s3_url` has it always."""

    artifacts: tuple[StoredArtifact, ...]
    content: str | None = None


def fitting(markdown: str) -> str | None:
    """The Markdown if it fits comfortably into a row."""
    return markdown if len(markdown.encode()) <= _COMFORTABLE_BYTES else None


class Notes:
    """Reads notes; they are written by the transaction that completes their job."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, note_id: str, user_id: str) -> NoteRow:
        """A note of this user. Raises NotFound, for someone else's too."""
        row = self._tables.get("notes", note_id, NoteRow)
        if row is None or row.user_id != user_id:
            raise NotFound("note")
        return row

    def list(
        self, user_id: str, *, limit: int = 50, start: Start | None = None
    ) -> Page[NoteSummary]:
        """A page of the user's notes, newest first."""
        return self._tables.of_user("notes", user_id, NoteSummary, limit=limit, start=start)


def put_note(note: NoteRow) -> Write:
    """The write that lays the note down. For one transaction with its job's end."""
    return Write("Put", "notes", note)
