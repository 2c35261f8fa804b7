"""How captions are read, told before anything is written: `preview`, and a line in a run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner

from studybuddy import Reading, ReadingWarning, Segment, Transcript, Video
from studybuddy.command.main import cli
from studybuddy.command.report import in_brief, in_full, preview_of
from studybuddy.events import PreviewedVideo, events_schema

SAMPLE = Path(__file__).parents[2] / "examples" / "how-memory-works.en.vtt"
ID = "dQw4w9WgXcQ"
SRT = "\n".join(
    f"{i + 1}\n00:00:{i * 2:02},500 --> 00:00:{i * 2 + 2:02},000\n{text}\n"
    for i, text in enumerate(["Enzymes are proteins.", "They lower a barrier.", "man: Why?"])
)


def environment():
    return {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHROPIC"))}


def run(*arguments, cwd, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "studybuddy", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        env=environment(),
        check=False,
    )


def previewed(cwd, *arguments, stdin=None):
    done = run("preview", *arguments, "--format", "json-progress", cwd=cwd, stdin=stdin)
    assert (0, b"") == (done.returncode, done.stderr)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    jsonschema.validate(lines[-1], events_schema())
    return lines[-1]


def test_a_file_is_read_and_nothing_is_made(tmp_path):
    told = previewed(tmp_path, "--captions", str(SAMPLE))
    assert ("previewed", "webvtt", "WebVTT", "utf-8", "en", False) == (
        *(told["step"], told["format"], told["format_title"], told["encoding"]),
        *(told["language"], told["estimated"]),
    )
    assert (10, []) == (len(told["lines"]), told["warnings"])
    assert [] == list(tmp_path.iterdir())


def test_names_are_put_right(tmp_path):
    told = previewed(tmp_path, "--captions", "-", "--speaker", "man=Ada", stdin=SRT.encode())
    assert ["Ada"] == told["speakers"]


def test_standard_input_is_read_as_the_order_says(tmp_path):
    told = previewed(
        *(tmp_path, "--captions", "-", "--title", "Enzymes", "--captions-language", "fr"),
        *("--offset", "-60", "--url", f"https://youtu.be/{ID}"),
        stdin=SRT.encode(),
    )
    assert ("srt", 3, 8, "fr", "Enzymes", -60.0, 60.5) == (
        *(told["format"], told["cues"], told["words"], told["language"], told["title"]),
        *(told["offset"], told["start"]),
    )


def test_what_is_previewed_is_what_the_note_is_made_of(tmp_path):
    (tmp_path / "talk.srt").write_text(SRT)
    options = ("--captions", "talk.srt", "--offset", "-7")
    told = previewed(tmp_path, *options)
    done = run(
        *("--url", ID, *options, "--exporter", "json", "--writer", "outline", "--output", "n"),
        cwd=tmp_path,
    )
    assert 0 == done.returncode, done.stderr
    transcript = json.loads((tmp_path / "n" / "note.json").read_bytes())["transcript"]
    assert told["lines"] == [
        {"start": one["start"], "text": one["text"], "speaker": one.get("speaker", "")}
        for one in transcript["segments"]
    ]
    assert (-7.0, 3) == (transcript["reading"]["offset"], transcript["reading"]["cues"])


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["--captions", "nowhere.vtt"], "captions_missing", 3),
        (["--captions", "-"], "captions_empty", 3),
        (["--captions", str(SAMPLE), "--offset", "100000"], "bad_offset", 3),
        (["--captions", str(SAMPLE), "--offset", "nan"], "wrong_use", 2),
        (["--captions", str(SAMPLE), "--offset", "1e9"], "wrong_use", 2),
        (["--captions", str(SAMPLE), "--captions-language", "English!"], "bad_language", 2),
        (["--captions", str(SAMPLE), "--url", "https://vimeo.com/1"], "bad_host", 2),
        ([], "wrong_use", 2),
    ],
)
def test_what_goes_wrong_is_the_last_line(tmp_path, arguments, code, exit_code):
    done = run("preview", *arguments, "--format", "json-progress", cwd=tmp_path, stdin=b"")
    last = json.loads(done.stdout.splitlines()[-1])
    assert (exit_code, "failed", code) == (done.returncode, last["step"], last["code"])


@pytest.mark.parametrize(
    "options",
    [
        ["--captions-language", "de"],
        ["--speaker", "A=B"],
        ["--captions", str(SAMPLE), "--speaker", "A"],
        ["--captions", str(SAMPLE), "--speaker", "=B"],
        ["--captions", str(SAMPLE), "--speaker", "A="],
    ],
)
def test_a_correction_that_corrects_nothing_is_wrong_use(tmp_path, options):
    assert 2 == run("--url", ID, *options, cwd=tmp_path).returncode


def test_a_run_says_in_brief_how_the_captions_were_read(tmp_path):
    done = run(
        *("--url", ID, "--captions", "-", "--offset", "-60", "--speaker", "Carla=Carl"),
        *("--exporter", "json", "--output", "n"),
        cwd=tmp_path,
        stdin=SRT.encode(),
    )
    said = done.stderr.decode()
    assert "Read as SubRip (utf-8): 3 cues, 8 words in en, 1:00 to 1:06." in said
    assert "1:00 added to every time." in said
    assert "Check: Nobody speaks under the name 'Carla'" in said


def test_stopped_it_does_not_say_that_anything_is_kept(monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("studybuddy.command.preview.read_captions", stopped)
    done = CliRunner().invoke(cli, ["preview", ID])
    assert (130, True) == (done.exit_code, "Stopped. Nothing was made or paid." in done.stderr)


def test_when_youtube_refuses_it_says_how_to_paste(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "studybuddy", "--url", ID, "--output", "n"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        env={
            **os.environ,
            "STUDYBUDDY_SOURCES": "blocked",
            "PYTHONPATH": str(source_that(tmp_path)),
        },
        check=False,
    )
    assert 5 == done.returncode
    assert "yt-study-buddy --url LINK --captions -" in done.stderr.decode()


SAYS = {
    "blocked": "raise studybuddy.SourceRefusal('blocked', 'YouTube refuses.')",
    "transcript": "return studybuddy.Transcript(language='en', kind='auto', source='blocked',"
    " video=studybuddy.Video(id=url.id, title='Waves'),"
    " segments=(studybuddy.Segment(start=0, end=1, text='Waves.'),))",
}


def source_that(place, said="blocked"):
    """A folder with a source that YouTube refuses, or not."""
    (place / "blocked_source.py").write_text(
        "import studybuddy\n"
        "class Blocked(studybuddy.Source):\n"
        "    'Refused.'\n"
        "    def fetch(self, url, work):\n"
        f"        {SAYS[said]}\n"
    )
    metadata = place / "blocked-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: blocked\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        "[studybuddy.sources]\nblocked = blocked_source:Blocked\n"
    )
    return place


def report(**parts):
    reading = Reading(format="srt", cues=1488, **parts.pop("reading", {}))
    segments = parts.pop("segments", [Segment(start=3.0, end=9.0, text="All right.")])
    transcript = Transcript(
        video=Video(id=ID, title=parts.pop("title", "Graphs")),
        segments=tuple(segments),
        language=parts.pop("language", "en"),
        kind="user",
        source="captions",
        reading=reading,
        **parts,
    )
    return preview_of(transcript)


def test_people_read_a_page():
    segments = [
        Segment(start=3.0, end=9.0, text="All right.", speaker="Souders"),
        Segment(start=3700.0, end=3720.0, text="Thank you."),
    ]
    warning = ReadingWarning(code="late", message="The words begin late.")
    told = report(
        segments=segments, reading={"offset": 3600.5, "warnings": (warning,)}, estimated=True
    )
    assert [
        "Title     Graphs",
        "Format    SubRip, utf-8",
        "Holds     1,488 cues, 4 words",
        "Language  en",
        "Speakers  Souders",
        "Times     0:03 to 1:02:00, estimated from the number of words",
        "Offset    1:00:00.5 taken off every time",
        "",
        "   0:03  Souders: All right.",
        "1:01:40  Thank you.",
        "",
        "Check: The words begin late.",
    ] == list(in_full(told))


def test_a_video_is_told_with_its_length_and_whose_captions_it_has():
    transcript = Transcript(
        video=Video(id=ID, title="Graphs", channel="MIT", duration=3723.0),
        segments=(Segment(start=3.0, end=9.0, text="All right."),),
        language="en",
        kind="auto",
        source="youtube",
    )
    told = preview_of(transcript)
    video = PreviewedVideo(id=ID, channel="MIT", seconds=3723.0, captions="auto")
    assert (video, "", "") == (told.video, told.format, told.encoding)
    assert [
        "Title     Graphs",
        "Channel   MIT",
        "Length    1:02:03",
        "Captions  YouTube's, recognised by a machine",
        "Holds     2 words",
    ] == list(in_full(told))[:5]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("transcript", (0, "previewed", "Waves")), ("blocked", (5, "failed", "blocked"))],
)
def test_a_link_alone_is_asked_after_and_nothing_is_made(tmp_path, said, expected):
    place = source_that(tmp_path, said)
    there = tmp_path / "there"
    there.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "studybuddy", "preview", "--url", ID, "--format=json-progress"],
        cwd=there,
        capture_output=True,
        timeout=60,
        env={**os.environ, "STUDYBUDDY_SOURCES": "blocked", "PYTHONPATH": str(place)},
        check=False,
    )
    last = json.loads(done.stdout.splitlines()[-1])
    told = last.get("code") or last["title"]
    assert (*expected, []) == (done.returncode, last["step"], told, list(there.iterdir()))


def test_what_is_not_known_is_said():
    told = report(language="und", title="")
    assert [
        "Read as SubRip (utf-8): 1,488 cues, 2 words in an unknown language, 0:03 to 0:09."
    ] == (list(in_brief(told)))
    assert {"Title     none", "Speakers  not named"} < set(in_full(told))


def test_a_format_of_a_later_version_goes_by_its_name():
    reading = Reading(format="hologram", cues=1)
    transcript = Transcript(
        video=Video(id=ID),
        segments=(Segment(start=0, end=1, text="Hi."),),
        language="en",
        kind="user",
        source="captions",
        reading=reading,
    )
    assert "hologram" == preview_of(transcript).format_title


def test_a_report_fits_a_screen_whatever_the_file_holds():
    segments = [
        Segment(start=i, end=i + 1, text="word " * 5000, speaker=f"{'x' * 500}{i}")
        for i in range(500)
    ]
    warnings = tuple(ReadingWarning(code="odd", message="m" * 5000) for _ in range(500))
    told = report(segments=segments, reading={"warnings": warnings}, title="t" * 5000)
    assert len(msgspec.json.encode(told)) < 40_000
