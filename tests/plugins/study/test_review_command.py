"""`yt-study-buddy review` as it is run: in a pipe, at a terminal, on what is no note."""

import json
import os
import pty
import subprocess
import sys
import termios
from select import select

import pytest
from click.testing import CliRunner
from reviewed_notes import CARDS, lay, of_video

from studybuddy import to_json
from studybuddy.testing import nasty_notes
from studybuddy_study.review import review

COMMAND = [sys.executable, "-m", "studybuddy", "review"]


def reviewed(*arguments, typed="", code=0):
    done = CliRunner().invoke(review, [str(each) for each in arguments], input=typed)
    assert code == done.exit_code, done.output
    return done


@pytest.fixture
def notes(tmp_path):
    return lay(tmp_path / "n")


def test_line_by_line(notes):
    done = reviewed(notes, typed="\n4\nNO\n\n1\nq\n")
    assert "What is compression?\n[Enter] show the answer  [s] suspend  [q] quit" in done.stdout
    assert "'NO' is none of these." in done.stdout
    assert "2 answers kept: 1 known, 1 not.\n4 cards still due today." in done.stdout


def test_the_end_of_the_input_ends_the_session(notes):
    assert "1 answer kept: 1 known, 0 not." in reviewed(notes, typed="\n4\n").stdout


def test_what_is_due_as_json(notes):
    listed = json.loads(reviewed(notes, "--json", "--new", 2).stdout)
    assert (2, CARDS - 2, None) == (len(listed["due"]), listed["waiting"], listed["next_day"])
    assert {
        "video": "sampleVideo",
        "asked": "What is compression?",
        "link": "https://youtu.be/sampleVideo?t=54",
        "state": "new",
        "due": None,
    }.items() <= listed["due"][0].items()


def test_a_name_that_is_no_text_is_told_as_far_as_it_is(tmp_path):
    due = json.loads(reviewed(lay(tmp_path / "n\udcff"), "--json").stdout)["due"]
    assert {f"{tmp_path}/n\ufffd"} == {card["directory"] for card in due}


def test_suspended_cards_are_listed_and_asked_again(notes):
    reviewed(notes, typed="s\n")
    card = json.loads((next((notes / "reviews").iterdir())).read_text())["card"]
    assert f"  {card}  What is compression?" in reviewed(notes, "--stats").stdout
    assert "Asked again: What is compression?" in reviewed(notes, "--unsuspend", card).stdout
    assert 0 == json.loads(reviewed(notes, "--stats", "--json").stdout)["suspended"]
    assert "No suspended card has the id" in reviewed(notes, "--unsuspend", card, code=2).stderr


def test_nothing_is_due(notes):
    reviewed(notes, typed="\n4\n" * CARDS)
    done = reviewed(notes)
    assert "No answer was given.\nNothing more is due today.\nNext: 5 cards on " in done.stdout


def test_notes_without_cards(tmp_path):
    lay(tmp_path / "n", nasty_notes()["empty"])
    assert "These notes hold no cards" in reviewed(tmp_path / "n").stdout


def test_a_directory_without_notes(tmp_path):
    assert "holds no notes" in reviewed(tmp_path, code=2).stderr


def test_a_note_that_cannot_be_read_is_left_out_and_the_others_are_asked(tmp_path):
    lay(tmp_path / "good")
    (lay(tmp_path / "torn") / "note.json").write_bytes(to_json(nasty_notes()["good"])[:-9])
    done = reviewed(tmp_path, "--json")
    assert f"Left out: {tmp_path / 'torn' / 'note.json'} cannot be read" in done.stderr
    assert CARDS == len(json.loads(done.stdout)["due"])


def test_a_folder_of_courses_is_asked_as_one(tmp_path):
    lay(tmp_path / "alone")
    (tmp_path / "course").mkdir()
    lay(tmp_path / "course" / "aaaaaaaaaaa", of_video("aaaaaaaaaaa"))
    assert 2 * CARDS == len(json.loads(reviewed(tmp_path, "--json").stdout)["due"])


def test_nasty_notes_break_no_line_and_order_no_terminal(tmp_path):
    for number, note in enumerate(nasty_notes().values()):
        lay(tmp_path / f"n{number}", note)
    done = reviewed(tmp_path, "--new", 1000, "--plain", typed="\n4\n" * 1000)
    assert "\x1b" not in done.stdout
    assert "answers kept" in done.stdout


def test_without_the_library_it_is_said_what_to_install(notes):
    code = "import sys; sys.modules['fsrs'] = None; from studybuddy.command import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "review", str(notes)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (1, True) == (done.returncode, "pip install 'yt-study-buddy[study]'" in done.stderr)
    assert "Traceback" not in done.stderr


def press(terminal: int, key: bytes, after: bytes) -> None:
    """Press a key when this was shown, and the other end reads keys: it forgets earlier ones."""
    read_until(terminal, after)
    while termios.tcgetattr(terminal)[3] & termios.ICANON:
        select([], [], [], 0.01)
    os.write(terminal, key)


def read_until(terminal: int, awaited: bytes) -> bytes:
    shown = b""
    while awaited not in shown:
        assert select([terminal], [], [], 60)[0], shown
        shown += os.read(terminal, 4096)
    return shown


def test_single_keys_at_a_terminal_and_what_ctrl_c_keeps(notes):
    ours, theirs = pty.openpty()
    command = subprocess.Popen([*COMMAND, str(notes)], stdin=theirs, stdout=theirs, stderr=theirs)
    press(ours, b" ", after=b"[q] quit")
    press(ours, b"4", after=b"[q] quit")
    press(ours, b"\x03", after=b"[q] quit")
    shown = read_until(ours, b"still due today")
    assert 130 == command.wait(timeout=60)
    for end in (ours, theirs):
        os.close(end)
    assert b"1 answer kept: 1 known, 0 not." in shown
