"""A draft is checked, mended once, and told how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from lecture_on_bridges import note_of

from studybuddy import Claim, Finding, Note, Point, Question, Section, Term
from studybuddy.grounding.note_check import check

TRUE = Point(text="Steel expands in summer, so decks need joints.", cites=(4,))
FALSE = Point(text="It had 14,000 rivets.", cites=(2,))
MENDED = Point(text="It had 13,000 rivets.", cites=(2,))


def never(findings: list[Finding]) -> Sequence[Claim | None]:
    raise AssertionError(f"asked to repair {findings}")


def answering(*answers: Claim | None) -> tuple[list[Finding], object]:
    """What was asked, and a repair that answers so."""
    asked: list[Finding] = []

    def repair(findings: list[Finding]) -> Sequence[Claim | None]:
        asked.extend(findings)
        return answers

    return asked, repair


def checked(note: Note, *answers: Claim | None) -> tuple[Note, list[Finding]]:
    asked, repair = answering(*answers)
    return check(note, repair), asked  # type: ignore[arg-type]


def test_a_true_note_is_kept_and_nobody_is_asked() -> None:
    done = check(note_of(TRUE), never)
    assert (TRUE,) == done.summary
    assert (1, 0, 0, 1.0) == told(done)


def told(note: Note) -> tuple[int, int, int, float]:
    coverage = note.coverage
    return coverage.written, coverage.repaired, coverage.dropped, coverage.grounded


def test_a_mended_claim_takes_the_place_of_the_false_one() -> None:
    done, asked = checked(note_of(FALSE, TRUE), MENDED)
    assert (MENDED, TRUE) == done.summary
    assert [FALSE] == [finding.claim for finding in asked]
    assert (2, 1, 0, 1.0) == told(done)


@pytest.mark.parametrize(
    "answers",
    [
        (),
        (None,),
        (FALSE,),
        (Point(text="It had 15,000 rivets.", cites=(2,)),),
        (Point(text="It had 13,000 rivets.", cites=(99,)),),
        (Term(term="Rivets", meaning="It had thirteen thousand rivets.", cites=(2,)),),
    ],
)
def test_what_is_not_mended_is_dropped(answers: tuple[Claim | None, ...]) -> None:
    done, _ = checked(note_of(FALSE, TRUE), *answers)
    assert (TRUE,) == done.summary
    assert (2, 0, 1, 0.5) == told(done)


def test_surplus_answers_are_not_used() -> None:
    done, _ = checked(note_of(FALSE), None, MENDED, MENDED)
    assert () == done.summary
    assert (1, 0, 1, 0.0) == told(done)


def section(title: str, *points: Point, cues: tuple[Question, ...] = ()) -> Section:
    return Section(title=title, start=0.0, end=96.0, points=points, cues=cues)


def test_a_section_without_points_goes() -> None:
    note = msgspec.structs.replace(
        note_of(), sections=(section("Rivets", FALSE), section("Joints", TRUE))
    )
    done, _ = checked(note)
    assert ["Joints"] == [section.title for section in done.sections]


@pytest.mark.parametrize(
    ("title", "honest"),
    [
        ("Joints and bearings", "Joints and bearings"),
        ("Otto Lindqvist, 1905", "Otto Lindqvist, 1905"),
        ("How Gustave Eiffel built it", "0:00–1:36"),
        ("Built in 1932", "0:00–1:36"),
    ],
)
def test_a_title_that_names_what_is_not_said_becomes_a_time(title: str, honest: str) -> None:
    note = msgspec.structs.replace(note_of(), sections=(section(title, TRUE),))
    assert [honest] == [section.title for section in check(note, never).sections]


def test_each_kind_of_claim_keeps_its_place() -> None:
    cue = Question(prompt="When does steel expand?", answer="In summer.", cites=(4,))
    term = Term(term="Truss", meaning="A frame of triangles.", cites=(16,))
    lie = Term(term="Truss", meaning="A frame of 17 hexagons.", cites=(16,))
    note = msgspec.structs.replace(
        note_of(TRUE, lie, term), sections=(section("Joints", FALSE, TRUE, cues=(cue,)),)
    )
    done, asked = checked(note, MENDED, None)
    assert [FALSE, lie] == [finding.claim for finding in asked]
    assert [TRUE, cue, MENDED, TRUE, term] == list(done.claims())


@pytest.mark.parametrize(
    ("text", "cite", "checked"),
    [
        ("Stahl dehnt sich aus.", 4, "nothing"),
        ("Die Brücke hatte 13.000 Nieten.", 2, "numbers and names"),
        ("Gebaut hat sie Otto Lindqvist.", 1, "numbers and names"),
    ],
)
def test_what_could_be_compared_in_another_language_is_told(
    text: str, cite: int, checked: str
) -> None:
    note = note_of(text, cites=(cite,), language="de")
    assert checked == check(note, never).coverage.checked


def test_checking_again_changes_nothing() -> None:
    once, _ = checked(note_of(FALSE, TRUE))
    again = check(once, never)
    assert (once.summary, once.coverage.gaps) == (again.summary, again.coverage.gaps)
