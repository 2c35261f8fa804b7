"""Chapters of a description, by YouTube's rules."""

from __future__ import annotations

import pytest

from studybuddy.youtube import chapters_in


def read(text: str, duration: float = 0.0) -> list[tuple[float, str]]:
    return [(chapter.start, chapter.title) for chapter in chapters_in(text, duration)]


@pytest.mark.parametrize(
    "lines",
    [
        ["0:00 Intro", "1:00 Nerves", "1:02:03 End"],
        ["00:00 - Intro", "01:00 – Nerves", "01:02:03 — End"],
        ["[0:00] Intro", "[1:00] Nerves", "[1:02:03] End"],
        ["(0:00) Intro", "(1:00) Nerves", "(1:02:03) End"],
        ["• 0:00: Intro", "• 1:00: Nerves", "• 1:02:03: End"],
        ["1. 0:00 Intro", "2. 1:00 Nerves", "3. 1:02:03 End"],
        ["Intro 0:00", "Nerves 1:00", "End 1:02:03"],
        ["Intro - (00:00)", "Nerves - (01:00)", "End - (62:03)"],
        ["⏱ 0:00 | Intro", "⏱ 1:00 | Nerves", "⏱ 1:02:03 | End"],
    ],
)
def test_the_ways_people_write_them(lines: list[str]) -> None:
    text = "\n".join(["About nerves.", "", *lines, "", "Thanks to all."])
    assert read(text, 4000) == [(0.0, "Intro"), (60.0, "Nerves"), (3723.0, "End")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No times at all",
        "0:00 One\n1:00 Two",
        "0:30 One\n1:00 Two\n2:00 Three",
        "0:00 One\n0:05 Two\n2:00 Three",
        "0:00 One\n2:00 Two\n1:00 Three",
        "0:00\n1:00\n2:00",
        "0:00 One\n1:00 Two\n1:75 Three",
    ],
)
def test_what_does_not_keep_the_rules(text: str) -> None:
    assert read(text) == []


def test_a_list_ends_where_time_goes_back_or_the_video_ends() -> None:
    text = "0:00 One\n1:00 Two\n2:00 Three\n0:30 a remark\n3:00 Four"
    assert read(text) == [(0.0, "One"), (60.0, "Two"), (120.0, "Three")]
    assert read("0:00 One\n1:00 Two\n2:00 Three\n9:00 Four", 300) == read(text)
    assert read("0:00 One\n1:00 Two\n2:00 Three", 125) == []


def test_a_second_list_is_read_when_the_first_is_none() -> None:
    text = "0:00 a joke\nChapters\n0:00 One\n1:00 Two\n2:00 Three"
    assert read(text) == [(0.0, "One"), (60.0, "Two"), (120.0, "Three")]


def test_other_scripts() -> None:
    text = "0:00 はじめに\n1:00 神経\n2:00 終わり"
    assert read(text) == [(0.0, "はじめに"), (60.0, "神経"), (120.0, "終わり")]


def test_a_description_made_to_take_long_is_read_in_part() -> None:
    assert read(("." * 499 + "\n") * 100_000) == []
    assert read("0:" * 1_000_000) == []
