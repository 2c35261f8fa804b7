"""What sections are called."""

import pytest
from outline_talks import GLACIERS, LECTURE, TIDES, VOLCANOES, sentences

import studybuddy.text
from studybuddy_outline.chapters import Chapter
from studybuddy_outline.phrases import phrases_for
from studybuddy_outline.terms import KeyTerm, spaced_terms
from studybuddy_outline.titles import section_titles

ENGLISH = phrases_for("en")


def parts(said, size, title=""):
    read = sentences(said)
    return [
        Chapter(tuple(read[i : i + size]), i * 13.0, (i + size) * 13.0, title)
        for i in range(0, len(read), size)
    ]


def titles(said, size, terms=None, title=""):
    read = sentences(said)
    known = spaced_terms(read, "en", ENGLISH) if terms is None else terms
    return section_titles(parts(said, size, title), known, ENGLISH)


def test_a_title_joins_two_terms_of_the_section():
    for title, said in zip(titles(LECTURE, 12), (VOLCANOES, GLACIERS, TIDES), strict=True):
        first, second = title.split(" and ")
        assert first[0].isupper()
        assert [True, True] == [t.lower() in " ".join(said).lower() for t in (first, second)]


def test_the_owners_title_stands():
    assert ["Fire and ice"] == titles(VOLCANOES, 12, title="Fire and ice")


def test_no_two_titles_are_alike():
    found = titles(VOLCANOES * 4, 12)
    assert sorted(set(found)) == sorted(found)


def test_terms_with_a_word_in_common_do_not_share_a_title():
    where = tuple(range(12))
    terms = [
        KeyTerm("magma", ("magma",), ("magma",), 9.0, where),
        KeyTerm("magma chamber", ("magma", "chamber"), ("magma chamber",), 8.0, where),
        KeyTerm("crater", ("crater",), ("crater",), 7.0, where),
    ]
    (title,) = titles(VOLCANOES, 12, terms)
    assert "Magma chamber" == title


def test_a_term_of_the_whole_talk_names_no_section():
    everywhere = KeyTerm("nature", ("natur",), ("nature",), 99.0, tuple(range(36)))
    here = KeyTerm("crater", ("crater",), ("crater",), 3.0, (7, 9, 10))
    assert "Crater" == titles(LECTURE, 12, [everywhere, here])[0]


def test_without_terms_the_first_words_are_the_title():
    assert ["A volcano is an opening through which…"] == titles(VOLCANOES[:1], 1, [])
    assert ["冰川在移动。"] == section_titles(parts(["冰川在移动。"], 1), [], phrases_for("zh"))


def test_what_a_section_explains_is_what_it_is_called():
    where = tuple(range(12))
    terms = [
        KeyTerm(name, (name,), (name,), score, where)
        for name, score in (("crater", 9.0), ("magma", 8.0), ("ash", 7.0))
    ]
    for key in (("magma",), ("ash",)):
        (title,) = section_titles(parts(VOLCANOES, 12), terms, ENGLISH, {3: key})
        assert title.lower().startswith(key)


@pytest.mark.parametrize(
    ("language", "said", "title"),
    [
        ("en", ["Now, let us talk about tidal friction.", *TIDES[8:]], "Tidal friction"),
        ("en", ["Friction.", *TIDES[8:]], "Friction"),
        ("de", ["Kommen wir zur Hefe.", "Die Hefe lebt.", "Hefe frisst."], "Hefe"),
        ("fr", ["Passons à la tuberculose.", "La tuberculose recule."], "Tuberculose"),
        ("ja", ["津波の話をします。", "津波は速い。", "津波は高い。"], "津波"),
    ],
)
def test_what_is_announced_is_the_title(language, said, title):
    read = sentences(said, language)
    words = title.casefold().split()
    key = (title,) if language == "ja" else tuple(map(studybuddy.text.stem, words))
    known = [KeyTerm(title, key, (title,), 1.0, (0,))]
    part = Chapter(tuple(read), 0.0, 99.0)
    assert [title] == section_titles([part], known, phrases_for(language), {}, language)


def test_a_term_of_several_words_is_a_title_by_itself():
    where = tuple(range(12))
    terms = [
        KeyTerm("magma chamber", ("magma", "chamber"), ("magma chamber",), 9.0, where),
        KeyTerm("crater", ("crater",), ("crater",), 9.0, where),
    ]
    assert ["Magma chamber"] == titles(VOLCANOES, 12, terms)
