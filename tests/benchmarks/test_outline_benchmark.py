"""What is quoted is held against what was marked."""

import tomllib

import pytest
from benchmarks.outline import Marked, Quoted, as_long, cited, lectures, noted, rows, table

from benchmarks import outline

FOLDERS = [outline._SHIPPED, outline._SHIPPED.parent / "final"]
WORDS = [
    "A volcano is an opening through which molten rock reaches the surface of the Earth.",
    "Molten rock under the ground is called magma, and it is lighter than what lies around it.",
    "The gas in the magma decides how violent an eruption of the volcano will be.",
    "My aunt once took a bus to the crater and came back with a cold and two postcards.",
]


@pytest.fixture
def lecture(tmp_path):
    captions = "WEBVTT\n" + "".join(
        f"\n00:00:{at * 10:02}.000 --> 00:00:{at * 10 + 9:02}.000\n{said}\n"
        for at, said in enumerate(WORDS)
    )
    (tmp_path / "captions").mkdir()
    (tmp_path / "captions" / "hill.vtt").write_text(captions)
    (tmp_path / "hill.toml").write_text(
        'lecture = "captions/hill.vtt"\nlanguage = "en"\npoints = [[0, 9], [30, 39]]\n'
        'terms = ["Volcanoes", "magma"]\nchapters = [0]\n'
    )
    (tmp_path / "lost.toml").write_text('lecture = "captions/lost.vtt"')
    (found,) = lectures(tmp_path, tmp_path)
    return found


def test_a_stretch_is_cited_by_what_lies_in_it(lecture):
    assert 0.5 == cited([Quoted("", ((2.0, 5.0), (10.0, 19.0)))], lecture)
    assert 0.0 == cited([Quoted("", ((8.0, 20.0),))], lecture)
    assert 1.0 == cited([Quoted("", ((0.0, 40.0),))], lecture)


def test_a_note_is_measured(lecture):
    found = rows(lecture, noted(lecture))["outline"]
    assert {"in short", "all points", "whole ends", "terms"} == set(found)
    assert (1.0, True) == (found["whole ends"], 0 < found["terms"] <= 1)
    lines = list(table({"hill": {"outline": found}}))
    assert ["100", "%"] == lines[1].split()[-4:-2]
    assert lines[1].split()[2:] == lines[2].split()[2:]


def test_others_have_as_many_words():
    best = [Quoted("one two three", ()), Quoted("four five", ()), Quoted("six", ())]
    assert best[:2] == as_long([Quoted("a b c d", ())], best)
    assert best[:1] == as_long([Quoted("a b c", ())], best)


@pytest.mark.parametrize(
    ("text", "punctuated", "broken"),
    [
        ("The ice moves.", True, False),
        ("The ice moves", True, True),
        ("The ice moves,", True, True),
        ("The ice moves", False, False),
        ("… the ice moves", False, True),
        ("The ice moves to the", False, True),
    ],
)
def test_ends_are_whole_or_broken(lecture, text, punctuated, broken):
    marked = Marked("", (), (), (), punctuated, lecture.transcript)
    assert broken == outline._broken(text, marked)


@pytest.mark.parametrize("path", [p for f in FOLDERS for p in sorted(f.glob("*.toml"))], ids=str)
def test_ten_things_are_marked_in_each_lecture(path):
    marks = tomllib.loads(path.read_text("utf-8"))
    assert 10 == len(marks["points"])
    assert [] == [point for point in marks["points"] if not 0 <= point[0] < point[1]]
    assert (sorted(marks["chapters"]), True) == (marks["chapters"], len(marks["terms"]) > 15)
    assert set(marks) - {"punctuated"} == {"lecture", "language", "points", "terms", "chapters"}
