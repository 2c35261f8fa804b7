"""The command as a person and a program meet it: a process, its lines and its exit code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from studybuddy import SourceRefusal
from studybuddy.command.notes import order_of
from studybuddy.events import events_schema

SAMPLE = Path(__file__).parents[2] / "examples" / "how-memory-works.en.vtt"
KILLED_RUNS = Path(__file__).with_name("killed_runs.py")
ID = "-wtIMTCHWuI"


def environment(**settings):
    """The machine's environment without keys, proxies or settings of the person testing."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHROPIC"))}
    return {**kept, **settings}


def run(*arguments, cwd, stdin=None, **settings):
    return subprocess.run(
        [sys.executable, "-m", "studybuddy", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        env=environment(**settings),
        check=False,
    )


def notes(cwd, *more, output="notes", **settings):
    return run(
        *("--url", ID, "--captions", str(SAMPLE), "--output", output, "--writer", "outline"),
        *("--format", "json-progress", "--exporter", "markdown", "--exporter", "json", *more),
        cwd=cwd,
        **settings,
    )


def lines(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    cwd = tmp_path_factory.mktemp("finished")
    return cwd, notes(cwd)


def test_it_ends_well_and_lays_the_notes(finished):
    cwd, done = finished
    assert (0, b"") == (done.returncode, done.stderr)
    assert {"note.md", "note.json", "order.json", "written"} <= {
        p.name for p in (cwd / "notes").iterdir()
    }


def test_every_line_has_a_step_and_progress_that_never_falls(finished):
    said = lines(finished[1])
    percents = [line["progress"] for line in said]
    assert all(isinstance(line["step"], str) for line in said)
    assert all(isinstance(p, int) and 0 <= p <= 100 for p in percents)
    assert sorted(percents) == percents


def test_every_line_is_as_the_published_schema_says(finished):
    said = lines(finished[1])
    assert [] == [
        (line["step"], error.message)
        for line in said
        for error in jsonschema.Draft202012Validator(events_schema()).iter_errors(line)
    ]


def test_the_last_line_is_the_result(finished):
    cwd, done = finished
    last = lines(done)[-1]
    assert ("done", 100, []) == (last["step"], last["progress"], last["problems"])
    assert ["note.md", "note.json"] == [file["file_name"] for file in last["files"]]
    for file in last["files"]:
        assert file["size"] == (cwd / file["path"]).stat().st_size
    assert 1.0 == last["coverage"]["grounded"]


def test_an_id_that_begins_with_a_dash_survives(finished):
    note = json.loads((finished[0] / "notes" / "note.json").read_bytes())
    assert ID == note["transcript"]["video"]["id"]


def test_without_output_the_id_names_the_directory(tmp_path):
    done = run("--url", ID, "--captions", str(SAMPLE), "--exporter", "json", cwd=tmp_path)
    assert f"study-notes/{ID}/note.json\n" == done.stdout.decode()
    assert (tmp_path / "study-notes" / ID / "note.json").is_file()


def test_captions_from_standard_input(tmp_path):
    done = run(
        *("--url", ID, "--captions", "-", "--exporter", "json", "--output", "n"),
        cwd=tmp_path,
        stdin=SAMPLE.read_bytes(),
    )
    assert (0, "n/note.json\n") == (done.returncode, done.stdout.decode())


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["--url", "https://vimeo.com/1"], "bad_host", 2),
        (["--url", ID, "--writer", "nobody"], "unknown_plugin", 2),
        (["--url", ID, "--captions", "nowhere.vtt"], "captions_missing", 3),
        (["--url", ID, "--language", "English!"], "bad_language", 2),
        (["--url", ID, "--focus", "x" * 201], "bad_focus", 2),
        (["--url", ID, "--focus", "two\nlines"], "bad_focus", 2),
        (["--url", ID, "--writer", "claude"], "writer_not_ready", 4),
        (["--url", ID, "--writer", "outline", "--language", "de"], "cannot_translate", 2),
        (["--url", ID, "--language", "de"], "cannot_translate", 2),
        (["--url", ID, "--writer", "outline", "--profile", "thrifty"], "no_such_profile", 2),
        (["--nonsense"], "wrong_use", 2),
        ([], "wrong_use", 2),
        (["--url", ID, "--deadline", "-3"], "wrong_use", 2),
        (["--url", ID, "--captions", str(SAMPLE), "--deadline", "0.01"], "out_of_time", 124),
    ],
)
def test_what_goes_wrong_is_a_line_and_an_exit_code(tmp_path, arguments, code, exit_code):
    done = run(*arguments, "--format", "json-progress", "--output", "n", cwd=tmp_path)
    last = lines(done)[-1]
    assert (exit_code, code, "failed") == (done.returncode, last["code"], last["step"])
    assert last["message"]
    jsonschema.validate(last, events_schema())
    assert b"Traceback" not in done.stderr


