"""Words, stems and sentences, in every kind of script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy.text import (
    billed_words,
    content_words,
    is_function_word,
    sentences,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t call push_to_hub()!", ["don't", "call", "push_to_hub"]),
        ("C++, C# and C++17, node.js", ["c++", "c#", "and", "c++17", "node.js"]),
        ("GPT-4 costs 3.5 of 13,000", ["gpt-4", "costs", "3.5", "of", "13,000"]),
        ("It ended.Next came R&D", ["it", "ended", "next", "came", "r&d"]),
        ("one--two __init__ 2+2", ["one", "two", "init", "2", "2"]),
        ("l'API d’accord", ["l", "api", "d", "accord"]),
        ("Ｆｕｌｌ width ﬁt", ["full", "width", "fit"]),
        ("图论", ["图论"]),
        ("我们学图论", ["我们", "们学", "学图", "图论"]),
        ("图, 3万", ["图", "3", "万"]),
        ("このデータベース", ["この", "データベース"]),
        ("كُتُبٌ والـكتاب", ["كتب", "والكتاب"]),
        ("שָׁלוֹם בֵּית־ספר", ["שלום", "בית", "ספר"]),
        ("हिन्दी किताबें।", ["हिन्दी", "किताबें"]),
        ("그래프는 좋다", ["그래프는", "좋다"]),
        ("", []),
        ("… — ?!", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert found == words(text)


def test_thai_comes_in_pairs_that_keep_their_vowel_signs() -> None:
    expected = ["ที่นี่"]
    assert expected == words("ที่นี่")
    expected = 5
    assert expected == len(words("ประเทศไทย")) - 3


@given(st.text())
def test_words_of_any_text_are_folded_and_not_empty(text: str) -> None:
    found = words(text)
    assert all(found)
    expected = [w.casefold() for w in found]
    assert expected == found


@pytest.mark.parametrize(
    "forms",
    [
        "graph graphs",
        "compile compiles compiled compiling compiler compilers compilation",
        "program programs programmer programming",
        "study studies studied studying",
        "organise organised organize organization organisation",
        "colour colors coloured",
        "class classes",
        "ciudad ciudades",
        "canción canciones",
        "cheval chevaux",
        "graph graphen",
        "libro libri",
        "книга книги книгу",
        "الكتاب كتاب والكتاب",
        "किताब किताबें",
        "그래프는 그래프",
        "souders souders's",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    expected = 1
    assert expected == len({stem(form) for form in forms.split()})


@pytest.mark.parametrize(
    "others",
    ["string sting", "number numb", "listen list", "thing th", "gpt-4 gpt-3", "c c++", "paper pap"],
)
def test_other_words_stay_apart(others: str) -> None:
    expected = 2
    assert expected == len({stem(word) for word in others.split()})


@given(st.text(min_size=1))
def test_no_word_stems_to_nothing(text: str) -> None:
    assert all(stem(word) for word in words(text))


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("the", "en"),
        ("doesn't", "en-GB"),
        ("that's", "en"),
        ("um", "en"),
        ("und", "de"),
        ("qu", "fr"),
        ("的", "zh-CN"),
        ("我们", "zh"),
        ("の", "ja"),
        ("the", "ja"),
        ("على", "ar"),
        ("लेकिन", "hi"),
        ("и", "ru"),
        ("og", "da"),
        ("the", "und"),
    ],
)
def test_function_words(word: str, language: str) -> None:
    assert is_function_word(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [("graph", "en"), ("7", "en"), ("john's", "en"), ("war", "en"), ("图论", "zh"), ("graf", "da")],
)
def test_words_of_matter(word: str, language: str) -> None:
    assert not is_function_word(word, language)


def test_content_words_keep_their_order() -> None:
    expected = ["graph", "edges", "graph"]
    assert expected == content_words("A graph has edges; it's a graph.", "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It costs 3.5. Dr. Wu paid.", ["It costs 3.5.", "Dr. Wu paid."]),
        ("Ask J. Resig. He knows.", ["Ask J. Resig.", "He knows."]),
        ("Write it in C. The rest waits.", ["Write it in C.", "The rest waits."]),
        ("At 5 p.m. We left.", ["At 5 p.m.", "We left."]),
        ("He met Mme. Curie there.", ["He met Mme. Curie there."]),
        ("Ruled on Dec. 5 by the court.", ["Ruled on Dec. 5 by the court."]),
        ("It ended in Dec. The court met.", ["It ended in Dec.", "The court met."]),
        ("MM. Dupont et Durand. Mm. Yes.", ["MM. Dupont et Durand.", "Mm.", "Yes."]),
        ("The Hon. Judge. Thanks, hon. Bye.", ["The Hon. Judge.", "Thanks, hon.", "Bye."]),
        ("She has a Ph.D. The lab is hers.", ["She has a Ph.D.", "The lab is hers."]),
        ("See No. 5. No. Never.", ["See No. 5.", "No.", "Never."]),
        ("Use e.g. a list. Done", ["Use e.g. a list.", "Done"]),
        ("He said “stop.” And then... nothing", ["He said “stop.”", "And then... nothing"]),
        ("你好。我们走吧！好", ["你好。", "我们走吧！", "好"]),
        ("هل أنت بخير؟ نعم.", ["هل أنت بخير؟", "نعم."]),
        ("यह है। वह था।", ["यह है।", "वह था।"]),
        ("no marks at all", ["no marks at all"]),
        ("   ", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert found == sentences(text)


@given(st.text())
def test_sentences_lose_nothing_but_space(text: str) -> None:
    assert "".join(text.split()) == "".join("".join(sentences(text)).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("  \n ", 0),
        ("Memory is a process.", 4),
        ("Memory - is a process!", 4),
        ("don't node.js gpt-4", 3),
        ("Память — это процесс", 3),
        ("स्मृति एक प्रक्रिया है", 4),
        ("기억은 과정이다", 2),
        ("記憶とは過程である。" * 8, 9 * 8 / 1.6 + 8 * 3 / 32),
        ("ความจำ" * 4, 24 / 1.6),
        ("Das ist 記憶記憶", 2 + 2.5),
        ("x" * 320, 10),
        ("a.b" * 320, 30),
        ("\U0001f600" * 80, 10),
        ("! " * 320, 10),
        ("\ud800" * 32, 1),
    ],
)
def test_words_are_billed_as_they_are_read(text, expected):
    assert expected == billed_words(text)


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_is_billed_for_less_than_its_size_or_for_less_than_a_part_of_it(one, other):
    """Whatever is done to words, what a model reads of them is paid for."""
    whole = billed_words(f"{one}\n{other}")
    size = sum(len(part.encode(errors="replace")) for part in one.split())
    assert whole >= max(billed_words(one), billed_words(other), size / 32)
    assert whole <= billed_words(one) + billed_words(other) + 1e-9
