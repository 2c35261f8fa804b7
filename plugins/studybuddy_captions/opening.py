"""From a name to text: bounded, and in whatever encoding it was saved."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from studybuddy import CAPTION_FORMATS
from studybuddy_captions import old_encodings
from studybuddy_captions.document import refusal, unreadable

LARGEST = max(one.largest for one in CAPTION_FORMATS)
"""Bytes. Captions of a day of speech have about two million."""

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (  # where the mark stands, the mark, and what goes on from "The captions file is"
    (3, b"STL25.01", "EBU STL, the subtitles of broadcasters"),
    (3, b"STL30.01", "EBU STL, the subtitles of broadcasters"),
    (0, b"\x00\x00\x01\xba", "VobSub subtitles, whose words are pictures, or a video"),
    (0, b"PG\x00", "subtitles of a Blu-ray disc, whose words are pictures"),
    (0, b"\x1aE\xdf\xa3", "a Matroska file, which may hold subtitles beside a video"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN = ("\x00", "\ufeff")
_LINE_ENDS = ("\x85", "\u2028", "\u2029")
_SAMPLE = 65_536
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_ZEROS = 0.1  # of every fourth byte, at the least
_ZERO_PATTERNS = {
    "x0x0": "utf-16-le",
    "0x0x": "utf-16-be",
    "x000": "utf-32-le",
    "xx00": "utf-32-le",
    "000x": "utf-32-be",
    "00xx": "utf-32-be",
}


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
            f"The captions file is larger than {LARGEST // 1024**2} MB, which no captions are. "
            "Check that it is not the video itself.",
        )
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise refusal("captions_empty", "The captions file is empty.")
    return data


def _best_known() -> str:
    """The formats that people are told of first."""
    *others, last = (one.title for one in CAPTION_FORMATS[:3])
    return f"{', '.join(others)} or {last}"


def text_of(data: bytes) -> tuple[str, str]:
    """The text and its encoding, with `\\n` line ends and no byte order mark.

    Raises SourceRefusal.
    """
    _refuse_what_is_no_text(data)
    text, encoding = _decoded(data)
    sample = text[:_SAMPLE]
    if _is_binary(sample):
        raise unreadable(
            "The captions file is no text (perhaps a picture, an archive or the video itself). "
            f"Name a file of another kind, such as {_best_known()}."
        )
    if sample.count("\ufffd") > max(2, len(sample) / 50):
        raise unreadable(
            "The captions file has lost its letters: where they were it holds the sign for an "
            "unknown one. Get it again, and save it as UTF-8."
        )
    return _plain_lines(text), encoding


def _plain_lines(text: str) -> str:
    # One search for each sign is many times as fast as one expression for all.
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    if "\r" in text:  # sooner told than where both signs of an end stand
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _refuse_what_is_no_text(data: bytes) -> None:
    title = next((name for begin, mark, name in _BINARY if data.startswith(mark, begin)), "")
    if title:
        raise unreadable(
            f"The captions file is {title}. Save it as SRT or VTT in a subtitle editor, and try "
            "again."
        )


def _is_binary(sample: str) -> bool:
    return len(_CONTROLS.findall(sample)) > len(sample) / 50


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if (wide := _without_mark(data[:_SAMPLE])) and (text := _strictly(data, wide)):
        return text, wide
    if (text := _strictly(data, "utf-8")) is not None:
        return _of_escapes(data, text)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    if broken * 4 <= foreign - broken or _is_binary(text[:_SAMPLE]):
        return text, "utf-8"  # with a byte or two spoilt, or no text at all
    if found := _declared(data) or old_encodings.decoded(data):
        return found
    raise unreadable(
        "The captions file is saved in an encoding that cannot be told for sure. Open it in an "
        "editor that shows its letters right, save it as UTF-8 and try again."
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> tuple[str, str] | None:
    """What XML says of itself, if that can be."""
    said = _XML_ENCODING.match(data)
    try:
        return (data.decode(name := codecs.lookup(said[1].decode()).name), name) if said else None
    except (LookupError, UnicodeDecodeError):
        return None


def _of_escapes(data: bytes, text: str) -> tuple[str, str]:
    """Japanese as mail has it looks like ASCII, with escapes where other letters begin."""
    if b"\x1b" in data and b"\x1b$" in data and (japanese := _strictly(data, "iso2022-jp")):
        return japanese, "iso2022-jp"
    return text, "utf-8"


def _without_mark(sample: bytes) -> str:
    """Which UTF-16 or UTF-32 has its zero bytes where these are; empty for none.

    Line ends, spaces and digits have them in every script.
    """
    quarters = [sample[at::4].count(0) / max(1, len(sample) // 4) for at in range(4)]
    pattern = "".join("x" if share < _ZEROS / 10 else "0" for share in quarters)
    return _ZERO_PATTERNS.get(pattern, "") if max(quarters) > _ZEROS else ""
