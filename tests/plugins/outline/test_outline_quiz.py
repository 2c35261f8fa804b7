"""Questions with a term left blank."""

import pytest
from outline_talks import LECTURE, sentences

import studybuddy
import studybuddy.text
from studybuddy_outline.passages import passages
from studybuddy_outline.phrases import phrases_for
from studybuddy_outline.quiz import Distractors, gap_in
from studybuddy_outline.terms import KeyTerm, spaced_terms

ENGLISH = phrases_for("en")


def term(text, *, key=None, where=(), score=1.0):
    return KeyTerm(
        text, key or tuple(map(studybuddy.text.stem, text.lower().split())), (text,), score, where
    )


def passage(text, language="en"):
    (found,) = passages(
        sentences([text], language), set(), phrases_for(language), language
    ).values()
    return found


SPRING = "A spring tide comes when the Sun and the Moon pull along one line."


def test_the_first_term_that_occurs_is_left_blank():
    gap = gap_in(passage(SPRING), [term("moraine"), term("spring tide"), term("Moon")])
    assert gap.prompt == "A _____ comes when the Sun and the Moon pull along one line."
    assert gap.answer == "spring tide"


def test_the_answer_is_as_it_stands_there():
    gap = gap_in(
        passage("Spring tides come when the Sun and the Moon pull along one line."),
        [KeyTerm("spring tide", ("spring", "tide"), ("spring tide", "spring tides"), 1, ())],
    )
    assert gap.answer == "Spring tides"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ice meets ice where one glacier joins the next.", "ice"),
        ("The glaciers of one valley feed a glacier in the next.", "glacier"),
        ("Ice is cold.", "ice"),
        ("The iceberg drifts for years before it melts away.", "ice"),
    ],
)
def test_no_gap_where_it_is_told_or_untold(text, name):
    assert gap_in(passage(text), [term(name)]) is None


def test_a_gap_in_chinese():
    gap = gap_in(passage("月球的引力拉着海水形成潮汐。", "zh"), [term("潮汐")])
    assert gap.prompt == "月球的引力拉着海水形成_____。"


def choices(text, answer, *others, talk=()):
    gap = gap_in(passage(text), [answer])
    return Distractors([answer, *others], sentences([text, *talk])).choices(gap)


NEAP = (term("neap tide"), term("firn field"), term("dust cloud"), term("moon phases"))


def test_offers_the_answer_among_terms_of_its_shape():
    found = choices(SPRING, term("spring tide"), *NEAP)
    assert {"spring tide", "neap tide", "firn field", "dust cloud"} == set(found)


def test_too_few_wrong_answers_make_no_choice():
    assert () == choices(SPRING, term("spring tide"), term("firn field"))


@pytest.mark.parametrize(
    "unfit",
    [
        term("Fundy"),
        term("tides"),
        term("spring tide table"),
        term("tide"),
        term("one line"),
        term("tide 2"),
    ],
)
def test_wrong_answers_that_do_not_fit_are_not_offered(unfit):
    found = choices(SPRING, term("spring tide"), unfit, term("firn field"), term("dust cloud"))
    assert unfit.text not in found
    assert {"spring tide", "firn field", "dust cloud"} == set(found)


def test_a_term_of_which_the_same_is_said_is_not_wrong():
    neap = term("neap surge", where=(1,))
    talk = ["A neap surge comes when the Sun and the Moon pull along one line too."]
    others = (term("firn field"), term("dust cloud"))
    assert "neap surge" not in choices(SPRING, term("spring tide"), neap, *others, talk=talk)
    assert "neap surge" in choices(SPRING, term("spring tide"), neap, *others, talk=["No."])


def test_the_article_does_not_tell():
    text = "On the left you see a moraine that lies in front of the ice."
    others = (term("island"), term("crater"), term("eruption"), term("caldera"))
    assert {"moraine", "crater", "caldera"} == set(choices(text, term("moraine"), *others))


def test_two_forms_of_one_word_are_not_two_choices():
    found = choices(
        SPRING,
        term("spring tide"),
        term("dust cloud", key=("dust", "cloud")),
        term("dust clouding", key=("dust", "cloud")),
        term("firn field"),
    )
    assert 1 == sum("dust" in choice for choice in found)


def test_wrong_answers_begin_as_the_answer_does():
    text = "Lava flows far on the gentle slopes of a shield island."
    gap = gap_in(passage(text), [KeyTerm("lava", ("lava",), ("lava",), 1.0, ())])
    names = [term("moraine"), term("crater"), term("caldera")]
    found = Distractors(names, sentences([text])).choices(gap)
    assert {"Lava", "Moraine", "Crater", "Caldera"} == set(found)


def test_the_same_question_has_the_same_order():
    read = sentences(LECTURE)
    terms = spaced_terms(read, "en", ENGLISH)
    found = passages(read, set(), ENGLISH, "en")
    gaps = [gap for n in found if (gap := gap_in(found[n], terms))]
    first, second = ([Distractors(terms, read).choices(g) for g in gaps] for _ in range(2))
    assert first == second
    places = {options.index(g.answer) for g, options in zip(gaps, first, strict=True) if options}
    assert {0, 1, 2} <= places


def test_no_gap_tears_a_longer_term_or_a_name():
    text = "The old comparison function is slow near York City on most days."
    assert gap_in(passage(text), [term("function")], {"comparison function"}) is None
    assert gap_in(passage(text), [term("function")]).answer == "function"
    assert gap_in(passage(text), [term("City")]) is None


def test_one_word_is_no_wrong_answer_where_two_are_asked_for():
    found = choices(SPRING, term("spring tide"), term("crater"), *NEAP)
    assert "crater" not in found


def test_a_first_word_is_no_name_for_its_capital():
    gap = gap_in(
        passage("Magma chambers empty before the crater falls in."), [term("magma chambers")]
    )
    names = [term(name) for name in ("John Roebling", "firn fields", "dust clouds", "moon rocks")]
    found = Distractors(names, sentences(["No."])).choices(gap)
    assert {"Magma chambers", "Firn fields", "Dust clouds", "Moon rocks"} == set(found)
