import jsonschema
import msgspec
import pytest

from studybuddy import (
    Card,
    Note,
    Point,
    Provenance,
    Question,
    Section,
    Segment,
    Term,
    Transcript,
    Video,
    clock,
    from_json,
    note_schema,
    to_json,
)


@pytest.fixture
def note() -> Note:
    transcript = Transcript(
        video=Video(id="-wtIMTCHWuI", title="On \u202e'quotes' </script>", duration=90.5),
        segments=(
            Segment(start=0.0, end=4.25, text="Ein Satz.", speaker="A"),
            Segment(start=67.9, end=80.0, text="第二句。", marks=("applause",)),
        ),
        language="de",
        kind="manual",
        source="test",
    )
    return Note(
        title="t",
        language="de",
        transcript=transcript,
        provenance=Provenance(writer="w", template="lecture"),
        summary=(Point(text="a", cites=(1, 0)),),
        sections=(
            Section(
                title="s",
                start=0.0,
                end=80.0,
                points=(Point(text="b", cites=(1,), kind="quote"),),
                cues=(Question(prompt="q?", answer="b", cites=(1,)),),
            ),
        ),
        terms=(Term(term="x", meaning="y", cites=(0,)),),
        cards=(Card(front="f", back="b", cites=(0,)),),
        questions=(Question(prompt="p?", answer="1", choices=("1", "2"), cites=(1,)),),
    )


@pytest.mark.parametrize(
    "data", [b"not json", b"", b"{}", b"[]", b"\xff\xfe", b'{"title": "\xff"}', b"[" * 100_000]
)
def test_what_is_no_note_is_refused_by_the_error_that_is_promised(data):
    with pytest.raises(msgspec.ValidationError):
        from_json(data)


def test_json_round_trips_exactly(note):
    assert note == from_json(to_json(note))
    assert to_json(note) == to_json(from_json(to_json(note)))


def test_what_is_written_validates_against_the_schema(note):
    jsonschema.validate(msgspec.json.decode(to_json(note)), note_schema())


def test_schema_refuses_a_claim_without_cites(note):
    broken = msgspec.json.decode(to_json(note))
    del broken["summary"][0]["cites"]
    with pytest.raises(jsonschema.ValidationError, match="cites"):
        jsonschema.validate(broken, note_schema())


def test_a_claim_links_to_the_second_its_first_segment_starts(note):
    assert "https://youtu.be/-wtIMTCHWuI?t=67" == note.link_to(note.sections[0].points[0])
    assert "https://youtu.be/-wtIMTCHWuI?t=0" == note.link_to(note.summary[0])


def test_claims_come_in_reading_order(note):
    kinds = [type(claim).__name__ for claim in note.claims()]
    assert ["Point", "Question", "Point", "Term", "Card", "Question"] == kinds


def test_changing_nothing_changes_nothing(note):
    assert note == note.with_claims(lambda claim: claim)


def test_a_section_without_points_goes(note):
    changed = note.with_claims(lambda c: None if isinstance(c, Point) and c.text == "b" else c)
    assert () == changed.sections
    assert note.terms == changed.terms


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (67.9, "1:07"), (3723, "1:02:03"), (36000, "10:00:00")]
)
def test_clock(seconds, text):
    assert text == clock(seconds)


def test_duration_is_the_longer_of_video_and_words(note):
    transcript = note.transcript
    assert 90.5 == transcript.duration
    unknown = msgspec.structs.replace(transcript, video=Video(id="x"))
    assert 80.0 == unknown.duration
