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


LECTURE = [
    "so today we look at trees",
    "and how they grow in the",
    "forest because the light that falls",
    "on the leaves is what feeds",
    "them no no no it does",
    "not carry the sugar that comes",
    "down and that is all there",
    "is to it thank you very",
]


def displays(texts, copy=0.0, gap=0.0, long=1.0):
    """Each text on the screen, and again for `copy` seconds."""
    shown, start = [], 0.0
    for text in texts:
        for seconds in filter(None, (long, copy)):
            shown.append(Segment(start=start, end=round(start + seconds, 3), text=text))
            start = round(start + seconds + gap, 3)
    return shown


def growing(step, above=False):
    """Each line word by word, under the one above it or alone."""
    for before, line in zip(["", *LECTURE], LECTURE, strict=False):
        words = line.split()
        for count in range(step, len(words) + step, step):
            grown = " ".join(words[:count])
            yield f"{before}\n{grown}" if above and before else grown


def scrolled(lines):
    """The last lines, as each comes."""
    for count in range(1, len(LECTURE) + 1):
        yield "\n".join(LECTURE[max(0, count - lines) : count])


def sliding(size, step):
    """The last words, on one line."""
    words = " ".join(LECTURE).split()
    for count in range(step, len(words) + step, step):
        yield " ".join(words[max(0, count - size) : count])


def windows_and_lines(copy):
    """As YouTube shows them, the copies for longer than a flash."""
    start, above = 0.0, ""
    for line in LECTURE:
        yield Segment(start=start, end=start + 2, text=f"{above}\n{line}")
        yield Segment(start=start + 2, end=start + 2 + copy, text=f"{line}\n ")
        start, above = start + 2 + copy, line


@pytest.mark.parametrize("copy", [0.0, 0.06, 0.5, 1.0])
@pytest.mark.parametrize("gap", [0.0, 0.2])
@pytest.mark.parametrize(
    "texts",
    [
        list(growing(1)),
        list(growing(2)),
        list(growing(3)),
        list(growing(1, above=True)),
        list(growing(3, above=True)),
        list(scrolled(2)),
        list(scrolled(3)),
        list(scrolled(4)),
        list(sliding(12, 4)),
    ],
    ids=["1", "2", "3", "1 below", "3 below", "window 2", "window 3", "window 4", "sliding"],
)
def test_displays_that_grow_or_scroll_are_said_once(texts, copy, gap):
    assert " ".join(LECTURE) == said(*displays(texts, copy, gap))


@pytest.mark.parametrize("copy", [0.01, 0.06, 0.5, 1.0])
def test_a_line_left_alone_until_the_next_comes_is_said_once(copy):
    assert " ".join(LECTURE) == said(*windows_and_lines(copy))


@pytest.mark.parametrize("copy", [0.06, 0.3])
def test_a_grown_line_that_stands_again_is_said_once(copy):
    shown, start = [], 0.0
    for line in LECTURE:
        words = line.split()
        for text in [" ".join(words[: n + 1]) for n in range(len(words))] + [line]:
            seconds = copy if shown and shown[-1].text == text else 0.4
            shown.append(Segment(start=start, end=start + seconds, text=text))
            start += seconds
    assert " ".join(LECTURE) == said(*shown)


REFRAIN = ["we go to the sea", "no way out", "no way out", "no no no", "no no no", "no way out"]


@pytest.mark.parametrize(
    "lines",
    [
        REFRAIN,
        REFRAIN * 5,
        ["la la la", "la la la", "la la la"],
        ["no", "no", "no", "I said no"],
        ["we say yes", "yes we do", "do we know", "know it all", "all of it"],
        [*(f"line number {n}" for n in range(9)), "yes", "yes we do", "we do it", "we do it"],
    ],
)
@pytest.mark.parametrize("gap", [0.0, 0.2, 1.0])
def test_a_refrain_is_sung_as_often_as_it_is_there(lines, gap):
    assert " ".join(lines) == said(*displays(lines, gap=gap))


