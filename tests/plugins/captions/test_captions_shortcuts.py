"""Ways to be done sooner come to the same as the long way."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy import Segment
from studybuddy.text.scripts import word_count
from studybuddy_captions.document import Captions
from studybuddy_captions.opening import text_of
from studybuddy_captions.plausibility import with_warnings
from studybuddy_captions.ttml_times import Clock


@given(
    st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.text("0123456789", max_size=9)
)
def test_ttml_times_are_the_nearest_to_what_is_written(hours, minutes, seconds, fraction):
    whole = (hours * 60 + minutes) * 60 + seconds
    point = f".{fraction}" if fraction else ""
    exact = whole + Fraction(int(fraction or 0), 10 ** len(fraction))

    assert round(float(exact), 6) == Clock({}).seconds(
        f"{hours:02}:{minutes:02}:{seconds:02}{point}"
    )
    for unit, worth in {"h": 3600, "m": 60, "s": 1, "ms": Fraction(1, 1000)}.items():
        if exact * worth <= 360_000:
            assert round(float(exact * worth), 6) == Clock({}).seconds(f"{whole}{point}{unit}")


@given(st.text("a \r\n\x85\u2028\u2029\ufeff", max_size=30))
def test_every_line_end_is_one_line_end(text):
    lines = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text.replace("\ufeff", ""))

    assert f"x{lines}y" == text_of(f"x{text}y".encode())[0]


BLOCKS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=20)


@given(
    BLOCKS | BLOCKS.map(lambda block: block * 2) | BLOCKS.map(lambda block: [*block, "i", *block])
)
def test_a_block_that_comes_again_is_told_wherever_it_is(words):
    cues = [Segment(start=9.0 * n, end=9.0 * n + 1, text=word) for n, word in enumerate(words)]
    size = max(4, min(20, len(words) // 2))
    runs = [tuple(words[n : n + size]) for n in range(len(words) - size + 1)]
    again = any(
        run in runs[: max(0, n - size + 1)] and len(set(run)) > size / 2
        for n, run in enumerate(runs)
    )

    assert again == bool(with_warnings(Captions(cues, "srt")).warnings)


@pytest.mark.parametrize(("words", "told"), [(2100, True), (1900, False)])
def test_words_that_nobody_can_say_are_told(words, told):
    cue = Segment(start=1.0, end=2.0, text="long " * words)
    codes = {one.code for one in with_warnings(Captions([cue], "srt")).warnings}

    assert ({"too_many_words"} if told else set()) == codes


@given(st.text())
def test_no_text_has_more_words_than_letters(text):
    assert word_count(text) <= len(text)
