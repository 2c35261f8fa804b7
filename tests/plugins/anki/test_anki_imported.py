"""Decks as Anki itself reads them.

Anki's library is AGPL: it runs in a process and an environment of its own (`make anki-test`).
"""

import json
import subprocess
from pathlib import Path

import pytest
from anki_decks import cards, note_of, shown
from msgspec.structs import replace

import studybuddy
from studybuddy import Card, Term
from studybuddy.testing import nasty_notes, sample_note
from studybuddy_anki import AnkiExporter

ANKI = Path(__file__).parents[3] / ".cache" / "anki"
pytestmark = pytest.mark.skipif(
    not (ANKI / "ready").exists(), reason="Anki's own library is not here: make anki-test"
)

FIRST = note_of(1_796_083_200)
CARD = next(guid for guid, fields in cards(FIRST).items() if "thrust" in fields["Text"])
WORD = next(guid for guid, fields in cards(FIRST).items() if "flutter" in fields["Text"])
REWORDED = (
    Card(front="what is thrust", back="A sideways push.", cites=(3,)),
    Card(front="What is a pier?", back="What stands in the water.", cites=(3,)),
)
AGAIN = note_of(1_796_083_300, cards=REWORDED)
LAST = note_of(1_796_083_400, terms=(Term(term="flutter", meaning="A motion.", cites=(3,)),))
SIGNS = (
    "{{c1::a}} {{Front}} }}", "a::b", "{", "}", "a:", ":b", "[sound:a.mp3]", "[latex]x[/latex]",
    "[$]x[/$]", r"`\(x\)`", "[anki:tts lang=en_US]x[/anki:tts]", "<script>alert(1)</script>",
    "&lt;",
)  # fmt: skip
SIGNED = replace(
    note_of(sections=(), questions=()),
    transcript=replace(FIRST.transcript, video=replace(FIRST.video, id="-signsVideo")),
    cards=tuple(Card(front=sign, back=f"back: <{sign}>", cites=(1,)) for sign in SIGNS),
    terms=tuple(Term(term=sign, meaning=f"meaning: <{sign}>", cites=(1,)) for sign in SIGNS),
)
OF_COURSE = replace(
    note_of(1_796_083_500, title="Piers"),
    transcript=replace(FIRST.transcript, video=replace(FIRST.video, id="courseVideo")),
)
NASTY = nasty_notes()


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """What the collection holds after each step, by the step's name."""
    folder = tmp_path_factory.mktemp("decks")

    def deck(name, note):
        (folder / f"{name}.apkg").write_bytes(AnkiExporter().export(note))
        return ["import", str(folder / f"{name}.apkg")]

    def course(name, *notes):
        videos = tuple(studybuddy.CourseVideo(video=note.video, note=note) for note in notes)
        course = studybuddy.Course(title="Bridges", videos=videos)
        (folder / f"{name}.apkg").write_bytes(AnkiExporter().export_course(course))
        return ["import", str(folder / f"{name}.apkg")]

    steps = {
        "first": deck("first", FIRST),
        "learned": ["good", CARD],
        "twice": deck("twice", FIRST),
        "again": deck("again", AGAIN),
        "edited": ["edit", WORD, "Text", "{{c1::flutter}} as I say it"],
        "last": deck("last", LAST),
        "signs": deck("signs", SIGNED),
        "course": course("course", LAST, SIGNED, OF_COURSE),
        "course twice": course("course", LAST, SIGNED, OF_COURSE),
        **{name: deck(name, note) for name, note in NASTY.items()},
    }
    command = [str(ANKI / "bin" / "python"), str(Path(__file__).with_name("anki_collection.py"))]
    done = subprocess.run(
        command, input=json.dumps(list(steps.values())), capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
    return dict(zip(steps, json.loads(done.stdout), strict=True))


def test_what_we_wrote_is_what_it_has(held):
    notes = held["first"]["notes"]
    assert cards(FIRST) == {guid: note["fields"] for guid, note in notes.items()}
    assert {"new": 5} == held["first"]["log"]
    assert [["Structures_101"]] * 5 == [note["tags"] for note in notes.values()]
    assert [1] * 5 == [len(note["cards"]) for note in notes.values()]
    assert ["How bridges carry their weight"] == held["first"]["decks"]


def test_a_second_import_makes_nothing_twice_and_loses_nothing(held):
    assert 1 == held["learned"]["notes"][CARD]["cards"][0]["reps"]
    assert {"duplicate": 5} == held["twice"]["log"]
    assert held["learned"]["notes"] == held["twice"]["notes"]


def test_a_note_made_again_updates_its_cards_and_what_was_learned_stays(held):
    card = held["again"]["notes"][CARD]
    assert ("what is thrust", "A sideways push.") == (
        card["fields"]["Text"],
        card["fields"]["Answer"],
    )
    assert 1 == card["cards"][0]["reps"]
    assert {"new": 1, "updated": 5} == held["again"]["log"]
    assert 6 == len(held["again"]["notes"])


def test_a_card_that_its_reader_edited_stays_as_they_want_it(held):
    assert "{{c1::flutter}} as I say it" == held["last"]["notes"][WORD]["fields"]["Text"]


def test_a_word_is_hidden_and_an_answer_leads_to_its_second(held):
    [card] = held["first"]["notes"][WORD]["cards"]
    assert "[...]Movement fed by the wind." in shown(card["question"])[0]
    assert "flutterMovement fed by the wind." in shown(card["answer"])[0]
    assert '<a href="https://youtu.be/sampleVideo?t=198">3:18</a>' in card["answer"]


def test_signs_of_ankis_own_are_shown_as_they_are_written(held):
    notes = {guid: held["signs"]["notes"][guid] for guid in cards(SIGNED)}
    told = [shown(card["answer"])[0] for note in notes.values() for card in note["cards"]]
    assert 2 * len(SIGNS) == len(told)
    for sign in SIGNS:
        found = [
            word for word in ("back", "meaning") for text in told if f"{word}: <{sign}>" in text
        ]
        assert ["back", "meaning"] == found


@pytest.mark.parametrize("nasty", [*NASTY, "signs"])
def test_whatever_is_in_a_note_its_cards_can_be_shown(held, nasty):
    assert 0 == held[nasty]["empty"]
    pages = [card["answer"] for note in held[nasty]["notes"].values() for card in note["cards"]]
    assert {"style", "div", "span", "br", "hr", "p", "a"} >= {
        tag for page in pages for tag in shown(page)[1]
    }
    assert [] == [page for page in pages if "anki:play" in page or "[latex]" in page.lower()]


def test_a_course_brings_what_is_new_and_leaves_what_was_learned_and_edited(held):
    course = held["course"]
    assert 5 == course["log"]["new"]
    assert {"new", "duplicate"} >= set(course["log"])
    assert "Bridges::Piers" in course["decks"]
    assert 1 == course["notes"][CARD]["cards"][0]["reps"]
    assert "{{c1::flutter}} as I say it" == course["notes"][WORD]["fields"]["Text"]
    assert course["notes"] == held["course twice"]["notes"]


def test_each_deck_has_its_notes(held):
    for name, note in NASTY.items():
        assert set(cards(note)) <= set(held[name]["notes"])
    assert sample_note().title in held["first"]["decks"]
