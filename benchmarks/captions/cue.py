"""A cue as every reader of the comparison gives it."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u200b]")


class Cue(NamedTuple):
    """Seconds, and the text as it stands in the file."""

    start: float
    end: float
    text: str


def words_of(text: str) -> str:
    """What a student reads of a cue's text: no tags, entities as what they stand for."""
    return visible(html.unescape(_TAG.sub("", text)))


def visible(text: str) -> str:
    """One line, without what cannot be seen."""
    return " ".join(_UNSEEN.sub("", text.replace("\xa0", " ")).split())
