"""Characters that nobody sees, by class, and texts without them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy.text import safe

EVERY = [chr(code) for code in range(0x10000)]


def members(*classes: str) -> set[str]:
    return {character for character in EVERY if safe.pattern(*classes).match(character)}


def named(category: str) -> set[str]:
    return {character for character in EVERY if unicodedata.category(character) == category}


def test_controls_are_those_of_unicode() -> None:
    assert named("Cc") == members(safe.CONTROLS)
    assert members(safe.WHITE_CONTROLS) == {c for c in named("Cc") if c.isspace()} - set(
        "\x1c\x1d\x1e\x1f"
    )
    assert not members(safe.WHITE_CONTROLS) & members(safe.OTHER_CONTROLS)


def test_halves_of_characters_are_those_of_unicode() -> None:
    assert named("Cs") == members(safe.SURROGATES)


def test_all_that_steers_direction_is_in_two_classes() -> None:
    kinds = {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert {c for c in EVERY if unicodedata.bidirectional(c) in kinds} == members(safe.BIDI)
    assert {"\N{ARABIC LETTER MARK}", "\u200e", "\u200f"} == members(safe.BIDI_MARKS)


def test_every_invisible_character_of_the_basic_plane_has_a_class() -> None:
    """Besides signs that are written around digits, or belong to one script's layout."""
    ours = members(
        *(safe.BIDI, safe.BIDI_MARKS, safe.JOINERS, safe.ZERO_WIDTH, safe.SOFT_HYPHEN),
        *(safe.BYTE_ORDER_MARK, safe.OPERATORS, safe.ANNOTATION),
    )
    layout = {*map(chr, range(0x600, 0x606)), *"\u06dd\u070f\u0890\u0891\u08e2\u180e"}
    assert set(named("Cf")) - ours == layout


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\nlines\tof\u2028text ", "two lines of text"),
        ("turned \u202eback\u2069", "turned back"),
        ("bell\x07 \x1b[2J", "bell [2J"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert line == safe.one_line(text)


def test_each_place_names_what_else_it_does_not_take() -> None:
    assert "a b c" == safe.one_line("a\u200bb\u200ec", safe.ZERO_WIDTH, safe.BIDI_MARKS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\ufeffb\uffffc\ufdd0d", "a b c d"),
        ("half \ud83d of it", "half \ufffd of it"),
        ("soft\xadhyphen, zero\u200bwidth", "soft\xadhyphen, zero\u200bwidth"),
    ],
)
def test_for_a_document(text: str, shown: str) -> None:
    assert shown == safe.for_document(text)


@given(st.text(st.characters()))
def test_a_text_for_a_document_or_terminal_can_be_written_and_is_one_line(text: str) -> None:
    for shown in (safe.for_document(text), safe.for_terminal(text)):
        assert shown == shown.encode().decode()
        assert len(shown.splitlines()) <= 1


def test_a_terminal_gets_no_orders() -> None:
    assert "\ufffd ]0;title  [31mred" == safe.for_terminal("\ud800\x1b]0;title\x07\x9b[31mred")
