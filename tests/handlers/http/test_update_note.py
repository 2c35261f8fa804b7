"""A user gives a note another title, and marks lines of it as wrong."""

import json
import re

import pytest
from http_world import ADA, BOB

import earlier_build
import studybuddy
from studybuddy.testing import sample_note
from studybuddy_aws.storage.notes import NoteRow

NOTE = sample_note()
LINES = [claim.id for claim in NOTE.claims()]
FILES = {"note.md": b"# Bridges", "note.json": studybuddy.to_json(NOTE)}


@pytest.fixture
def note_id(world):
    return world.finished(files=FILES)


def changed(world, note_id, **body):
    return world.call("update_note", body=body, id=note_id)


def shown(world, note_id):
    return world.call("get_note", id=note_id).json


def marks(*ids, remark=""):
    return [{"id": line, "remark": remark} for line in ids]


def counted(text):
    return [json.loads(line)["LineMarked"] for line in text.splitlines() if "LineMarked" in line]


def test_marks_are_kept_with_the_note_and_counted(world, note_id, capsys):
    answer = changed(world, note_id, marks=marks(LINES[0], LINES[3], remark=" It was 1931. "))
    kept = marks(LINES[0], LINES[3], remark="It was 1931.")
    assert (200, {"note_id": note_id, "title": "Waves", "marks": kept}) == (
        answer.status,
        answer.json,
    )
    assert (kept, kept) == (
        shown(world, note_id)["marks"],
        shown(world, note_id)["note"]["marks"],
    )
    assert [2] == counted(capsys.readouterr().out)


def test_marks_take_the_place_of_those_before_and_only_new_ones_are_counted(world, note_id, capsys):
    for ids in (LINES[:2], LINES[1:3], LINES[1:2], ()):
        changed(world, note_id, marks=marks(*ids))
        assert marks(*ids) == shown(world, note_id)["marks"]
    assert [2, 1] == counted(capsys.readouterr().out)


def test_a_title_is_the_videos_too_and_the_marks_stay(world, note_id):
    changed(world, note_id, marks=marks(LINES[0]))
    answer = changed(world, note_id, title="  Brücken 🌉 ")
    assert ("Brücken 🌉", marks(LINES[0])) == (answer.json["title"], answer.json["marks"])
    assert "Brücken 🌉" == shown(world, note_id)["title"]
    assert "Brücken 🌉" == world.call("get_video", id=note_id).json["title"]
    assert ["Brücken 🌉"] == [note["title"] for note in world.call("list_notes").json["notes"]]


def test_what_is_left_out_stays(world, note_id):
    changed(world, note_id, title="Bridges", marks=marks(LINES[0]))
    before = shown(world, note_id)
    assert ("Bridges", marks(LINES[0])) == (before["title"], before["marks"])
    assert 200 == changed(world, note_id).status
    after = shown(world, note_id)
    assert ("Bridges", marks(LINES[0])) == (after["title"], after["marks"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"marks": marks("00000000")}, "no_such_line"),
        ({"marks": marks(LINES[0], "00000000")}, "no_such_line"),
        ({"marks": marks(LINES[0], LINES[0])}, "bad_body"),
        ({"marks": marks(LINES[0], remark="x" * 501)}, "bad_body"),
        ({"marks": marks(*(f"{at:08}" for at in range(201)))}, "bad_body"),
        ({"marks": [{"id": LINES[0], "by": "me"}]}, "bad_body"),
        ({"marks": marks("")}, "bad_body"),
        ({"marks": marks("../../x")}, "bad_body"),
        ({"marks": marks("x" * 200_000)}, "body_too_large"),
        ({"title": ""}, "bad_body"),
        ({"title": " \u3000 "}, "bad_body"),
        ({"title": "x" * 201}, "bad_body"),
        ({"title": "a\nb"}, "bad_body"),
        ({"subject": "Physics"}, "bad_body"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(world, note_id, body, code):
    changed(world, note_id, marks=marks(LINES[1]))
    assert (400, code) == changed(world, note_id, **body).refusal
    after = shown(world, note_id)
    assert ("Waves", marks(LINES[1])) == (after["title"], after["marks"])


def test_as_much_as_is_allowed_fits_into_the_row(world):
    points = tuple(studybuddy.Point(text=f"{at}", cites=(0,)) for at in range(200))
    note = studybuddy.Note(
        title="",
        language="en",
        transcript=NOTE.transcript,
        provenance=NOTE.provenance,
        summary=points,
    ).with_ids()
    note_id = world.finished(files={"note.json": studybuddy.to_json(note)})
    asked = marks(*(point.id for point in note.summary), remark="x" * 500)
    assert 200 == changed(world, note_id, marks=asked).status
    assert asked == shown(world, note_id)["marks"]


def test_lines_of_a_note_of_the_build_before_can_be_marked(world):
    data = (earlier_build.FOLDER / "notes" / "lecture" / "note.json").read_bytes()
    assert not re.search(rb'"id": "[0-9a-f]{8}"', data)
    note_id = world.finished(files={"note.json": data})
    line = shown(world, note_id)["note"]["summary"][0]["id"]
    assert 200 == changed(world, note_id, marks=marks(line)).status
    assert marks(line) == shown(world, note_id)["note"]["marks"]


@pytest.mark.parametrize("files", [{"note.md": b"# x"}, {"note.json": b"{}"}])
def test_of_a_note_that_cannot_be_read_no_line_is_known(world, files):
    note_id = world.finished(files=files)
    assert (400, "no_such_line") == changed(world, note_id, marks=marks(LINES[0])).refusal
    assert 200 == changed(world, note_id, marks=[], title="Bridges").status


def test_of_a_note_whose_file_is_gone_no_line_is_known(world, note_id):
    world.client("s3").delete_object(
        Bucket=world.environment["NOTES_BUCKET"], Key=f"{ADA}/{note_id}/note.json"
    )
    assert (400, "no_such_line") == changed(world, note_id, marks=marks(LINES[0])).refusal


def test_a_note_of_someone_else_is_as_unknown(world, note_id):
    refused = world.call("update_note", BOB, body={"title": "Mine"}, id=note_id)
    assert (404, "not_found") == refused.refusal
    assert "Waves" == shown(world, note_id)["title"]


def test_a_note_that_is_deleted_meanwhile_does_not_come_back(world, note_id):
    row = world.service.notes.get(note_id, ADA)
    world.call("delete_video", id=note_id)
    for change in ({"title": "Ghost", "marks": None}, {"title": None, "marks": ()}):
        with pytest.raises(studybuddy.StudyBuddyError, match="no such note"):
            world.service.notes.change(row, **change)
    tables = world.service.tables
    assert [] == list(tables.all("notes", NoteRow))


def test_marks_go_with_the_note_and_with_the_account(world, note_id):
    changed(world, note_id, marks=marks(LINES[0]))
    other = world.finished(BOB, files=FILES)
    world.call("update_note", BOB, body={"marks": marks(LINES[0])}, id=other)
    world.call("delete_video", id=note_id)
    world.call("delete_me", BOB)
    assert [] == list(world.service.tables.all("notes", NoteRow))
