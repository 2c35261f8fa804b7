"""Parts of a note are checked and mended while the rest is written, with nothing lost by it."""

from threading import Event

import msgspec
import pytest
from lecture_on_bridges import note_of

from studybuddy import Point, Term, Usage, WriterFailed
from studybuddy.grounding.note_check import NoteCheck, check

TRUE = Point(text="Steel expands in summer, so decks need joints.", cites=(4,))
FALSE = Point(text="It had 14,000 rivets.", cites=(2,))
MENDED = Point(text="It had 13,000 rivets.", cites=(2,))
TERM = Term(term="Rivets", meaning="There were 12,000 rivets.", cites=(2,))
LIKE = note_of()
NOTE = note_of(FALSE, TRUE, TERM)


def mend(findings):
    return [MENDED if finding.claim == FALSE else None for finding in findings]


def test_what_is_begun_early_is_mended_before_the_note_is_there():
    asked = Event()

    def repair(findings):
        asked.set()
        return mend(findings)

    ahead = NoteCheck(LIKE, repair)
    ahead.begin([FALSE, TRUE])
    assert asked.wait(60)
    places = ahead.places(NOTE)
    assert [[0, 1]] == places
    done = ahead.checked(NOTE, places)
    assert ((MENDED, TRUE), ()) == (done.summary, done.terms)
    assert check(NOTE, mend) == done


def test_a_part_that_was_told_of_and_is_not_in_the_note_is_nothing_to_it():
    ahead = NoteCheck(LIKE, mend)
    ahead.begin([TRUE, msgspec.structs.replace(TRUE, text="Decks need joints.")])
    ahead.begin([TRUE])
    ahead.begin([TRUE])
    assert [[1]] == ahead.places(NOTE)
    assert [] == ahead.places(note_of(FALSE))


def test_of_equal_claims_each_has_its_own_place():
    ahead = NoteCheck(LIKE, mend)
    ahead.begin([TRUE, FALSE])
    ahead.begin([TRUE])
    assert [[0, 1], [2]] == ahead.places(note_of(TRUE, FALSE, TRUE))


def test_a_repair_that_fails_early_is_told_in_the_end():
    def fail(findings):
        raise WriterFailed("overloaded", "Later.", retryable=True)

    ahead = NoteCheck(LIKE, fail)
    ahead.begin([FALSE])
    ahead.settle()
    with pytest.raises(WriterFailed, match="Later"):
        ahead.checked(NOTE, [[0]])


def test_what_is_no_claim_is_refused_where_it_is_told():
    with pytest.raises(msgspec.ValidationError):
        NoteCheck(LIKE, mend).begin([Usage()])
