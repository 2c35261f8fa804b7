"""The files of a note are made anew with the marks that it has now; that costs no credit."""

import json
from pathlib import Path

import msgspec
import pytest
from http_world import ADA, BOB, SIGNUP

import studybuddy
from studybuddy.events import Done, Failed, MadeFile
from studybuddy.testing import sample_note
from studybuddy_aws.runtime.errors import FilesNotMade, NotFound, StoreBusy
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.rate_limits import RateLimit, RateLimits
from studybuddy_aws.worker.edition import Editions
from studybuddy_aws.worker.waited_run import WaitedRuns

NOTE = sample_note()
LINES = [claim.id for claim in NOTE.claims()]
FILES = {
    "note.md": b"# Bridges",
    "note.json": studybuddy.to_json(NOTE),
    "note.pdf": b"%PDF",
    "transcript.json": b"{}",
}


@pytest.fixture
def world(world, tmp_path):
    world.environment["PLACES_DIR"] = str(tmp_path / "places")
    return world


@pytest.fixture
def note_id(world):
    return world.finished(files=FILES)


def marked(world, note_id, *lines, remark=""):
    body = {"marks": [{"id": line, "remark": remark} for line in lines]}
    assert 200 == world.call("update_note", body=body, id=note_id).status


def made(world, note_id):
    answer = world.call("create_artifacts", id=note_id)
    assert 200 == answer.status, answer.text
    return answer.json


def current(answer):
    return {one["name"] for one in answer["artifacts"] if one["current"]}


def row_of(world, note_id):
    return world.service.notes.get(note_id, ADA)


def data_of(world, row):
    """What is in the file of each name that the note's row leads to."""
    s3 = world.client("s3")
    return {
        one.name: s3.get_object(
            Bucket=world.environment[f"{one.bucket.upper()}_BUCKET"], Key=one.key
        )["Body"].read()
        for one in row.artifacts
    }


def stored(world):
    return {*world.keys("NOTES_BUCKET"), *world.keys("PDFS_BUCKET")}


def test_every_file_shows_the_marks_and_nothing_is_paid(world, note_id):
    credits = world.balance()
    marked(world, note_id, LINES[0], remark="It was 1931.")
    shown = world.call("get_note", id=note_id).json
    assert {"transcript.json"} == current(shown)

    answer = made(world, note_id)

    assert (set(FILES), []) == (current(answer), answer["problems"])
    row = row_of(world, note_id)
    files = data_of(world, row)
    assert "It was 1931." in files["note.md"].decode()
    assert [{"id": LINES[0], "remark": "It was 1931."}] == json.loads(files["note.json"])["marks"]
    assert b"%PDF-" == files["note.pdf"][:5]
    assert FILES["transcript.json"] == files["transcript.json"]
    assert {one["name"]: one["size"] for one in answer["artifacts"]} == {
        name: len(data) for name, data in files.items()
    }
    shown = world.call("get_note", id=note_id).json
    assert set(FILES) == current(shown)
    link = world.call("get_artifact", id=note_id, name="note.pdf").json["url"]
    (pdf,) = [one for one in row.artifacts if one.name == "note.pdf"]
    assert pdf.key in link
    assert (credits, []) == (world.balance(), world.broken())


def test_files_that_are_up_to_the_marks_are_left_alone(world, note_id):
    assert set(FILES) == current(made(world, note_id))
    marked(world, note_id, LINES[0])
    made(world, note_id)
    row, before = row_of(world, note_id), stored(world)
    made(world, note_id)
    assert (row, before) == (row_of(world, note_id), stored(world))


def test_a_mark_that_is_taken_back_goes_from_the_files(world, note_id):
    for lines in ((LINES[0],), ()):
        marked(world, note_id, *lines)
        made(world, note_id)
    files = data_of(world, row_of(world, note_id))
    assert FILES["note.json"] == files["note.json"]
    assert set(FILES) == current(world.call("get_note", id=note_id).json)


def test_files_of_the_edition_before_the_last_do_not_pile_up(world, note_id):
    for lines in (LINES[:1], LINES[:2], LINES[:3]):
        marked(world, note_id, *lines)
        made(world, note_id)
    row = row_of(world, note_id)
    kept = {one.key for one in (*row.artifacts, *row.superseded)}
    assert (7, kept) == (len(kept), stored(world))


def test_a_note_of_someone_else_is_as_unknown(world, note_id):
    marked(world, note_id, LINES[0])
    assert (404, "not_found") == world.call("create_artifacts", BOB, id=note_id).refusal
    assert "" == row_of(world, note_id).edition


