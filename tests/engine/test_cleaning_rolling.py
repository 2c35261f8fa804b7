"""Roll-up captions show lines twice; people repeat themselves. The two are told apart."""

import pytest

from studybuddy import Segment, clean


def cue(start, end, *lines):
    return Segment(start=start, end=end, text="\n".join(lines))


def said(*cues):
    return " ".join(segment.text for segment in clean(cues))


def rolling(*lines):
    """As YouTube writes automatic captions into WebVTT: each line alone for 10 ms, then above."""
    shown = []
    above = " "
    for number, line in enumerate(lines):
        start = number * 2.0
        first, *rest = line.split(" ")
        timed = first + "".join(
            f"<00:00:{start + (k + 1) / 10:06.3f}><c> {word}</c>" for k, word in enumerate(rest)
        )
        shown.append(cue(start, start + 1.99, above, timed))
        shown.append(cue(start + 1.99, start + 2, line, " "))
        above = line
    return shown


def test_lines_that_roll_are_said_once():
    lines = ["so today we look", "at trees and how", "they grow"]

    assert " ".join(lines) == said(*rolling(*lines))


@pytest.mark.parametrize("line", ["row row row your boat", "okay"])
def test_a_line_said_three_times_among_lines_that_roll(line):
    lines = ["here it comes", line, line, line, "that was it"]

    assert " ".join(lines) == said(*rolling(*lines))


def test_lines_that_roll_without_times_of_words():
    shown = [
        cue(0, 2, "one two"),
        cue(2, 4, "one two", "three four"),
        cue(4, 6, "three four", "five"),
    ]

    assert "one two three four five" == said(*shown)


def test_three_lines_that_roll():
    shown = [
        cue(0, 1, "a b"),
        cue(1, 2, "a b", "c d"),
        cue(2, 3, "a b", "c d", "e f"),
        cue(3, 4, "c d", "e f", "g"),
    ]

    assert "a b c d e f g" == said(*shown)


def test_a_line_that_grows_word_by_word():
    shown = [cue(0, 1, "the"), cue(1, 2, "the quick"), cue(2, 3, "the quick fox")]

    assert "the quick fox" == said(*shown)


def test_a_display_that_outlasts_a_silence_is_not_said_again():
    first, second = rolling("one two", "three four")[:3:2]
    late = Segment(start=9.0, end=11.0, text="three four\nfive<00:00:09.500> six")

    assert "one two three four five six" == said(first, cue(1.99, 2, "one two"), second, late)


@pytest.mark.parametrize("ends", [2.0, 1.0, 2.5], ids=["touching", "apart", "overlapping"])
def test_what_is_said_three_times_is_three_times_there(ends):
    chorus = [Segment(start=i * 2.0, end=i * 2 + ends, text="no way out") for i in range(3)]

    assert "no way out no way out no way out" == said(*chorus)


def test_a_line_repeated_once_in_a_whole_lecture_was_said():
    lecture = [cue(i, i + 1.0, f"line number {i}") for i in range(9)]
    again = [cue(9, 10, "we say", "yes"), cue(10, 11, "yes", "and go on")]

    assert said(*lecture, *again).endswith("we say yes yes and go on")
