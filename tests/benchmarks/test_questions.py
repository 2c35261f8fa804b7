"""Questions are held against where their lectures answer them."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.questions import Answered, Asked, answers, resolves, rows, table

from benchmarks import questions
from studybuddy import Note, Provenance, SavedNote, Segment, Transcript, Video
from studybuddy_study.answer import Reply
from studybuddy_study.excerpts import Excerpt
from studybuddy_study.lines import Line

SEGMENTS = tuple(Segment(start=10.0 * n, end=10.0 * n + 9, text=f"Said {n}.") for n in range(4))
TALK = SavedNote(
    Path("talk"),
    Note(
        title="A talk",
        language="en",
        transcript=Transcript(
            video=Video(id="dQw4w9WgXcQ"),
            segments=SEGMENTS,
            language="en",
            kind="manual",
            source="sample",
        ),
        provenance=Provenance(writer="none"),
    ),
)


def line(number, **other):
    said = SEGMENTS[number]
    return Line(**{"saved": TALK, "kind": "said", "text": said.text, "start": said.start, **other})


def answered(*at, said=True, excerpt=1):
    lines = (line(excerpt)._replace(number=excerpt),)
    return Answered(Asked("talk", "?", at), Reply(said, "outline", (), (Excerpt(lines, 1.0),)))


@pytest.mark.parametrize(
    ("at", "found"), [((10.0, 12.0), True), ((0.0, 10.5), False), ((18.5, 30.0), False)]
)
def test_an_excerpt_is_right_where_it_has_a_second_of_what_answers(at, found):
    assert found == answered(at).found


def test_right_ones_and_wrong_ones_are_counted():
    told = [answered((10.0, 19.0)), answered((30.0, 39.0), said=False), answered(said=False)]

    assert [(1, 2), (1, 1), (1, 2), (3, 3)] == [(count, of) for _, count, of in rows(told)]
    assert "1 of   2" in next(iter(table(told)))


@pytest.mark.parametrize(("other", "true"), [({}, True), ({"start": 11.0}, False)])
def test_a_link_resolves_to_the_second_at_which_the_words_begin(other, true):
    assert true == resolves(line(1, **other))


def test_shipped_questions_are_answered_as_well_as_they_were():
    floors = (0.93, 0.9, 0.78, 1.0)
    told = list(answers(questions._SHIPPED / "development.jsonl"))
    shares = [count / of for _, count, of in rows(told)]
    shares[2] = 1 - shares[2]  # of what is told as not said although it is

    assert [] == [at for at, floor in enumerate(floors) if shares[at] < floor]


def test_shipped_questions_are_as_many_as_is_told():
    counted = {
        file.stem: Counter(bool(asked.at) for asked in questions._read(file))
        for file in questions._files()
    }
    assert counted == {
        "development": {True: 102, False: 46},
        "final": {True: 30, False: 20},
        "second_hand": {True: 40, False: 20},
    }
