"""Sentences that say what a word means."""

import pytest
from outline_talks import sentences

import studybuddy
import studybuddy.text
from studybuddy.text.scripts import is_unspaced
from studybuddy_outline.definitions import definitions
from studybuddy_outline.phrases import phrases_for
from studybuddy_outline.terms import KeyTerm


def defined(text, language="en", known=()):
    keys = [
        (t,) if is_unspaced(t) else tuple(map(studybuddy.text.stem, t.casefold().split()))
        for t in known
    ]
    terms = [KeyTerm("", key, ("",), 1.0, (0,)) for key in keys]
    found = definitions(sentences([text], language), terms, language, phrases_for(language))
    return [definition.term for definition in found]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A glacier is a river of ice that moves.", "glacier"),
        ("So a glacier is basically a river of ice.", "glacier"),
        ("Caldera means a cauldron in the language of Spain.", "Caldera"),
        ("The stone that the ice drops is called a moraine.", "moraine"),
        ("We call this the firn field, and it moves every year.", "firn field"),
        ("There is a process called delegation.", "delegation"),
        ("By firn I mean the snow of last year.", "firn"),
        ("NASA stands for an office of space flight.", "NASA"),
        ("That tool is known as GeoMap in the field.", "GeoMap"),
    ],
)
def test_english(text, term):
    assert [term] == defined(text, known=("glacier", "caldera", "moraine", "firn"))


@pytest.mark.parametrize(
    "text",
    [
        "It is a river of ice that moves.",
        "A glacier is a lot of ice in one place.",
        "The glacier is a great thing to see.",
        "Is a glacier a river of ice?",
        "The problem is a lack of good maps.",
        "When the name is called the guide stands up.",
        "A glacier is cold.",
    ],
)
def test_not_every_is_defines(text):
    assert [] == defined(text, known=("glacier",))


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("fr", "Un glacier est une masse de glace qui avance.", "glacier"),
        ("fr", "Cette ligne s'appelle la moraine.", "moraine"),
        ("de", "Ein Gletscher ist eine Masse aus Eis.", "Gletscher"),
        ("de", "Diese Linie nennt man Moräne.", "Moräne"),
        ("es", "Un glaciar es una masa de hielo que avanza.", "glaciar"),
        ("es", "Esta línea se llama morrena.", "morrena"),
        ("it", "Un ghiacciaio è una massa di ghiaccio.", "ghiacciaio"),
        ("it", "Questa linea si chiama morena.", "morena"),
        ("pt", "Uma geleira é uma massa de gelo que avança.", "geleira"),
        ("ar", "الجليد هو عبارة عن ماء متجمد جدا", "الجليد"),
        ("zh", "冰川是指由雪形成的巨大冰体。", "冰川"),
        ("zh", "这种石头称为冰碛。", "冰碛"),
        ("ja", "氷河とは、雪からできた大きな氷のことです。", "氷河"),
    ],
)
def test_other_languages(language, text, term):
    assert [term] == defined(text, language, known=(term,))


def test_the_clearest_wording_wins():
    said = ["The ice mass is called a Glacier.", "A Glacier is a river of ice that moves."]
    found = definitions(sentences(said), [], "en", phrases_for("en"))
    assert [1] == [definition.number for definition in found if definition.term == "Glacier"]


def test_a_term_in_use_for_long_is_not_introduced_any_more():
    said = [*["The wave comes in."] * 9, "She asked a company called Wave."]
    wave = KeyTerm("wave", (studybuddy.text.stem("wave"),), ("wave",), 9.0, tuple(range(10)))
    assert [] == definitions(sentences(said), [wave], "en", phrases_for("en"))


@pytest.mark.parametrize(
    "text",
    [
        "Failure is an option.",
        "A proof is something like this one that you see.",
        "2 Baker, which is 3 oxygen, says 0.6.",
        "A proof, which is here on the slide, is short.",
        "Baker is an example of good work there.",
    ],
)
def test_what_names_no_class_defines_nothing(text):
    assert [] == defined(text, known=("failure", "proof", "2 baker", "baker"))


@pytest.mark.parametrize(
    ("language", "text", "back"),
    [
        ("en", "We call that flutter.", True),
        ("en", "There is a process called delegation.", False),
        ("zh", "这叫敞肩拱，桥上有两个。", True),
        ("zh", "大拱的两肩上开了小拱，这叫敞肩拱。", False),
    ],
)
def test_a_name_for_what_was_said_points_back(language, text, back):
    terms = [KeyTerm("", (studybuddy.text.stem("flutter"),), ("",), 1.0, (0,))]
    terms.append(KeyTerm("", ("敞肩拱",), ("",), 1.0, (0,)))
    (found,) = definitions(sentences([text], language), terms, language, phrases_for(language))
    assert back == found.back
