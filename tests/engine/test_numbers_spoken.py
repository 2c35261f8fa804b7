"""Numbers as they are said: decimals, shares, money and days, each in its language's way."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from studybuddy import Segment, Transcript, Video
from studybuddy.grounding.evidence import Evidence, Nearby
from studybuddy.grounding.figures import figure_problems
from studybuddy.grounding.measures import all_measures
from studybuddy.grounding.names import name_problems
from studybuddy.text.number_phrases import with_powers
from studybuddy.text.numbers import numbers


def values(text: str, language: str) -> set[Fraction]:
    return {value for number in numbers(text, language) for value in number.values}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("zh", "内径二米一，壁厚七十六毫米", "2.1"),
        ("zh", "身高一米七五的人", "1.75"),
        ("zh", "铁有百分之六七", "0.06"),
        ("zh", "铁有百分之六七", "0.07"),
        ("zh", "能有六成就算好的了", "0.6"),
        ("zh", "北宋大概半毫米", "0.5"),
        ("ja", "直径が一・六ミリの球", "1.6"),
        ("ja", "川に入ったのは四十パーセントだけでした", "0.4"),
        ("ja", "直径二メートル四十に収めて", "2.4"),
        ("ko", "사십 퍼센트가", "0.4"),
        ("ko", "닷새 정도 걸립니다", "5"),
        ("ko", "그다음 이 년 담그고", "2"),
        ("hi", "दो दशमलव चार मिलीग्राम", "2.4"),
        ("hi", "नदी में शून्य दशमलव दो", "0.2"),
        ("es", "una precisión de dos décimas de milímetro", "0.2"),
        ("es", "es el uno con seis por ciento", "1.6"),
        ("pt", "duas décimas de milímetro", "0.2"),
        ("it", "due decimi di millimetro", "0.2"),
        ("fr", "deux dixièmes de millimètre", "0.2"),
        ("ru", "было минус четыре и два", "4.2"),
        ("ru", "четыре целых две десятых градуса", "4.2"),
        ("ru", "теплее на три десятых", "0.3"),
        ("ru", "тысяч сто пятьдесят рублей", "150000"),
        ("ar", "وصل إلى ست عشرة دقيقة", "16"),
        ("ar", "وكان عددهم خمسة عشر", "15"),
        ("ar", "القطعة تزن كيلوين ونصف تقريباً", "2.5"),
        ("ar", "بعد سنتين", "2"),
        ("en", "about five dollars eighty", "5.8"),
        ("en", "it was sixteen cents", "0.16"),
        ("fr", "ça coûte cinq euros cinquante", "5.5"),
        ("de", "das kostet fünf Euro achtzig", "5.8"),
        ("es", "cuesta cinco euros con ochenta", "5.8"),
        ("de", "ein Winkel wurde zwölfmal gemessen", "12"),
        ("de", "mehr als das Dreifache gekostet", "3"),
        ("fr", "une demi-minute", "0.5"),
    ],
)
def test_a_number_is_read_as_it_is_said(language: str, text: str, value: str) -> None:
    assert Fraction(value) in values(text, language)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "dix-neuf milles au lieu de vingt", "19000"),
        ("fr", "un mille de portée", "1000"),
        ("zh", "这一成就", "0.1"),
        ("zh", "两米，一个人", "2.1"),
        ("ru", "три и четыре человека", "3.4"),
        ("es", "uno con seis hijos", "1.6"),
        ("en", "five dollars, eighty people", "5.8"),
        ("ar", "ستة ملاعب", "16"),
    ],
)
def test_what_only_looks_like_a_number_is_none(language: str, text: str, value: str) -> None:
    assert Fraction(value) not in values(text, language)


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("fr", "une demi-minute", ("time", 30)),
        ("ru", "высота метр двадцать", ("length", Fraction("1.2"))),
        ("fr", "un mètre vingt de haut", ("length", Fraction("1.2"))),
        ("ru", "метра два в глубину", ("length", 2)),
        ("ru", "слой сантиметров сорок", ("length", Fraction("0.4"))),
        ("pt", "entre seis e oito semanas", ("time", 8 * 604800)),
        ("ja", "直径二メートル四十", ("length", Fraction("2.4"))),
    ],
)
def test_a_measure_is_read_as_it_is_said(
    language: str, text: str, measure: tuple[str, Fraction]
) -> None:
    measured = all_measures(numbers(text, language))
    assert measure in set().union(*measured)


PAIRS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "claims" / "spoken_numbers.tsv").read_text().splitlines()
]
"""A language, a claim with a number, and a line that says that number in its own way."""

# Where a number is given as a rough one, another close to it is as good.
ROUGH = ("多", "约", "около")


def problems(language: str, claim: str, said: str) -> list[str]:
    segments = (Segment(start=0, end=9, text=said),)
    video = Video(id="hQVTIJBZook", title="")
    transcript = Transcript(
        video=video, language=language, segments=segments, source="test", kind="manual"
    )
    nearby = Nearby(Evidence(transcript), (0,))
    named = name_problems(claim, nearby, language, same_words=True)
    return [
        *figure_problems(claim, nearby, language, same_words=True),
        *(problem for problem in named if any(map(str.isdigit, problem.split("is")[0]))),
    ]


def test_what_is_written_in_figures_is_what_was_said_in_words() -> None:
    assert len(PAIRS) > 290
    assert [pair for pair in PAIRS if problems(*pair)] == []


def test_another_number_than_was_said_is_refused() -> None:
    others = [
        (language, re.sub(r"\d+", lambda digits: str(int(digits[0]) + 7), claim, count=1), said)
        for language, claim, said in PAIRS
        if re.search(r"\d", claim) and not any(rough in claim for rough in ROUGH)
    ]
    assert len(others) > 200
    assert [other for other in others if not problems(*other)] == []


@pytest.mark.parametrize(
    "text", ["10⁻ mol", "10⁵⁻⁶", "10⁻⁻", "1" * 5000 + " x 10^6"], ids=lambda text: text[:6]
)
def test_what_only_begins_as_a_power_of_ten_stops_nobody(text: str) -> None:
    assert numbers(text, "en")


def test_a_long_row_of_digits_is_looked_through_once() -> None:
    assert with_powers("1" * 200_000 + " 10^2").endswith(" 100")
