"""The command's JSON lines (`--format json-progress`), one type for each kind of line.

The command writes by these types, and whoever runs it reads by them. The published schema is
`events.schema.json`, beside this file:

    python -m studybuddy.events > engine/studybuddy/events.schema.json
"""

from __future__ import annotations

import sys
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from studybuddy.course import CourseState, RecordedVideo
from studybuddy.error_codes import LONGEST_MESSAGE
from studybuddy.errors import ConfirmationNeeded, StudyBuddyError
from studybuddy.note import Coverage, PointKind, Usage, schemas_of
from studybuddy.transcript import ReadingWarning, TranscriptKind

Percent: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=100)]
# Any word but those of the last lines: a later version may have steps of its own.
StepWord: TypeAlias = Annotated[
    str, msgspec.Meta(pattern="^(?!(course|done|failed|previewed|unconfirmed)$)[a-z]{1,30}$")
]


LARGEST_SECTION = 48 * 1024
"""Bytes of a section on a line; a larger one is on none, and in the note alone."""


class ReadablePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, and the second of the video that proves it."""

    text: str
    kind: PointKind
    start: float


class ReadableSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section that can be read while others are written: what the captions' words support of it.

    `start` and `end` in seconds. What a repair mends, and checkers refuse, shows in the note.
    """

    title: str
    start: float
    end: float
    points: tuple[ReadablePoint, ...]


class VideoPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Which video of a course a line is about: number `number` of `videos`, and its own percent."""

    video: str
    number: Annotated[int, msgspec.Meta(ge=1)]
    videos: Annotated[int, msgspec.Meta(ge=1)]
    progress: Percent


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """A line of progress: a step (start, transcript, write, check, export), and in percent.

    `words_begun` are the words of the transcript that somebody is paid for by now, 0 before the
    first of them and where nobody is; `cost_usd` is what replies have cost so far, those of
    earlier runs included. `section` is one that can be read from now on, each in its turn in the
    order of the video; a command that goes on after a break tells all again. In a course `progress`
    and what is paid are of the whole, and `place` says which video it is about.
    """

    step: StepWord
    progress: Percent
    message: str = ""
    words_begun: Annotated[int, msgspec.Meta(ge=0)] = 0
    cost_usd: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    section: ReadableSection | None = None
    place: VideoPlace | None = None


class MadeFile(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file. `path` is where it lies, `size` in bytes."""

    exporter: str
    file_name: str
    media_type: str
    size: int
    path: str


class ExportProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could not be made, and why. `code` is for programs, `message` for people."""

    exporter: str
    code: str
    message: str

    @classmethod
    def of(cls, exporter: str, error: StudyBuddyError) -> ExportProblem:
        """What an error says of an exporter; long words are cut."""
        return cls(exporter=exporter, code=error.code, message=_cut(error.message))


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of a command that did what it was asked. Some files may have failed.

    `usage` is what a model was paid for, `coverage` how far the note can be trusted, `seconds` how
    long the video is, 0 when unknown.
    """

    step: Literal["done"] = "done"
    progress: Literal[100] = 100
    message: str = "Done"
    files: tuple[MadeFile, ...]
    problems: tuple[ExportProblem, ...] = ()
    title: str
    language: str
    writer: str
    seconds: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    coverage: Coverage = Coverage()
    usage: Usage = Usage()


