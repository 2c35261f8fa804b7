"""`search`: where words stand, with the second and the link."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from noted_talks import RIVERS, lay, note_of

from studybuddy import WrongUse
from studybuddy.testing import nasty_notes
from studybuddy.text import safe
from studybuddy_study.search import search

LONG_ONES = {"empty", "20,000 words", "many claims"}
EARLIER = Path(__file__).parents[2] / "earlier_builds" / "0.1.0"


@pytest.fixture
def talk(tmp_path):
    points = [("Meanders are bends cut by the river.", 2), (RIVERS[4], 4)]
    return lay(tmp_path / "notes" / "rivers", note_of(*RIVERS, points=points))


def run(*arguments, **options):
    done = CliRunner().invoke(search, [str(argument) for argument in arguments], **options)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def places(*arguments):
    return json.loads(run(*arguments, "--json").stdout)["places"]


def test_a_place_has_its_sentence_its_second_and_its_link(talk):
    (place,) = places(talk, "illusion")

    assert (RIVERS[1], 10.0, "said") == (place["text"], place["start"], place["kind"])
    assert "https://youtu.be/dQw4w9WgXcQ?t=10" == place["link"]


def test_titles_notes_and_what_is_said_are_found_once_for_each_second(talk):
    found = places(talk, "rivers", "meander")

    assert {"title", "note", "said"} == {place["kind"] for place in found}
    starts = [place["start"] for place in found if place["kind"] != "title"]
    assert len(starts) == len(set(starts))


def test_a_folder_of_work_directories_is_one_search(talk, tmp_path):
    lay(tmp_path / "notes" / "course" / "bridges", note_of("A bridge over the river.", title="B"))

    assert {"On rivers", "B"} == {place["title"] for place in places(tmp_path / "notes", "river")}
    assert 1 == len(places(tmp_path / "notes", "river", "--limit", 1))


def test_words_are_bright_on_a_terminal_and_plain_elsewhere(talk, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    bright = run(talk, "illusion", color=True).stdout
    assert "The fluency \x1b[33m\x1b[1millusion\x1b[0m has" in bright
    assert "\x1b" not in run(talk, "illusion").stdout

    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(talk, "illusion", color=True).stdout


def test_characters_without_spaces_are_bright_by_themselves(tmp_path):
    talk = lay(tmp_path / "zh", note_of("今天我们讲桥梁的历史", language="zh", title="桥"))

    shown = run(talk, "桥梁", color=True).stdout
    assert "今天我们讲\x1b[33m\x1b[1m桥\x1b[0m\x1b[33m\x1b[1m梁\x1b[0m的历史" in shown


def test_nothing_found_is_said_and_has_a_code(talk):
    done = run(talk, "volcano")

    assert 1 == done.exit_code
    assert "Nothing found in 1 note" in done.stderr
    assert {"notes": 1, "places": []} == json.loads(run(talk, "volcano", "--json").stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere", "river"], "There is no directory 'nowhere'"),
        (["river"], "There is no directory 'river'"),
        (["{}"], "What is looked for is missing"),
        (["{0}", "{0}/lost", "river"], "There is no directory '.*/lost'"),
        (["{}", "  "], "a line of words"),
    ],
)
def test_what_is_typed_wrongly_is_told(talk, arguments, told):
    with pytest.raises(WrongUse, match=told):
        run(*(argument.format(talk) for argument in arguments))


@pytest.mark.parametrize(
    "typed",
    [
        "rivers at 1.5 m/s",
        "river/stream bends",
        "the river\u202f?",  # as French puts it before a question mark
        "\u202bمی\u200cشود river\u202c",  # as Persian spells, and pages to the left embed
        "the\nriver",
    ],
)
def test_whatever_is_a_line_of_words_is_looked_for(talk, typed):
    assert places(talk, typed)


def test_a_folder_without_notes_is_told(tmp_path):
    with pytest.raises(WrongUse, match=r"no notes in .*--output"):
        run(tmp_path, "river")


def test_what_cannot_be_read_is_told_and_the_rest_is_searched(talk):
    broken = talk.with_name("broken")
    broken.mkdir()
    (broken / "note.json").write_text('{"title": "half a no')
    done = run(talk.parent, "illusion", "--json")

    assert "Left out: " in done.stderr
    assert "not whole" in done.stderr
    assert 1 == len(json.loads(done.stdout)["places"])


def test_a_line_that_its_reader_holds_for_wrong_is_not_found(talk):
    note = note_of(*RIVERS, points=[("Meanders are bends cut by the river.", 2)])
    (talk / "marks.json").write_text(json.dumps([{"id": note.summary[0].id, "remark": ""}]))

    assert ["said"] == [place["kind"] for place in places(talk, "meanders")]


@pytest.mark.parametrize("name", ["notes/lecture", "notes/cornell", "interrupted"])
def test_what_an_earlier_build_left_is_searched(name):
    found = places(EARLIER / name, "fluency", "illusion")

    assert "fluency illusion" in found[0]["text"]
    assert found[0]["link"].startswith("https://youtu.be/dQw4w9WgXcQ?t=")


@pytest.mark.parametrize(
    "name", sorted(nasty_notes().keys() - {"empty", "20,000 words", "many claims"})
)
def test_strangers_text_does_no_harm(tmp_path, name):
    note = nasty_notes()[name]
    talk = lay(tmp_path / "nasty", note)
    words = "Tacoma 拱桥 ケーブル weights prompt mixes alert heading trap the a"
    done = run(talk, "--limit", 50, words)

    assert not safe.pattern(safe.OTHER_CONTROLS, safe.LINE_ENDS, safe.BIDI).search(done.stdout)
    json.loads(run(talk, "Tacoma a alert", "--json").stdout)


def test_the_command_tells_an_error_without_a_trace(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "studybuddy", "search", str(tmp_path), "river"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "default"},
    )

    assert 2 == done.returncode
    assert f"yt-study-buddy: There are no notes in {tmp_path}." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_library_is_told_with_its_command(talk, monkeypatch):
    monkeypatch.setitem(sys.modules, "bm25s", None)
    with pytest.raises(Exception, match=r"pip install 'yt-study-buddy\[study\]'"):
        run(talk, "river")
