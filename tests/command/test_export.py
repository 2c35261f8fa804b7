"""`export DIR`: files of a note that is finished, made without asking anybody."""

import json

import pytest
from test_report import make, note, report, run


@pytest.fixture
def notes(tmp_path):
    make(tmp_path)
    return tmp_path


def export(cwd, *arguments, code=0):
    done = run("export", "n", *arguments, cwd=cwd)
    assert code == done.returncode, done.stderr
    return done


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_another_file_is_made_with_the_marks_that_are_there(notes):
    report(notes, note(notes)["summary"][0]["id"], "--remark", "It was 1931.")
    (notes / "n" / "note.md").unlink()
    assert ["n/note.md"] == export(notes, "--exporter", "markdown").stdout.split()
    assert "It was 1931." in (notes / "n" / "note.md").read_text()


def test_without_a_name_those_that_are_there_are_made_anew(notes):
    before = {file.name: file.read_bytes() for file in (notes / "n").glob("note.*")}
    (notes / "n" / "note.md").write_text("scribbled over")
    assert {"n/note.md", "n/note.json"} == set(export(notes).stdout.split())
    assert before == {file.name: file.read_bytes() for file in (notes / "n").glob("note.*")}


def test_a_note_and_its_marks_are_all_that_is_needed(notes, tmp_path):
    other = tmp_path / "other"
    (other / "n").mkdir(parents=True)
    (other / "n" / "note.json").write_bytes((notes / "n" / "note.json").read_bytes())
    marks = [{"id": note(notes)["summary"][0]["id"], "remark": "No."}]
    (other / "n" / "marks.json").write_text(json.dumps(marks))
    done = lines(export(other, "--exporter", "markdown", "--format", "json-progress"))
    assert ("done", ["note.md"]) == (
        done[-1]["step"],
        [one["file_name"] for one in done[-1]["files"]],
    )
    assert done[-1]["files"][0]["size"] == (other / "n" / "note.md").stat().st_size
    assert "No." in (other / "n" / "note.md").read_text()


def test_a_name_that_nobody_offers_is_told_beside_what_is_made(notes):
    chosen = ("--exporter", "markdown", "--exporter", "vanished", "--format", "json-progress")
    done = lines(export(notes, *chosen))[-1]
    assert (["markdown"], [("vanished", "unknown_plugin")]) == (
        [one["exporter"] for one in done["files"]],
        [(one["exporter"], one["code"]) for one in done["problems"]],
    )
    assert "[unknown_plugin]" in export(notes, "--exporter", "vanished", code=2).stderr


def test_a_directory_without_a_note_says_how_to_get_it(tmp_path):
    (tmp_path / "n").mkdir()
    assert "[no_note]" in export(tmp_path, "--exporter", "markdown", code=2).stderr
