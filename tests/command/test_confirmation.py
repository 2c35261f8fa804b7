"""A long video is agreed to before a paid writer begins: by an option, or at a terminal."""

import io
import json
import os
import pty
import subprocess
import sys

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy.command.confirmation import Agreed, confirmation, credits_for, words_per_credit
from studybuddy.command.output import JsonLines, Plain
from studybuddy.errors import ConfirmationNeeded, WrongUse
from studybuddy.events import Progress, events_schema

ID = "dQw4w9WgXcQ"
TALK = "1\n00:00:01,000 --> 00:03:00,000\n" + "Retrieval practice strengthens memory. " * 30 + "\n"
"""A hundred and twenty words."""
PLUGIN = """
import studybuddy
from pathlib import Path
from studybuddy_outline import OutlineWriter

class Paid(studybuddy.Writer):
    "Paid by the word."

    def write(self, template, transcript, work):
        if work.load("paid.json") is None:
            with Path("paid").open("a") as told:
                told.write("paid,")
            work.spent(0.25)
            work.save("paid.json", b"{}")
        if work.settings.get("STUDYBUDDY_FAIL"):
            raise studybuddy.WriterFailed("overloaded", "Not now.", retryable=True)
        return OutlineWriter().write(template, transcript, work)

class Check(studybuddy.Checker):
    "Paid, too."

    def check(self, claims, evidence, work):
        return [studybuddy.Verdict("unknown") for _ in claims]
"""


@pytest.fixture
def place(tmp_path):
    """A folder with a talk, where a paid writer is installed."""
    (tmp_path / "paid_plugin.py").write_text(PLUGIN)
    info = tmp_path / "paid-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: paid\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[studybuddy.writers]\npaid = paid_plugin:Paid\n"
        "[studybuddy.checkers]\npaid = paid_plugin:Check\n"
    )
    (tmp_path / "talk.en.srt").write_text(TALK)
    return tmp_path


def command(*more, writer="paid", style="json-progress"):
    return [
        *(sys.executable, "-m", "studybuddy", "--url", ID, "--captions", "talk.en.srt"),
        *("--output", "notes", "--writer", writer, "--exporter", "json", "--format", style),
        *more,
    ]


def environment(place, **settings):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHROPIC"))}
    return {**kept, "PYTHONPATH": str(place), "STUDYBUDDY_WORDS_PER_CREDIT": "100", **settings}


