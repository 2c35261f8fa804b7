"""Cues joined to sentences, or to about half a minute, their start times kept."""

import pytest

from studybuddy import Segment, clean


def cue(start, end, text):
    return Segment(start=start, end=end, text=text)


def parts(*cues):
    return [(s.start, s.end, s.text) for s in clean(cues)]


def test_cues_are_joined_to_a_sentence():
    assert [(0.0, 4.0, "Trees have roots."), (4.0, 6.0, "Graphs do not.")] == parts(
        cue(0, 2, "Trees have"), cue(2, 4, "roots."), cue(4, 6, "Graphs do not.")
    )


def test_a_sentence_begins_when_the_cue_does_in_which_it_begins():
    assert [
        (0.0, 2.94, "Talk about open research."),
        (2.94, 8.0, "So when you think about it."),
    ] == (
        parts(
            cue(0, 2.94, "Talk about"),
            cue(2.94, 6, "open research. So"),
            cue(6, 8, "when you think about it."),
        )
    )


def test_sentences_that_begin_in_one_cue_stay_together():
    assert [(0.0, 3.0, "Cool. Let's go. Now.")] == parts(cue(0, 3, "Cool. Let's go. Now."))


def test_a_sentence_begins_when_its_word_does_where_words_have_times():
    text = "it ends.<00:00:01.500> Now<00:00:02.000> this"

    assert [(0.0, "it ends."), (1.5, "Now this")] == [(s, t) for s, _, t in parts(cue(0, 4, text))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We met Dr.", "Smith there."),
        ("He met Mme.", "Curie there."),
        ("Ruled on Dec.", "5 by the court."),
        ("See No.", "5 of the list."),
        ("It ended in Dec.", "The court met."),
        ("It costs 3.", "5 dollars."),
        ("By J. R. R.", "Tolkien it is."),
        ("Some, e.g.", "Trees, are."),
        ("Well...", "maybe not."),
    ],
)
def test_not_every_dot_ends_a_sentence(first, second):
    assert [f"{first} {second}"] == [t for _, _, t in parts(cue(0, 1, first), cue(1, 2, second))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Is it?", "It is."),
        ("Is it? No.", "The next one is."),
        ("Mm.", "I see."),
        ("She has a Ph.D.", "The lab is hers."),
        ("It is!”", "“Is it?"),
        ("好。", "你好"),
        ("ケガはないか？", "ええ"),
        ("هل أصبت ؟", "وأنت"),
        ("यह है।", "वह है"),
        ("She said 3.", "Then four."),
        ("左に見えるのは…", "右に"),
    ],
)
def test_sentences_end_as_their_script_ends_them(first, second):
    assert [first, second] == [t for _, _, t in parts(cue(0, 1, first), cue(1, 2, second))]


def test_ideographs_are_joined_without_spaces():
    assert (
        "第一件事就是登录你的 Hub 帐户。"
        == parts(cue(0, 1, "第一件事就是"), cue(1, 2, "登录你的\nHub 帐户。"))[0][2]
    )


def test_no_segment_spans_a_long_silence():
    assert [0.0, 9.0] == [s for s, _, _ in parts(cue(0, 2, "and so"), cue(9, 11, "we go"))]


def unpunctuated(count, length=2.0, gap_after=None):
    start = 0.0
    for number in range(count):
        yield cue(start, start + length, f"word{number} and on")
        start += length + (1.0 if number == gap_after else 0.0)


def test_without_sentences_segments_last_about_half_a_minute():
    segments = clean(list(unpunctuated(60)))

    assert [0.0, 26.0, 52.0, 78.0, 104.0] == [s.start for s in segments]
    assert {26.0, 16.0} == {s.end - s.start for s in segments}


def test_without_sentences_a_breath_is_the_place_to_part():
    assert [0.0, 17.0] == [s.start for s in clean(list(unpunctuated(16, gap_after=7)))]


def test_cues_are_put_in_order_and_ends_put_right():
    assert [(0.0, 2.0, "One."), (2.0, 2.0, "Two."), (5.0, 6.0, "Three.")] == parts(
        cue(5, 6, "Three."), cue(0, 4, "One."), cue(2, 1, "Two.")
    )


def test_times_of_words_that_cannot_be_are_not_believed():
    text = "one.<00:00:09.000> Two.<00:00:01.000> Three."

    assert [(2.0, "one. Two. Three.")] == [(s, t) for s, _, t in parts(cue(2, 3, text))]


def test_a_word_that_comes_in_parts_is_one_word():
    assert ["wonderful days"] == [
        t
        for _, _, t in parts(cue(0, 3, "won<00:00:01.000>der<00:00:01.100>ful<00:00:02.000> days"))
    ]


def test_a_long_cue_is_left_whole():
    long = "It is so. " * 40

    assert [(0.0, 109.0, long.strip())] == parts(cue(0, 109, long))


def test_a_segment_takes_no_more_words_than_can_be_said():
    crowded = [cue(n / 100, (n + 1) / 100, "so many words in no time") for n in range(500)]

    segments = clean(crowded)

    assert 20 == len(segments)
    assert {150} == {len(segment.text.split()) for segment in segments}
    assert segments == clean(segments)
