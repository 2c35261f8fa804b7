"""Clauses out of speech without punctuation."""

import pytest
from outline_talks import sentences

from studybuddy_outline.clauses import clauses, stands_alone
from studybuddy_outline.phrases import phrases_for

BARE = (
    "the moon pulls the water on the near side and so we get a tidal bulge there because gravity "
    "falls with distance it is weaker on the far side now there is a second bulge on that side "
    "which people often forget you can see it in any tide table the table has two high tides a day"
)


def cut(text, language="en"):
    return [piece.text for piece in clauses([(text, 0)], language, phrases_for(language))]


def letters(pieces):
    return " ".join(pieces).replace("…", "").split()


def test_keeps_every_word_in_order():
    assert BARE.split() == letters(cut(BARE))


def test_cuts_where_a_clause_begins():
    assert [
        "the moon pulls the water on the near side",
        "and so we get a tidal bulge there because gravity falls with distance",
    ] == cut(BARE)[:2]


def test_never_ends_with_a_word_that_leads_on():
    last = {piece.removesuffix(" …").split()[-1] for piece in cut(BARE * 3)}
    assert set() == last & {"the", "a", "of", "and", "is", "which", "there's", "on"}


def test_shows_where_a_clause_was_cut_in_two():
    long = " ".join(f"word{i}" for i in range(100))
    pieces = cut(long)
    assert long.split() == letters(pieces)
    assert (False, True) == (pieces[0].startswith("…"), pieces[0].endswith("…"))
    assert (True, False) == (pieces[-1].startswith("…"), pieces[-1].endswith("…"))


def test_cuts_before_a_subject_that_has_its_verb():
    text = "we talk about the tide the tide is the rise and fall of the sea on every coast"
    assert "the tide is the rise and fall of the sea on every coast" in cut(text)


def test_a_word_said_twice_begins_anew():
    text = "we will talk a lot about magma magma rises from far below the ground of the island"
    assert "magma rises from far below the ground of the island" in cut(text)


def test_cites_the_segments_it_stands_in():
    halves = [("we know that the ice moves and it", 3), ("carries stones down to the valley", 4)]
    assert [(3, 4)] == [piece.cites for piece in clauses(halves, "en", phrases_for("en"))][-1:]


def test_nothing_is_nothing():
    assert [] == cut("  ")


@pytest.mark.parametrize(
    "text",
    [
        "潮汐是海水每天的涨落所以海岸每天有两次高潮因为月球的引力拉着海水我们可以在表上看到它" * 4,
        "月の引力が海水を引きます それで満潮が起こります 地球は回っているから一日に二回満ちます"
        * 4,
    ],
)
def test_scripts_without_spaces_are_cut_too(text):
    pieces = cut(text, "zh" if "潮汐" in text else "ja")
    assert text.replace(" ", "") == "".join(pieces).replace("…", "").replace(" ", "")
    assert max(len(piece) for piece in pieces) <= 70


def test_stretches_of_half_a_minute_are_one_stream():
    words = BARE.split()
    chapters = [" ".join(words[:35]), " ".join(words[35:])]
    read = sentences(chapters, seconds=30)
    assert (0, 1) in [sentence.cites for sentence in read]
    assert BARE.lower().split() == " ".join(s.said for s in read).replace("…", "").lower().split()


def test_a_pause_ends_the_stream():
    half = " ".join(BARE.split()[:35])
    read = sentences([half, half], seconds=30)
    paused = [s.cites for s in read]
    assert {(0,), (1,)} <= set(paused)


def test_i_is_written_large():
    read = sentences(["i think that the ice is i mean was thicker in the last ice age i'm sure"])
    said = " ".join(sentence.text for sentence in read)
    assert said == "I think that the ice is I mean was thicker in the last ice age I'm sure"


SPOKEN = (
    "so how do we find the firn line you take a map and you draw it to the edge of the ice but if "
    "the snow is old it's really hard to see in a dictionary you find a word that was used before "
    "you see the snow which is old the slope gives you one more clue and that's a good sign "
    "because it works on every glacier"
)


@pytest.mark.parametrize(
    "whole",
    [
        "you draw it to the edge of the ice",
        "if the snow is old it's really hard to see",
        "a word that was used before",
        "gives you one more clue",
        "you see the snow which is old",
        "that's a good sign because it works on every glacier",
    ],
)
def test_what_belongs_together_is_not_cut(whole):
    assert 1 == sum(whole in piece for piece in cut(SPOKEN))


@pytest.mark.parametrize(
    "fragment",
    [
        "I will get the fourier matrix times the spectral function that",
        "The first thing you see is the",
        "There is a great deal of",
        "… of the ice that moves down the valley",
        "The ice moves down the valley to …",
        "If the old snow is deep",
        "So why does the ice move here every day",
        "How much ice do you see about a tonne",
        "It moves down the valley and an exception is",
        "The ice is hard and it moves then step four",
        "Far worse than rock given its many obvious cracks",
        "If you drill into the ice without a map instead of asking the guide and using it",
        "The road goes into and the next guide knows the next road",
        "I never walk there on a warm day and because of that",
    ],
)
def test_a_fragment_does_not_stand_alone(fragment):
    assert not stands_alone(fragment, "en", phrases_for("en"))


@pytest.mark.parametrize(
    "clause",
    [
        "The ice moves and you should never do that",
        "If the old snow is deep you sink to the knees in it on every step",
        "It works because the ice is never quite at rest there",
    ],
)
def test_a_clause_stands_alone(clause):
    assert stands_alone(clause, "en", phrases_for("en"))


@pytest.mark.parametrize(
    ("text", "last", "sure"),
    [
        ("the ice moves down the valley every day but we measure it only once a year", "day", True),
        (
            "the ice moves slowly at night it is hard to see how it carries the stones",
            "night",
            False,
        ),
        ("we mark each stone with a number step two we come back a year later", "two", False),
    ],
)
def test_an_end_is_sure_where_what_stands_there_can_belong_to_one_clause_only(text, last, sure):
    first, *_ = clauses([(text, 0)], "en", phrases_for("en"))
    assert (last, sure) == (first.text.split()[-1], first.sure)


@pytest.mark.parametrize(
    ("whole", "language"),
    [
        ("the crack is two and a half metres deep", "en"),
        ("ganz am anfang braucht es dampf", "de"),
    ],
)
def test_a_subject_behind_its_verb_and_a_joined_number_begin_nothing(whole, language):
    text = f"{whole} {whole} {whole}"
    assert all(piece.startswith(whole.split()[0]) for piece in cut(text, language))