def run(place, *more, writer="paid", **settings):
    done = subprocess.run(
        command(*more, writer=writer),
        cwd=place,
        env=environment(place, **settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()]


def paid(place):
    file = place / "paid"
    return file.read_text().count("paid") if file.exists() else 0


def test_without_a_word_it_ends_with_7_and_says_words_and_credits(place):
    code, lines = run(place)
    last = lines[-1]
    assert (7, "unconfirmed", 120, 2) == (code, last["step"], last["words"], last["credits"])
    assert "--credits 2" in last["message"]
    assert 0 == paid(place)
    schema = jsonschema.Draft202012Validator(events_schema())
    assert [] == [error.message for line in lines for error in schema.iter_errors(line)]


@pytest.mark.parametrize("agreed", [["--yes"], ["--credits", "2"], ["--credits=9"]])
def test_agreed_to_it_goes_on(place, agreed):
    code, lines = run(place, *agreed)
    assert (0, "done", 1) == (code, lines[-1]["step"], paid(place))
    told = [line for line in lines if line["step"] == "write"]
    assert (0, 1, 120) == (told[0]["words_begun"], told[1]["words_begun"], lines[-2]["words_begun"])
    assert 0.25 == lines[-2]["cost_usd"]


def test_fewer_than_it_takes_are_no_agreement(place):
    code, lines = run(place, "--credits", "1")
    assert (7, 2) == (code, lines[-1]["credits"])


def test_a_video_of_ordinary_length_is_not_asked_about(place):
    assert 0 == run(place, STUDYBUDDY_WORDS_PER_CREDIT="")[0]
    assert 1 == paid(place)


def test_a_writer_that_costs_nothing_asks_for_nothing(place):
    code, lines = run(place, writer="outline")
    assert (0, {0}) == (code, {line.get("words_begun", 0) for line in lines})


def test_a_paid_checker_that_is_named_is_asked_about(place):
    assert 7 == run(place, "--checker", "paid", writer="outline")[0]


def test_what_has_been_paid_is_not_asked_about_again(place):
    assert 0 == run(place, "--yes")[0]
    assert (0, 1) == (run(place)[0], paid(place))


def test_what_failed_says_what_it_had_cost(place):
    code, lines = run(place, "--yes", STUDYBUDDY_FAIL="1")
    assert (4, "overloaded", 0.25) == (code, lines[-1]["code"], lines[-1]["cost_usd"])


@pytest.mark.parametrize("value", ["0", "99", "many", "1e5", "-100", "100000000"])
def test_a_setting_that_is_no_number_of_words_is_refused(place, value):
    code, lines = run(place, STUDYBUDDY_WORDS_PER_CREDIT=value)
    assert (2, "bad_setting") == (code, lines[-1]["code"])


@pytest.mark.parametrize(
    ("answer", "code", "times"), [(b"y\n", 0, 1), (b"yes\n", 0, 1), (b"n\n", 7, 0), (b"\n", 7, 0)]
)
def test_at_a_terminal_it_asks(place, answer, code, times):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(style="plain"),
        cwd=place,
        env=environment(place),
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while b"[y/N]" not in shown:
        shown += os.read(ours, 1024)
    assert b"120 words, which are 2 credits" in shown
    os.write(ours, answer)
    with process, os.fdopen(ours, "rb", buffering=0) as screen:
        while _read(screen):
            pass
    assert (code, times) == (process.returncode, paid(place))


def _read(screen):
    try:
        return screen.read(1024)
    except OSError:  # a terminal ends so
        return b""


@given(st.integers(1, 10**7), st.integers(100, 10**6))
def test_a_credit_for_each_begun_so_many_words(words, per_credit):
    credits = credits_for(words, per_credit)
    assert (credits - 1) * per_credit < words <= credits * per_credit


def test_who_says_no_is_not_charged_and_who_says_yes_is_asked_once():
    asked = []

    def agrees(*told):
        asked.append(told)
        return len(asked) > 1

    confirm = confirmation(Agreed(), 100, agrees)
    with pytest.raises(ConfirmationNeeded) as refused:
        confirm(201)
    assert (201, 3) == (refused.value.words, refused.value.credits)
    confirm(201)
    confirm(100)
    assert [(201, 3, 100)] * 2 == asked


def test_the_setting_is_read_and_a_profile_has_its_own():
    assert [30_000, 501, 2_004, 250] == [
        words_per_credit({}),
        words_per_credit({"STUDYBUDDY_WORDS_PER_CREDIT": " 501 "}),
        words_per_credit({"STUDYBUDDY_WORDS_PER_CREDIT": " 501 "}, "thrifty"),
        words_per_credit({"STUDYBUDDY_WORDS_PER_CREDIT": " 501 "}, "fast"),
    ]
    with pytest.raises(WrongUse):
        words_per_credit({"STUDYBUDDY_WORDS_PER_CREDIT": "500.5"})


def test_nobody_is_asked_where_nobody_sits():
    assert not Plain(io.StringIO(), io.StringIO()).agrees(201, 3, 100)
    assert not JsonLines(io.BytesIO()).agrees(201, 3, 100)


def test_nothing_comes_after_the_last_line():
    """Threads of a plugin may still tell of progress."""
    stream = io.BytesIO()
    output = JsonLines(stream)
    output.show(Progress(step="write", progress=40))
    output.failed(ConfirmationNeeded(201, 3, 1), 40)
    output.show(Progress(step="write", progress=41))
    steps = [json.loads(line)["step"] for line in stream.getvalue().splitlines()]
    assert ["write", "unconfirmed"] == steps
