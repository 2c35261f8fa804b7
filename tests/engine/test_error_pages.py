"""What is made from the table of error codes is what is committed, and says all of it."""

import re

import pytest
from docs.generate import ERRORS_PAGE, WEB_WORDS, errors_page, web_words

from studybuddy.error_codes import error_codes

PAGE = errors_page()
SECTIONS = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", PAGE, re.MULTILINE))
ANEW = "make contract"


@pytest.mark.parametrize(
    ("file", "made"), [(ERRORS_PAGE, errors_page()), (WEB_WORDS, web_words())], ids=["page", "web"]
)
def test_what_is_committed_is_what_is_made(file, made):
    assert made == file.read_text(), ANEW


def listed_in(section):
    return re.findall(r"^\| `([a-z0-9_]+)` \|", SECTIONS[section], re.MULTILINE)


def test_each_reader_finds_each_code_of_theirs_once():
    codes = error_codes()
    for section, theirs in {
        "For students": [code for code, one in codes.items() if not one.for_operator],
        "For operators": [code for code, one in codes.items() if one.operator],
        "At the command": [code for code, one in codes.items() if one.command],
    }.items():
        assert sorted(theirs) == sorted(listed_in(section)), section


def test_every_code_is_on_the_page():
    assert set(error_codes()) == {code for section in SECTIONS for code in listed_in(section)}


def test_every_row_has_the_columns_of_its_table():
    for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        assert 1 == len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()})


def test_students_read_no_advice_for_others():
    assert not re.search(r"STUDYBUDDY_|--[a-z]|pip install", SECTIONS["For students"])
