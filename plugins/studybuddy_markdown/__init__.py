"""The note as Markdown: one file for any editor, and one for a vault of Obsidian's."""

from __future__ import annotations

import studybuddy
from studybuddy_markdown.course_page import course_page
from studybuddy_markdown.page import Page
from studybuddy_markdown.vault import VaultPage


class MarkdownExporter(studybuddy.Exporter):
    """Markdown, for Obsidian, GitHub and any editor."""

    media_type = "text/markdown"
    extension = "md"
    course_stem = "index"

    def export(self, note: studybuddy.Note) -> bytes:
        """The note as UTF-8 Markdown with YAML front matter; blocks are a blank line apart."""
        return Page(note).export()

    def export_with_ids(self, note: studybuddy.Note) -> bytes:
        """The same, each line ending in its id as Obsidian writes those of blocks: `^3f9a1c07`."""
        return Page(note, ids=True).export()

    def export_course(self, course: studybuddy.Course) -> bytes:
        """An index: every video with its files, or why it has none, and one glossary of all."""
        return course_page(course)


class ObsidianExporter(studybuddy.Exporter):
    """Obsidian note, with properties, callouts and cards to review."""

    media_type = "text/markdown"
    extension = "md"
    stem = "obsidian"

    def export(self, note: studybuddy.Note) -> bytes:
        """The note as Obsidian reads Markdown; its cards as its Spaced Repetition plugin does."""
        return VaultPage(note).export()

    def export_with_ids(self, note: studybuddy.Note) -> bytes:
        """The same, each line ending in its id as that of a block: `^3f9a1c07`."""
        return VaultPage(note, ids=True).export()
