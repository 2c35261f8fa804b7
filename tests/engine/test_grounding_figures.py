"""Equal measures, rough numbers, small ones, and names that captions misspell."""

from __future__ import annotations

import pytest
from said import problems

SAID = (
    "The trip took two hours and covered one and a half kilometres. A dozen people came, half of "
    "them by boat, and thirty-one years later it was told again.",
    "It cost 15, no, sorry, 18 euros per night. The tower is hotter by a factor of two, in the "
    "twenties as today. John von noyman wrote the code BX 8004 with tony hoar, and one value "
    "was not a number.",
)


@pytest.mark.parametrize(
    "text",
    [
        "The trip took 120 minutes.",
        "The trip covered 1500 m in 2 h.",
        "The trip covered 1.5 km.",
        "12 people came, 50 % of them by boat.",
        "The trip of a dozen people was told again more than three decades later.",
        "It was told again about thirty years later.",
        "It cost 18 euros per night.",
        "The tower is hotter by a factor of two.",
        "There are three ways of telling that the tower is hotter.",
        "John von Neumann wrote the code BX 8004.",
        "The code of Neumann and Hoare had one NaN value.",
    ],
)
def test_what_is_said_is_kept(text: str) -> None:
    assert problems(text, *SAID) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The trip took 90 minutes.", "the number 90 is not said"),
        ("The trip covered 2500 m.", "the number 2500 is not said"),
        ("The trip took five hours.", "the number five is not said"),
        ("It was told again about forty years later.", "the number forty is not said"),
        ("It cost 15 euros per night.", "the number 15 is not said"),
        ("The tower is hotter by a factor of five.", "the number five is not said"),
        ("John von Neumann wrote the code BX 2004.", "2004 is not said"),
        ("John Lindemann wrote the code BX 8004.", "the name 'Lindemann' is not said"),
    ],
)
def test_what_is_not_said_is_found(text: str, problem: str) -> None:
    found = problems(text, *SAID)
    assert any(problem in told for told in found), found
