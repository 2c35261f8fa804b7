"""From a name to text: bounded, and in whatever encoding it was saved."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from studybuddy_captions.document import refusal, unreadable

LARGEST = 20 * 1024 * 1024
"""Bytes. Captions of a day of speech have about two million."""

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_NEWLINE = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_SAMPLE = 65_536


def read_bytes(name: str, stdin: BinaryIO) -> bytes:
    """The bytes of a file, or of `stdin` for `-`, `LARGEST` at most. Raises SourceRefusal."""
    try:
        if name == "-":
            data = stdin.read(LARGEST + 1)
        else:
            with Path(name).expanduser().open("rb") as file:
                data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise refusal(
            "captions_missing", f"There is no captions file {name}. Check the path."
        ) from None
    except IsADirectoryError:
        raise unreadable(f"{name} is a folder. Name the captions file in it.") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise unreadable(f"The captions file {name} cannot be opened ({reason}).") from error
    if len(data) > LARGEST:
        raise refusal(
            "captions_too_big",
            "The captions file is larger than 20 MB, which no captions are. "
            "Check that it is not the video itself.",
        )
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise refusal("captions_empty", "The captions file is empty.")
    return data


def text_of(data: bytes) -> str:
    """The text in it, with `\\n` line ends and no byte order mark. Raises SourceRefusal."""
    text = _decoded(data)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) / 50:
        raise unreadable(
            "The captions file is no text (perhaps a picture, an archive or the video itself). "
            "Name an SRT, VTT, SBV, json3, XML or text file."
        )
    return _NEWLINE.sub("\n", text.replace("\x00", "").lstrip("\ufeff"))


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    if broken * 4 <= foreign - broken or b"\x00" in data[:_SAMPLE]:
        return text  # whole, or UTF-8 with a byte or two spoilt
    return _western(data)


def _western(data: bytes) -> str:
    """What was saved before UTF-8 was usual: Latin-1, as Windows extends it."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    letters = re.findall(r"[^\W\d_]", text[:_SAMPLE])
    if sum(letter > "\x7f" for letter in letters) > len(letters) * 0.3:
        raise unreadable(
            "The captions file is saved in an encoding that cannot be told. "
            "Save it as UTF-8 and try again."
        )
    return text
