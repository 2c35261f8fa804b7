import re

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studybuddy import (
    Card,
    Mark,
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
    ).with_ids()


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


def ids(note: Note) -> list[str]:
    return [claim.id for claim in note.claims()]


def test_each_claim_has_a_short_id_of_its_own(note):
    assert [True] * 6 == [bool(re.fullmatch("[0-9a-f]{8}", name)) for name in ids(note)]
    assert 6 == len(set(ids(note)))


def test_ids_are_the_same_when_the_note_is_made_again_whatever_else_it_says(note):
    more = replace(note, title="u", summary=(Point(text="new", cites=(0,)), *note.summary))
    assert ids(note) == ids(more.with_ids())[1:]
    assert ids(note) == ids(note.with_ids())


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"cites": (0,)}, True),  # of what is cited, the first second counts
        ({"kind": "example"}, True),
        ({"cites": (1,)}, False),
        ({"text": "A"}, False),
    ],
)
def test_an_id_follows_from_the_words_and_the_first_second(note, change, same):
    changed = replace(note, summary=(replace(note.summary[0], id="", **change),)).with_ids()
    assert same == (ids(note)[0] == ids(changed)[0])


def test_kinds_of_claims_with_the_same_words_differ(note):
    alike = replace(
        note,
        terms=(Term(term="f", meaning="b", cites=(0,)),),
        questions=(Question(prompt="f", answer="b", cites=(0,)),),
    )
    assert 6 == len(set(ids(alike.with_ids())))


def test_claims_that_are_the_same_are_told_apart_by_their_order(note):
    many = replace(note, summary=note.summary * 2000).with_ids()
    assert 2005 == len(set(ids(many)))
    assert ids(note)[0] == ids(many)[0]


def test_ids_of_what_cites_nothing_that_is_there(note):
    broken = replace(note, summary=(Point(text="a", cites=()), Point(text="\ud83d", cites=(9, -1))))
    assert 7 == len(set(ids(broken.with_ids())))


def test_a_section_without_points_keeps_its_place(note):
    bare = replace(note, sections=(replace(note.sections[0], points=()),))
    assert 1 == len(bare.with_ids().sections)


def test_a_note_of_an_earlier_build_gets_the_same_ids(note):
    earlier = re.sub(rb',\s*"(id": "[0-9a-f]{8}"|marks": \[\])', b"", to_json(note))
    assert 7 == (to_json(note).count(b"\n") - earlier.count(b"\n"))
    assert note == from_json(earlier)


def test_marks_stay_on_the_lines_that_are_there(note):
    known, gone = Mark(id=ids(note)[2], remark="No."), Mark(id="00000000")
    marked = note.with_marks([gone, known])
    assert (known,) == marked.marks
    assert [None, None, known, None, None, None] == [marked.mark_of(c) for c in marked.claims()]
    assert marked == from_json(to_json(marked))
    assert None is Note.mark_of(replace(note, marks=(Mark(id=""),)), Point(text="a", cites=(0,)))


CITES = st.lists(st.integers(0, 19), min_size=1, max_size=4).map(tuple)


@given(CITES, CITES)
def test_a_note_without_words_has_the_times_of_every_claim(one, other):
    segments = tuple(Segment(start=3.0 * n, end=3.0 * n + 2, text="word") for n in range(20))
    whole = Note(
        title="t",
        language="en",
        transcript=Transcript(
            video=Video(id="-wtIMTCHWuI", description="long"),
            segments=segments,
            language="en",
            kind="manual",
            source="test",
        ),
        provenance=Provenance(writer="w"),
        summary=(Point(text="a", cites=one),),
        sections=(Section(title="s", start=0, end=60, points=()),),
        cards=(Card(front="f", back="b", cites=other),),
    ).with_ids()
    light = whole.without_words()
    lines = light.transcript.segments
    assert [(claim.id, whole.start_of(claim)) for claim in whole.claims()] == [
        (claim.id, light.start_of(claim)) for claim in light.claims()
    ]
    assert (1, {""}, 59.0, "") == (
        len(light.sections),
        {line.text for line in lines},
        lines[-1].end,
        light.video.description,
    )
    assert len(lines) == len({*one, *other, 19})
