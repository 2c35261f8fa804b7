"""What the kit's notes and transcripts promise."""

import pytest

import studybuddy
from studybuddy.testing import (
    EveryPart,
    nasty_notes,
    nasty_transcripts,
    sample_note,
    sample_transcript,
)


def test_every_claim_of_a_nasty_note_cites_what_is_there():
    cited = [
        max(claim.cites) < len(note.transcript.segments)
        for note in nasty_notes().values()
        for claim in note.claims()
    ]
    assert {True} == set(cited)


def test_the_long_ones_are_as_long_as_they_say():
    note, transcript = (made()["20,000 words"] for made in (nasty_notes, nasty_transcripts))
    assert 20_000 == sum(len(p.text.split()) for s in note.sections for p in s.points)
    assert 20_000 == sum(len(segment.text.split()) for segment in transcript.segments)


@pytest.mark.parametrize("nasty", list(nasty_notes()))
def test_a_nasty_note_is_a_note(nasty):
    note = nasty_notes()[nasty]
    assert note == studybuddy.from_json(studybuddy.to_json(note))


def test_the_sample_has_every_part():
    note = sample_note()
    parts = [note.summary, note.sections, note.terms, note.cards, note.questions]
    assert [True] * 5 == list(map(bool, parts))
    assert set(EveryPart.parts) >= {"choices", "cues"}


def test_the_sample_lecture_is_in_order():
    starts = [segment.start for segment in sample_transcript().segments]
    assert sorted(set(starts)) == starts
