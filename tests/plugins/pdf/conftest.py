"""Reading a finished PDF with another library than the one that wrote it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdf
import pytest

import studybuddy
from studybuddy_pdf import PdfExporter


@dataclass(frozen=True)
class Pdf:
    """A PDF and what a reader finds in it."""

    data: bytes
    reader: pypdf.PdfReader

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page without spaces: line breaks fall anywhere."""
        return [re.sub(r"\s", "", page.extract_text()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def links(self) -> list[str]:
        """The addresses that lie under the pages, in order."""
        return [
            annotation["/A"]["/URI"]
            for page in self.reader.pages
            for annotation in (entry.get_object() for entry in page.get("/Annots", []))
            if "/A" in annotation
        ]

    @property
    def bookmarks(self) -> list[tuple[str, int]]:
        """Title and page number of each entry of the outline."""
        return list(self._entries(self.reader.outline))

    def _entries(self, outline: list[object]) -> Iterator[tuple[str, int]]:
        for entry in outline:
            if isinstance(entry, list):
                yield from self._entries(entry)
            else:
                yield entry.title, self.reader.get_destination_page_number(entry) + 1

    def tags(self, kind: str) -> list[pypdf.generic.DictionaryObject]:
        """The elements of one kind (`/Figure`) in the tree of tags."""

        def walk(element: object) -> Iterator[pypdf.generic.DictionaryObject]:
            if not isinstance(element, pypdf.generic.DictionaryObject):
                return
            if element.get("/S") == kind:
                yield element
            for child in element.get("/K", []):
                yield from walk(child.get_object())

        return list(walk(self.reader.trailer["/Root"]["/StructTreeRoot"]))


@pytest.fixture(scope="session")
def pdf():
    """Makes the PDF of a note, and opens it."""

    def made(note: studybuddy.Note) -> Pdf:
        data = PdfExporter().export(note)
        return Pdf(data=data, reader=pypdf.PdfReader(io.BytesIO(data)))

    return made
