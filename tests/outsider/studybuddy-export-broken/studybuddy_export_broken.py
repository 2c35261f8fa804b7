"""A plugin as they break in the wild: what it imports was there once, and is there no longer."""

from html import escape_slides  # type: ignore[attr-defined]

import studybuddy


class SlidesExporter(studybuddy.Exporter):
    """Slides."""

    media_type = "text/html"
    extension = "html"

    def export(self, note: studybuddy.Note) -> bytes:
        """The slides."""
        return bytes(escape_slides(note.title), "utf-8")