def test_a_refrain_among_displays_that_stand_twice():
    lines = ["here it comes", "no way out", "no way out", "no way out", "that was it", "thank you"]
    above, texts = "", []
    for line in lines:
        texts.append(f"{above}\n{line}".strip())
        above = line
    assert " ".join(lines) == said(*displays(texts, copy=0.5))


def by_words(step):
    return lambda line: [
        " ".join(line.split()[:count]) for count in range(step, len(line.split()) + step, step)
    ]


def by_letters(step):
    return lambda line: [line[:count] for count in range(step, len(line) + step, step)]


def standing(grown, *seconds, lines=LECTURE, above=False, every=1, gap=0.0, silence=0.0):
    """Each line as it grows, and again for `seconds` after a silence, at every so many lines."""
    shown, start, before = [], 0.0, ""
    for number, line in enumerate(lines):
        stands = seconds if number % every == 0 else ()
        texts = [*((text, 0.4) for text in grown(line)), *((line, long) for long in stands)]
        for place, (text, long) in enumerate(texts):
            start += silence if place == len(texts) - len(stands) else 0.0
            display = f"{before}\n{text}" if above and before else text
            shown.append(Segment(start=round(start, 3), end=round(start + long, 3), text=display))
            start += long + gap
        before = line
    return shown


GROWN = [by_words(1), by_words(2), by_words(3), by_letters(1), by_letters(2), by_letters(4)]


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("seconds", [0.06, 0.6, 1.0, 2.0, 8.0])
@pytest.mark.parametrize("grown", GROWN)
def test_a_grown_line_that_stands_as_long_as_it_likes_is_said_once(grown, seconds, above):
    assert " ".join(LECTURE) == said(*standing(grown, seconds, above=above))


@pytest.mark.parametrize(
    "shape",
    [
        {"every": 3},
        {"every": 3, "above": True},
        {"gap": 0.2},
        {"silence": 2.0},
        {"silence": 10.0, "above": True},
    ],
    ids=str,
)
@pytest.mark.parametrize("grown", GROWN)
def test_grown_lines_stand_again_now_and_then(grown, shape):
    assert " ".join(LECTURE) == said(*standing(grown, 3.0, **shape))


@pytest.mark.parametrize("seconds", [(1.0, 1.0), (0.06, 3.0)])
@pytest.mark.parametrize("grown", GROWN)
def test_grown_lines_stand_again_and_again(grown, seconds):
    assert " ".join(LECTURE) == said(*standing(grown, *seconds))


@pytest.mark.parametrize("grown", GROWN)
def test_a_line_that_grows_twice_is_said_twice(grown):
    lines = [*LECTURE[:3], LECTURE[2], LECTURE[2], *LECTURE[3:]]
    assert " ".join(lines) == said(*standing(grown, 2.0, lines=lines))


@pytest.mark.parametrize("copy", [0.06, 1.0, 3.0])
def test_scrolled_lines_that_stand_again_are_said_once(copy):
    shown, start = [], 0.0
    for number, text in enumerate(scrolled(2)):
        for seconds in (2.0, copy) if number % 3 == 2 else (2.0,):
            shown.append(Segment(start=start, end=start + seconds, text=text))
            start += seconds
    assert " ".join(LECTURE) == said(*shown)


def test_words_of_displays_that_grow_keep_the_time_at_which_they_came():
    lines = ["We go to the sea.", "It is far.", "There is no way out."]
    shown = standing(by_words(1), 2.0, lines=lines)
    came = [min(cue.start for cue in shown if cue.text == line.split()[0]) for line in lines]

    assert list(zip(came, lines, strict=True)) == [(s.start, s.text) for s in clean(shown)]


def test_ordinary_cues_that_begin_alike_do_not_grow():
    lines = ["no", "now we go", "in", "into the sea", "it", "its end", "so", "some say so"]
    assert " ".join(lines) == said(*displays(lines))


def test_two_words_said_again_at_the_head_of_each_cue_are_words():
    lines = ["we go on", "go on and on", "and on we walk", "we walk to rest", "to rest at last"]

    cues = [cue(at * 2, at * 2 + 2, line) for at, line in enumerate(lines)]

    assert " ".join(lines) == said(*cues)