def test_what_no_source_can_do_here_is_no_network_trouble():
    assert 1 == SourceRefusal("not_ready", "Install it.").exit_code


@pytest.mark.parametrize("focus", ["la mémoire\u202f: pourquoi\u202f?", "یادگیری می\u200cماند"])
def test_a_focus_is_written_as_its_language_is(focus):
    options = {"url": ID, "captions": "", "offset": None, "speakers": ()}
    assert focus == order_of({**options, "focus": focus}).focus


def test_an_empty_address_has_its_own_reason(tmp_path):
    done = run("--url", "", "--format", "json-progress", cwd=tmp_path)
    assert (2, "empty") == (done.returncode, lines(done)[-1]["code"])


def test_captions_of_ones_own_are_not_translated(tmp_path):
    done = notes(tmp_path, "--translate", "de")
    assert (2, "nothing_to_translate") == (done.returncode, lines(done)[-1]["code"])


@pytest.mark.parametrize("closed", ["2>&-", ">/dev/full"])
def test_a_stream_that_takes_nothing_is_no_trace(tmp_path, closed):
    command = f"{sys.executable} -m studybuddy --url {ID} --captions {SAMPLE} --writer outline"
    more = "--exporter json --format json-progress"
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} {more} {closed}"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        env=environment(),
        check=False,
    )
    assert (int("full" in closed), b"") == (done.returncode, done.stderr)


def test_no_network_is_a_network_error_and_retryable(tmp_path):
    """A proxy nobody listens at stands for the network that is down."""
    done = run(
        *("--url", "dQw4w9WgXcQ", "--format", "json-progress", "--output", "n"),
        cwd=tmp_path,
        STUDYBUDDY_PROXY="http://127.0.0.1:9",
        STUDYBUDDY_SOURCES="youtube",
    )
    last = lines(done)[-1]
    assert (5, True) == (done.returncode, last["retryable"])


def test_people_get_text_on_stderr_and_paths_on_stdout(tmp_path):
    done = run(
        *("--url", ID, "--captions", str(SAMPLE), "--output", "n", "--exporter", "markdown"),
        cwd=tmp_path,
    )
    assert "n/note.md\n" == done.stdout.decode()
    assert " statements held against 124 lines of captions: " in done.stderr.decode()


def test_another_videos_directory_is_left_alone(finished):
    cwd, _ = finished
    before = (cwd / "notes" / "note.md").read_bytes()
    done = run("--url", "dQw4w9WgXcQ", "--captions", str(SAMPLE), "--output", "notes", cwd=cwd)
    assert 2 == done.returncode
    assert f"holds other notes (of video {ID})" in done.stderr.decode()
    assert before == (cwd / "notes" / "note.md").read_bytes()


def test_a_note_that_is_not_ours_is_left_alone(tmp_path):
    (tmp_path / "note.md").write_text("my own")
    done = notes(tmp_path, output=".")
    assert "directory_taken" == lines(done)[-1]["code"]
    assert "my own" == (tmp_path / "note.md").read_text()


def test_a_directory_whose_owner_cannot_be_read_is_left_alone(tmp_path):
    (tmp_path / "order.json").write_bytes(b'{"video": "\xff"}')  # no UTF-8
    done = notes(tmp_path, output=".")
    assert "directory_taken" == lines(done)[-1]["code"]


def test_a_file_is_no_directory(tmp_path):
    (tmp_path / "notes").write_text("")
    assert 2 == notes(tmp_path).returncode


def test_started_again_it_makes_the_same_notes(finished):
    cwd, _ = finished
    before = {p: p.read_bytes() for p in (cwd / "notes").glob("note.*")}
    assert 0 == notes(cwd).returncode
    assert before == {p: p.read_bytes() for p in (cwd / "notes").glob("note.*")}


