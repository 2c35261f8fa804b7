"""Which reader a file is for, told by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from studybuddy import CAPTION_FORMATS, ReadingWarning
from studybuddy_captions import known_heads, line_formats
from studybuddy_captions.document import Captions, refusal, unreadable
from studybuddy_captions.docx import is_archive, text_of_docx
from studybuddy_captions.json_formats import SHAPES, is_json, read_json
from studybuddy_captions.meetings import meeting_in
from studybuddy_captions.opening import text_of
from studybuddy_captions.plain import read_plain
from studybuddy_captions.sami import read_sami
from studybuddy_captions.scc import read_scc
from studybuddy_captions.substation import read_substation
from studybuddy_captions.subviewer import read_subviewer
from studybuddy_captions.tables import read_table
from studybuddy_captions.timed import is_timed, read_timed
from studybuddy_captions.timedtext import is_xml, read_timedtext
from studybuddy_captions.ttml import read_ttml
from studybuddy_captions.wrapping import unwrapped


class Reader(NamedTuple):
    """`recognises` says whether a text is meant as what `read` reads: one of `formats`."""

    formats: tuple[str, ...]
    recognises: Callable[[str], bool]
    read: Callable[[str], Captions]


READERS = (
    Reader(("ttml",), known_heads.is_ttml, read_ttml),
    Reader(("sami",), known_heads.is_sami, read_sami),
    Reader(("ass",), known_heads.is_ass, read_substation),
    Reader(("scc",), known_heads.is_scc, read_scc),
    Reader(("microdvd",), known_heads.is_microdvd, line_formats.read_microdvd),
    Reader(("mpl2",), known_heads.is_mpl2, line_formats.read_mpl2),
    Reader(("subviewer",), known_heads.is_subviewer_1, read_subviewer),
    Reader(("subviewer",), known_heads.is_subviewer_2, read_subviewer),
    Reader(("audacity",), known_heads.is_audacity, line_formats.read_audacity),
    Reader(("lrc",), known_heads.is_lrc, line_formats.read_lrc),
    Reader((), known_heads.has_known_head, known_heads.refuse_known_head),
    Reader(tuple(shape.format for shape in SHAPES), is_json, read_json),
    Reader(("youtube-xml",), is_xml, read_timedtext),
    Reader(("webvtt", "srt", "sbv"), is_timed, read_timed),
    Reader(
        ("text-with-times", "text", "csv"),
        lambda text: True,
        lambda text: read_table(text) or read_plain(text),
    ),
)
"""The first that recognises a text reads it."""

_FRONT_MATTER = ReadingWarning(
    code="lines_above_left_out",
    message="The front matter between two lines of dashes is left out, but for the title.",
)
_LARGEST = {one.name: one.largest for one in CAPTION_FORMATS}
_TIMED_NAMES = {
    extension: form.title
    for form in reversed(CAPTION_FORMATS)
    if "txt" not in form.extensions
    for extension in form.extensions
}


def read_file(data: bytes, name: str = "") -> tuple[Captions, str]:
    """What a file of that name says, and the encoding of its text. Raises SourceRefusal."""
    if is_archive(data):
        return read_docx(data), "utf-8"
    text, encoding = text_of(data)
    return read(text, name), encoding


def read(text: str, name: str = "") -> Captions:
    """What a text says, from a file of that name.

    Raises SourceRefusal when it is meant as captions and cannot be read.
    """
    text, front_matter, title = unwrapped(text)
    reader = next(reader for reader in READERS if reader.recognises(text))
    _check_size(_size(text), reader.formats)
    captions = reader.read(text)
    captions = captions._replace(title=captions.title or title)
    if front_matter:
        captions = captions._replace(warnings=(*captions.warnings, _FRONT_MATTER))
    promised = _TIMED_NAMES.get(PurePath(name).suffix.lower().lstrip("."))
    if promised and captions.format == "text" and captions.cues:
        raise unreadable(
            f"The captions file is named as {promised}, but no line of it holds a time that can be "
            "read. Get it again; if it is a text without times, name it .txt."
        )
    return captions


def read_docx(data: bytes) -> Captions:
    """What a Word document says, read as if its text had been pasted. Raises SourceRefusal."""
    _check_size(len(data), ("docx",))
    text = text_of_docx(data)
    meeting = meeting_in(text)
    captions = read(meeting.text)
    if meeting.above and captions.estimated:
        captions = read(text)  # prose that names times: nothing stands above it
    elif meeting.above:
        left_out = ReadingWarning(
            code="lines_above_left_out",
            message=f"{meeting.above} lines above the first time are taken for the transcript's "
            "head (title, date, who was there), and are left out.",
        )
        captions = captions._replace(warnings=(*captions.warnings, left_out))
    return captions._replace(format="docx")


def _size(text: str) -> int:
    """The bytes of a text in UTF-8."""
    return len(text) if text.isascii() else len(text.encode(errors="replace"))


def _check_size(size: int, formats: tuple[str, ...]) -> None:
    largest = max((_LARGEST[name] for name in formats), default=size)
    if size > largest:
        title = next(one.title for one in CAPTION_FORMATS if one.name == formats[0])
        raise refusal(
            "captions_too_big",
            f"The captions file is {title} and larger than {largest // 1024**2} MB, which no such "
            "captions are. Check that it is the captions of one video.",
        )
