"""Plain text, with times as YouTube's transcript panel gives them, and without."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal

PASTED = "0:00\nwelcome to the course\n0:04\ntoday we draw\ngraphs\n1:02:03\nand good bye now\n"


@pytest.mark.parametrize(
    "text",
    [
        PASTED,
        PASTED.replace("0\nw", "0 w").replace("4\nt", "4 t").replace("3\na", "3 a"),
        PASTED.replace("0\nw", "0w").replace("4\nt", "4t").replace("3\na", "3a"),
        "[0:00] welcome to the course\n[0:04] today we draw\ngraphs\n[1:02:03] and good bye now",
        "(0:00) welcome to the course\n(0:04) today we draw\ngraphs\n(1:02:03) and good bye now",
        "00:00 - welcome to the course\n00:04 - today we draw\ngraphs\n01:02:03 - and good bye now",
    ],
)
def test_times_at_the_head_of_lines(text, tmp_path):
    transcript = fetched(tmp_path, text)

    assert [
        (0.0, 4.0, "welcome to the course"),
        (4.0, 3723.0, "today we draw\ngraphs"),
        (3723.0, 3724.6, "and good bye now"),
    ] == [(s.start, s.end, s.text) for s in transcript.segments]
    assert not transcript.estimated


def test_what_cannot_have_been_said_before_the_first_time_is_left_out_and_that_is_said(tmp_path):
    transcript = fetched(tmp_path, f"My course\n{PASTED}")

    assert "welcome to the course" == transcript.segments[0].text
    assert [("lines_above_left_out", True)] == [
        (warning.code, warning.message.endswith(": My course"))
        for warning in transcript.reading.warnings
    ]


def test_one_time_at_the_very_beginning_is_a_time(tmp_path):
    assert [(5.0, "all of it")] == [
        (s.start, s.text) for s in fetched(tmp_path, "0:05 all of it").segments
    ]


def test_without_times_they_are_estimated_and_that_is_said(tmp_path):
    said = []
    text = "One two three four five. Six seven eight nine ten.\n\nLast line"
    transcript = fetched(tmp_path, text, report=lambda share, message: said.append(message))

    assert transcript.estimated
    assert [(0.0, 2.0), (2.0, 4.0), (4.0, 4.8)] == [(s.start, s.end) for s in transcript.segments]
    assert ["The text has no times: those in the note are estimates."] == said


def test_a_clock_in_the_text_is_not_taken_for_times(tmp_path):
    transcript = fetched(tmp_path, "10:30 is when we met.\nThen we left.\n9:15 was before that.")

    assert transcript.estimated


def test_text_without_spaces_is_estimated_by_its_letters(tmp_path):
    assert [(0.0, 1.0), (1.0, 2.0)] == [
        (s.start, s.end) for s in fetched(tmp_path, "第一件事是。\n第二件事是。").segments
    ]


@pytest.mark.parametrize("phrase", ["ประเทศไทย", "ພາສາລາວ", "မြန်မာဘာသာ", "ភាសាខ្មែរ"])
def test_thai_lao_burmese_and_khmer_take_ten_characters_a_second(phrase, tmp_path):
    text = (phrase * 80)[:535]
    assert [(0.0, 53.5)] == [(s.start, s.end) for s in fetched(tmp_path, text).segments]


def test_a_text_too_long_to_be_said_is_refused(tmp_path):
    with pytest.raises(SourceRefusal, match="said aloud"):
        fetched(tmp_path, "word " * 1_000_000)