def test_deleting_and_erasing_reach_what_was_made_anew(world, note_id):
    other = world.finished(BOB, files=FILES)
    body = {"marks": [{"id": LINES[0]}]}
    for user, one in ((ADA, note_id), (BOB, other)):
        world.call("update_note", user, body=body, id=one)
        assert 200 == world.call("create_artifacts", user, id=one).status
    world.call("delete_video", id=note_id)
    assert {BOB} == {key.partition("/")[0] for key in stored(world)}
    world.call("delete_me", BOB)
    assert set() == stored(world)


def test_so_many_times_and_then_not_before_a_while(world, note_id):
    limits = RateLimits(world.service.tables, now=world.clock)
    assert [0] * 30 == [limits.take(ADA, RateLimit("files", 30, 600)) for _ in range(30)]
    assert 200 == world.call("create_artifacts", id=note_id).status  # there is nothing to make
    marked(world, note_id, LINES[0])
    answer = world.call("create_artifacts", id=note_id)
    assert (429, "too_many_files", "20") == (*answer.refusal, answer.headers["retry-after"])


class FakeChild:
    """A command that makes these files, after `meanwhile` has happened."""

    def __init__(self, files, meanwhile=lambda: None, last=None):
        self.files, self.meanwhile, self.flooding = files, meanwhile, False
        self.running, self.exit_code, self.last, self.asked = False, 0, last, []

    def __call__(self, arguments, *, place, settings, limits):
        self.asked.append((arguments, settings))
        for name, data in self.files.items():
            (place / "work" / name).write_bytes(data)
        return self

    @property
    def done(self):
        if self.last is not None:
            return None
        files = tuple(
            MadeFile(
                exporter=name, file_name=name, media_type="text/plain", size=1, path=f"work/{name}"
            )
            for name in self.files
        )
        return Done(files=files, title="x", language="en", writer="x")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.meanwhile()

    def kill(self):
        pass

    def last_lines(self):
        return []


def editions(world, tmp_path, child):
    service = world.opened(FileSettings)
    return Editions(service, WaitedRuns(tmp_path / "places", 512, child, lambda: 0.0))


