"""Notes to make decks of, and what an `.apkg` file holds."""

import io
import sqlite3
import zipfile
from html.parser import HTMLParser

from msgspec.structs import replace

import studybuddy
from studybuddy.testing import sample_note
from studybuddy_anki import AnkiExporter

FIELDS = ["Text", "Answer", "Time", "Link", "Video", "Language", "Direction", "Mark"]


def note_of(made_at: int = 0, **parts: object) -> studybuddy.Note:
    """The sample note with other parts, finished then."""
    note = replace(sample_note(), **parts)
    return replace(note, provenance=replace(note.provenance, made_at=made_at))


def rows(note: studybuddy.Note, query: str) -> list[tuple[object, ...]]:
    """What the database of a note's deck answers."""
    return answered(AnkiExporter().export(note), query)


def course_rows(course: studybuddy.Course, query: str) -> list[tuple[object, ...]]:
    """What the database of a course's deck answers."""
    return answered(AnkiExporter().export_course(course), query)


def answered(package: bytes, query: str) -> list[tuple[object, ...]]:
    """What the database in an `.apkg` file answers."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert ["collection.anki2", "media"] == archive.namelist()
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def cards(note: studybuddy.Note) -> dict[str, dict[str, str]]:
    """The fields of a deck's notes by their GUID."""
    found = rows(note, "SELECT guid, flds FROM notes ORDER BY id")
    split = {str(guid): str(fields).split("\x1f") for guid, fields in found}
    return {guid: dict(zip(FIELDS, fields, strict=True)) for guid, fields in split.items()}


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(page: str) -> tuple[str, set[str]]:
    """The text that a browser shows of some HTML, and its tags."""
    reader = _Shown()
    reader.feed(page)
    reader.close()
    return reader.text, set(reader.tags)
