"""Lines are found by their words, in every script."""

import pytest
from noted_talks import saved

from studybuddy.text import alike, query_tokens
from studybuddy_study.index import Index
from studybuddy_study.lines import lines_of

# Two sentences, and a word from the middle of the first that the second does not have.
SCRIPTS = {
    "th": ("วันนี้เราพูดถึงแม่น้ำและสะพานไม้", "ปลาว่ายอยู่ในทะเลลึก", "สะพาน"),
    "hi": ("आज हम नदी और लकड़ी के पुल की बात करेंगे", "मछली समुद्र में रहती है", "लकड़ी"),
    "zh": ("今天我们讲河流和木头桥梁的历史", "鱼在大海里面游泳", "桥梁"),
    "ja": ("今日は川と古い橋の歴史を話します", "魚は深い海で泳ぎます", "歴史"),
    "ko": ("오늘은 강과 오래된 다리를 이야기합니다", "물고기는 바다에서 헤엄칩니다", "다리"),
    "ar": ("نتحدث اليوم عن النهر والجسر القديم", "السمك يعيش في البحر", "الجسر"),
    "ru": ("сегодня мы говорим о реках и старых мостах", "рыба живёт в море", "мост"),
    "km": ("ថ្ងៃនេះយើងនិយាយអំពីស្ពានឈើ", "ត្រីរស់នៅក្នុងសមុទ្រ", "ស្ពាន"),
    "en": ("Today we talk about rivers and bridges", "Fish live in the sea", "bridge"),
}


def found(index, words):
    scores = index.scores(query_tokens(words))
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    return [at for at in order if scores[at] > 0]


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_word_finds_its_line_in_every_script(language):
    first, second, word = SCRIPTS[language]
    index = Index(lines_of(saved(second, first, second, language=language), said_only=True))

    assert [1] == found(index, word)


def test_a_single_character_is_found_within_words():
    index = Index(lines_of(saved("鱼在大海里", "我们喝茶叶泡的水", language="zh"), said_only=True))

    assert [1] == found(index, "茶")


def test_another_form_of_a_word_is_found_after_the_word_itself():
    talk = saved("All glaciers move.", "A glacial lake is blue.", "Nobody came.")
    index = Index(lines_of(talk, said_only=True))

    assert [1, 0] == found(index, "glacial")


@pytest.mark.parametrize(
    ("token", "word"), [("bath", "bathysphere"), ("cat", "category"), ("", "a")]
)
def test_a_short_beginning_is_no_form_of_a_word(token, word):
    assert 0.0 == alike(token, word)


def test_what_has_no_words_is_searched_in_vain():
    assert [0.0] == Index(lines_of(saved("…"), said_only=True)).scores(query_tokens("river"))
    assert [] == Index([]).scores(query_tokens("river"))
