"""docs/LIBRARIES.md and findings/ name what is there, and nothing else."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "LIBRARIES.md").read_text("utf-8")
LIST = (ROOT / "findings" / "README.md").read_text("utf-8")
SCRIPTS = sorted((ROOT / "findings").glob("*.sh"))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and " fact |" not in line]


def test_every_row_names_a_file_of_ours_and_a_test_or_none():
    rows = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in ROWS]
    assert [] == [row[0] for row in rows if len(row) != 4 or not _paths(row[2])]
    assert [] == [row[0] for row in rows if "::" not in row[3] and "no test" not in row[3]]


def test_every_file_that_the_page_names_is_there():
    named = {path for row in ROWS for path in _paths(row)}
    assert set() == {path for path in named if not (ROOT / path).exists()}


def test_every_test_that_the_page_names_is_there():
    named = set(re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`", PAGE))
    found = {
        (path, name)
        for path, name in named
        if re.search(rf"^ *def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE)
    }
    assert named == found


def test_every_finding_is_listed_once_with_its_versions():
    listed = dict(re.findall(r"^\| \[(\w+)\]\(\1\.sh\) \| ([^|]+) \|", LIST, re.MULTILINE))
    assert [script.stem for script in SCRIPTS] == sorted(listed)
    assert [] == [name for name, packages in listed.items() if not re.search(r"\d\.\d", packages)]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_finding_has_the_form(script):
    text = script.read_text("utf-8")
    head = text.partition("\nset -eu\n")[0]
    assert os.access(script, os.X_OK)
    assert text.startswith("#!/bin/sh\n# ")
    assert [] == [
        word
        for word in ("Package", "Valid: ", "Behaviour: ", "Output seen: ", "Date: ")
        if word not in head
    ]
    assert "work=$(mktemp -d)\ntrap 'rm -rf \"$work\"' EXIT\n" in text
    assert "\ndiff expected seen\n" in text
    assert "studybuddy" not in text


def _paths(text):
    return [
        path.split("::")[0]
        for path in re.findall(r"`([\w./]+(?:::\w+)?)`", text)
        if "/" in path or path in {"infra", "pyproject.toml", "Dockerfile.process"}
    ]
