"""docs/TRIED.md has a row for each command that one is told to type, and none besides."""

import re
from pathlib import Path

import pytest
from documented_commands import commands, spoken

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/OPERATING.md", "docs/HOSTING.md", "CONTRIBUTING.md")
TUTORIAL = "plugins/README.md"
TABLE = (ROOT / "docs" / "TRIED.md").read_text().split("## Commands")[1].split("\n## ")[0]
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split(" | "))
    for line in TABLE.splitlines()
    if line.startswith("| `")
]
RESULTS = ("passes", "embedded", "taken", "never")
DOCUMENTED = {
    spoken(command)
    for page in (*PAGES, TUTORIAL)
    for command in commands(page, (ROOT / page).read_text())
}


def test_every_command_has_its_row_and_every_row_its_command():
    assert DOCUMENTED == {command.strip("`") for command, _, _ in ROWS}


def test_no_command_has_two_rows():
    assert len(ROWS) == len({command for command, _, _ in ROWS})


def test_every_row_says_where_and_what_came_of_it():
    assert [] == [row for row in ROWS if not row[2].startswith(RESULTS) or not row[1]]


def test_what_runs_them_is_there():
    named = set(re.findall(r"`((?:tests|\.ci|\.github)/[\w./-]+)`", TABLE))
    assert {".ci/run"} < named
    assert set() == {path for path in named if not (ROOT / path).exists()}


def test_what_ci_is_said_to_run_it_runs():
    steps = (ROOT / ".ci" / "run").read_text()
    said = [c.strip("`").split()[1] for c, by, _ in ROWS if "`.ci/run`" in by and "make " in c]
    # `make setup` is what each target begins with; the web app's test has two steps there.
    halves = {"setup": "lint", "web": "web-logic", "web-test": "web-journeys"}
    assert [] == [name for name in said if halves.get(name, name) not in steps]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("make cost VIDEOS=1", "make cost"),
        (".venv/bin/python -m studybuddy_aws.operator.orders show", None),
        ("aws s3api create-bucket --bucket b", "aws s3api create-bucket"),
        ("npx --prefix frontend netlify deploy", "npx netlify"),
        ("cp a b", "cp"),
    ],
)
def test_a_command_goes_by_what_it_does(typed, name):
    (command,) = commands("README.md", f"```\n{typed}\n```\n")
    assert (name or "python -m studybuddy_aws.operator.orders") == spoken(command)
