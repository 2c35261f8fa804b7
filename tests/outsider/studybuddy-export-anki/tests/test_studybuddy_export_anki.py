import io
import json
import sqlite3
import zipfile

import pytest
from msgspec.structs import replace
from studybuddy_export_anki import AnkiExporter, facts, guid

import studybuddy
from studybuddy.testing import ExporterContract, nasty_notes, sample_note


class TestAnki(ExporterContract):
    name = "anki"
    plugin = AnkiExporter


def rows(data: bytes, query: str) -> list[tuple[object, ...]]:
    """What Anki would read from an .apkg."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert ["collection.anki2", "media"] == archive.namelist()
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def cards(note: studybuddy.Note) -> dict[str, list[str]]:
    """The fields of a deck's notes by their GUID."""
    found = rows(AnkiExporter().export(note), "SELECT guid, flds FROM notes ORDER BY id")
    return {str(identity): str(fields).split("\x1f") for identity, fields in found}


def test_a_card_for_each_thing_to_know() -> None:
    expected = ["What is compression?", "flutter", "What is thrust?"]
    assert expected == [fields[0] for fields in cards(sample_note()).values()][:3]


def test_multiple_choice_shows_its_choices_on_the_front() -> None:
    expected = "What do the cables of a suspension bridge carry?<br>A) Compression<br>B) Tension"
    fronts = [fields[0] for fields in cards(sample_note()).values()]
    assert [f"{expected}<br>C) Thrust"] == [front for front in fronts if "A)" in front]


def test_an_answer_links_to_the_second_that_proves_it() -> None:
    note = sample_note()
    links = [fields[3] for fields in cards(note).values()]
    assert [note.link_to(fact.claim) for fact in facts(note)] == links


def test_a_card_keeps_its_identity_when_only_its_answer_is_reworded() -> None:
    note = sample_note()
    reworded = replace(note, cards=(replace(note.cards[0], back="Sideways push."),), title="New")
    assert list(cards(note)) == list(cards(reworded))


@pytest.mark.parametrize("change", ["video", "segment", "fact"])
def test_another_video_segment_or_fact_is_another_card(change: str) -> None:
    note = sample_note()
    card = note.cards[0]
    video = replace(note.video, id="otherVideo_")
    other = {
        "video": replace(note, transcript=replace(note.transcript, video=video)),
        "segment": replace(note, cards=(replace(card, cites=(21,)),)),
        "fact": replace(note, cards=(replace(card, front="What is a push?"),)),
    }[change]
    identities = [
        [guid(n, fact) for fact in facts(n) if fact.claim in n.cards] for n in (note, other)
    ]
    assert [1, 1] == list(map(len, identities))
    assert identities[0] != identities[1]


def test_the_same_video_is_the_same_deck() -> None:
    renamed = replace(sample_note(), title="Bridges, revised")
    decks = [
        set(json.loads(str(rows(AnkiExporter().export(note), "SELECT decks FROM col")[0][0])))
        for note in (sample_note(), renamed)
    ]
    assert decks[0] == decks[1]


@pytest.mark.parametrize("nasty", ["script", "quotes", "table"])
def test_no_text_is_a_tag_or_a_template_of_its_own(nasty: str) -> None:
    fields = [field for card in cards(nasty_notes()[nasty]).values() for field in card]
    without_our_breaks = [field.replace("<br>", "") for field in fields]
    assert [] == [field for field in without_our_breaks if "<" in field or "{{" in field]


def test_each_card_has_all_its_fields() -> None:
    widths = [len(card) for note in nasty_notes().values() for card in cards(note).values()]
    assert {6} == set(widths)


def test_cards_that_say_the_same_are_one() -> None:
    note = sample_note()
    twice = replace(note, cards=note.cards * 2)
    assert len(cards(note)) == len(cards(twice))


def test_a_database_that_anki_opens() -> None:
    data = AnkiExporter().export(nasty_notes()["many claims"])
    assert [("ok",)] == rows(data, "PRAGMA integrity_check")
    tables = [rows(data, f"SELECT count(*) FROM {table}") for table in ("notes", "cards")]
    assert tables[0] == tables[1]
