"""The command's lines: what is written can be read, and nothing else is taken for a line."""

from pathlib import Path

import jsonschema
import msgspec
import pytest

import studybuddy
from studybuddy import ExportFailed, OutOfTime, ReadingWarning
from studybuddy.course import RecordedVideo
from studybuddy.events import (
    CourseDone,
    Done,
    ExportProblem,
    Failed,
    MadeFile,
    Preview,
    PreviewLine,
    Progress,
    ReadablePoint,
    ReadableSection,
    Unconfirmed,
    VideoPlace,
    decode,
    encode,
    events_schema,
    to_json,
)

FILE = MadeFile(
    exporter="markdown", file_name="note.md", media_type="text/markdown", size=9, path="n/note.md"
)
PROBLEM = ExportProblem(exporter="pdf", code="no_ink", message="The ink is out. Buy some.")
DONE = Done(files=(FILE,), problems=(PROBLEM,), title="Wellen 🌊", language="de", writer="outline")
PREVIEW = Preview(
    format="srt",
    format_title="SubRip",
    encoding="utf-8",
    cues=2,
    words=9,
    speakers=("Anna",),
    language="de",
    title="Wellen 🌊",
    estimated=False,
    start=0.5,
    end=9.0,
    lines=(PreviewLine(start=0.5, text="Wellen sind schön.", speaker="Anna"),),
    warnings=(ReadingWarning(code="late_start", message="They begin late."),),
)
COURSE = CourseDone(
    progress=100,
    message="1 of 2 videos have notes, 1 failed.",
    title="Wellen 🌊",
    directory="course",
    videos=(
        RecordedVideo(id="aaaaaaaaaaa", state="completed", files=("aaaaaaaaaaa/note.md",)),
        RecordedVideo(id="bbbbbbbbbbb", state="failed", code="private", message="Private."),
    ),
    files=(FILE,),
    problems=(PROBLEM,),
)
PLACE = VideoPlace(video="aaaaaaaaaaa", number=1, videos=2, progress=80)
LINES = [
    COURSE,
    Progress(step="write", progress=40, place=PLACE),
    Progress(step="write", progress=40, message="Section 2"),
    Progress(step="tomorrow", progress=0),
    Progress(step="write", progress=40, words_begun=1200, cost_usd=0.25),
    Progress(
        step="write",
        progress=20,
        section=ReadableSection(
            title="Wellen 🌊",
            start=0.5,
            end=9.0,
            points=(ReadablePoint(text="Sie sind schön.", kind="quote", start=0.5),),
        ),
    ),
    DONE,
    PREVIEW,
    Unconfirmed(progress=10, message="Long.", words=70_000, credits=3),
    Failed(progress=10, code="blocked", message="Later.", retryable=True),
]


@pytest.mark.parametrize("line", LINES)
def test_what_is_written_is_read_again(line):
    assert line == decode(encode(line))


@pytest.mark.parametrize("line", LINES)
def test_what_is_written_is_as_the_schema_says(line):
    jsonschema.validate(msgspec.json.decode(encode(line)), events_schema())


def test_the_published_schema_is_the_one_of_the_types():
    """Anew: `make contract`."""
    published = Path(studybuddy.__file__).with_name("events.schema.json")
    assert to_json().decode() == published.read_text()


def test_each_line_is_one_line():
    assert [1] * len(LINES) == [encode(line).count(b"\n") for line in LINES]


def test_the_fields_of_a_line_keep_their_names():
    """They are public: programs read them."""
    told = {type(line).__name__: list(msgspec.json.decode(encode(line))) for line in LINES}
    assert {
        "Progress": ["step", "progress", "message", "words_begun", "cost_usd", "section", "place"],
        "CourseDone": [
            *("step", "progress", "message", "title", "directory", "videos", "files"),
            *("problems", "cost_usd"),
        ],
        "Done": [
            *("step", "progress", "message", "files", "problems", "title", "language"),
            *("writer", "seconds", "coverage", "usage"),
        ],
        "Preview": [
            *("step", "progress", "message", "format", "format_title", "encoding", "cues", "words"),
            *("speakers", "language", "title", "estimated", "start", "end", "offset", "lines"),
            *("warnings", "video"),
        ],
        "Unconfirmed": ["step", "progress", "message", "words", "credits"],
        "Failed": ["step", "progress", "code", "message", "retryable", "cost_usd"],
    } == told


def test_fields_of_a_later_version_are_left_out():
    later = msgspec.json.decode(encode(DONE)) | {"cards": 12}
    later["problems"][0]["advice"] = "Buy blue ink."
    assert DONE == decode(msgspec.json.encode(later))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"step":"write"}',
        b'{"step":7,"progress":1}',
        b'{"step":"write","progress":101}',
        b'{"step":"write","progress":-1}',
        b'{"step":"write","progress":0.5}',
        b'{"step":"","progress":1}',
        b'{"step":"Write!","progress":1}',
        b'{"step":"' + b"w" * 31 + b'","progress":1}',
        b'{"step":"done","progress":100}',
        b'{"step":"failed","progress":1,"code":"x","message":"y"}',
        b'{"step":"write","progress":1,"message":"\xff"}',
        b'{"step":"write","progress":1,"message":' + b"[" * 100_000,
        b'{"step":"write","progress":1,"later":' + b"[" * 100_000,
    ],
)
def test_what_is_no_line_is_refused(line):
    with pytest.raises(msgspec.DecodeError):
        decode(line)


def test_a_strangers_words_are_cut():
    error = ExportFailed("no_ink", "x" * 100_000)
    for told in (ExportProblem.of("pdf", error), Failed.of(error, 90)):
        assert ("no_ink", "x" * 599 + "…") == (told.code, told.message)


def test_what_an_error_says_is_told():
    assert Failed(progress=7, code="out_of_time", message=OutOfTime().message, retryable=True) == (
        Failed.of(OutOfTime(), 7)
    )