def test_the_command_is_told_what_was_ordered_and_no_secret(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    child = FakeChild({"note.md": b"new"})
    editions(world, tmp_path, child).renewed(row_of(world, note_id), 9)
    exporters = [f"--exporter={name}" for name in ("markdown", "json", "pdf")]
    assert [(["export", "work", "--format=json-progress", *exporters], {})] == child.asked
    assert [] == list((tmp_path / "places").iterdir())


def test_what_could_not_be_made_anew_stays_and_is_behind(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    child = FakeChild({"note.md": b"new", "stray.md": b"stray"})
    row = editions(world, tmp_path, child).renewed(row_of(world, note_id), 9).row
    assert {**FILES, "note.md": b"new"} == data_of(world, row)
    assert {"note.md", "transcript.json"} == {
        one.name for one in row.artifacts if row.shows_marks(one)
    }
    assert row.behind
    assert [] == [key for key in stored(world) if "stray" in key]


def test_of_two_that_make_files_at_once_one_does_and_no_older_file_is_left(
    world, note_id, tmp_path
):
    """The slower one has seen older marks, and stores its files after the faster one."""
    marked(world, note_id, LINES[0])
    first = row_of(world, note_id)
    made_fast = {"note.md": b"two", "note.json": FILES["note.json"]}
    fast = editions(world, tmp_path, FakeChild(made_fast))

    def meanwhile():
        slow.meanwhile = lambda: None
        marked(world, note_id, *LINES[:2])
        fast.renewed(row_of(world, note_id), 9)
        marked(world, note_id, *LINES[:3])

    slow = FakeChild({"note.md": b"one", "note.json": FILES["note.json"]}, meanwhile)
    row = editions(world, tmp_path, slow).renewed(first, 9).row
    # What it had made is dropped, and it began anew with the marks of then.
    assert (2, LINES[:3]) == (len(slow.asked), [mark.id for mark in row.marks])
    assert row == row_of(world, note_id)
    assert b"one" == data_of(world, row)["note.md"]
    assert {"note.md", "note.json", "transcript.json"} == {
        one.name for one in row.artifacts if row.shows_marks(one)
    }
    assert {one.key for one in (*row.artifacts, *row.superseded)} == stored(world)


def test_marks_that_come_while_files_are_made_leave_them_behind(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    child = FakeChild(
        {"note.md": b"one", "note.json": FILES["note.json"], "note.pdf": b"%PDF-1"},
        lambda: marked(world, note_id, LINES[1]),
    )
    row = editions(world, tmp_path, child).renewed(row_of(world, note_id), 9).row
    assert ([LINES[1]], True) == ([mark.id for mark in row.marks], row.behind)
    assert set(FILES) == current(made(world, note_id))


def test_whoever_is_always_overtaken_is_told_to_come_again(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    turns = iter(range(1, 9))

    def overtaken():
        row = row_of(world, note_id)
        newer = msgspec.structs.replace(row, edition=f"{next(turns)}")
        world.service.notes.renew(row, newer)

    before = stored(world)
    with pytest.raises(StoreBusy):
        editions(world, tmp_path, FakeChild({"note.md": b"x"}, overtaken)).renewed(
            row_of(world, note_id), 9
        )
    assert before == stored(world)


def test_a_note_that_is_deleted_meanwhile_leaves_no_file(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    child = FakeChild({"note.md": b"x"}, lambda: world.call("delete_video", id=note_id))
    with pytest.raises(NotFound):
        editions(world, tmp_path, child).renewed(row_of(world, note_id), 9)
    assert (set(), []) == (stored(world), list(world.service.tables.all("notes", NoteRow)))


def test_a_deletion_keeps_files_from_being_laid_before_it_erases_any(world, note_id, tmp_path):
    """Else those that are laid between its looking and its end would stay."""
    marked(world, note_id, LINES[0])
    row, s3 = row_of(world, note_id), world.client("s3")
    late = editions(world, tmp_path, FakeChild({"note.md": b"x"}))
    ended = []

    class Watched:
        def __getattr__(self, name):
            return getattr(s3, name)

        def get_paginator(self, name):
            if not ended:
                ended.append(name)
                world.made["s3"] = s3
                with pytest.raises(NotFound):
                    late.renewed(row, 9)
            return s3.get_paginator(name)

    world.made["s3"] = Watched()
    assert "erased" == world.call("delete_video", id=note_id).json["outcome"]
    assert (["list_object_versions"], set()) == (ended, stored(world))


def test_an_account_that_is_erased_meanwhile_leaves_no_file(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    child = FakeChild({"note.md": b"x"}, lambda: world.call("delete_me"))
    with pytest.raises(NotFound):
        editions(world, tmp_path, child).renewed(row_of(world, note_id), 9)
    assert set() == stored(world)


@pytest.mark.parametrize(
    "last", [Failed(progress=88, code="disk", message="Full.", retryable=True), None]
)
def test_a_command_that_breaks_down_changes_nothing(world, note_id, tmp_path, last):
    marked(world, note_id, LINES[0])
    row, before = row_of(world, note_id), stored(world)
    child = FakeChild({}, last=last or "nothing")
    with pytest.raises(FilesNotMade) as caught:
        editions(world, tmp_path, child).renewed(row, 9)
    assert ("files_not_made", row, before) == (
        caught.value.code,
        row_of(world, note_id),
        stored(world),
    )


def test_a_command_that_takes_too_long_is_ended_and_may_be_tried_again(world, note_id, tmp_path):
    marked(world, note_id, LINES[0])
    child = FakeChild({})
    child.running = True
    with pytest.raises(FilesNotMade) as caught:
        editions(world, tmp_path, child).renewed(row_of(world, note_id), 0)
    assert ("files_too_slow", True) == (caught.value.code, caught.value.retryable)


def test_a_note_whose_file_is_gone_is_told_in_words(world, note_id):
    marked(world, note_id, LINES[0])
    world.client("s3").delete_object(
        Bucket=world.environment["NOTES_BUCKET"], Key=f"{ADA}/{note_id}/note.json"
    )
    assert (422, "files_not_made") == world.call("create_artifacts", id=note_id).refusal


def test_an_exporter_that_the_image_has_no_more_is_told_and_the_others_are_made(world):
    world.environment["CATALOG_FILE"] = str(_with_exporter(world, "vanished"))
    note_id = world.finished(files=FILES, exporters=["pdf", "vanished"])
    marked(world, note_id, LINES[0])
    answer = made(world, note_id)
    assert set(FILES) == current(answer)
    assert ["vanished"] == [one["exporter"] for one in answer["problems"]]


def _with_exporter(world, name):
    file = Path(world.environment["CATALOG_FILE"])
    catalog = json.loads(file.read_text())
    catalog["entries"].append({**catalog["entries"][-1], "name": name})
    file.write_text(json.dumps(catalog))
    return file


def test_no_credit_is_needed(world, note_id):
    for _ in range(SIGNUP - 1):
        world.submitted()
    assert 0 == world.balance()
    marked(world, note_id, LINES[0])
    assert set(FILES) == current(made(world, note_id))
