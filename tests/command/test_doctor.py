"""What `doctor` says, and whether the line that it suggests can do what it says."""

import os
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from studybuddy.command.main import cli

SAMPLE = Path(__file__).parents[2] / "examples" / "how-memory-works.en.vtt"
YOUTUBE = ("youtube_transcript_api", "yt_dlp")
BARE = (*YOUTUBE, "anthropic", "weasyprint", "segno")


@pytest.fixture
def without(tmp_path, monkeypatch):
    """Runs the command where modules cannot be imported, as if they were not installed."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("STUDYBUDDY", "ANTHROPIC")):
            monkeypatch.delenv(name)

    def command(*arguments, modules=(), **settings):
        for name in modules:
            monkeypatch.setitem(sys.modules, name, None)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(cli, arguments)

    return command


def suggested(done, file):
    """The line that is suggested, for a video and a file that there are."""
    told = done.stdout.splitlines()[-1].partition("Try: yt-study-buddy ")[2]
    words = {"LINK": "sample-talk", "FILE": str(file)}
    return [words.get(word, word) for word in shlex.split(told)]


def test_it_says_what_is_there_and_what_is_not(without):
    done = without("doctor")
    told = done.stdout

    assert 0 == done.exit_code
    assert "not set ANTHROPIC_API_KEY" in told
    assert "checker claude: ANTHROPIC_API_KEY is not set" in told
    assert 'Ready. Try: yt-study-buddy "LINK" --output notes' == told.splitlines()[-1]


@pytest.mark.parametrize(
    ("modules", "settings"), [(YOUTUBE, {}), ((), {"STUDYBUDDY_SOURCES": "captions"})]
)
def test_without_a_way_to_youtube_it_is_ready_for_own_captions_only(without, modules, settings):
    done = without("doctor", modules=modules, **settings)

    assert "Ready, but with captions of your own only" in done.stdout.splitlines()[-1]


def test_the_line_for_a_bare_wheel_works(without):
    done = without("doctor", modules=BARE)
    made = without(*suggested(done, SAMPLE), modules=BARE)

    assert (0, 0) == (done.exit_code, made.exit_code)
    assert "Ready for all files but pdf, but with captions" in done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("modules", "settings", "why"),
    [
        ((), {"STUDYBUDDY_WRITER": "claude"}, "ANTHROPIC_API_KEY is not set"),
        ((), {"STUDYBUDDY_SOURCES": "nowhere"}, "There is no source 'nowhere'"),
        (("fcntl",), {}, "Notes are made on Linux and macOS, not on "),
    ],
)
def test_what_an_order_would_be_refused_with_is_not_ready(without, modules, settings, why):
    done = without("doctor", modules=modules, **settings)
    refused = without("sample-talk", "--output", "n", modules=modules, **settings)

    assert (1, True) == (done.exit_code, refused.exit_code != 0)
    assert f"Not ready: {why}" in done.stdout
    assert why in refused.stderr


@pytest.mark.parametrize(
    "arguments",
    [("sample-talk",), ("report", ".", "3f9a1c07"), ("export", "."), ("serve",)],
)
def test_a_system_without_file_locks_is_told_in_a_sentence(without, arguments):
    done = without(*arguments, modules=("fcntl",))

    assert (True, True) == (done.exit_code != 0, "on Linux and macOS, not on" in done.stderr)


def test_it_says_which_commands_lack_their_libraries_and_how_they_come(without):
    told = without("doctor", modules=("bm25s", "mcp")).stdout

    assert "missing command ask: needs bm25s: pip install 'yt-study-buddy[study]'" in told
    assert "missing command mcp: needs bm25s, mcp: pip install 'yt-study-buddy[mcp]'" in told
    assert "ok      command review\n" in told
    assert "Ready." in told
