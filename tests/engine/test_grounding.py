"""What is found wrong with a claim, and in which words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lecture_on_bridges import lecture, note_of

from studybuddy import Card, Chapter, Claim, Point, Question, Segment, Term, Video, unsupported
from studybuddy.grounding.names import codes


def problems(claim: Claim | str, *cites: int, language: str = "en") -> tuple[str, ...]:
    found = unsupported(note_of(claim, cites=cites, language=language))
    return found[0].problems if found else ()


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The town's first long bridge was built in 1905 by Otto Lindqvist.", (1,)),
        ("It weighed 205 tonnes and had 13,000 rivets.", (2,)),
        ("Lindqvist did not use concrete since he didn't trust it.", (3,)),
        ("Decks need expansion joints because steel expands in summer.", (4,)),
        ("There are 5 kinds of bearings; the cheapest are made of rubber.", (7,)),
        ("Two reasons for cracks: the deck grows, and joints are missing.", (4, 6)),
        ("Cables carry tension, towers compression.", (10, 11)),
        ("Flutter is measured with the FT-200 sensor in the wind tunnel at Halden.", (13,)),
        ("Moreau explains that about 40% of the load is traffic.", (17,)),
        ("1. Welds are inspected twice a year.", (18,)),
        ("Bridges: welds and rust", (18, 19)),
    ],
)
def test_what_is_said_is_supported(text: str, cites: tuple[int, ...]) -> None:
    assert problems(text, *cites) == ()


@pytest.mark.parametrize(
    ("text", "cite", "problem"),
    [
        ("It had 14,000 rivets.", 2, "the number 14,000 is not said near line 2 (0:24)"),
        (
            "Every weld is inspected 205 times a year.",
            18,
            "the number 205 is said near line 2, not near line 18 (3:36)",
        ),
        (
            "There are three kinds of bearings.",
            7,
            "near line 7 (1:24) another number than 'three' is said of that",
        ),
        (
            "The long bridge of our town was built by Knut Hamre.",
            1,
            "the name 'Knut' is not said near line 1 (0:12)",
        ),
        (
            "Flutter is measured with the FT-300 sensor in the wind tunnel.",
            13,
            "the name 'FT-300' is not said near line 13 (2:36)",
        ),
        (
            "Engineers stiffen the deck at Halden with trusses.",
            4,
            "the name 'Halden' is said near line 13, not near line 4 (0:48)",
        ),
        (
            "Inspectors look at welds twice a year.",
            2,
            "too little of it is said near line 2 (0:24): not 'inspectors', 'welds', 'twice'; "
            "more of it is said near line 18",
        ),
        (
            "Steel does not expand in summer.",
            4,
            "it denies something that is not denied near line 4 (0:48)",
        ),
        (
            "Lindqvist used concrete.",
            3,
            "near line 3 (0:36) this is denied",
        ),
        ("👍", 3, "nothing of it is said near line 3 (0:36)"),
        ("  ", 3, "it says nothing"),
    ],
)
def test_what_is_not_said_is_found_and_told(text: str, cite: int, problem: str) -> None:
    assert problem in problems(text, cite)


@pytest.mark.parametrize(
    ("cites", "problem"),
    [
        ((), "it cites nothing"),
        ((999,), "line 999 does not exist"),
        ((-1,), "line -1 does not exist"),
        ((True,), "line True does not exist"),
        (("4",), "line 4 does not exist"),
        (tuple(range(17)), "it cites 17 lines: cite the few that prove it"),
    ],
)
def test_citations(cites: Any, problem: str) -> None:
    assert problems("Steel expands in summer.", *cites) == (problem,)


def test_a_citation_behind_the_end_of_the_video() -> None:
    note = note_of("That is all for today.", cites=(20,))
    short = msgspec.structs.replace(note.transcript.video, duration=100.0)
    cut = msgspec.structs.replace(note.transcript, video=short)
    (finding,) = unsupported(msgspec.structs.replace(note, transcript=cut))
    assert finding.problems == ("line 20 lies behind the end of the video",)


def test_a_name_may_stand_in_the_title_or_a_chapter() -> None:
    claim = "At Tacoma the wind fed the twisting of the deck."
    note = note_of(claim, cites=(14,))
    video = Video(id="brdg0000001", chapters=(Chapter(start=0, title="Tacoma Narrows"),))
    known = msgspec.structs.replace(note.transcript, video=video)
    assert len(unsupported(note)) == 1
    assert unsupported(msgspec.structs.replace(note, transcript=known)) == []


def test_the_speaker_who_was_introduced_may_be_named_later() -> None:
    assert problems("Ada Moreau warns that rust is found below leaking joints.", 19) == ()


def test_a_misheard_letter_in_a_long_name_is_forgiven() -> None:
    assert problems("The long bridge of our town was built by Otto Lindquist.", 1) == ()


def test_terms_cards_and_questions_are_checked_as_a_whole() -> None:
    assert problems(Term(term="Truss", meaning="A frame of triangles.", cites=(16,))) == ()
    assert problems(Term(term="Monad", meaning="A burrito in a category.", cites=(16,))) != ()
    card = Card(front="What starts flutter?", back="Wind that feeds the twisting.", cites=(14,))
    assert problems(card) == ()
    assert problems(msgspec.structs.replace(card, back="An earthquake of magnitude 7.")) != ()


def test_what_a_claim_turns_on_must_itself_be_said() -> None:
    question = Question(prompt="Who built the first long bridge?", answer="Eiffel", cites=(1,))
    assert problems(question) == ("too little of it is said near line 1 (0:12): not 'eiffel'",)
    assert problems(msgspec.structs.replace(question, answer="Otto Lindqvist")) == ()
    card = Card(front="What are the cheapest bearings made of?", back="Teflon", cites=(7,))
    assert problems(card) != ()
    assert problems(Term(term="Monad", meaning="A gap that lets the deck grow.", cites=(5,))) != ()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Das Stahlseil trägt keinen Druck.", False),
        ("Das Stahlseil trägt Druck.", True),
        ("Die Türme tragen die Last nicht.", True),
        ("Die Türme tragen die Last.", False),
    ],
)
def test_denials_that_stand_last(text: str, denied: bool) -> None:
    said = ("Das Stahlseil trägt keinen Druck.", "Die Türme tragen die Last.")
    segments = tuple(
        Segment(start=9.0 * at, end=9.0 * at + 9, text=line) for at, line in enumerate(said)
    )
    note = note_of(text, cites=(0, 1), language="de")
    heard = msgspec.structs.replace(note.transcript, language="de", segments=segments)
    assert denied == bool(unsupported(msgspec.structs.replace(note, transcript=heard)))


def test_headings_and_openings_are_no_names() -> None:
    assert (
        problems(Term(term="Expansion Gap Joint", meaning="It lets decks grow.", cites=(5,))) == ()
    )
    assert problems("Builder Otto Lindqvist finished the first long bridge in 1905.", 1) == ()
    assert problems("IMPORTANT: expansion joints let the deck grow.", 5) == ()


def choice(*choices: str, answer: str = "Towers") -> Question:
    return Question(
        prompt="What carries the compression down to the foundations?",
        answer=answer,
        choices=choices,
        cites=(11,),
    )


def test_wrong_choices_need_no_support() -> None:
    assert problems(choice("Towers", "Cables", "Balloons", "Knuth")) == ()


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (choice("Cables", "Wind", "Rock"), "the answer must be one of the choices, once and"),
        (choice("Towers", "towers", "Wind"), "the answer must be one of the choices, once and"),
        (choice("Towers", "Wind", "wind."), "two choices are the same"),
        (choice("Towers", "Wind"), "a multiple choice needs at least two wrong choices"),
        (choice("Towers", "Wind", "Tower"), "a wrong choice is part of the answer"),
        (choice("Towers", "Wind", " "), "a wrong choice is part of the answer"),
    ],
)
def test_choices(question: Question, problem: str) -> None:
    assert any(told.startswith(problem) for told in problems(question))


def test_a_blank_is_read_with_its_answer() -> None:
    question = Question(prompt="Steel expands in ____.", answer="summer", cites=(4,))
    assert problems(question) == ()
    assert problems(msgspec.structs.replace(question, answer="December 1932")) != ()


def test_in_another_language_numbers_and_codes_are_compared() -> None:
    def german(text: str, cite: int) -> tuple[str, ...]:
        return problems(text, cite, language="de")

    assert german("Die Brücke hatte 13.000 Nieten.", 2) == ()
    assert german("Die Brücke hatte dreizehntausend Nieten.", 2) == ()
    assert german("Die Brücke hatte 14.000 Nieten.", 2) != ()
    assert german("Gemessen wird mit dem Sensor FT-200.", 13) == ()
    assert german("Gemessen wird mit dem Sensor FT-300.", 13) != ()


def test_a_method_is_a_name_without_what_it_is_called_on() -> None:
    assert ["push_to_hub", "GPT-3.5"] == codes(
        "Call model.push_to_hub for GPT-3.5, then model.fit."
    )
    assert problems("The rivets were drawn by sheet.draw_rivets.", 2) != ()


def test_in_another_language_a_full_name_must_be_said() -> None:
    assert problems("Le pont fut construit par Otto Lindqvist.", 1, language="fr") == ()
    assert problems("Le pont fut construit par Gustave Eiffel.", 1, language="fr") != ()


def test_small_digits_may_be_spelled_out_where_number_words_are_not_read() -> None:
    said = Segment(start=0.0, end=9.0, text="Il ponte ha diciotto piloni di pietra.")
    for text, supported in (("Il ponte ha 18 piloni.", True), ("Il ponte ha 180 piloni.", False)):
        note = msgspec.structs.replace(note_of(text, cites=(0,)), language="it")
        heard = msgspec.structs.replace(note.transcript, language="it", segments=(said,))
        found = unsupported(msgspec.structs.replace(note, transcript=heard))
        assert supported == (found == [])


def test_capitals_of_a_transcript_without_case_are_not_missed() -> None:
    note = note_of("Otto Lindqvist built the first long bridge of the town.", cites=(1,))
    low = tuple(
        msgspec.structs.replace(s, text=s.text.lower().replace(".", "").replace(",", ""))
        for s in lecture().segments
    )
    folded = msgspec.structs.replace(note.transcript, segments=low)
    assert unsupported(msgspec.structs.replace(note, transcript=folded)) == []


def test_malformed_claims_are_findings_and_no_trouble() -> None:
    broken: Any = Point(text=None, cites=(1,))  # type: ignore[arg-type]
    assert problems(broken) == ("it holds something that is not text",)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Lindqvist never used concrete, because he did not trust it.", True),
        ("Lindqvist never used concrete because he didn’t trust it", True),
        ("never used concrete, because he did not trust it", True),
        ("Concrete was never used by Lindqvist, since trust was lacking.", False),
    ],
)
def test_a_quote_is_word_for_word(text: str, exact: bool) -> None:
    told = "it is called a quote, but near line 3 (0:36) it is said in other words"
    assert (told not in problems(Point(text=text, kind="quote", cites=(3,)))) == exact


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())
)


@given(st.tuples(ANYTHING, ANYTHING, ANYTHING), st.one_of(ANYTHING, st.tuples(ANYTHING, ANYTHING)))
def test_nothing_a_writer_hands_over_is_trouble(texts: tuple[Any, ...], cites: Any) -> None:
    one, other, third = texts
    claims = (
        Point(text=one, cites=cites),
        Term(term=one, meaning=other, cites=cites),
        Card(front=one, back=other, cites=cites),
        Question(prompt=one, answer=other, explanation=third, choices=texts, cites=cites),
    )
    found = unsupported(note_of(*claims))
    assert all(isinstance(problem, str) for finding in found for problem in finding.problems)
