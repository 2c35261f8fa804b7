"""Numbers as exact values, however they are written or said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy.text.numbers import Number, numbers

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
ONES += " fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def only(text: str, language: str = "en") -> Number:
    (number,) = numbers(text, language)
    return number


def spell(value: int) -> str:
    """English for a number below a million."""
    if value < 20:
        return ONES.split()[value]
    if value < 100:
        ten = TENS.split()[value // 10 - 2]
        return f"{ten}-{spell(value % 10)}" if value % 10 else ten
    size, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    rest = value % size
    joint = " and " if 0 < rest < 100 else " "
    return f"{spell(value // size)} {name}" + (joint + spell(rest) if rest else "")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("13,000", {13000, 13}),
        ("1.234", {1234, Fraction("1.234")}),
        ("1.234,5", {Fraction("1234.5")}),
        ("1,234.5", {Fraction("1234.5")}),
        ("13 000", {13000}),
        ("13'000", {13000}),
        ("1,00,000", {100_000}),
        ("3.5", {Fraction("3.5")}),
        ("2½", {Fraction("2.5")}),
        ("50%", {50, Fraction("0.5")}),
        ("1st", {1}),
        ("1980s", {1980, 80}),
        ("5k", {5, 5000}),
        ("1.5 million", {1_500_000}),
        ("13 hundred", {1300}),
        ("٢٠٠٩", {2009}),
        ("१३", {13}),
        ("５００", {500}),
    ],
)
def test_digits(text: str, values: set[Fraction]) -> None:
    assert values == only(text).values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five", 205),
        ("nineteen sixty-nine", 1969),
        ("nineteen oh five", 1905),
        ("nineteen hundred", 1900),
        ("twenty ten", 2010),
        ("two thousand nine", 2009),
        ("four oh four", 404),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("one point two million", 1_200_000),
        ("three point one four", Fraction("3.14")),
        ("two thirds", Fraction(2, 3)),
        ("fifty percent", Fraction(1, 2)),
        ("the twenty-first", 21),
        ("half", Fraction(1, 2)),
    ],
)
def test_spelled_in_english(text: str, value: Fraction) -> None:
    assert value in only(text).values


@given(st.integers(min_value=0, max_value=999_999))
def test_every_english_number_is_read_back(value: int) -> None:
    assert frozenset({Fraction(value)}) == only(spell(value)).values


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "mille neuf cent soixante-neuf", 1969),
        ("fr", "vingt et un", 21),
        ("fr", "deux millions trois cent mille", 2_300_000),
        ("de", "siebenundneunzig", 97),
        ("de", "zweihundertfünf", 205),
        ("de", "neunzehnhundertneunundsechzig", 1969),
        ("de", "zwei Millionen", 2_000_000),
        ("es", "treinta y uno", 31),
        ("es", "mil novecientos sesenta y nueve", 1969),
        ("es", "dos mil millones", 2_000_000_000),
        ("zh", "三百二十", 320),
        ("zh", "3.5亿", 350_000_000),
        ("ja", "1万3千", 13_000),
        ("zh", "二〇〇九", 2009),
        ("ar", "5 مليون", 5_000_000),
        ("hi", "५ लाख", 500_000),
        ("ru", "5 миллионов", 5_000_000),
        ("zh", "四十年", 40),
        ("zh", "万分之五", Fraction(1, 2000)),
        ("zh", "三分之一", Fraction(1, 3)),
        ("zh", "两成", Fraction(1, 5)),
        ("zh", "两块二毛五", Fraction("2.25")),
        ("zh", "四块五", Fraction("4.5")),
        ("zh", "半年", Fraction(1, 2)),
        ("ja", "３割", Fraction(3, 10)),
        ("ja", "三点五倍", Fraction("3.5")),
        ("ru", "девять тысяч двести восемьдесят восемь", 9288),
        ("ru", "в тысяча восемьсот девяносто первом году", 1891),
        ("ru", "двух миллионов", 2_000_000),
        ("pt", "vinte e um", 21),
        ("pt", "mil novecentos e sessenta e nove", 1969),
        ("it", "duecentocinquanta", 250),
        ("it", "ventuno", 21),
        ("ar", "ألف وخمسمئة", 1500),
        ("ar", "خمسة وعشرون", 25),
        ("ar", "ثلاثة آلاف", 3000),
        ("hi", "पच्चीस हज़ार", 25_000),
        ("hi", "दो सौ पाँच", 205),
        ("ko", "이십사", 24),
        ("ko", "서른여덟", 38),
        ("ko", "3만 5천", 35_000),
        ("ko", "이천이십 년", 2020),
        ("de", "ein Drittel", Fraction(1, 3)),
    ],
)
def test_other_languages(language: str, text: str, value: int) -> None:
    assert frozenset({Fraction(value)}) == only(text, language).values


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("one and two", "en", ["one", "two"]),
        ("in 2009 100 people", "en", ["2009", "100"]),
        ("un et deux", "fr", ["un", "deux"]),
        ("hundreds of people", "en", []),
        ("万一", "zh", []),
        ("三成立", "zh", ["三"]),
        ("一块五个", "zh", ["一", "五"]),
        ("만일", "ko", []),
        ("Milliarden von Geräten", "de", []),
        ("no number", "en", []),
    ],
)
def test_where_one_number_ends(text: str, language: str, found: list[str]) -> None:
    assert found == [number.text for number in numbers(text, language)]


def test_parts_are_what_a_listener_could_hear() -> None:
    assert {19, 69} == only("nineteen sixty-nine").parts
    assert {20, 10, 2010, 1020, 2020} == only("twenty ten twenty twenty").parts


def test_a_scale_is_shared_by_the_number_before() -> None:
    assert [True, True] == [
        n.values >= {2_000_000} for n in numbers("2 million or two to 3 million")[:2]
    ]


def test_a_range_counts_one_thing() -> None:
    assert [("days",), ("days",)] == [n.following for n in numbers("seven to ten days")]


def test_small_counting_words_are_marked_and_digits_are_not() -> None:
    found = numbers("three reasons, 3 reasons, thirteen reasons, the third")
    assert [True, False, False, True] == [number.small for number in found]
    assert [False, False, False, True] == [number.ordinal for number in found]


def test_digits_inside_a_name_are_glued() -> None:
    found = numbers("GPT-4, x86 and COVID-19, but 20ms and 5 apples")
    assert [True, True, True, False, False] == [number.glued for number in found]


def test_the_words_right_after_a_number_are_kept() -> None:
    found = numbers("Five little green apples fell, of seven, they say")
    assert [("little", "green", "apples"), ()] == [number.following for number in found]


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("in 15, no, sorry, 18 milliseconds", "en", ["18"]),
        ("um 15 Uhr, nein, um 16 Uhr", "de", ["16"]),
        ("变成了9%，不，我记错了，是8.4%", "zh", ["8.4"]),
        ("двадцать четыре, нет, двадцать пять", "ru", ["двадцать пять"]),
        ("three, no. 5", "en", ["three", "5"]),
        ("three of 5", "en", ["three", "5"]),
    ],
)
def test_a_number_may_be_taken_back(text: str, language: str, kept: list[str]) -> None:
    assert kept == [n.text for n in numbers(text, language) if not n.retracted]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("three kilometres and a half", "en", Fraction("3.5")),
        ("ثلاثة كيلومترات ونصف", "ar", Fraction("3.5")),
        ("两年半", "zh", Fraction("2.5")),
    ],
)
def test_half_may_follow_the_unit(text: str, language: str, value: Fraction) -> None:
    assert value in numbers(text, language)[0].values


@given(st.text(), st.sampled_from(["en", "fr", "de", "es", "zh", "ar", "ko", "ru", "und"]))
def test_any_text_has_numbers_without_trouble(text: str, language: str) -> None:
    assert all(number.values for number in numbers(text, language))


@pytest.mark.parametrize(
    "run", ["1,", "1", "one ", "zero point one ", "一二", "1块", "分之", "½", "٣", "nine "]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_number_without_end_is_no_trouble(run: str, language: str) -> None:
    assert numbers(run * 3000, language) == numbers(run * 3000, language)
    assert numbers(f"{run * 3000} ½ and 7", language)[-1].values == {Fraction(7)}
