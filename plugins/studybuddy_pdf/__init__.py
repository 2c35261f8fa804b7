"""The note as a PDF to print and to click: contents, sections, cards, questions, trust."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import ClassVar

import studybuddy


class PdfExporter(studybuddy.Exporter):
    """PDF, to print and to click."""

    media_type = "application/pdf"
    extension = "pdf"
    paper: ClassVar[str] = "A4"

    def missing(self, settings: Mapping[str, str]) -> str:
        """The extra that brings WeasyPrint, where it is not installed."""
        if all(find_spec(name) for name in ("weasyprint", "segno", "ziamath")):
            return ""
        return "What makes PDFs is not installed: pip install 'yt-study-buddy[pdf]'"

    def export(self, note: studybuddy.Note) -> bytes:
        """The PDF: tagged, bookmarked, with every glyph; the same bytes for the same note.

        Raises ExportFailed: `missing_glyphs` when the machine has no font for the note's script,
        `library_missing` when WeasyPrint or the libraries under it cannot be loaded.
        """
        from studybuddy_pdf.printing import print_note

        return print_note(note, self.paper)


class PdfLetterExporter(PdfExporter):
    """PDF on US Letter paper, to print and to click."""

    stem = "note-letter"
    paper = "letter"
