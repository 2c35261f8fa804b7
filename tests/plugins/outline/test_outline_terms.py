"""The words a talk is about."""

import pytest
from outline_talks import LECTURE, sentences

from studybuddy.text.scripts import is_unspaced
from studybuddy_outline.phrases import phrases_for
from studybuddy_outline.terms import addressed, spaced_terms
from studybuddy_outline.unspaced_terms import unspaced_terms


def terms(said, language="en"):
    read, phrases = sentences(said, language), phrases_for(language)
    if is_unspaced(" ".join(said)):
        return [term.text for term in unspaced_terms(read, phrases)]
    return [term.text for term in spaced_terms(read, language, phrases)]


def test_finds_terms_of_several_words():
    assert {"magma chamber", "spring tide", "terminal moraine", "tidal bulge"} <= set(
        terms(LECTURE)
    )


def test_common_words_are_no_terms():
    assert set() == set(terms(LECTURE)) & {"day", "year", "part", "largest", "remember"}


def test_an_adjective_is_no_term_by_itself():
    assert set() == set(terms(LECTURE)) & {"tidal", "lateral", "terminal"}


def test_verbs_are_no_terms():
    said = ["We erode the rock.", "They erode the hill.", "You erode a slope.", "The rock stays."]
    assert ["rock"] == terms(said)


def test_words_ending_like_adverbs_are_no_part_of_terms():
    assert set() == {t for t in terms(["Rapidly moving ice."] * 3) if "rapidly" in t.lower()}


def test_names_keep_their_capitals_and_a_first_word_loses_its_own():
    said = ["Lava cools near Bay of Fundy.", "Lava glows at the Bay of Fundy.", "It is hot lava."]
    assert {"lava", "Bay of Fundy"} <= set(terms(said))


def test_said_often_in_one_breath_is_said_once():
    assert [] == terms(["Zoom, zoom, zoom, zoom, zoom, zoom.", "The map is open."])


def test_a_possessive_is_the_same_term():
    assert ["magma"] == terms(["The magma's heat.", "Heated by magma."])[:1]


def test_a_word_with_vowel_signs_is_whole():
    assert "بروتوكولًا" in terms(["نكتب بروتوكولًا", "ننشر بروتوكولًا"], "ar")


@pytest.mark.parametrize(
    ("language", "said", "term"),
    [
        ("fr", ["L'API du Hub répond.", "Il appelle l'API du Hub."], "API du Hub"),
        ("fr", ["Le jeu de données est grand.", "On charge le jeu de données."], "jeu de données"),
        ("es", ["La placa tectónica se mueve.", "Una placa tectónica choca."], "placa tectónica"),
        ("pt", ["A placa tectônica se move.", "Uma placa tectônica bate."], "placa tectônica"),
        ("it", ["Il campo magnetico cambia.", "Un campo magnetico forte."], "campo magnetico"),
        ("de", ["Die Magmakammer ist leer.", "In der Magmakammer kocht es."], "Magmakammer"),
        ("sw", ["Kilimanjaro ni mlima mrefu.", "Mlima wa Kilimanjaro."], "Kilimanjaro"),
    ],
)
def test_other_languages(language, said, term):
    assert term in terms(said, language)


def test_chinese_strings_that_recur_in_varied_company():
    said = [
        "火山喷发很猛烈。",
        "岩浆上升导致火山喷发。",
        "地下有岩浆。",
        "大火山喷发了。",
        "岩浆很热。",
    ]
    assert {"火山喷发", "岩浆"} <= set(terms(said, "zh"))


def test_chinese_grammar_is_no_term():
    said = ["我们的火山是活的。", "我们看火山。", "我们说岩浆。", "这是岩浆。", "火山在动。"]
    assert {"火山", "岩浆"} == set(terms(said, "zh"))


def test_japanese_runs_of_kanji_and_katakana():
    said = ["マグマは上昇する。", "マグマの圧力が高い。", "氷河は動く。", "氷河が石を運ぶ。"]
    assert {"マグマ", "氷河"} == set(terms(said, "ja"))


def test_latin_words_in_chinese_are_terms_unless_english_grammar():
    said = ["我用 Keras 训练。", "Keras 很快。", "他说 this is。", "又说 this is。"]
    assert "Keras" in terms(said, "zh")
    assert "this" not in terms(said, "zh")


@pytest.mark.parametrize(
    ("language", "said", "term"),
    [
        (
            "en",
            ["The merge sort is fast.", "A merge sort is stable.", "Use merge sort."],
            "merge sort",
        ),
        (
            "en",
            ["We flew to New York City.", "Then York City slept.", "They say New York City woke."],
            "New York City",
        ),
        (
            "en",
            ["He wrote to Cooper.", "It was Theodore Cooper.", "But Cooper was ill."],
            "Theodore Cooper",
        ),
    ],
)
def test_terms_are_whole(language, said, term):
    found = terms(said, language)
    assert term in found
    assert [] == [other for other in found if other != term and other in term.split()]


def test_who_is_spoken_to_is_no_term():
    said = [
        "Jack, we see the pump.",
        "Okay, Jack.",
        "The pump is off, Jack.",
        "Give Jack the pump.",
    ]
    assert ["pump"] == terms(said)
    assert addressed(sentences(said)) == {"jack"}


@pytest.mark.parametrize(
    ("language", "said", "word"),
    [
        ("en", ["The students learn.", "Some students read.", "A student sleeps."], "students"),
        (
            "ar",
            ["يمكنكم القيام بذلك الآن", "وكيف القيام بذلك هنا", "القيام بذلك سهل"],
            "القيام بذلك",
        ),
        ("zh", ["洪水冲刷桥墩。", "冲刷是原因。", "洪水冲刷河床。", "怕的是冲刷。"], "洪水冲"),
        ("zh", ["桥晃得越厉害。", "人晃得越厉害。", "晃得越厉害吗。"], "晃得越厉害"),
        ("de", ["Das trockene Brot.", "Ein trockene Brot.", "Die trockene Hefe."], "trockene"),
    ],
)
def test_no_term_is_an_address_a_phrase_or_half_a_word(language, said, word):
    assert word not in terms(said, language)
