"""What is worth quoting."""

import pytest
from outline_talks import LECTURE, TIDES, VOLCANOES, sentences

from studybuddy_outline.passages import asides, dwelling, passages, select
from studybuddy_outline.phrases import phrases_for

ENGLISH = phrases_for("en")


def left_out(said, language="en", **more):
    read = sentences(said, language, **more)
    return [read[n].text for n in sorted(asides(read, phrases_for(language)))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thank you all for coming to this talk."),
        ("en", "Good morning, everyone, and find a seat."),
        ("en", "Can you hear me at the back?"),
        ("en", "Please subscribe to the channel."),
        ("en", "The next speaker is from the museum."),
        ("en", "This lesson is sponsored by a maker of maps."),
        ("en", "Are there any questions so far?"),
        ("fr", "Merci d'être venus à ce cours."),
        ("de", "Vielen Dank fürs Zuhören heute."),
        ("es", "Gracias por venir a esta clase."),
        ("it", "Grazie di essere venuti alla lezione."),
        ("pt", "Obrigado por virem a esta aula."),
        ("ar", "شكرا لكم على الحضور إلى هذا الدرس"),
        ("ja", "本日はありがとうございました。"),
        ("zh", "感谢大家来听这节课。"),
    ],
)
def test_housekeeping_is_left_out(language, text):
    assert [text] == left_out([text], language)


def test_matter_is_not_left_out():
    assert [] == left_out(LECTURE)


ADVERT = (
    "This video is sponsored by Mapmakers.",
    "They draw fine maps of every coast.",
    "Sign up today with my promo code.",
)


def test_an_advert_takes_what_is_between_along():
    assert list(ADVERT) == left_out([LECTURE[0], *ADVERT, LECTURE[1]], seconds=10)


def test_two_adverts_far_apart_are_two():
    said = [ADVERT[0], *LECTURE[:12], ADVERT[2]]
    assert [ADVERT[0], ADVERT[2]] == left_out(said, seconds=10)


@pytest.mark.parametrize("seconds", [10.0, 7200.0])
def test_adverts_in_one_long_segment_take_along_what_can_be_said_between_them(seconds):
    said = [ADVERT[0], *LECTURE * 5, *ADVERT]
    assert [ADVERT[0], *ADVERT] == left_out([" ".join(said)], seconds=seconds)


def quotable(said, language="en", **more):
    return passages(sentences(said, language, **more), set(), phrases_for(language), language)


def test_a_sentence_that_points_back_takes_what_it_points_to_along():
    said = ["Ash rises high over the crater.", "So it can stop aircraft for many weeks."]
    (_, pair) = quotable(said).values()
    assert (pair.text, pair.cites) == (" ".join(said), (0, 1))


@pytest.mark.parametrize("more", [{"speakers": ["Ann", "Bob"]}, {"seconds": 13.0, "pause": True}])
def test_unless_another_speaks_or_time_went_by(more):
    said = ["Ash rises high over the crater.", "It can stop aircraft for many weeks."]
    if more.pop("pause", False):
        said = [said[0], "♪", said[1]]
    assert said[-1] == list(quotable(said, **more).values())[-1].text


@pytest.mark.parametrize(
    "worse",
    [
        "How does the magma chamber lie below the crater?",
        "It lies a few kilometres below the crater, the chamber.",
        "Um, you know, the magma chamber sort of lies, um, below the crater.",
        "The magma chamber lies a few kilometres below the--",
        "The chamber lies.",
        "Chamber, chamber, chamber, chamber, chamber, chamber, chamber, chamber.",
    ],
)
def test_reads_worse_than_a_plain_sentence(worse):
    plain, other = quotable(["The magma chamber lies a few kilometres below the crater.", "Yes."])
    found = quotable(["The magma chamber lies a few kilometres below the crater.", "No.", worse])
    assert found[0].quality > found[2].quality
    assert (plain, other) == (0, 1)


