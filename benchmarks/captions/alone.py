"""Each format as a library reads it alone, for how long it takes: from bytes to cues.

Where no library that is kept reads a format, a plain reader stands in for one: a loop over a
regular expression, which checks nothing and knows one shape of the format only. Libraries that are
no requirement of ours (python-docx, docx2txt, pylrc) are asked where they are installed.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, NamedTuple
from xml.etree import ElementTree

Said = list[tuple[float, float, str]]
"""Start and end in seconds, and the words: of each cue, or of each word that has times."""


class Alone(NamedTuple):
    """A library, and how it is asked for what a file says."""

    library: str
    read: Callable[[bytes], Said]


def _webvtt_py(form: str) -> Alone:
    import webvtt

    def read(data: bytes) -> Said:
        found = webvtt.from_buffer(io.StringIO(data.decode()), format=form)
        return [
            (
                one.start_time.in_milliseconds() / 1000,
                one.end_time.in_milliseconds() / 1000,
                one.text,
            )
            for one in found.captions
        ]

    return Alone("webvtt-py", read)


def _pysubs2(form: str) -> Alone:
    import pysubs2

    def read(data: bytes) -> Said:
        found = pysubs2.SSAFile.from_string(data.decode(), format_=form)
        return [(one.start / 1000, one.end / 1000, one.plaintext) for one in found]

    return Alone("pysubs2", read)


def _ttconv(read_model: Callable[[str], Any]) -> Alone:
    logging.getLogger("ttconv").setLevel(logging.ERROR)  # a warning of each cue's place

    def read(data: bytes) -> Said:
        from ttconv.model import P

        elements = read_model(data.decode()).get_body().dfs_iterator()
        return [
            (float(one.get_begin() or 0), float(one.get_end() or 0), _ttconv_words(one))
            for one in elements
            if isinstance(one, P)
        ]

    return Alone("ttconv", read)


def ttconv_scc() -> Alone:
    """ttconv's reading of SCC; an end that is not said is 0."""
    from ttconv.scc.reader import to_model

    return _ttconv(to_model)


def _ttconv_words(paragraph: Any) -> str:
    """The words of a paragraph of ttconv's model, a line for each break."""
    from ttconv.model import Br, Text

    parts = (
        one.get_text() if isinstance(one, Text) else "\n"
        for one in paragraph.dfs_iterator()
        if isinstance(one, Text | Br)
    )
    return "".join(parts)


def _ttml_model(text: str) -> Any:
    from ttconv.imsc.reader import to_model

    return to_model(ElementTree.ElementTree(ElementTree.fromstring(text)))


def _json(said: Callable[[Any], Iterable[tuple[float, float, str]]]) -> Alone:
    return Alone("json", lambda data: list(said(json.loads(data))))


def _clock(text: str) -> float:
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


