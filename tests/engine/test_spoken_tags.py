"""Tags that somebody speaks of are words, tags that style words are not."""

import json

import pytest

import processor_time
from studybuddy import Segment, clean
from studybuddy.text import escape_spoken_tags
from studybuddy.youtube import read_json3

SPOKEN = [
    "the tags <b> and </b>",
    "the tags <b> and </b> are old",
    "the tags\n<b> and </b>\nare old",
    "use <br> here",
    "use <br/> here",
    "the <font> tag",
    'the <font color="red"> tag',
    "an <i>, a <b>, and </b>.",
    'the "<b>" and "</b>" tags',
    "the (<i>) and (</i>) tags",
    "«<b>» and «</b>»",
    "with <p> and </p> around",
    "<ruby> and <rt> say how",
    "the <c> and <v> tags",
    "from <b>, to </b>: bold",
    "is it <i>? or <b>!",
    "close it with </b>.",
    "a <div> in a <span> in a </div>",
    "<b> <i> <u>",
    "<b>",
    "if a <b and c> d",
    "a List<S> of",
    "a new List<S>() of",
    "the array<c>[0] of",
    "x<i>y in bits",
]
STYLED = [
    ("<i>not</i> so", "not so"),
    ("<i>Hello", "Hello"),
    ("there</i>", "there"),
    ("so <i>Hello", "so Hello"),
    ("<i> Hello </i>", "Hello"),
    ("<i>\nHello\n</i>", "Hello"),
    ("<i>... so</i>", "... so"),
    ('<i>"Hello"</i> he', '"Hello" he'),
    ("<i>- Hello</i>", "Hello"),
    ("<i>la la ♪</i>", "la la"),
    ("un<i>believ</i>able", "unbelievable"),
    ('<font color="red">Hi</font> you', "Hi you"),
    ("<c.yellow>Hi</c>", "Hi"),
    ("<b><i>Hi</i></b> you", "Hi you"),
    ("write <b>this</b> with <b> and </b>", "write this with <b> and </b>"),
]


def read(*runs):
    """What json3 says in which these texts follow one another, a second each."""
    segs = [{"utf8": text, "tOffsetMs": 1000 * n} for n, text in enumerate(runs)]
    event = {"tStartMs": 0, "dDurationMs": 1000 * len(runs), "segs": segs}
    return clean(read_json3(json.dumps({"events": [event]}).encode()))


@pytest.mark.parametrize("text", SPOKEN)
def test_tags_that_are_spoken_in_json3_are_words(text):
    assert [text.replace("\n", " ")] == [said.text for said in read(text)]


@pytest.mark.parametrize(("text", "expected"), STYLED)
def test_tags_that_style_words_are_none(text, expected):
    assert [expected] == [said.text for said in read(text)]


def test_a_spoken_tag_keeps_its_time():
    said = read("the", " tags.", " So", " <b>", " and", " </b>.", " Here.")
    assert [(0.0, "the tags."), (2.0, "So <b> and </b>."), (6.0, "Here.")] == [
        (one.start, one.text) for one in said
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the tags <b> and </b>", "the tags and"),  # markup, in a format that has it
        ("it <i> is </i> so", "it is so"),
        ('the "<b>" and "</b>" tags', 'the "<b>" and "</b>" tags'),
        ("the (<i>) tag", "the (<i>) tag"),
        ("the <b>, tag", "the <b>, tag"),
        ("if a <b and c> d", "if a <b and c> d"),
        ("a new List<S>() of", "a new List<S>() of"),
        ("the array<c>[0] of", "the array<c>[0] of"),
        ("<b class=x> so", "so"),
    ],
)
def test_tags_in_captions_that_have_markup(text, expected):
    assert [expected] == [s.text for s in clean([Segment(start=0.0, end=2.0, text=text)])]


@pytest.mark.parametrize(
    "text", ["", "a < b", "1<2>1", "<00:00:01.000>so", "a <", "<>", "<i>a</i>"]
)
def test_what_is_no_spoken_tag_stays(text):
    assert text == escape_spoken_tags(text)


@pytest.mark.parametrize(
    "text",
    [
        "<b " * 100_000,
        "<b> " * 100_000,
        '<b>"' * 100_000,
        '"' * 300_000 + "<b>" * 9,
        "<a>" + " b" * 99_999,
    ],
    ids=range(5),
)
def test_hostile_text_takes_no_longer_than_other_text(text):
    with processor_time.at_most(4):
        escape_spoken_tags(text)
