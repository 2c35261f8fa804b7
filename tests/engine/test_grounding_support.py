"""Put freely or invented: what a claim takes from the lines that it cites."""

from __future__ import annotations

import pytest
from said import problems

BAKER = "The old baker let his dough rest all night in a cold cellar, so the bread tasted sour."


@pytest.mark.parametrize(
    "text",
    [
        "Because the dough stayed overnight in the chilly cellar, the baker's bread became sour.",
        "A night's rest in the cold gave the bread its sour taste.",
    ],
)
def test_what_tells_most_of_its_lines_may_be_put_freely(text: str) -> None:
    assert problems(text, BAKER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The baker sold his house to a wealthy merchant after a long quarrel about the rent.",
        "His bread won a silver medal at the county fair and was praised by the local newspaper.",
    ],
)
def test_what_leaves_its_lines_untold_is_invented(text: str) -> None:
    [problem] = problems(text, BAKER)
    assert problem.startswith("too little of it is said near line 0")


def test_numbers_of_the_lines_prove_a_claim_in_other_words() -> None:
    said = "Of 340 boats in the harbour that year 85 came home with full nets and a good catch."
    claim = (
        "A fleet left port {}, and those which escaped a sudden gale numbered {} sailing vessels."
    )
    assert problems(claim.format("with 340", "85"), said) == ()
    assert problems(claim.format("early", "few"), said) != ()


@pytest.mark.parametrize(
    ("language", "said", "true", "invented"),
    [
        (
            "zh",
            "老渔民把网放在浅水里过夜，第二天清晨收回来。",
            "渔网在浅水中放一夜，清晨再收。",
            "渔民的儿子后来去城里开了一家餐馆。",
        ),
        (
            "ja",
            "漁師は網を浅い水に一晩置いて、翌朝引き上げます。",
            "網は浅い水に一晩置き、翌朝に引き上げる。",
            "漁師の息子は都会で料理店を開業した。",
        ),
    ],
)
def test_characters_are_told_as_words_are(
    language: str, said: str, true: str, invented: str
) -> None:
    assert problems(true, said, language=language) == ()
    assert problems(invented, said, language=language) != ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mill stood for 60 years.", "The mill was built in 1830 and the mill burnt in 1890."),
        ("Only 15 of the 90 sheep lived.", "Of the 90 sheep of the flock 75 died that winter."),
        ("The cure failed in 2 % of patients.", "The cure failed in one of fifty patients."),
        (
            "Of the farmers 10 % had a horse.",
            "Of the forty farmers in the valley four had a horse.",
        ),
        ("The mill ran over two decades.", "The mill ran for twenty-two years."),
        ("The tank holds 1.5 litres.", "The tank holds a litre and a half."),
        ("Two thirds of the tank is fuel.", "About 2/3 of the tank is fuel."),
        ("In 24 hours the tank is empty.", "The tank is empty after a day."),
        ("Louis XIV ordered mirrors.", "Louis the fourteenth ordered mirrors."),
        ("The Irish mill made flour.", "The mill in Ireland made flour."),
        ("The US mill made flour.", "The mill in the United States made flour."),
        ("The wall is shallow rock.", "The wall is eight feet deep and of rock."),
        ("The mill used 53 tons of steel.", "The mill used 45 tons, no, sorry, 53 tons of steel."),
        (
            "The mill burnt because of a spark, not through neglect.",
            "The mill burnt, and it is not because of neglect, a spark set it alight.",
        ),
    ],
)
def test_what_follows_is_said(text: str, said: str) -> None:
    assert problems(text, said) == ()


@pytest.mark.parametrize(
    ("text", "said", "number"),
    [
        (
            "The mill stood for 70 years.",
            "The mill was built in 1830 and the mill burnt in 1890.",
            "70",
        ),
        (
            "Only 25 of the 90 sheep lived.",
            "Of the 90 sheep of the flock 75 died that winter.",
            "25",
        ),
        ("The cure failed in 5 % of patients.", "The cure failed in one of fifty patients.", "5"),
        ("The mill ran over two decades.", "The mill ran for eighty-two years.", "two"),
        ("The tank holds 2.5 litres.", "The tank holds a litre and a half.", "2.5"),
        # What is small has too many differences.
        ("The mill had 6 wheels.", "The mill had 9 doors and 3 windows.", "6"),
    ],
)
def test_what_does_not_follow_is_not(text: str, said: str, number: str) -> None:
    found = [p for p in problems(text, said) if p.startswith(f"the number {number} is ")]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("language", "said", "text", "name"),
    [
        (
            "de",
            "Der Müller lernte das Handwerk in Köln.",
            "Der Müller lernte das Handwerk in Göppingen.",
            "Göppingen",
        ),
        ("zh", "大学的教授拍下了影片。", "教授斯坦福拍下了影片。", "斯坦福"),
        ("ja", "津波はスリランカで起きました。", "津波はチェンナイで起きました。", "チェンナイ"),
    ],
)
def test_names_in_scripts_and_languages_without_telling_capitals(
    language: str, said: str, text: str, name: str
) -> None:
    assert [p for p in problems(text, said, language=language) if f"'{name}'" in p] != []
    assert [p for p in problems(said, said, language=language) if "the name" in p] == []


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        ("de", "Etwa ein Zehntel der Ernte ging verloren.", "Etwa 10 % der Ernte gingen verloren."),
        ("fr", "Le moulin a tourné dix-neuf ans.", "Le moulin a tourné 19 ans."),
        ("zh", "孩子们上学要走两个半小时。", "孩子们上学要走150分钟。"),
        ("zh", "修桥花了1200万元。", "修桥花了一千多万元。"),
        ("hi", "खेत का पचहत्तर प्रतिशत पानी बारिश से आता है।", "खेत का तीन-चौथाई पानी बारिश से आता है।"),
        (
            "de",
            "Die Brücke hat fünfzig, nein, sechzig Tonnen Stahl.",
            "Die Brücke hat Tonnen Stahl.",
        ),
        ("ko", "방의 열이 굴뚝으로 빠져나갑니다.", "굴뚝으로 열 손실이 생긴다."),
        (
            "pt",
            "O moinho trabalhou quarenta e três anos.",
            "O moinho trabalhou mais de quatro décadas.",
        ),
        ("ja", "津波は引き波から始まるとは限りません。", "津波は必ずしも引き波から始まらない。"),
    ],
)
def test_numbers_as_languages_put_them(language: str, said: str, text: str) -> None:
    found = problems(text, said, language=language)
    assert [p for p in found if not p.startswith("too little")] == []
