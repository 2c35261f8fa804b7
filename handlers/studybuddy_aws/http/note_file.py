"""The structured note as it lies among the artifacts of a note's row."""

from __future__ import annotations

from typing import Any

import msgspec

from studybuddy import Note, from_json
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.notes import NoteRow, SearchedNote

# Bytes. Its transcript, too, has to fit into an answer, which ends at 6 MB.
LARGEST_READ = 4_000_000


def read_note(row: NoteRow | SearchedNote, s3: Any, bucket: str, largest: int) -> Note | None:
    """The note; None where there is none, it is too large, or another version wrote it."""
    key = next((one.key for one in row.artifacts if one.name == "note.json"), None)
    data = key and Files(s3).read(bucket, key, largest)
    try:
        return from_json(data) if isinstance(data, bytes) else None
    except msgspec.DecodeError:
        return None
