"""Points lie in the section of their time, nothing is said twice, and too little is no note."""

from __future__ import annotations

import msgspec
import pytest
from lecture_on_bridges import note_of

from studybuddy import Card, Coverage, Note, Point, Question, Section, Term, WriterFailed
from studybuddy.grounding.tidying import refuse_if_nothing_left, tidied

EARLY = Point(text="Steel expands in summer.", cites=(4,))
LATE = Point(text="Inspectors look at every weld.", cites=(18,))


def note(*sections: Section, **parts: tuple[object, ...]) -> Note:
    return msgspec.structs.replace(note_of(), sections=sections, **parts)


def section(start: float, end: float, *points: Point, cues: tuple[Question, ...] = ()) -> Section:
    return Section(title="", start=start, end=end, points=points, cues=cues)


def test_a_point_goes_to_the_section_of_its_time() -> None:
    done = tidied(note(section(0, 120, EARLY, LATE), section(120, 252)))
    assert [(EARLY,), (LATE,)] == [section.points for section in done.sections]


def test_a_point_that_cites_its_section_too_stays() -> None:
    both = Point(text="Steel and welds.", cites=(4, 18))
    done = tidied(note(section(0, 120), section(120, 252, both)))
    assert [(both,)] == [section.points for section in done.sections]


def test_a_section_of_which_nothing_is_left_goes_and_one_with_a_question_stays() -> None:
    cue = Question(prompt="When?", answer="In summer.", cites=(4,))
    asked = section(60, 120, EARLY, cues=(cue,))
    done = tidied(
        note(section(0, 60, EARLY), section(30, 90, EARLY), asked, section(90, 252, LATE))
    )
    assert [0, 60, 90] == [section.start for section in done.sections]


def test_a_point_of_no_section_is_left_where_it_is() -> None:
    done = tidied(note(section(0, 60, LATE)))
    assert [(LATE,)] == [section.points for section in done.sections]


def test_what_is_said_again_goes() -> None:
    again = Point(text="steel expands in summer", cites=(3,))
    cue = Question(prompt="When?", answer="In summer.", cites=(4,))
    term = Term(term="Truss", meaning="A frame of triangles.", cites=(16,))
    card = Card(front="When does steel expand?", back="In summer.", cites=(4,))
    done = tidied(
        note(
            section(0, 60, EARLY, again, cues=(cue, cue)),
            section(30, 90, again, LATE),
            summary=(EARLY, again),
            terms=(term, msgspec.structs.replace(term, term="truss", meaning="Triangles.")),
            cards=(card, card),
            questions=(cue,),
        )
    )
    assert [(EARLY,), (LATE,)] == [section.points for section in done.sections]
    assert [(cue,), ()] == [section.cues for section in done.sections]
    assert ((EARLY,), (term,), (card,), (cue,)) == (
        done.summary,
        done.terms,
        done.cards,
        done.questions,
    )


@pytest.mark.parametrize(
    ("written", "dropped", "enough"),
    [
        (0, 0, False),
        (1, 0, True),
        (1, 1, False),
        (4, 1, True),
        (3, 1, True),
        (3, 2, False),
        (4, 2, True),
        (5, 3, False),
        (12, 9, True),
        (13, 10, False),
        (100, 75, True),
        (100, 76, False),
    ],
)
def test_how_much_must_be_left(written: int, dropped: int, enough: bool) -> None:
    coverage = Coverage(written=written, dropped=dropped)
    left = msgspec.structs.replace(note_of(), coverage=coverage)
    if enough:
        assert left is refuse_if_nothing_left(left)
    else:
        with pytest.raises(WriterFailed, match=f"only {written - dropped} are supported"):
            refuse_if_nothing_left(left)
