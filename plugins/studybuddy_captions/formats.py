"""Which reader a file is for, told by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from studybuddy_captions.document import Captions
from studybuddy_captions.json3 import is_json, read_json
from studybuddy_captions.plain import read_plain
from studybuddy_captions.tables import is_table, read_table
from studybuddy_captions.timed import is_timed, read_timed
from studybuddy_captions.timedtext import is_xml, read_timedtext


class Reader(NamedTuple):
    """`recognises` says whether a text is meant as what `read` reads."""

    recognises: Callable[[str], bool]
    read: Callable[[str], Captions]


READERS = (
    Reader(is_json, read_json),
    Reader(is_xml, read_timedtext),
    Reader(is_timed, read_timed),
    Reader(is_table, read_table),
    Reader(lambda text: True, read_plain),
)
"""The first that recognises a text reads it."""


def read(text: str) -> Captions:
    """What a text says. Raises SourceRefusal when it is meant as captions and cannot be read."""
    return next(reader for reader in READERS if reader.recognises(text)).read(text)
