"""Which scripts have no spaces, which run from right to left, and what follows for a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from studybuddy.text import scripts

WEB_APP = Path(__file__).parents[2] / "frontend" / "src"


@pytest.mark.parametrize(
    "text",
    [
        "我们学图论",
        "このデータベース",
        "人々",
        "ประเทศไทย",
        "ພາສາລາວ",
        "မြန်မာဘာသာ",
        "ភាសាខ្មែរ",
        "用Python编程",
    ],
)
def test_no_spaces_between_words(text: str) -> None:
    assert scripts.is_unspaced(text)


@pytest.mark.parametrize(
    "text", ["words", "слова", "그래프는 좋다", "किताबें", "كتاب", "in 図 we see", "12", ""]
)
def test_spaces_between_words(text: str) -> None:
    assert not scripts.is_unspaced(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a graph has edges", 4),
        ("我们走吧", 2),
        ("カタカナ", 2),
        ("ประเทศไทย", 9 / 4),
        ("ທ່ານ", 1),
        ("see 图 here", 3.5),
        ("用Python编程", 1 + 1.5),
        ("我们用Py编程", 2.5),
    ],
)
def test_words_are_counted_by_what_they_take_to_say(text: str, count: float) -> None:
    assert count == scripts.word_count(text)


def test_chinese_is_reckoned_as_two_characters_a_word_and_thai_as_four() -> None:
    assert (250, 125) == (scripts.word_count("图" * 500), scripts.word_count("ก" * 500))


@pytest.mark.parametrize(
    ("language", "so"), [("ar-EG", True), ("he", True), ("FA_ir", True), ("en", False)]
)
def test_languages_from_right_to_left(language: str, so: bool) -> None:
    assert so == scripts.is_right_to_left(language)


def test_the_web_app_has_the_same_languages() -> None:
    """It cannot import ours."""
    listed = " ".join(sorted(scripts.RIGHT_TO_LEFT))
    sources = [p.read_text("utf-8") for p in WEB_APP.rglob("*.ts")]
    assert 1 == sum(f'"{listed}"' in source for source in sources)


@pytest.mark.parametrize(
    ("text", "otherwise", "side"),
    [
        ("API هو واجهة برمجة", "rtl", "rtl"),
        ("النيل is the Nile river of Egypt", "rtl", "ltr"),
        ("2009", "rtl", "rtl"),
        ("2009", "ltr", "ltr"),
        ("שלום", "ltr", "rtl"),
    ],
)
def test_a_text_runs_where_most_of_its_letters_run(text: str, otherwise: str, side: str) -> None:
    assert side == scripts.direction(text, otherwise=otherwise)


def test_base_language() -> None:
    expected = ["zh", "en", "und"]
    assert expected == [scripts.base_language(tag) for tag in ("zh-Hant-TW", "EN_us", "und")]
