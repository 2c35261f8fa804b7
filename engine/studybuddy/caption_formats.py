"""The formats of captions and transcripts that a user may bring: the one list of them.

The captions plugin has a reader for each. Upload, file picker, API and help texts take names,
extensions and limits from here; `make contract` writes them for the web app.
"""

from __future__ import annotations

from typing import NamedTuple

_MB = 1024 * 1024


class CaptionFormat(NamedTuple):
    """A format. `extensions` in lower case without the dot, `largest` in bytes."""

    name: str
    title: str
    extensions: tuple[str, ...]
    largest: int = 20 * _MB


CAPTION_FORMATS = (
    CaptionFormat("webvtt", "WebVTT", ("vtt",)),
    CaptionFormat("srt", "SubRip", ("srt",)),
    CaptionFormat("sbv", "YouTube SBV", ("sbv",)),
    CaptionFormat("youtube-json", "YouTube json3", ("json3", "json")),
    CaptionFormat("youtube-xml", "YouTube XML", ("srv1", "srv2", "srv3", "xml")),
    CaptionFormat("csv", "Table (CSV, TSV)", ("csv", "tsv")),
    CaptionFormat("text-with-times", "Text with times", ("txt",)),
    CaptionFormat("text", "Text", ("txt",)),
)
"""In the order in which people are told of them."""


def extensions() -> tuple[str, ...]:
    """Every extension, once, in the order of `CAPTION_FORMATS`."""
    return tuple(dict.fromkeys(end for one in CAPTION_FORMATS for end in one.extensions))


def named(name: str) -> CaptionFormat:
    """The format of that name. Raises KeyError."""
    return {one.name: one for one in CAPTION_FORMATS}[name]
