"""The formats of captions and transcripts that a user may bring: the one list of them.

The captions plugin has a reader for each. Upload, file picker, API and help texts take names,
extensions and limits from here; `make contract` writes them for the web app.
"""

from __future__ import annotations

from typing import NamedTuple

_MB = 1024 * 1024

LARGEST = 20 * _MB
"""Bytes of a file of any format. Captions of a day of speech have about two million."""


class CaptionFormat(NamedTuple):
    """A format. `extensions` in lower case without the dot, `largest` in bytes."""

    name: str
    title: str
    extensions: tuple[str, ...]
    largest: int = LARGEST


CAPTION_FORMATS = (
    CaptionFormat("webvtt", "WebVTT", ("vtt",)),
    CaptionFormat("srt", "SubRip", ("srt",)),
    CaptionFormat("docx", "Word transcript", ("docx",)),
    CaptionFormat("text-with-times", "Text with times", ("txt",)),
    CaptionFormat("text", "Text", ("txt",)),
    CaptionFormat("csv", "Table (CSV, TSV)", ("csv", "tsv")),
    CaptionFormat("sbv", "YouTube SBV", ("sbv",)),
    CaptionFormat("youtube-json", "YouTube json3", ("json3", "json")),
    CaptionFormat("youtube-xml", "YouTube XML", ("srv1", "srv2", "srv3", "xml")),
    CaptionFormat("ttml", "TTML", ("ttml", "dfxp", "itt", "xml")),
    CaptionFormat("ass", "SubStation Alpha", ("ass", "ssa")),
    CaptionFormat("sami", "SAMI", ("smi", "sami")),
    CaptionFormat("scc", "Scenarist SCC", ("scc",), 5 * _MB),
    CaptionFormat("subviewer", "SubViewer", ("sub",), 5 * _MB),
    CaptionFormat("microdvd", "MicroDVD", ("sub",), 5 * _MB),
    CaptionFormat("mpl2", "MPL2", ("mpl", "txt"), 5 * _MB),
    CaptionFormat("lrc", "LRC lyrics", ("lrc",), 5 * _MB),
    CaptionFormat("audacity", "Audacity labels", ("txt",), 5 * _MB),
    CaptionFormat("whisper", "Whisper JSON", ("json",)),
    CaptionFormat("whisper-cpp", "whisper.cpp JSON", ("json",)),
    CaptionFormat("transcript-api", "youtube-transcript-api JSON", ("json",)),
    CaptionFormat("sjson", "edX sjson", ("sjson", "json")),
    CaptionFormat("podcast-json", "Podcast JSON", ("json",)),
    CaptionFormat("aws-transcribe", "Amazon Transcribe JSON", ("json",)),
    CaptionFormat("deepgram", "Deepgram JSON", ("json",)),
    CaptionFormat("assemblyai", "AssemblyAI JSON", ("json",)),
    CaptionFormat("rev-ai", "Rev AI JSON", ("json",)),
)
"""In the order in which people are told of them."""


def extensions() -> tuple[str, ...]:
    """Every extension, once, in the order of `CAPTION_FORMATS`."""
    return tuple(dict.fromkeys(end for one in CAPTION_FORMATS for end in one.extensions))


def named(name: str) -> CaptionFormat:
    """The format of that name. Raises KeyError."""
    return {one.name: one for one in CAPTION_FORMATS}[name]