_PANEL = re.compile(r"\d+(?::\d\d){1,2}")
_SUBVIEWER = re.compile(r"(\d+:\d\d:\d\d\.\d\d),(\d+:\d\d:\d\d\.\d\d)")
_LRC = re.compile(r"\[(\d+:\d\d\.\d\d)\](.*)")
_AUDACITY = re.compile(r"(\d+\.\d+)\t(\d+\.\d+)\t(.*)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _until_next(said: list[tuple[float, str]]) -> Said:
    ends = [(start, after[0], text) for (start, text), after in pairwise(said)]
    return [*ends, *((start, start, text) for start, text in said[-1:])]


def _panel(lines: Iterable[str]) -> Said:
    said, start = [], 0.0
    for line in lines:
        if _PANEL.fullmatch(line):
            start = _clock(line)
        elif line.strip():
            said.append((start, line))
    return _until_next(said)


def _text(data: bytes) -> Said:
    said, start = [], 0.0
    for sentence in _SENTENCE_END.split(data.decode()):
        end = start + len(sentence.split()) / 2.5
        said.append((start, end, sentence))
        start = end
    return said


def _docx(data: bytes) -> Said:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    return _panel(
        "".join(one.text or "" for one in p.iter(f"{_W}t")) for p in document.iter(f"{_W}p")
    )


def _python_docx(docx: Any) -> Alone:
    return Alone(
        "python-docx",
        lambda data: _panel(one.text for one in docx.Document(io.BytesIO(data)).paragraphs),
    )


def _docx2txt(docx2txt: Any) -> Alone:
    return Alone("docx2txt", lambda data: _panel(docx2txt.process(io.BytesIO(data)).split("\n")))


def _pylrc(pylrc: Any) -> Alone:
    return Alone(
        "pylrc",
        lambda data: _until_next([(one.time, one.text) for one in pylrc.parse(data.decode())]),
    )


def _installed(made: Callable[[Any], Alone], module: str) -> tuple[Alone, ...]:
    """A library, if it is installed."""
    return (made(import_module(module)),) if find_spec(module) else ()


def _csv(data: bytes) -> Said:
    rows = csv.DictReader(io.StringIO(data.decode()))
    return [(float(row["start"]), float(row["end"]), row["text"]) for row in rows]


def _subviewer(data: bytes) -> Said:
    said, times = [], None
    for line in data.decode().splitlines():
        if found := _SUBVIEWER.fullmatch(line):
            times = _clock(found[1]), _clock(found[2])
        elif times and line.strip():
            said.append((*times, line))
    return said


def _lrc(data: bytes) -> Said:
    lines = data.decode().splitlines()
    return _until_next(
        [(_clock(found[1]), found[2]) for line in lines if (found := _LRC.fullmatch(line))]
    )


def _audacity(data: bytes) -> Said:
    lines = data.decode().splitlines()
    matches = (found for line in lines if (found := _AUDACITY.fullmatch(line)))
    return [(float(found[1]), float(found[2]), found[3]) for found in matches]


def _transcript_api() -> Alone:
    """youtube-transcript-api's reading of YouTube's XML; there is no public door to it alone."""
    from youtube_transcript_api._transcripts import _TranscriptParser

    def read(data: bytes) -> Said:
        found = _TranscriptParser().parse(data.decode())
        return [(one.start, one.start + one.duration, one.text) for one in found]

    return Alone("youtube-transcript-api", read)


def _json3(document: Any) -> Iterator[tuple[float, float, str]]:
    for event in document["events"]:
        start, end = event["tStartMs"], event["tStartMs"] + event["dDurationMs"]
        for run in event["segs"]:
            yield (start + run["tOffsetMs"]) / 1000, end / 1000, run["utf8"]


def _aws(document: Any) -> Iterator[tuple[float, float, str]]:
    for item in document["results"]["items"]:
        if "start_time" in item:
            words = item["alternatives"][0]["content"]
            yield float(item["start_time"]), float(item["end_time"]), words


def libraries(form: str) -> tuple[Alone, ...]:
    """Who else reads a format, a name of `studybuddy.CAPTION_FORMATS`."""
    if form not in _LIBRARIES:
        raise LookupError(f"say who else reads {form} in _LIBRARIES of {__file__}")
    return _LIBRARIES[form]()


_LIBRARIES: dict[str, Callable[[], tuple[Alone, ...]]] = {
    "webvtt": lambda: (_webvtt_py("vtt"), _pysubs2("vtt")),
    "srt": lambda: (_webvtt_py("srt"), _pysubs2("srt")),
    "sbv": lambda: (_webvtt_py("sbv"),),
    "ttml": lambda: (_ttconv(_ttml_model), _pysubs2("ttml")),
    "ass": lambda: (_pysubs2("ass"),),
    "sami": lambda: (_pysubs2("sami"),),
    "scc": lambda: (ttconv_scc(),),
    "microdvd": lambda: (_pysubs2("microdvd"),),
    "mpl2": lambda: (_pysubs2("mpl2"),),
    "docx": lambda: (
        Alone("zipfile, ElementTree and re", _docx),
        *_installed(_python_docx, "docx"),
        *_installed(_docx2txt, "docx2txt"),
    ),
    "csv": lambda: (Alone("csv", _csv),),
    "youtube-xml": lambda: (_transcript_api(),),
    "text-with-times": lambda: (
        Alone("plain re", lambda data: _panel(data.decode().splitlines())),
    ),
    "text": lambda: (Alone("plain re", _text),),
    "subviewer": lambda: (Alone("plain re", _subviewer),),
    "lrc": lambda: (Alone("plain re", _lrc), *_installed(_pylrc, "pylrc")),
    "audacity": lambda: (Alone("plain re", _audacity),),
    "youtube-json": lambda: (_json(_json3),),
    "whisper": lambda: (
        _json(lambda found: ((s["start"], s["end"], s["text"]) for s in found["segments"])),
    ),
    "whisper-cpp": lambda: (
        _json(
            lambda found: (
                (s["offsets"]["from"] / 1000, s["offsets"]["to"] / 1000, s["text"])
                for s in found["transcription"]
            )
        ),
    ),
    "transcript-api": lambda: (
        _json(lambda found: ((s["start"], s["start"] + s["duration"], s["text"]) for s in found)),
    ),
    "sjson": lambda: (
        _json(
            lambda found: (
                (start / 1000, end / 1000, text)
                for start, end, text in zip(
                    found["start"], found["end"], found["text"], strict=True
                )
            )
        ),
    ),
    "podcast-json": lambda: (
        _json(lambda found: ((s["startTime"], s["endTime"], s["body"]) for s in found["segments"])),
    ),
    "aws-transcribe": lambda: (_json(_aws),),
    "deepgram": lambda: (
        _json(
            lambda found: (
                (s["start"], s["end"], s["punctuated_word"])
                for s in found["results"]["channels"][0]["alternatives"][0]["words"]
            )
        ),
    ),
    "assemblyai": lambda: (
        _json(
            lambda found: ((s["start"] / 1000, s["end"] / 1000, s["text"]) for s in found["words"])
        ),
    ),
    "rev-ai": lambda: (
        _json(
            lambda found: (
                (s["ts"], s["end_ts"], s["value"])
                for turn in found["monologues"]
                for s in turn["elements"]
                if "ts" in s
            )
        ),
    ),
}
