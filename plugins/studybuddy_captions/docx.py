"""Word documents, as Teams and Google Meet give transcripts: their text, line by line.

Read from the XML: python-docx leaves out inserted words, fields and formulas. What an archive says
of its own size is not believed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from studybuddy_captions.document import refusal, unreadable
from studybuddy_captions.xml_reading import local, read_xml

LARGEST_UNPACKED = 32 * 1024 * 1024
"""Bytes of the XML with the words."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEMBERS = 2000
_DEEPEST = 200
_MAIN = re.compile(r"word/document\d{0,3}\.xml", re.IGNORECASE)
_MACROS = re.compile(r"(?:.*/)?vbaProject\.bin", re.IGNORECASE)
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
# What was taken out or moved away, readings above their base, and what older programs are shown.
_UNSAID = frozenset({"del", "moveFrom", "rt", "Fallback", "instrText", "delText"})
_OTHER_ZIPS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)


def is_archive(data: bytes) -> bool:
    """Whether bytes are those of a Word document, or of what is packed as one is."""
    return data.startswith((_ZIP, _OLE))


def text_of_docx(data: bytes) -> str:
    """The words of a Word document, a line for each paragraph and break. Raises SourceRefusal."""
    if data.startswith(_OLE):
        raise unreadable(
            "The captions file is a Word document with a password, or of Word before 2007. Open "
            "it in Word and save it as .docx without a password, or copy its text."
        )
    try:
        reading = _DocumentReading()
        read_xml(_main_part(data).decode("utf-8-sig"), reading)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise unreadable(
            f"The captions file is a Word document with a fault ({error}). Download it again, or "
            "copy its text."
        ) from error
    return "".join(reading.text)


def _main_part(data: bytes) -> bytes:
    """The XML that has the words."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _MEMBERS:
            raise unreadable(
                f"The captions file is an archive of {len(members)} files, which no transcript is."
            )
        names = [member.filename for member in members]
        main = next((member for member in members if _MAIN.fullmatch(member.filename)), None)
        if main is None:
            raise _other_archive(names)
        if any(_MACROS.fullmatch(name) for name in names):
            raise unreadable(
                "The captions file is a Word document with macros, which a transcript never has. "
                "Save it as .docx, or copy its text."
            )
        if main.flag_bits & 0x1 or main.compress_type not in _METHODS:
            raise unreadable(
                "The captions file is a Word document that is encrypted, or packed in a way that "
                "Word does not. Save it anew as .docx, or copy its text."
            )
        with archive.open(main) as file:
            content = file.read(LARGEST_UNPACKED + 1)
    if len(content) > LARGEST_UNPACKED:
        raise refusal(
            "captions_too_big",
            "The captions file is a Word document with more than 32 MB of text and layout, which "
            "no transcript has. Copy its text.",
        )
    return content


def _other_archive(names: list[str]) -> Exception:
    kind = next(
        (
            title
            for head, title in _OTHER_ZIPS
            if any(name == head or (head.endswith("/") and name.startswith(head)) for name in names)
        ),
        "an archive",
    )
    return unreadable(
        f"The captions file is {kind}, no text and no Word document. Unpack or export it, and "
        "name an SRT, VTT, Word or text file."
    )


class _DocumentReading:
    """What the parser reports, as text."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._open: list[str] = []
        self._unsaid = 0  # how many of the open elements are not to be read

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, around = local(tag), self._open
        if len(around) >= _DEEPEST:
            raise unreadable("The captions file is a Word document nested beyond reason.")
        if not around and name != "document":
            raise unreadable("The captions file is packed as a Word document, but is none.")
        if name in _UNSAID:
            self._unsaid += 1
        # `tab` in the properties of a paragraph is a tab stop.
        elif name in _BREAKS and not self._unsaid and around[-1:] == ["r"]:
            self.text.append(_BREAKS[name])
        around.append(name)

    def data(self, text: str) -> None:
        if self._open[-1] == "t" and not self._unsaid:
            self.text.append(text)

    def end(self, tag: str) -> None:
        name = self._open.pop()
        if name == "p":
            if not self._unsaid:
                self.text.append("\n")
        elif name in _UNSAID:
            self._unsaid -= 1

    def close(self) -> None:
        """Nothing is left to do at the end of the document."""
