"""What holds for any captions: nothing said is lost, no time is made up."""

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from how_many import examples
from studybuddy import Segment, clean

WORDS = st.sampled_from(
    ["tree", "Graph", "edges.", "Dr.", "e.g.", "why?", "So,", "3.5", "100%", "don't", "naïve"]
) | st.sampled_from(
    [
        "你好",
        "你好。",
        "世界",
        "ねえ？",
        "كتاب",
        "نعم؟",
        "yes",
        "Yes",
        "no",
        "no.",
        "A",
        "B.",
        "and…",
        "then!",
    ]
)
MARKUP = (
    st.sampled_from(
        ["<i>", "</i>", "&amp;", "&lt;b&gt;", "&amp;lt;", "[applause]", "(laughs)", "♪", ">>", "- "]
    )
    | st.sampled_from(["\n", "\n- ", "{\\an8}", "\u200b", "\u202b", "Ann:"])
    | st.sampled_from(["man:", "<v Bob>", "[", "]", "(", ")", "\n>> ", "<", ">", "&", "Note:", " "])
)
TIMES = st.integers(0, 4000).map(lambda tenths: tenths / 10)


def cues(texts):
    cue = st.builds(
        lambda start, length, text: Segment(start=start, end=start + length, text=text),
        TIMES,
        st.integers(-20, 90).map(lambda tenths: tenths / 10),
        texts,
    )
    return st.lists(cue, max_size=12)


SAID = cues(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
TIMED = st.builds("<00:00:0{}> {}".format, st.sampled_from(["3.000", "5.500"]), WORDS)
SHOWN = cues(st.lists(WORDS | TIMED | MARKUP, max_size=10).map(" ".join))
CONTIGUOUS = st.lists(
    st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3),
    max_size=10,
).map(
    lambda cues: [
        Segment(start=2.0 * i, end=2.0 * i + 2, text="\n".join(lines))
        for i, lines in enumerate(cues)
    ]
)


def letters(segments):
    return re.sub(r"\s+", "", "".join(segment.text for segment in segments))


@settings(max_examples=examples(200), deadline=None, derandomize=True)
@given(SAID)
def test_every_word_said_is_there_in_order(said):
    said = [msgspec.structs.replace(c, text=f"cue{i} {c.text}") for i, c in enumerate(said)]
    in_order = sorted(said, key=lambda cue: cue.start)

    assert letters(in_order) == letters(clean(said))


@settings(max_examples=examples(200), deadline=None, derandomize=True)
@given(SHOWN | CONTIGUOUS)
def test_every_start_is_a_time_that_the_captions_give(shown):
    given_times = {cue.start for cue in shown} | {3.0, 5.5}

    assert given_times.issuperset(segment.start for segment in clean(shown))


@settings(max_examples=examples(200), deadline=None, derandomize=True)
@given(SHOWN | CONTIGUOUS)
def test_segments_are_in_order_and_do_not_overlap(shown):
    cleaned = clean(shown)
    edges = [time for segment in cleaned for time in (segment.start, segment.end)]

    assert sorted(edges) == edges
    assert all(segment.text == " ".join(segment.text.split()) != "" for segment in cleaned)
