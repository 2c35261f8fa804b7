"""The notes table: what a finished video left behind, and where its artifacts are.

Artifacts are made once with the note, and anew when somebody wants one after marks have changed:
under other keys, since a file that is written over by a slower run would be wrong for ever.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from studybuddy import Mark
from studybuddy_aws.runtime.errors import ConditionFailed, NotFound
from studybuddy_aws.storage.included_questions import questions_left
from studybuddy_aws.storage.tables import Page, Start, Tables, Write
from studybuddy_aws.storage.timestamps import Clock, timestamp

# An item ends at 400 KB; a note's Markdown is kept in the row only well below that.
_COMFORTABLE_BYTES = 100_000

TRANSCRIPT = "transcript.json"
"""What the transcript is called among the artifacts: the file that no exporter makes."""


class StoredArtifact(msgspec.Struct, frozen=True, kw_only=True):
    """A file in one of the buckets under `{user_id}/{video_id}/`. `size` in bytes.

    `marks` is the `digest_of` the marks that it shows.
    """

    name: str
    media_type: str
    size: int
    bucket: Literal["notes", "pdfs"]
    key: str
    marks: str = ""


class NoteVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What a search needs of every note: its title, and which files it has (`s3_url`)."""

    note_id: str
    title: str
    s3_url: str


class SearchedNote(NoteVersion, frozen=True, kw_only=True):
    """What a search needs of a note that it reads or shows."""

    youtube_id: str
    subject: str
    artifacts: tuple[StoredArtifact, ...]
    marks: tuple[Mark, ...] = ()


class NoteFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a list says of a finished note: who wrote it, in which language (BCP 47), of a video how
    long in whole seconds, 0 when unknown. A word that is none of those is empty.
    """

    writer: str
    language: str
    seconds: int


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

    `facts` were not written by the build before. `marks` are the user's. They go with the row, like
    all that is known of a note. `edition` says which files these are, empty for those of the first
    run; `superseded` are those before, which stay a while for whoever was just led there. `asked`
    are the ids of the questions that count, `question_packs` what was bought of more.
    """

    artifacts: tuple[StoredArtifact, ...]
    content: str | None = None
    facts: NoteFacts | None = None
    marks: tuple[Mark, ...] = ()
    edition: str = ""
    superseded: tuple[StoredArtifact, ...] = ()
    asked: frozenset[str] = frozenset()
    question_packs: int = 0

    @property
    def questions_left(self) -> int:
        """How many more questions may be asked before another pack is bought."""
        return questions_left(self.asked, self.question_packs)

    def shows_marks(self, artifact: StoredArtifact) -> bool:
        """Whether a file of the note shows its marks as they are now, where it shows any."""
        return artifact.name == TRANSCRIPT or artifact.marks == digest_of(self.marks)

    @property
    def behind(self) -> bool:
        """Whether there is a file that shows other marks than those of now."""
        return not all(map(self.shows_marks, self.artifacts))


def digest_of(marks: Sequence[Mark]) -> str:
    """Sixteen hexadecimal digits that name these marks; empty for none."""
    return hashlib.sha256(msgspec.json.encode(marks)).hexdigest()[:16] if marks else ""


def fitting(markdown: str) -> str | None:
    """The Markdown if it fits comfortably into a row."""
    return markdown if len(markdown.encode()) <= _COMFORTABLE_BYTES else None


class Notes:
    """Reads notes and changes them; they are written by what completes their job."""

    def __init__(self, tables: Tables, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._now = now

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
            writes += _titled(row, timestamp(self._now()), new)
        try:
            self._tables.write(*writes)
        except ConditionFailed:
            raise NotFound("note") from None

    def renew(self, row: NoteRow, new: NoteRow) -> NoteRow:
        """Put other files in the place of a row's; the row as it is then, marks of now included.

        Raises ConditionFailed when others have been put there since, NotFound when it is deleted.
        """
        write = Write(
            "Update",
            "notes",
            row.note_id,
            "SET #artifacts = :artifacts, #superseded = :superseded, #s3_url = :s3_url, "
            "#content = :content, #edition = :edition",
            "attribute_exists(#note_id) AND (attribute_not_exists(#edition) OR #edition = :was)",
            {**msgspec.structs.asdict(new), "was": row.edition},
        )
        try:
            return self._tables.change(write, NoteRow)
        except ConditionFailed:
            self.get(row.note_id, row.user_id)
            raise

    def list(
        self, user_id: str, *, limit: int = 50, start: Start | None = None
    ) -> Page[NoteSummary]:
        """A page of the user's notes, newest first."""
        return self._tables.of_user("notes", user_id, NoteSummary, limit=limit, start=start)


def put_note(note: NoteRow) -> Write:
    """The write that lays the note down. For one transaction with its job's end."""
    return Write("Put", "notes", note)


def _titled(row: NoteRow, now: str, values: Mapping[str, object]) -> tuple[Write, Write]:
    """What goes with another title: that of the video, and that kept lists are out of date."""
    video, user = "attribute_exists(#video_id)", "attribute_exists(#user_id)"
    told = {**values, "now": now}
    return (
        Write("Update", "videos", row.video_id, "SET #title = :title", video, told),
        Write("Update", "users", row.user_id, "SET #notes_changed_at = :now", user, told),
    )
