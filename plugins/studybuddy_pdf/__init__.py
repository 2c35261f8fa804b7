"""The note as a PDF to print and to click: contents, sections, cards, questions, trust."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from typing import ClassVar

import studybuddy

_MOST_NOTES = 50
"""In one PDF of a course: its pages are laid out together, in the memory of one process."""


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
        from studybuddy_pdf.page import html_of
        from studybuddy_pdf.printing import print_page

        return print_page(partial(html_of, note), self.paper)

    def export_course(self, course: studybuddy.Course) -> bytes:
        """One PDF of a course: its videos, the pages of each note, and one glossary of all.

        Raises ExportFailed as `export` does, and `no_course_file` where there are too many notes.
        """
        if (notes := len(list(course.notes()))) > _MOST_NOTES:
            raise studybuddy.ExportFailed(
                "no_course_file",
                f"The notes of {notes} videos are too many for one PDF, which holds {_MOST_NOTES} "
                "at most. Each video's own PDF is beside its notes.",
            )
        from studybuddy_pdf.course import course_html
        from studybuddy_pdf.printing import print_page

        return print_page(partial(course_html, course), self.paper)


class PdfLetterExporter(PdfExporter):
    """PDF on US Letter paper, to print and to click."""

    stem = "note-letter"
    course_stem = "course-letter"
    paper = "letter"
