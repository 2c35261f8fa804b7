"""What is a formula and what a price: the cases by which the web app is tested, too."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from how_many import examples
from studybuddy.text import Formula, split_formulas

CASES = json.loads(
    Path(__file__)
    .parents[2]
    .joinpath("frontend/src/features/reading/text/formulas.json")
    .read_text("utf-8")
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_a_formula(text: str, expected: list[str]) -> None:
    found = [one for one in split_formulas(text) if isinstance(one, Formula)]
    assert expected == [f"[{one.tex}]" if one.display else one.tex for one in found]


def test_what_is_too_long_for_a_formula_is_text() -> None:
    text = f"${'x' * 2000}$"
    assert (text,) == split_formulas(text)


@settings(max_examples=examples(50))
@given(st.text("$\\()[]`x1 \n"))
def test_pieces_are_the_text(text: str) -> None:
    pieces = split_formulas(text)
    assert text == "".join(one if isinstance(one, str) else one.source for one in pieces)
