"""What is said, with one word twisted: its opposite, another rank, another rate, another name."""

from __future__ import annotations

import msgspec
import pytest
from lecture_on_bridges import lecture, note_of

from studybuddy import Point, Segment, unsupported

LINES = (
    "The first valve lets the water in, and the second valve lets the steam out.",
    "It is opened once every hour, and cleaned twice a year after the winter storms.",
    "The pressure is highest at the top of the boiler, where the gauge sits.",
    "To read it one calls gauge.read by hand, and the model is called iron-hull-mark.",
    "Nobody has to set a limit, since the pump is not fast.",
    "That is done every day.",
)


def problems(text: str, language: str = "en") -> tuple[str, ...]:
    said = msgspec.structs.replace(
        lecture(title="Boilers"),
        segments=tuple(
            Segment(start=5.0 * at, end=5.0 * (at + 1), text=line) for at, line in enumerate(LINES)
        ),
    )
    note = msgspec.structs.replace(note_of(Point(text=text, cites=(2,))), transcript=said)
    found = unsupported(note)
    return found[0].problems if found else ()


@pytest.mark.parametrize(
    "text",
    [
        "Water comes in through the first valve.",
        "Through the 2nd valve the steam gets out.",
        "The third reason for a valve is steam.",
        "The valve is opened once per hour.",
        "It is cleaned two times per year.",
        "Every year it is cleaned.",
        "The gauge sits at the top of the boiler.",
        "After the storms of winter it is cleaned.",
        "Before each year ends, the valve is cleaned.",
        "The pump is slow, so no limit has to be set.",
        "gauge.read is called by hand.",
        "The iron-hull-mark model has a gauge that one can read.",
        "A state-of-the-art gauge shows the pressure of the boiler.",
    ],
)
def test_what_is_said_otherwise_is_supported(text: str) -> None:
    assert problems(text) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "Water comes in through the second valve.",
            "near line 2 (0:10) that is said of number 1, not of 2",
        ),
        (
            "The 1st valve is for the steam.",
            "near line 2 (0:10) that is said of number 2, not of 1",
        ),
        (
            "The valve is opened every two hours.",
            "'every two hours' is not said near line 2 (0:10): another rate is",
        ),
        (
            "It is cleaned 3 times a year.",
            "'3 times a year' is not said near line 2 (0:10): another rate is",
        ),
        (
            "The gauge sits at the bottom of the boiler.",
            "'bottom' is not said near line 2 (0:10), but its opposite 'top' is",
        ),
        (
            "It is cleaned before the winter storms.",
            "'before' is not said near line 2 (0:10), but its opposite 'after' is",
        ),
        ("To read it one calls gauge.peek by hand.", "the name 'gauge.peek' is said nowhere"),
        (
            "The model is called iron-deck-mark by hand.",
            "the name 'iron-deck-mark' is said nowhere",
        ),
        ("The gauge calls gauge_reset by hand.", "the name 'gauge_reset' is not said near"),
    ],
)
def test_one_twisted_word_is_found(text: str, problem: str) -> None:
    assert [] != [found for found in problems(text) if found.startswith(problem)], problems(text)
