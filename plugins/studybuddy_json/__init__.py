"""The whole note as JSON. `note.schema.json` beside this file is the published JSON Schema."""

from __future__ import annotations

import studybuddy


class JsonExporter(studybuddy.Exporter):
    """JSON, the whole note with its transcript."""

    media_type = "application/json"
    extension = "json"

    def export(self, note: studybuddy.Note) -> bytes:
        """The note as `studybuddy.from_json` reads it back, the same in every field."""
        return studybuddy.to_json(note)
