"""Claims in scripts without spaces, and in others whose numbers and denials are read."""

from __future__ import annotations

import pytest
from said import problems

LINES = {
    "zh": "这座桥主跨1991米，造价五千亿日元。设计师王建国在清华大学教书。"
    "今天的API不收费。利率上升的时候，债券价格下跌。",
    "ja": "明石海峡大橋の主径間は千九百九十一メートルで、費用は約5000億円でした。"
    "今日はAPIを使いません。塩は二割です。",
    "ko": "이 다리의 길이는 천구백구십일 미터이고 비용은 오천억 원입니다. "
    "오늘은 API를 사용합니다. 병원은 문을 열지 않습니다.",
    "ar": "طول الجسر ألف وتسعمئة وواحد وتسعون مترا. لا يعمل المصنع في الشتاء. "
    "فيه خمسة وعشرون عاملا.",
    "ru": "Длина моста тысяча девятьсот девяносто один метр. Завод не работает зимой. "
    "Построили его в 1905 году.",
    "pt": "A ponte tem mil novecentos e noventa e um metros. "
    "A fábrica tem vinte e cinco operários.",
    "hi": "पुल की लंबाई पच्चीस सौ मीटर है और लागत पाँच लाख रुपये है। कारखाने में बीस मज़दूर हैं।",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "大桥主跨1991米，耗资5000亿日元。"),
        ("zh", "桥的主跨约两公里，即1991米。"),
        ("zh", "API不收费。"),
        ("zh", "设计师王建国是清华大学的教师。"),
        ("ja", "橋の主径間は1991mで、費用は約5000億円。"),
        ("ja", "塩は20%である。"),
        ("ko", "다리 길이는 1991미터, 비용은 5000억 원이다."),
        ("ko", "오늘은 API가 사용된다."),
        ("ar", "طول الجسر 1991 مترا."),
        ("ar", "في المصنع 25 عاملا."),
        ("ru", "Длина моста — 1991 метр."),
        ("pt", "A ponte tem 1991 metros."),
        ("pt", "Na fábrica há 25 operários."),
        ("hi", "पुल की लंबाई 2500 मीटर है।"),
    ],
)
def test_what_is_said_is_kept(language: str, text: str) -> None:
    assert problems(text, LINES[language], language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("zh", "大桥主跨1891米，耗资5000亿日元。", "the number 1891 is not said"),
        ("zh", "今天的Java不收费。", "the name 'Java' is not said"),
        ("zh", "设计师是赵大海，他在清华大学教书。", "the name '赵大海' is said nowhere"),
        ("zh", "利率上升的时候，债券价格上涨。", "'上涨' is not said"),
        ("zh", "今天的API收费。", "this is denied"),
        ("ja", "橋の主径間は2991mで、費用は約5000億円。", "the number 2991 is not said"),
        ("ja", "今日はAPIを使います。", "this is denied"),
        ("ko", "다리 길이는 1891미터, 비용은 5000억 원이다.", "the number 1891 is not said"),
        ("ko", "오늘은 Java가 사용된다.", "the name 'Java' is not said"),
        ("ko", "병원은 문을 열고 있다.", "this is denied"),
        ("ar", "طول الجسر 1891 مترا.", "the number 1891 is not said"),
        ("ar", "يعمل المصنع في الشتاء.", "this is denied"),
        ("ru", "Длина моста — 1891 метр.", "the number 1891 is not said"),
        ("ru", "Завод работает зимой.", "this is denied"),
        ("pt", "A ponte tem 1891 metros.", "the number 1891 is not said"),
        ("hi", "पुल की लंबाई 3500 मीटर है।", "the number 3500 is not said"),
    ],
)
def test_what_is_not_said_is_found(language: str, text: str, problem: str) -> None:
    found = problems(text, LINES[language], language=language)
    assert any(problem in told for told in found), found


LONGER = {"zh": "黄河比珠江长。", "ja": "黄河は珠江より長い。"}


@pytest.mark.parametrize(
    ("language", "text", "crossed"),
    [
        ("zh", "黄河比珠江长。", False),
        ("zh", "珠江比黄河长。", True),
        ("zh", "珠江比长江长。", False),  # of another river, whatever else is wrong with it
        ("ja", "黄河は珠江より長い。", False),
        ("ja", "珠江は黄河より長い。", True),
    ],
)
def test_what_is_compared_the_other_way_round(language: str, text: str, crossed: bool) -> None:
    found = problems(text, LONGER[language], language=language)
    assert crossed == any("the other way round" in one for one in found)


def test_a_name_that_is_said_elsewhere_is_not_said_near_the_citation() -> None:
    lines = ["今天讲桥的历史和材料。"] * 80
    lines[40] = "设计师王建国在清华大学教书。"
    (found,) = problems("设计师是王建国，今天讲桥的历史。", *lines, language="zh", cites=(79,))
    assert "the name '王建国' is not said near line 79 (26:20)" == found
