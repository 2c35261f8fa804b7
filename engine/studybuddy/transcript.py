"""What was said in a video, and when."""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy.caption_formats import CAPTION_FORMATS

TranscriptKind = Literal["manual", "auto", "translated", "user"]


class Segment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some words and the time they were said.

    `start` and `end` are seconds from the video's first frame. `marks` are sounds that are not
    words, in lower case (`applause`). A segment as a source hands it over is one cue of the
    captions, still with its tags; after `studybuddy.clean` it is a sentence or about 30 seconds.
    """

    start: float
    end: float
    text: str
    speaker: str = ""
    marks: tuple[str, ...] = ()


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter that the video's owner set. `start` in seconds."""

    start: float
    title: str


class Video(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a video besides its words. `duration` in seconds, 0 when unknown."""

    id: str
    title: str = ""
    channel: str = ""
    duration: float = 0.0
    description: str = ""
    chapters: tuple[Chapter, ...] = ()


class Playlist(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a playlist: its videos in order, each as far as the list tells of it."""

    id: str
    videos: tuple[Video, ...]
    title: str = ""
    channel: str = ""


class ReadingWarning(msgspec.Struct, frozen=True, kw_only=True):
    """What looks wrong in a file that was read all the same: `code` for programs, `message`."""

    code: str
    message: str


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a user's own file or pasted text was read.

    `format` is a name of `studybuddy.CAPTION_FORMATS`, `encoding` that of the bytes. `cues` are
    those that the file holds. `offset` seconds were taken off every time.
    """

    format: str
    encoding: str = "utf-8"
    cues: int = 0
    offset: float = 0.0
    warnings: tuple[ReadingWarning, ...] = ()

    @property
    def format_title(self) -> str:
        """What people call the format; its name where it is none of ours."""
        titles = {one.name: one.title for one in CAPTION_FORMATS}
        return titles.get(self.format, self.format)


class Transcript(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The words of one video in the order they are said.

    `language` is a BCP 47 tag (`en`, `zh-CN`), `und` when unknown. `source` is the name of the
    plugin it came from. `translated_from` is set when a machine translated it. `estimated` is set
    when words came without times: starts are then reckoned from the rate of speech, and a note
    must say so. `reading` is set when the words came from the user.
    """

    video: Video
    segments: tuple[Segment, ...]
    language: str
    kind: TranscriptKind
    source: str
    translated_from: str = ""
    estimated: bool = False
    reading: Reading | None = None

    @property
    def duration(self) -> float:
        """Seconds: the video's own length, or the end of the last words when that is later."""
        return max(self.video.duration, max((s.end for s in self.segments), default=0.0))
