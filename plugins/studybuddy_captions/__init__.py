"""Captions that the user has in a file. The format is found by what is in it, not by its name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from studybuddy import Reading, Source, SourceRefusal, Transcript, Video, VideoUrl, Work
from studybuddy_captions.document import refusal
from studybuddy_captions.file_names import title_from
from studybuddy_captions.formats import read_file
from studybuddy_captions.language import language_of
from studybuddy_captions.long_cues import cut_long_cues
from studybuddy_captions.opening import read_bytes
from studybuddy_captions.plausibility import with_warnings

__all__ = ["CaptionsSource"]


class CaptionsSource(Source):
    """Captions from a file of your own."""

    def __init__(self, stdin: BinaryIO | None = None) -> None:
        """Read `stdin` where the order says `-`; standard input unless another is given."""
        self._stdin = stdin

    def fetch(self, url: VideoUrl, work: Work) -> Transcript:
        """The cues of the file that the order names.

        Raises SourceRefusal: `not_my_input` when it names none, else `captions_missing`,
        `captions_too_big`, `captions_unreadable` or `captions_empty`.
        """
        name = work.order.captions
        if not name:
            raise SourceRefusal("not_my_input", "The order names no captions file.")
        data = read_bytes(name, self._stdin or sys.stdin.buffer)
        file_name = "" if name == "-" else Path(name).name
        found, encoding = read_file(data, file_name)
        if not found.cues:
            raise refusal("captions_empty", "The captions file holds no words.")
        captions = with_warnings(cut_long_cues(found))
        if captions.estimated:
            work.progress(1, "The text has no times: those in the note are estimates.")
        language = language_of(captions, file_name)
        title = work.order.title or captions.title or title_from(file_name, language)
        return Transcript(
            video=Video(id=url.id, title=title),
            segments=tuple(captions.cues),
            language=language,
            kind="auto" if captions.auto else "user",
            source="captions",
            estimated=captions.estimated,
            reading=Reading(
                format=captions.format,
                encoding=encoding,
                cues=len(found.cues),
                warnings=captions.warnings,
            ),
        )
