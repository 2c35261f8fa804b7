"""The note as an Anki deck: what is worth learning by heart, each with its second in the video."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec

import studybuddy


class AnkiExporter(studybuddy.Exporter):
    """Anki deck, to learn by heart over weeks."""

    media_type = "application/apkg"
    extension = "apkg"

    def missing(self, settings: Mapping[str, str]) -> str:
        """The extra that brings genanki, where it is not installed."""
        if find_spec("genanki"):
            return ""
        return "What makes Anki decks is not installed: pip install 'yt-study-buddy[anki]'"

    def export(self, note: studybuddy.Note) -> bytes:
        """The deck as an `.apkg` file, a ZIP with a SQLite database; the same for the same note.

        Imported once more, a later note of the same video updates cards that ask the same, and
        what was learned of them stays. Raises ExportFailed (`library_missing`).
        """
        with self._library():
            from studybuddy_anki.package import package_of

            return package_of(note)

    def export_course(self, course: studybuddy.Course) -> bytes:
        """One deck with one within it for each video, as an `.apkg` file.

        Cards are those of the notes' own decks: imported beside them they are no second ones.
        Raises ExportFailed (`library_missing`).
        """
        with self._library():
            from studybuddy_anki.package import package_of_course

            return package_of_course(course)

    @contextmanager
    def _library(self) -> Iterator[None]:
        """Say what to install where genanki is not there."""
        try:
            yield
        except ImportError as error:
            raise studybuddy.ExportFailed(
                "library_missing", f"{self.missing({}) or 'No Anki deck could be made'} ({error})."
            ) from error
