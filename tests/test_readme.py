"""The first page: what one needs in the first five minutes, with figures that hold."""

import re
from pathlib import Path

import click
from benchmarks.cost.__main__ import main

from studybuddy.command.main import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIMIT = 700


def test_it_is_read_in_five_minutes():
    assert len(README.split()) <= LIMIT, "what few need at first has a page of its own in docs/"


def test_the_page_that_it_leads_to_has_every_option_and_command():
    page = (ROOT / "docs" / "COMMAND.md").read_text(encoding="utf-8")
    options = {name for parameter in cli.params for name in parameter.opts if "--" in name}
    named = options - {"--help", "--version"} | set(cli.list_commands(click.Context(cli)))
    assert [] == [name for name in sorted(named) if not re.search(rf"{name}\b", page)]


def test_it_says_what_the_bill_does(capsys):
    main(["--videos", "1000", "--minutes", "60"])
    told = capsys.readouterr().out
    (claude,) = re.findall(r"^Claude +([\d.]+) ", told, re.MULTILINE)
    ((aws, fixed),) = re.findall(r"^AWS +([\d.]+) +[\d.]+ +([\d.]+) ", told, re.MULTILINE)
    rounded = [f"{float(dollars):.0f}" for dollars in (claude, aws, fixed)]
    assert rounded == re.findall(r"\$(\d+)", README)


def test_it_says_how_good_the_check_is_as_the_table_does():
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    (kept,) = re.findall(r"^\| true kept \| \d+ \| (\d+) %", table, re.MULTILINE)
    (caught,) = re.findall(r"^\| false caught, all kinds \| \d+ \| (\d+) %", table, re.MULTILINE)
    for page in ("README.md", "docs/TRUST.md"):
        said = re.findall(r"(\d+) of\s+100", (ROOT / page).read_text(encoding="utf-8"))
        assert [kept, caught] == said, page
