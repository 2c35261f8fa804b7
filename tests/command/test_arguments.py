"""Links and options as people give them: a link by itself, nothing twice, nothing in vain."""

import json

import click
import pytest
from click.testing import CliRunner

from studybuddy.command import main
from studybuddy.command.main import cli

LINK = "https://youtu.be/hQVTIJBZook"


@pytest.fixture
def ordered(monkeypatch):
    """Runs the command up to where an order would be carried out; its options, or how it ended."""
    given = {}
    monkeypatch.setattr("studybuddy.command.notes.make", lambda options: given.update(options) or 0)

    def run(*arguments):
        done = CliRunner().invoke(cli, arguments)
        return given if done.exit_code == 0 else (done.exit_code, done.output)

    return run


@pytest.mark.parametrize(
    "arguments",
    [
        (LINK, "--output", "notes"),
        ("--output", "notes", LINK),
        ("--output=notes", "hQVTIJBZook"),
        ("--url", LINK, "--output", "notes"),
        ("--output", "notes", "--", LINK),
    ],
)
def test_a_link_needs_no_option(ordered, arguments):
    options = ordered(*arguments)

    assert (True, "notes") == ("hQVTIJBZook" in options["url"], options["output"])


def test_an_id_that_looks_like_an_option_is_told_how_it_is_given(ordered):
    code, told = ordered("-wtIMTCHWuI", "--output", "notes")
    assert (2, True) == (code, "Then: --url -wtIMTCHWuI" in told)
    assert "-wtIMTCHWuI" == ordered("--url", "-wtIMTCHWuI")["url"]
    assert "No such option" in ordered("--nonsense")[1]


def test_a_wrong_link_is_refused_as_one(ordered):
    assert "https://vimeo.com/1" == ordered("https://vimeo.com/1")["url"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--url", LINK, "--url", "dQw4w9WgXcQ"),
        (LINK, "dQw4w9WgXcQ"),
        (LINK, "--output", "notes", "dQw4w9WgXcQ"),
        ("--", LINK, "dQw4w9WgXcQ"),
    ],
)
def test_a_second_link_is_not_lost(monkeypatch, arguments):
    given = {}
    monkeypatch.setattr(
        "studybuddy.command.course.make_course", lambda options: given.update(options) or 0
    )

    assert 0 == CliRunner().invoke(cli, arguments).exit_code
    assert (LINK, "dQw4w9WgXcQ") == given["url"]


def test_programs_are_told_of_a_second_value_in_their_lines(monkeypatch, capfdbinary):
    monkeypatch.setattr("sys.argv", ["x", "--title", "a", "--title", "b", "--format=json-progress"])
    monkeypatch.setattr("os._exit", lambda code: None)
    main()

    assert "wrong_use" == json.loads(capfdbinary.readouterr().out)["code"]


def options_with_a_value(group, *path):
    """Every option of every command of ours that takes one value, as one would write it."""
    for option in group.params:
        if isinstance(option, click.Option) and not (option.multiple or option.is_flag):
            yield (*path, option.opts[0])
    for name, below in getattr(group, "commands", {}).items():
        yield from options_with_a_value(below, *path, name)


@pytest.mark.parametrize("told", [*options_with_a_value(cli), ("serve", "--port")], ids=" ".join)
def test_no_option_is_taken_twice(told):
    *path, option = told
    done = CliRunner().invoke(cli, [*path, option, "1", option, "2"])

    assert (2, True) == (done.exit_code, f"'{option}' is given twice." in done.output)


def test_what_may_be_repeated_is(ordered):
    options = ordered(LINK, "--exporter", "json", "--exporter", "pdf", "--yes", "--yes")

    assert (("json", "pdf"), True) == (options["exporters"], options["yes"])


@pytest.mark.parametrize(
    ("arguments", "option", "below"),
    [
        ((LINK, "doctor"), "--url", "doctor"),
        (("--output", "x", "preview", "--captions", "a.vtt"), "--output", "preview"),
        (("plugins", "--json", "new", "x"), "--json", "new"),
    ],
)
def test_an_option_that_would_do_nothing_is_told(arguments, option, below):
    done = CliRunner().invoke(cli, arguments)

    assert (2, True) == (
        done.exit_code,
        f"'{option}' stands before '{below}' and would do nothing." in done.output,
    )


@pytest.mark.parametrize("word", ["helo", "lecture.vtt", "note.md"])
def test_a_word_that_is_no_link_is_an_unknown_command(ordered, word):
    assert f"No such command '{word}'" in ordered(word)[1]


@pytest.mark.parametrize("path", ["lecture.srt", "./lecture.srt"])
def test_a_file_alone_is_asked_whose_it_is(ordered, tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lecture.srt").write_text("")
    code, told = ordered(path)

    assert 2 == code
    assert f"yt-study-buddy LINK --captions {path}" in told


@pytest.mark.parametrize(
    ("word", "option"),
    [
        (LINK, "url"),
        ("hQVTIJBZook", "url"),
        ("https://vimeo.com/1", "url"),
        ("lecture.vtt", "captions"),
        ("no/such/lecture.vtt", "captions"),
        ("-", "captions"),
        ("transcript_", "captions"),  # as long as an id, and there
    ],
)
def test_preview_takes_a_file_or_a_link_alone(tmp_path, monkeypatch, word, option):
    shown = {}
    monkeypatch.setattr(
        "studybuddy.command.preview.preview", lambda options: shown.update(options) or 0
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "transcript_").write_text("")
    runner = CliRunner()

    assert 0 == runner.invoke(cli, ["preview", word]).exit_code
    assert {"url": None, "captions": None, option: word} == {
        name: shown[name] for name in ("url", "captions")
    }
    twice = runner.invoke(cli, ["preview", word, f"--{option}", word])
    assert (2, True) == (twice.exit_code, f"'--{option}' is given twice" in twice.output)
