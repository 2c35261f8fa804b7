"""The readers that are compared: ours, and those whose authors never saw it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from benchmarks.captions import webvtt_standard
from benchmarks.captions.alone import ttconv_scc
from benchmarks.captions.cue import Cue, visible, words_of
from studybuddy import Order, SourceRefusal, VideoUrl, Work
from studybuddy.cleaning.markup import TIME_TAG, VOICE, legible
from studybuddy_captions import CaptionsSource

Reading: TypeAlias = "list[Cue] | str"
"""The cues in the order of their starts; or, when a file is refused, why."""


def ours(path: Path) -> Reading:
    """What the product reads, before sentences are made of it."""
    url = VideoUrl.parse("https://youtu.be/hQVTIJBZook")
    with tempfile.TemporaryDirectory() as folder:
        work = Work(Order(url=url, captions=str(path)), Path(folder))
        try:
            segments = CaptionsSource().fetch(url, work).segments
        except SourceRefusal as refusal:
            return f"{refusal.code}: {refusal.message}"
    return [
        Cue(cue.start, cue.end, visible(said_words("\n".join(cue.lines))))
        for cue in legible(segments)
    ]


def said_words(text: str) -> str:
    """The words without who says them, which stands before them between two marks."""
    text = TIME_TAG.sub("", text)
    return "".join(part for number, part in enumerate(text.split(VOICE)) if number % 2 == 0)


def the_standard(path: Path) -> Reading:
    """What the specification of WebVTT reads."""
    cues = webvtt_standard.read(path.read_bytes())
    return "no WEBVTT at the head" if cues is None else _plain(cues)


def webvtt_py(path: Path) -> Reading:
    """webvtt-py; its texts keep their entities."""
    import webvtt

    read = webvtt.from_srt if path.suffix == ".srt" else webvtt.read

    def cues() -> list[Cue]:
        return [
            Cue(one.start_in_seconds, one.end_in_seconds, one.text)
            for one in read(str(path)).captions
        ]

    return _tried(cues)


def pysubs2(path: Path) -> Reading:
    """pysubs2; its times are thousandths, its line ends those of ASS."""
    import pysubs2 as library

    def read() -> list[Cue]:
        lines = [one for one in library.load(str(path)) if not one.is_comment]
        return [Cue(one.start / 1000, one.end / 1000, one.plaintext) for one in lines]

    return _tried(read)


def ttconv(path: Path) -> Reading:
    """ttconv, of SCC; each paragraph of its model is a cue."""
    return _tried(
        lambda: [Cue(*said) for said in ttconv_scc().read(path.read_bytes())],
    )


def _tried(read: Callable[[], list[Cue]]) -> Reading:
    try:
        return _plain(read())
    except Exception as error:  # whatever a library raises is its way to refuse
        return f"{type(error).__name__}: {error}"


def _plain(cues: list[Cue]) -> list[Cue]:
    said = [Cue(cue.start, cue.end, words_of(cue.text)) for cue in cues]
    return sorted(said, key=lambda cue: cue.start)
