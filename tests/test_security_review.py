"""The security review says something of every requirement, and names tests that there are."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "SECURITY-REVIEW.md").read_text()
# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has.
SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1
4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2
7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2
10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5
14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
VERDICTS = {"holds", "partly", "does not hold", "not shown", "not ours"}
ROWS = re.findall(
    r"^\| (API\d+|\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \|([^|]*)\|$", PAGE, re.MULTILINE
)
NAMED = sorted(set(re.findall(r"`((?:tests|infra|frontend)/[\w./-]+)::([^`]+)`", PAGE)))


def numbers():
    for section, count in (one.split(":") for one in SECTIONS.split()):
        yield from (f"{section}.{number}" for number in range(1, int(count) + 1))


def declared(file, name):
    """Whether a file of tests declares one of this name."""
    text = (ROOT / file).read_text()
    return {
        ".py": f"def {name}(",
        ".hcl": f'run "{name}"',
        ".ts": f'"{name}"',
    }[Path(file).suffix] in text


def test_every_requirement_is_there_once_and_no_other():
    expected = [f"API{number}" for number in range(1, 11)] + list(numbers())
    assert expected == [number for number, *_ in ROWS]


def test_verdicts_are_those_that_the_page_explains():
    assert {verdict for _, verdict, *_ in ROWS} == VERDICTS
    assert [] == [verdict for verdict in VERDICTS if f"*{verdict}*" not in PAGE.split("\n## ")[0]]


def test_what_holds_is_shown_by_a_test_or_by_a_section():
    shown = re.compile(r"`\S+::|\]\(#|\]\([a-z]+\.md")
    bare = [
        number
        for number, verdict, why, tests in ROWS
        if verdict == "holds" and not shown.search(why + tests)
    ]
    assert [] == bare


@pytest.mark.parametrize(("file", "name"), NAMED, ids=lambda text: text[-60:])
def test_a_test_that_is_named_exists(file, name):
    assert declared(file, name)


def test_links_within_lead_somewhere():
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    places = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}
    assert set() == set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) - places
