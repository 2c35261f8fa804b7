"""Answers are kept, whatever breaks off, and those of several devices come together."""

import resource
import subprocess
import sys
from shutil import copytree

import pytest
from reviewed_notes import DAY, MORNING, answer

import studybuddy
from studybuddy_study.reviewing import log
from studybuddy_study.reviewing.entries import Entry, Suspend, Undo, Unsuspend, encoded


def kept(*directories) -> list[Entry]:
    return list(log.read(directories).entries)


def file_of(directory):
    (file,) = (directory / "reviews").iterdir()
    return file


def test_every_kind_of_entry_is_read_as_it_was_written(tmp_path):
    entries = [
        answer("a", 3),
        Suspend(at=MORNING + DAY, video="sampleVideo", card="a"),
        Unsuspend(at=MORNING + 2 * DAY, video="sampleVideo", card="a"),
        Undo(at=MORNING + 3 * DAY, undone="b2"),
    ]
    for entry in entries:
        log.append(tmp_path, entry)
    assert entries == kept(tmp_path)


@pytest.mark.parametrize("torn", [1, 40, -1])
def test_a_line_that_a_crash_tore_costs_itself_alone(tmp_path, torn):
    first, second, third = (answer("a", 3, MORNING + n * DAY) for n in range(3))
    log.append(tmp_path, first)
    with file_of(tmp_path).open("ab") as file:
        file.write(encoded(second)[:torn][:-1] or b"{")
    assert [log.Unreadable(file_of(tmp_path), 1)] == list(log.read([tmp_path]).unreadable)
    log.append(tmp_path, third)
    assert [first, third] == kept(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        b'{"kind":"bury","id":"1","at":"2026-12-01T09:00:00Z"}',
        encoded(answer("a", 3)).replace(b'"rating":3', b'"rating":9'),
        encoded(answer("a", 3)).replace(b"+01:00", b""),
        encoded(answer("a", 3)).replace(b"2026", b"9999"),
        b"\xff\xfe",
        b"[" * 5000,
    ],
    ids=["of a later release", "no rating", "no offset", "no such year", "no text", "nested"],
)
def test_a_line_that_holds_no_entry_is_left_out_and_told(tmp_path, line):
    log.append(tmp_path, answer("a", 3))
    with file_of(tmp_path).open("ab") as file:
        file.write(line + b"\n")
    read = log.read([tmp_path])
    assert [1, [1]] == [len(read.entries), [lines for _, lines in read.unreadable]]


def test_two_devices_that_exchange_their_files_have_the_same(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    log.append(there, answer("a", 4, MORNING + 2 * DAY))
    file_of(there).rename(there / "reviews" / "of-the-phone.jsonl")
    log.append(here, answer("a", 3))
    copytree(here, there, dirs_exist_ok=True)
    log.append(here, answer("a", 1, MORNING + DAY))
    copytree(here, there, dirs_exist_ok=True)
    copytree(there, here, dirs_exist_ok=True)
    assert [3, 1, 4] == [entry.rating for entry in kept(here)]
    assert kept(here) == kept(there) == kept(here, there)


_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studybuddy_study.reviewing import log
from studybuddy_study.reviewing.entries import Review
for number in range(100):
    card = f"{sys.argv[2]}-{number}" + "x" * 5000
    at = datetime(2026, 12, 1, tzinfo=UTC)
    log.append(Path(sys.argv[1]), Review(at=at, video="v", card=card, rating=3))
"""


def test_two_processes_at_once_tear_no_line(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), name]) for name in "ab"
    ]
    assert [0, 0] == [writer.wait(timeout=60) for writer in writers]
    read = log.read([tmp_path])
    assert [200, ()] == [len(read.entries), read.unreadable]


def test_a_full_disk_is_told_and_costs_one_answer(tmp_path):
    log.append(tmp_path, answer("a", 3))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_of(tmp_path).stat().st_size + 20, hard))
    try:
        with pytest.raises(studybuddy.StudyBuddyError, match="could not be kept"):
            log.append(tmp_path, answer("b", 3))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    log.append(tmp_path, answer("c", 3))
    assert {"a", "c"} == {entry.card for entry in kept(tmp_path)}


def test_where_nothing_can_be_written_it_is_said_what_that_costs(tmp_path):
    (tmp_path / "reviews").write_text("a file in the folder's place")
    with pytest.raises(studybuddy.StudyBuddyError) as told:
        log.append(tmp_path, answer("a", 3))
    assert "disk" == told.value.code
    assert "Those before it are kept" in told.value.message
