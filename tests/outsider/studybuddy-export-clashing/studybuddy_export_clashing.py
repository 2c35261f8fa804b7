"""A plugin that is sound in itself, and claims a name of Study Buddy's own."""

import studybuddy


class PlainPdfExporter(studybuddy.Exporter):
    """Plain PDF."""

    media_type = "application/pdf"
    extension = "pdf"

    def export(self, note: studybuddy.Note) -> bytes:
        """A file that only begins like a PDF."""
        return b"%PDF-1.7\n" + note.title.encode()