def test_what_matters_to_the_speaker_reads_better():
    found = quotable(
        [
            "The chamber empties before the crater falls.",
            "Remember: the chamber empties before the crater falls.",
        ]
    )
    assert found[1].quality > found[0].quality


def pick(values, count, taken=None, said=LECTURE):
    found = quotable(said)
    ranked = [(value, found[n]) for n, value in values.items()]
    picked = select(ranked, count, len(said) * 13.0, set() if taken is None else taken)
    return [passage.numbers[-1] for passage in picked]


def test_the_best_are_chosen_and_put_in_order():
    assert [2, 30] == pick({30: 1.0, 2: 0.9, 16: 0.3}, 2)


def test_no_sentence_is_chosen_that_was_quoted_before():
    taken = {30}
    assert [2, 16] == pick({30: 1.0, 2: 0.9, 16: 0.6}, 2, taken)
    assert {2, 16, 30} == taken


def test_what_says_the_same_again_is_passed_over():
    twice = [*LECTURE, LECTURE[0]]
    assert [0, 20] == pick({0: 1.0, 36: 0.99, 20: 0.5}, 2, said=twice)


def test_neighbours_are_passed_over_for_what_is_elsewhere():
    assert [4, 28] == pick({4: 1.0, 5: 0.9, 28: 0.8}, 2)


def test_what_is_not_worth_it_is_not_chosen():
    assert [4] == pick({4: 1.0, 28: 0.1}, 2)


BASE = "The chamber lies a few kilometres below the crater of the hill."


@pytest.mark.parametrize(
    ("language", "plain", "worse"),
    [
        ("en", BASE, "My chamber lay a few kilometres below the crater he said."),
        ("en", BASE, "The chamber lies, in 1902, a few kilometres below the crater."),
        ("en", BASE, "People think the chamber lies a few kilometres below the crater."),
        ("en", BASE, "We'd like you to mark the chamber a few kilometres below the crater."),
        ("de", "Die Hefe ist ein Pilz im Teig.", "Viele glauben, die Hefe ist im Teig ein Pilz."),
        ("zh", "桥最怕的是风和水还有疏忽。", "很多人说桥最怕的是重车和大雨。"),
    ],
)
def test_tales_beliefs_and_bidding_bear_less(language, plain, worse):
    (first,), (second,) = (quotable([text], language).values() for text in (plain, worse))
    assert first.quality > second.quality


def test_a_fragment_reads_worst_of_all():
    whole = "The slope of the old hill was the one that we had seen before the war"
    (alone,), (cut,) = (quotable([text]).values() for text in (whole, whole.removesuffix(" war")))
    assert alone.quality > 3 * cut.quality


def test_what_a_name_is_given_to_comes_along():
    said = ["It is the motion of the deck that feeds the flow.", "We call that flutter."]
    read = sentences(said)
    found = passages(read, set(), ENGLISH, "en", frozenset({1}))
    assert (0, 1) == found[1].numbers
    assert (1,) == passages(read, set(), ENGLISH, "en")[1].numbers


def test_the_talk_dwells_where_its_words_come_again():
    dwelt = dwelling(sentences([*TIDES[:6], "My aunt kept five grey cats.", *VOLCANOES[:2]]))
    assert dwelt[6] == min(dwelt) < 0.5
    assert 1.0 == pytest.approx(sum(dwelt) / len(dwelt))
    assert [0.0] == dwelling(sentences(["Nothing else."]))


class Quoted(set):
    """Of what is quoted; fails who asks for ever."""

    asked = 0

    def isdisjoint(self, numbers):
        self.asked += 1
        assert self.asked < 50
        return super().isdisjoint(numbers)


@pytest.mark.parametrize("taken", [(), (2,), (2, 16, 30)])
def test_where_nothing_is_worth_anything_it_ends(taken):
    assert 3 - len(taken) == len(pick({2: 0.0, 16: 0.0, 30: 0.0}, 5, Quoted(taken)))
