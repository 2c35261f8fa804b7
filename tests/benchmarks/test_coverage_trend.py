"""Shares of lines that the tests run are summed by room, and compared with those that were kept."""

from pathlib import Path

import pytest
from benchmarks.coverage_trend import COLUMNS, Lines, counted, keep, last_kept, table

FILES = [
    (Path("engine/studybuddy/note.py"), Lines(10, 5)),
    (Path("engine/studybuddy/text/words.py"), Lines(30, 30)),
    (Path("engine/studybuddy/text/scripts/__init__.py"), Lines(10, 5)),
    (Path("plugins/studybuddy_json/__init__.py"), Lines(0, 0)),
]


@pytest.fixture
def kept(tmp_path):
    file = tmp_path / "kept.csv"
    file.write_text(",".join(COLUMNS) + "\n")
    return file


def test_a_room_is_a_folder_and_what_lies_beside_folders_is_the_packages():
    assert {
        "studybuddy": Lines(10, 5),
        "studybuddy.text": Lines(40, 35),
        "studybuddy_json": Lines(0, 0),
        "all": Lines(50, 40),
    } == counted(FILES)


def test_what_changed_is_told_since_the_latest_day_of_the_same_tests(kept):
    keep(kept, "2026-11-02", "all", {"all": Lines(50, 41)})
    keep(kept, "2026-11-09", "all", {"all": Lines(50, 39), "gone": Lines(1, 1)})
    keep(kept, "2026-11-16", "tests/engine", {"all": Lines(50, 1)})
    assert [
        "| room | lines | run | since 2026-11-09 |",
        "|---|---|---|---|",
        "| studybuddy | 10 | 50.0% |  |",
        "| studybuddy.text | 40 | 87.5% |  |",
        "| studybuddy_json | 0 | 100.0% |  |",
        "| all | 50 | 80.0% | +2.0 |",
    ] == table(counted(FILES), *last_kept(kept, "all")).splitlines()


def test_before_anything_is_kept_there_is_nothing_to_compare_with(kept):
    first = table(counted(FILES), *last_kept(kept, "all")).splitlines()
    assert "| room | lines | run | nothing kept to compare with |" == first[0]
