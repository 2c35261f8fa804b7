"""Which reader a file is for, told by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from studybuddy import CAPTION_FORMATS
from studybuddy_captions import known_heads
from studybuddy_captions.document import Captions, unreadable
from studybuddy_captions.json_formats import is_json, read_json
from studybuddy_captions.plain import read_plain
from studybuddy_captions.timed import is_timed, read_timed
from studybuddy_captions.timedtext import is_xml, read_timedtext


class Reader(NamedTuple):
    """`recognises` says whether a text is meant as what `read` reads."""

    recognises: Callable[[str], bool]
    read: Callable[[str], Captions]


READERS = (
    Reader(known_heads.has_known_head, known_heads.refuse_known_head),
    Reader(is_json, read_json),
    Reader(is_xml, read_timedtext),
    Reader(is_timed, read_timed),
    Reader(lambda text: True, read_plain),
)
"""The first that recognises a text reads it."""

_TIMED_NAMES = {
    extension: form.title
    for form in reversed(CAPTION_FORMATS)
    if "txt" not in form.extensions
    for extension in form.extensions
}


def read(text: str, name: str = "") -> Captions:
    """What a text says, from a file of that name.

    Raises SourceRefusal when it is meant as captions and cannot be read.
    """
    captions = next(reader for reader in READERS if reader.recognises(text)).read(text)
    promised = _TIMED_NAMES.get(PurePath(name).suffix.lower().lstrip("."))
    if promised and captions.format == "text" and captions.cues:
        raise unreadable(
            f"The captions file is named as {promised}, but no line of it holds a time that can be "
            "read. Get it again; if it is a text without times, name it .txt."
        )
    return captions
