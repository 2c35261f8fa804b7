"""The file of marks in a work directory, and what can be marked."""

import pytest

from studybuddy import Mark, WrongUse
from studybuddy.marks import marked, read_marks, unmarked, write_marks
from studybuddy.note import LONGEST_REMARK, MOST_MARKS
from studybuddy.testing import sample_note

NOTE = sample_note()
FIRST, SECOND = [claim.id for claim in NOTE.claims()][:2]


def refused(code, call):
    with pytest.raises(WrongUse) as refusal:
        call()
    assert code == refusal.value.code
    return refusal.value.message


def test_a_directory_without_the_file_has_no_marks(tmp_path):
    assert () == read_marks(tmp_path)


def test_marks_come_back_as_they_were_kept(tmp_path):
    marks = (Mark(id=FIRST, remark="拱桥 \N{BRIDGE AT NIGHT}"), Mark(id="00000000"))
    write_marks(tmp_path, marks)
    assert marks == read_marks(tmp_path)
    assert ["marks.json"] == [file.name for file in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'["a"]', b'[{"remark": "x"}]', b"[" * 9999, b'["\xff"]']
)
def test_a_file_that_holds_something_else_is_refused(tmp_path, data):
    (tmp_path / "marks.json").write_bytes(data)
    assert "or remove it" in refused("marks_unreadable", lambda: read_marks(tmp_path))


def test_a_line_is_marked_once_and_its_last_remark_counts():
    once = marked(NOTE, (), FIRST, "No.")
    both = marked(NOTE, once, SECOND, "")
    assert (Mark(id=SECOND), Mark(id=FIRST, remark="Never.")) == marked(NOTE, both, FIRST, "Never.")


def test_a_mark_is_taken_back_and_the_others_stay():
    both = marked(NOTE, marked(NOTE, (), FIRST, ""), SECOND, "")
    assert (Mark(id=SECOND),) == unmarked(NOTE, both, FIRST)
    assert both == unmarked(NOTE, both, NOTE.questions[0].id)


@pytest.mark.parametrize("line", ["", "00000000", "1:07", "A bridge"])
@pytest.mark.parametrize("do", [marked, unmarked])
def test_a_line_that_is_not_there_is_refused_and_says_how_to_see_ids(line, do):
    more = ("",) if do is marked else ()
    assert "report DIR --ids" in refused("no_such_line", lambda: do(NOTE, (), line, *more))


def test_what_is_kept_is_bounded():
    many = tuple(Mark(id=f"{at:08}") for at in range(MOST_MARKS))
    refused("too_many_marks", lambda: marked(NOTE, many, FIRST, ""))
    refused("remark_too_long", lambda: marked(NOTE, (), FIRST, "x" * (LONGEST_REMARK + 1)))
    assert MOST_MARKS == len(marked(NOTE, many[1:], FIRST, "x" * LONGEST_REMARK))