def _slow(cwd, **settings):
    """The command, waiting for a proxy that accepts and never answers."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "studybuddy", "--url", "dQw4w9WgXcQ", "--output", "n"),
            *("--format", "json-progress"),
        ],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(STUDYBUDDY_SOURCES="youtube", **settings),
    )


def test_interrupted_it_says_so_and_ends(tmp_path, silent_port):
    process = _slow(tmp_path, STUDYBUDDY_PROXY=f"http://127.0.0.1:{silent_port}")
    while b"captions: youtube" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert "interrupted" == json.loads(out.splitlines()[-1])["code"]
    assert (130, b"") == (process.returncode, err)


def test_a_directory_in_use_is_refused(tmp_path, silent_port):
    proxy = f"http://127.0.0.1:{silent_port}"
    process = _slow(tmp_path, STUDYBUDDY_PROXY=proxy)
    while b"captions: youtube" not in process.stdout.readline():
        pass
    second = run("--url", "dQw4w9WgXcQ", "--output", "n", cwd=tmp_path)
    process.kill()
    process.communicate()
    assert (2, True) == (second.returncode, b"Another yt-study-buddy works in n" in second.stderr)


def test_killed_at_any_moment_it_goes_on(tmp_path):
    """`kill -9` before each change of a file: the next run ends well, and no scrap is left."""
    beginning = tmp_path / "beginning.vtt"
    beginning.write_text("\n".join(SAMPLE.read_text().splitlines()[:40]))
    done = subprocess.run(
        [
            *(sys.executable, str(KILLED_RUNS), str(tmp_path)),
            *("--url", ID, "--captions", str(beginning), "--writer", "outline"),
            *("--exporter", "markdown", "--exporter", "json", "--output", "n"),
        ],
        capture_output=True,
        timeout=300,
        env=environment(),
        check=False,
    )
    assert 0 == done.returncode, done.stderr.decode()
    killed = int(done.stdout)
    undisturbed = files(tmp_path / "undisturbed")
    assert {"n/note.md", "n/note.json", "n/order.json", "n/.lock"} <= undisturbed.keys()
    assert killed > 3 * len(undisturbed.keys() - {"n/.lock"})
    assert [undisturbed] * killed == [files(tmp_path / str(at)) for at in range(killed)]


def files(place):
    """All files below a directory, and what is in them."""
    return {str(p.relative_to(place)): p.read_bytes() for p in place.rglob("*") if p.is_file()}


def test_the_reader_of_lines_going_away_is_no_crash(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "studybuddy", "plugins", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    )
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(timeout=30)


def test_help_has_examples(tmp_path):
    done = run("--help", cwd=tmp_path)
    assert 0 == done.returncode
    assert "Examples:" in done.stdout.decode()
    assert "Exit codes:" in done.stdout.decode()


def test_plugins_lists_all_kinds(tmp_path):
    done = run("plugins", cwd=tmp_path)
    text = done.stdout.decode()
    assert 0 == done.returncode
    for name in ("captions", "youtube", "yt-dlp", "lecture", "claude", "outline", "pdf"):
        assert f"  {name} " in text


def test_the_catalog_is_json_for_programs(tmp_path):
    found = json.loads(run("plugins", "--json", "--strict", cwd=tmp_path).stdout)
    assert [] == found["troubles"]
    assert {"kind", "name", "title", "media_type", "distribution", "version"} <= set(
        found["entries"][0]
    )


@pytest.mark.parametrize(
    ("checkers", "code", "telling"),
    [
        (("x",), 2, "There is no checker 'x'. Installed: claude."),
        (("claude",), 1, "ANTHROPIC_API_KEY is not set"),
        (("none", "claude"), 2, "nobody is asked"),
        (("none",), 0, ""),
    ],
)
def test_checkers_are_chosen_by_name(tmp_path, checkers, code, telling):
    named = [word for name in checkers for word in ("--checker", name)]
    captions = ("--url", ID, "--captions", str(SAMPLE), "--writer", "outline")
    done = run(*captions, *named, "--exporter", "json", "--output", "n", cwd=tmp_path)
    assert (code, True) == (done.returncode, telling in done.stderr.decode())


def test_a_new_plugin_is_written_and_not_overwritten(tmp_path):
    assert 0 == run("plugins", "new", "flash-deck", cwd=tmp_path).returncode
    second = run("plugins", "new", "flash-deck", cwd=tmp_path)
    assert 1 == second.returncode
    assert b"Traceback" not in second.stderr