class CourseDone(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of a command that made the notes of many videos, of all or only of some.

    `videos` says of each how far it is, and of none where only files were made anew; `files` are
    those of the whole course; `directory` is where it lies.
    """

    step: Literal["course"] = "course"
    progress: Percent
    message: str
    title: str
    directory: str
    videos: tuple[RecordedVideo, ...]
    files: tuple[MadeFile, ...] = ()
    problems: tuple[ExportProblem, ...] = ()
    cost_usd: Annotated[float, msgspec.Meta(ge=0)] = 0.0

    def count(self, state: CourseState) -> int:
        """How many of its videos are in this state."""
        return sum(1 for video in self.videos if video.state == state)


class PreviewLine(msgspec.Struct, frozen=True, kw_only=True):
    """Words as they were read, at `start` seconds."""

    start: float
    text: str
    speaker: str = ""


class PreviewedVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video that was looked at: its length in `seconds`, 0 when unknown, whose captions it has.

    `captions` is `manual`, `auto` or `translated`, for those that a machine translated.
    """

    id: str
    channel: str
    seconds: Annotated[float, msgspec.Meta(ge=0)]
    captions: TranscriptKind


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of `preview`: how captions were read, before anything is paid.

    `format` is a name of `studybuddy.CAPTION_FORMATS`, `format_title` what people call it. `start`
    and `end` are seconds, and guesses where `estimated`; `offset` seconds were taken off. `lines`
    are the first ones. Of YouTube's own captions `video` says which they are; they are in no file,
    so `format` and `encoding` are empty.
    """

    step: Literal["previewed"] = "previewed"
    progress: Literal[100] = 100
    message: str = "Read"
    format: str
    format_title: str
    encoding: str
    cues: int
    words: int
    speakers: tuple[str, ...]
    language: str
    title: str
    estimated: bool
    start: float
    end: float
    offset: float = 0.0
    lines: tuple[PreviewLine, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    video: PreviewedVideo | None = None


class ListedVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video of a list, as far as is known: `seconds` 0, `captions` and `language` empty if not.

    `captions` as in `PreviewedVideo`. `words` are those that somebody would be paid for, reckoned
    from the length where the captions were not looked at. `code` and `message` say why it cannot be
    read.
    """

    id: str
    title: str = ""
    channel: str = ""
    seconds: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    captions: str = ""
    language: str = ""
    words: Annotated[int, msgspec.Meta(ge=0)] = 0
    code: str = ""
    message: str = ""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of `preview` for a playlist or many links: what they hold, before any is paid.

    `title` and `url` are those of a playlist, where it is the only link.
    """

    step: Literal["listed"] = "listed"
    progress: Literal[100] = 100
    message: str = "Listed"
    title: str = ""
    url: str = ""
    videos: tuple[ListedVideo, ...] = ()


class Unconfirmed(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of a command that asks first: more `words` than were agreed to.

    Of a course they are those of all videos, as far as is known. Nobody has been paid for them.
    With `--credits` of so many `credits` it goes on.
    """

    step: Literal["unconfirmed"] = "unconfirmed"
    progress: Percent
    message: str
    words: Annotated[int, msgspec.Meta(ge=1)]
    credits: Annotated[int, msgspec.Meta(ge=1)]

    @classmethod
    def of(cls, error: ConfirmationNeeded, percent: int) -> Unconfirmed:
        """What an error says."""
        return cls(
            progress=percent, message=error.message, words=error.words, credits=error.credits
        )


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of a command that failed, and whether the same order may succeed later.

    `cost_usd` as in `Progress`.
    """

    step: Literal["failed"] = "failed"
    progress: Percent
    code: str
    message: str
    retryable: bool
    cost_usd: Annotated[float, msgspec.Meta(ge=0)] = 0.0

    @classmethod
    def of(cls, error: StudyBuddyError, percent: int, cost_usd: float = 0.0) -> Failed:
        """What an error says; long words are cut."""
        return cls(
            progress=percent,
            code=error.code,
            message=_cut(error.message),
            retryable=error.retryable,
            cost_usd=cost_usd,
        )


Event: TypeAlias = Progress | Done | CourseDone | Preview | Listed | Unconfirmed | Failed


class _Kind(msgspec.Struct, frozen=True):
    step: str


_KIND = msgspec.json.Decoder(_Kind)
_PROGRESS = msgspec.json.Decoder(Progress)
_LAST: dict[str, msgspec.json.Decoder[Any]] = {
    "course": msgspec.json.Decoder(CourseDone),
    "done": msgspec.json.Decoder(Done),
    "previewed": msgspec.json.Decoder(Preview),
    "listed": msgspec.json.Decoder(Listed),
    "unconfirmed": msgspec.json.Decoder(Unconfirmed),
    "failed": msgspec.json.Decoder(Failed),
}


def encode(event: Event) -> bytes:
    """The event as a line, with its end."""
    return msgspec.json.encode(event) + b"\n"


def decode(line: bytes) -> Event:
    """The event that a line is. Fields of a later version are left out.

    Raises `msgspec.DecodeError` for whatever is no such line.

    >>> decode(b'{"step":"write","progress":40,"message":"Section 2"}').progress
    40
    """
    try:
        event: Event = _LAST.get(_KIND.decode(line).step, _PROGRESS).decode(line)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError("The line is no UTF-8, or nested beyond reason.") from error
    return event


def events_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a line."""
    kinds = (Progress, Done, CourseDone, Preview, Listed, Unconfirmed, Failed)
    lines, defined = schemas_of(*kinds)
    for kind in kinds:
        # Every field is written, also one that a reader could do without.
        defined[kind.__name__]["required"] = list(kind.__struct_fields__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of yt-study-buddy --format json-progress",
        "oneOf": lines,
        "$defs": defined,
    }


def to_json() -> bytes:
    """The schema as it is published."""
    return msgspec.json.format(msgspec.json.encode(events_schema()), indent=2) + b"\n"


def _cut(message: str) -> str:
    """A stranger's plugin may say anything, at any length; a line is to stay one that is read."""
    return message if len(message) <= LONGEST_MESSAGE else message[: LONGEST_MESSAGE - 1] + "…"


if __name__ == "__main__":
    sys.stdout.buffer.write(to_json())
