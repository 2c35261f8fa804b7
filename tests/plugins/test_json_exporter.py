"""The JSON exporter: the whole note comes back, and the published schema describes it."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

import studybuddy
import studybuddy_json
from studybuddy import Card, Point, Question, Section, Term
from studybuddy.testing import nasty_notes

CLAIMS = {
    "summary": (Point(text="Water runs downhill.", cites=(0,)),),
    "sections": (
        Section(
            title="Slopes </script> \u202e 😀 النيل",
            start=0.0,
            end=9.125,
            points=(Point(text="“It does.”\n\t\\", cites=(0, 1), kind="quote"),),
            cues=(Question(prompt="Where?", answer="Down.", cites=(1,)),),
        ),
    ),
    "terms": (Term(term="Slope", meaning="Rise over run", cites=(1,)),),
    "cards": (Card(front="Slope?", back="Rise over run", cites=(1,)),),
    "questions": (
        Question(prompt="Which?", choices=("Up", "Down"), answer="Down", cites=(0,)),
    ),
}  # fmt: skip


def note_with(**parts: object) -> studybuddy.Note:
    note = studybuddy.Note(
        title="Rivers",
        language="en",
        transcript=studybuddy.Transcript(
            video=studybuddy.Video(
                id="-aZ3_xY9kQ0", chapters=(studybuddy.Chapter(start=0.0, title="One"),)
            ),
            segments=(
                studybuddy.Segment(start=0.0, end=4.2, text="Water", marks=("applause",)),
                studybuddy.Segment(start=4.2, end=9.125, text="runs", speaker="CC"),
            ),
            language="en",
            kind="translated",
            translated_from="nl",
            source="youtube",
        ),
        provenance=studybuddy.Provenance(
            writer="claude", model="m", usage=studybuddy.Usage(input_tokens=7, cost_usd=0.25)
        ),
        coverage=studybuddy.Coverage(
            written=5, grounded=0.8, gaps=(studybuddy.Gap(start=1.0, end=70.5, silent=True),)
        ),
    )
    return msgspec.structs.replace(note, **parts)


NOTES = [
    note_with(),
    note_with(**CLAIMS).with_ids(),
    note_with(title="", language="und"),
    nasty_notes()["marked"],
]


def schema() -> object:
    published = Path(studybuddy_json.__file__).with_name("note.schema.json")
    return json.loads(published.read_text("utf-8"))


@pytest.mark.parametrize("note", NOTES)
def test_a_note_comes_back_the_same_in_every_field(note: studybuddy.Note) -> None:
    assert note == studybuddy.from_json(studybuddy_json.JsonExporter().export(note))


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_valid_by_the_published_schema(note: studybuddy.Note) -> None:
    exported = json.loads(studybuddy_json.JsonExporter().export(note))
    validator = jsonschema.Draft202012Validator(schema())
    assert [] == list(validator.iter_errors(exported))


def test_the_schema_refuses_what_is_no_note() -> None:
    exported = json.loads(studybuddy_json.JsonExporter().export(NOTES[1]))
    exported["sections"][0]["points"][0]["kind"] = "rumour"
    validator = jsonschema.Draft202012Validator(schema())
    assert ["kind"] == [error.path[-1] for error in validator.iter_errors(exported)]


def test_the_published_schema_is_the_one_of_the_engine() -> None:
    assert json.loads(json.dumps(studybuddy.note_schema())) == schema(), "make contract"


def test_the_same_note_gives_the_same_bytes() -> None:
    export = studybuddy_json.JsonExporter().export
    assert export(note_with(**CLAIMS)) == export(note_with(**CLAIMS))
