"""A student's days at a terminal: a playlist, its notes, cards over days, questions, and the end.

YouTube is on this machine, and asked by youtube-transcript-api and yt-dlp as they are: only
settings lead them there.
"""

import json
import os
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from anki_decks import answered
from click.testing import CliRunner

from studybuddy import WrongUse, saved_notes
from studybuddy.command.main import cli
from studybuddy_study import review
from youtube_proxy import youtube_behind_proxy

PLAYLIST = "https://www.youtube.com/playlist?list=PLsample"
READY, GONE = [f"lecture000{number}" for number in (1, 2, 4, 5)], "lecture0003"
ANKI = Path(__file__).parents[2] / ".cache" / "anki"
IMPORTING = Path(__file__).parents[1] / "plugins" / "anki" / "anki_collection.py"


class Terminal:
    """Commands that are typed in a folder, by somebody with settings of YouTube's only."""

    def __init__(self, home, capfd):
        self.home = home
        self._capfd = capfd

    def makes(self, *arguments):
        """The exit code, and the last of the lines that a program reads."""
        code = cli.main([*arguments, "--format", "json-progress"], standalone_mode=False)
        return code, json.loads(self._capfd.readouterr().out.splitlines()[-1])

    def types(self, *arguments, answers="", code=0):
        done = CliRunner().invoke(cli, list(arguments), input=answers)
        assert code == done.exit_code, done.output
        return done.stdout

    def told(self, *arguments):
        return json.loads(self.types(*arguments, "--json"))


@pytest.fixture
def terminal(tmp_path, tmp_path_factory, monkeypatch, capfd):
    for name in [name for name in os.environ if name.startswith(("STUDYBUDDY", "ANTHROPIC"))]:
        monkeypatch.delenv(name)
    with youtube_behind_proxy(tmp_path_factory.mktemp("certificates")) as settings:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.chdir(tmp_path)
        yield Terminal(tmp_path, capfd)


def test_from_a_playlist_to_knowing_and_to_nothing(terminal, monkeypatch):
    makes_notes_of_all_but_the_one_that_is_gone(terminal)
    plays_the_second_of_a_wrong_answer_and_asks_it_again_tomorrow(terminal, monkeypatch)
    has_each_card_once_however_often_it_is_imported(terminal)
    answers_from_the_whole_course_and_tells_what_is_not_said(terminal)
    leaves_nothing(terminal)


def makes_notes_of_all_but_the_one_that_is_gone(terminal):
    files = ("--exporter", "markdown", "--exporter", "anki", "--output", "course")
    chosen = ("--writer", "outline", "--checker", "none", "--yes", "--keep-going")
    code, last = terminal.makes(PLAYLIST, *chosen, *files)
    assert (6, "Memory, a course") == (code, last["title"])
    assert "4 of 5 videos have notes, 1 failed." == last["message"]
    assert [(GONE, "unavailable")] == [(v["id"], v["code"]) for v in last["videos"] if v["code"]]
    notes, _ = saved_notes([Path("course")])
    assert READY == sorted(one.note.video.id for one in notes)
    assert {"youtube"} == {one.note.transcript.source for one in notes}


def plays_the_second_of_a_wrong_answer_and_asks_it_again_tomorrow(terminal, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda link: not opened.append(link))
    first, second = terminal.told("review", "course", "--new", "2")["due"]
    wrong, known, leave = "\n1\n", "\n4\n", "q\n"
    terminal.types("review", "course", "--new", "2", answers=f"{wrong}o\n{known}{leave}")
    assert [first["link"]] == opened
    video, _, start = first["link"].removeprefix("https://youtu.be/").partition("?t=")
    assert int(start) in {int(line.start) for line in segments(video)}

    tomorrow = datetime.now().astimezone() + timedelta(days=1)
    monkeypatch.setattr(review, "_now", lambda: tomorrow)
    asked = [one["asked"] for one in terminal.told("review", "course", "--new", "0")["due"]]
    assert [first["asked"]] == asked
    assert second["asked"] not in asked


def has_each_card_once_however_often_it_is_imported(terminal):
    query = "SELECT guid FROM notes"
    course = answered(Path("course/course.apkg").read_bytes(), query)
    single = [row for video in READY for row in deck(video, query)]
    assert (len(set(course)), set(single)) == (len(course), set(course))
    if not (ANKI / "ready").exists():  # make anki-test
        return
    steps = [["import", str(Path("course/course.apkg").absolute())]] * 2
    done = subprocess.run(
        [ANKI / "bin" / "python", IMPORTING],
        input=json.dumps(steps),
        capture_output=True,
        text=True,
        check=True,
    )
    once, twice = json.loads(done.stdout)
    assert ({"new": len(course)}, {"duplicate": len(course)}) == (once["log"], twice["log"])
    assert once["notes"] == twice["notes"]


def deck(video, query):
    return answered(Path(f"course/{video}/note.apkg").read_bytes(), query)


def answers_from_the_whole_course_and_tells_what_is_not_said(terminal):
    dance = terminal.told("ask", "course", "Which dance does a bee do for the others?")
    best = dance["excerpts"][0]
    assert (True, "lecture0002") == (dance["said"], best["video"])
    assert best["text"].startswith(said_at(best["video"], best["start"]))
    assert not terminal.told("ask", "course", "Who won the football championship?")["said"]


def segments(video):
    (saved,), _ = saved_notes([Path("course") / video])
    return saved.note.transcript.segments


def said_at(video, start):
    return next(one.text for one in segments(video) if one.start == start)


def leaves_nothing(terminal):
    assert [terminal.home / "course"] == list(terminal.home.iterdir())
    shutil.rmtree("course")
    for command in ("ask", "search"):
        with pytest.raises(WrongUse, match="There is no directory 'course'"):
            cli.main([command, "course", "dance"], standalone_mode=False)
    terminal.types("review", "course", code=2)
    assert [] == list(terminal.home.iterdir())
