"""`report DIR LINE`: a reader marks a line as wrong, and the files say so."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "examples" / "how-memory-works.en.vtt"
EXPORTERS = ("--exporter", "markdown", "--exporter", "json")
TOLD = "✗ Marked as wrong by the reader"


def run(*arguments, cwd):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHROPIC"))}
    return subprocess.run(
        [sys.executable, "-m", "studybuddy", *arguments],
        cwd=cwd,
        capture_output=True,
        timeout=120,
        env=kept,
        text=True,
        encoding="utf-8",
        check=False,
    )


def make(cwd, *more):
    made = run(
        *("--url", "sample-talk", "--captions", str(SAMPLE), "--output", "n"),
        *("--writer", "outline", *(more or EXPORTERS)),
        cwd=cwd,
    )
    assert 0 == made.returncode, made.stderr


def report(cwd, *arguments, code=0):
    done = run("report", "n", *arguments, cwd=cwd)
    assert code == done.returncode, done.stderr
    return done


def note(cwd):
    return json.loads((cwd / "n" / "note.json").read_bytes())


@pytest.fixture
def notes(tmp_path):
    make(tmp_path)
    return tmp_path


def test_a_line_is_marked_everywhere_and_the_mark_is_taken_back(notes):
    before = {file.name: file.read_bytes() for file in (notes / "n").glob("note.*")}
    line = note(notes)["summary"][0]
    done = report(notes, line["id"], "--remark", "It was 1931.")
    assert ["n/note.md", "n/note.json"] == done.stdout.split()
    assert "1 line is marked as wrong." in done.stderr
    assert [{"id": line["id"], "remark": "It was 1931."}] == note(notes)["marks"]
    page = (notes / "n" / "note.md").read_text()
    assert f"~~{line['text']}~~" in page
    assert f"{TOLD}: It was 1931." in page

    report(notes, line["id"], "--undo")
    assert before == {file.name: file.read_bytes() for file in (notes / "n").glob("note.*")}
    assert [] == json.loads((notes / "n" / "marks.json").read_bytes())


def test_notes_made_again_keep_the_marks_of_lines_that_are_there(notes):
    report(notes, note(notes)["summary"][0]["id"])
    report(notes, note(notes)["questions" if note(notes)["questions"] else "cards"][0]["id"])
    make(notes)
    assert 2 == len(note(notes)["marks"])
    make(notes, *EXPORTERS, "--template", "quiz")
    assert len(note(notes)["marks"]) < 2
    make(notes)
    assert 2 == len(note(notes)["marks"])
    assert 2 == (notes / "n" / "note.md").read_text().count(TOLD)


def test_ids_are_listed_with_the_lines_and_their_marks(notes):
    first = note(notes)["summary"][0]
    report(notes, f"^{first['id']}", "--remark", "No.")
    listed = report(notes, "--ids").stdout.splitlines()
    assert sum(1 for _ in listed) == len({line.split()[0] for line in listed})
    assert re.fullmatch(
        rf"{first['id']} +\d+:\d\d  {re.escape(first['text'])}  \[wrong: No\.\]", listed[0]
    )


def test_ids_stand_in_the_markdown_when_they_are_asked_for_and_stay_there(tmp_path):
    make(tmp_path, *EXPORTERS, "--ids")
    first = note(tmp_path)["summary"][0]["id"]
    assert f" ^{first}\n" in (tmp_path / "n" / "note.md").read_text()
    report(tmp_path, first)
    assert f" {TOLD} ^{first}\n" in (tmp_path / "n" / "note.md").read_text()


def test_files_of_earlier_orders_are_made_anew_too(notes):
    make(notes, "--exporter", "json")
    report(notes, note(notes)["summary"][0]["id"])
    assert 1 == (notes / "n" / "note.md").read_text().count(TOLD)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("0000000",), "report DIR --ids [no_such_line]"),
        (("0000000", "--undo"), "report DIR --ids [no_such_line]"),
        ((), "To see the lines with their ids: --ids"),
        (("0000000", "--ids"), "takes no LINE"),
        (("0000000", "--undo", "--remark", "x"), "takes no '--remark'"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(notes, arguments, told):
    before = {file.name: file.read_bytes() for file in (notes / "n").glob("*.*")}
    assert told in report(notes, *arguments, code=2).stderr
    assert before == {file.name: file.read_bytes() for file in (notes / "n").glob("*.*")}


def test_a_remark_that_is_too_long_is_refused(notes):
    line = note(notes)["summary"][0]["id"]
    assert "[remark_too_long]" in report(notes, line, "--remark", "x" * 501, code=2).stderr
    assert not (notes / "n" / "marks.json").exists()


def test_a_directory_without_the_note_says_how_to_get_it(tmp_path):
    assert "does not exist" in report(tmp_path, "0000000", code=2).stderr
    (tmp_path / "n").mkdir()
    assert "--exporter json" in report(tmp_path, "0000000", code=2).stderr
    (tmp_path / "n" / "note.json").write_bytes(b"{}")
    assert "[no_note]" in report(tmp_path, "--ids", code=2).stderr


def test_a_course_is_told_from_its_videos(tmp_path):
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "course.json").write_bytes(b"{}")
    assert "Name the directory of one of its videos" in report(tmp_path, "--ids", code=2).stderr


def test_who_reads_the_first_lines_alone_hears_of_no_full_disk(notes):
    command = f"{sys.executable} -m studybuddy report n --ids"
    both, ours = os.pipe()
    os.close(both)
    done = subprocess.run(
        command.split(), cwd=notes, stdout=ours, stderr=subprocess.PIPE, check=False
    )
    os.close(ours)
    assert (1, b"") == (done.returncode, done.stderr)


def test_a_note_of_an_earlier_order_is_not_taken_for_the_last(notes):
    line = note(notes)["summary"][0]["id"]
    make(notes, "--exporter", "markdown", "--template", "quiz")
    assert "--exporter json" in report(notes, line, code=2).stderr


def test_marks_that_cannot_be_read_stop_an_order_before_anything_is_made(notes):
    (notes / "n" / "marks.json").write_text("{")
    line = note(notes)["summary"][0]["id"]
    assert "[marks_unreadable]" in report(notes, line, code=2).stderr
