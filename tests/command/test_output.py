"""What people read in a terminal: text of strangers in it gives the terminal no orders."""

import io

import pytest

from studybuddy import StudyBuddyError
from studybuddy.command.output import Bar, Plain
from studybuddy.events import Progress

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
