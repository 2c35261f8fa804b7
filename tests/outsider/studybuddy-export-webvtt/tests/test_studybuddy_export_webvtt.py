import html

import pytest
import webvtt
from msgspec.structs import replace
from studybuddy_export_webvtt import WebVttExporter, clock, shown

import studybuddy
from studybuddy import Mark, Point
from studybuddy.testing import ExporterContract, nasty_notes, sample_note


class TestWebVtt(ExporterContract):
    name = "webvtt"
    plugin = WebVttExporter


def cues(note: studybuddy.Note) -> list[tuple[str, str, list[str]]]:
    """What a player would read."""
    read = webvtt.from_string(WebVttExporter().export(note).decode())
    return [(cue.start, cue.end, [html.unescape(line) for line in cue.lines]) for cue in read]


def note_with(*points: Point) -> studybuddy.Note:
    note = sample_note()
    section = replace(note.sections[0], points=points)
    return replace(note, sections=(section,))


def test_each_point_is_shown_at_its_second() -> None:
    starts = [start for start, _, _ in cues(sample_note())]
    assert ["00:00:17", "00:00:35", "00:01:25", "00:03:05"] == [start[:8] for start in starts]


def test_points_of_one_second_are_shown_together_and_end_before_the_next() -> None:
    [first, second] = shown(
        note_with(
            Point(text="C", cites=(3,)), Point(text="A", cites=(2,)), Point(text="B", cites=(2, 3))
        )
    )
    assert (("A", "B"), ("C",)) == (first.lines, second.lines)
    assert first.end == second.start
    assert 8.0 == second.end - second.start


@pytest.mark.parametrize("nasty", [name for name in nasty_notes() if name != "empty"])
def test_every_point_is_read_as_it_is_written(nasty: str) -> None:
    note = nasty_notes()[nasty]
    read = [line for _, _, lines in cues(note) for line in lines]
    assert sum(len(section.points) for section in note.sections) == len(read)


def test_no_text_is_a_tag_or_a_time() -> None:
    text = "<b>a</b> 00:01 --> 00:02 &amp;"
    [(_, _, lines)] = cues(note_with(Point(text=text, cites=(1,))))
    assert [text] == lines
    assert b"<b>" not in WebVttExporter().export(note_with(Point(text=text, cites=(1,))))


def test_a_marked_point_says_so() -> None:
    note = sample_note()
    point = note.sections[0].points[0]
    lines = [
        line for _, _, found in cues(replace(note, marks=(Mark(id=point.id),))) for line in found
    ]
    assert ["✗ Marked as wrong by the reader" in line for line in lines] == [
        True,
        False,
        False,
        False,
    ]


def test_times_have_hours() -> None:
    assert ("00:00:59.999", "01:02:03.450") == (clock(59.9991), clock(3723.45))
