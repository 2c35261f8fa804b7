"""Equal measures, rough numbers, small ones, and names that captions misspell."""

from __future__ import annotations

import pytest
from said import problems

SAID = (
    "The trip took two hours and covered one and a half kilometres. A dozen people came, half of "
    "them by boat, and thirty-one years later it was told again.",
    "It cost 15, no, sorry, 18 euros per night. The tower is hotter by a factor of two, in the "
    "twenties as today. John von noyman wrote the code BX 8004 with tony hoar, and one value "
    "was not a number.",
)


@pytest.mark.parametrize(
    "text",
    [
        "The trip took 120 minutes.",
        "The trip covered 1500 m in 2 h.",
        "The trip covered 1.5 km.",
        "12 people came, 50 % of them by boat.",
        "The trip of a dozen people was told again more than three decades later.",
        "It was told again about thirty years later.",
        "It cost 18 euros per night.",
        "The tower is hotter by a factor of two.",
        "There are three ways of telling that the tower is hotter.",
        "John von Neumann wrote the code BX 8004.",
        "The code of Neumann and Hoare had one NaN value.",
    ],
)
def test_what_is_said_is_kept(text: str) -> None:
    assert problems(text, *SAID) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The trip took 90 minutes.", "the number 90 is not said"),
        ("The trip covered 2500 m.", "the number 2500 is not said"),
        ("The trip took five hours.", "the number five is not said"),
        ("It was told again about forty years later.", "the number forty is not said"),
        ("It cost 15 euros per night.", "the number 15 is not said"),
        ("The tower is hotter by a factor of five.", "the number five is not said"),
        ("John von Neumann wrote the code BX 2004.", "2004 is not said"),
        ("John Lindemann wrote the code BX 8004.", "the name 'Lindemann' is not said"),
    ],
)
def test_what_is_not_said_is_found(text: str, problem: str) -> None:
    found = problems(text, *SAID)
    assert any(problem in told for told in found), found


@pytest.mark.parametrize(
    ("language", "said", "claim", "right", "wrong"),
    [
        (
            "en",
            "Between fourteen hundred and two thousand men drowned.",
            "{} men drowned.",
            "1400",
            "1500",
        ),
        (
            "en",
            "In 1921 he wrote it, and printed it four years later.",
            "Printed in {}.",
            "1925",
            "1927",
        ),
        (
            "en",
            "The widow got 3000 pounds and he got 300 pounds.",
            "She got {} times more.",
            "ten",
            "12",
        ),
        (
            "en",
            "The table has room for one million 200 thousand rows.",
            "It has {} rows.",
            "1.2m",
            "2.2m",
        ),
        (
            "es",
            "Tres cuartas partes de las abejas anidan en el suelo.",
            "El {} anida.",
            "75 %",
            "85 %",
        ),
        (
            "es",
            "El ochenta por ciento de las plantas.",
            "{} de cada cinco plantas.",
            "cuatro",
            "tres",
        ),
        ("pt", "Mede-se a um metro e trinta do chão.", "Mede-se a {} m.", "1,30", "1,50"),
        ("ru", "Слой тает на полтора метра.", "Слой тает на {} м.", "1,5", "2,5"),
        ("ar", "أخطأ فيه الصانع بأربع درجات.", "أخطأ الصانع {} درجات.", "أربع", "ست"),
        ("hi", "इसमें साढ़े तीन हज़ार सीढ़ियाँ हैं।", "इसमें {} सीढ़ियाँ हैं।", "3500", "4500"),
        ("ja", "各駅停車では1時間31分かかります。", "各駅停車で{}分かかる。", "91", "95"),
        ("zh", "一般采3到4叶。", "一般采{}叶。", "三四", "五六"),
    ],
)
def test_what_follows_from_what_is_said_is_said(
    language: str, said: str, claim: str, right: str, wrong: str
) -> None:
    assert not _of_numbers(problems(claim.format(right), said, language=language))
    assert _of_numbers(problems(claim.format(wrong), said, language=language))


def test_ten_times_a_day_is_no_ratio() -> None:
    said = "The nurse saw 3000 people in a year and the doctor 300 people."
    assert _of_numbers(problems("The nurse came ten times a day.", said))


def _of_numbers(found: tuple[str, ...]) -> list[str]:
    return [problem for problem in found if "number" in problem]
