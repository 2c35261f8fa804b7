"""What people read in a terminal: text of strangers in it gives the terminal no orders."""

import io
from pathlib import Path

import msgspec
import pytest

from studybuddy import Coverage, Gap, Provenance, StudyBuddyError, Usage
from studybuddy.command.output import Bar, Plain, summary
from studybuddy.events import Progress
from studybuddy.testing.notes import sample_note

HOSTILE = "Mending \x1b]0;owned\x07 of \x9b31mred\r\nand \u202eback"


class Terminal(io.StringIO):
    """A stream without a size."""

    def fileno(self):
        raise OSError


@pytest.mark.parametrize("kind", [Plain, Bar])
def test_a_message_is_one_line_without_controls(kind):
    text = Terminal()
    kind(text, io.StringIO()).show(Progress(step="write", progress=50, message=HOSTILE))
    shown = text.getvalue().removeprefix("\r\x1b[2K").removesuffix("\n")
    assert shown.isprintable()
    assert "Mending  ]0;owned" in shown


def test_an_error_is_one_line_without_controls():
    text = Terminal()
    Plain(text, io.StringIO()).failed(StudyBuddyError("code", HOSTILE), 50)
    expected = "yt-study-buddy: Mending  ]0;owned  of  31mred  and  back [code]\n"
    assert expected == text.getvalue()


@pytest.mark.parametrize("kind", [Plain, Bar])
def test_that_one_can_begin_to_read_is_a_line_that_stays(kind):
    text = Terminal()
    output = kind(text, io.StringIO())
    output.readable(Path("notes", "note.partial.md"))
    output.show(Progress(step="write", progress=50, message="Section 2"))
    lines = text.getvalue().replace("\r\x1b[2K", "").splitlines()
    expected = (
        "What is written so far can be read, while the rest is written: notes/note.partial.md"
    )
    assert expected == lines[0]
    assert "Section 2" in lines[1]


def told(**parts):
    return " ".join(summary(msgspec.structs.replace(sample_note(), **parts)))


@pytest.mark.parametrize(
    ("number", "sections", "gaps"),
    [(0, ": 0 sections, ", "0 long gaps."), (1, ": 1 section, ", "1 long gap.")],
)
def test_one_is_one(number, sections, gaps):
    note = sample_note()
    coverage = Coverage(written=number, gaps=(Gap(start=0, end=9),) * number)
    said = told(sections=note.sections[:number], coverage=coverage)
    assert (True, True) == (sections in said, gaps in said)


@pytest.mark.parametrize(
    ("dollars", "words"),
    [(0.0, "price unknown"), (0.004, "less than a cent"), (0.016, "about $0.02")],
)
def test_what_costs_less_than_a_cent_is_not_nothing(dollars, words):
    usage = Usage(calls=1, output_tokens=1200, cost_usd=dollars)
    said = told(provenance=Provenance(writer="sample", usage=usage))
    assert f"1 call, 0 tokens in, 1,200 out: {words}." in said
