"""Spoken labels that are glued to the words, in languages whose units are not listed."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal

UNITS = {
    "ru": lambda n: (
        "секунда"
        if n % 10 == 1 and n != 11
        else "секунды"
        if n % 10 in (2, 3, 4) and n not in (12, 13, 14)
        else "секунд"
    ),
    "uk": lambda n: (
        "секунда"
        if n % 10 == 1 and n != 11
        else "секунди"
        if n % 10 in (2, 3, 4) and n not in (12, 13, 14)
        else "секунд"
    ),
    "pl": lambda n: (
        "sekunda"
        if n == 1
        else "sekundy"
        if n % 10 in (2, 3, 4) and n not in (12, 13, 14)
        else "sekund"
    ),
    "en": lambda n: "second" if n == 1 else "seconds",
    "fr": lambda n: "seconde" if n < 2 else "secondes",
    "ko": lambda n: "초",
}
LATIN = [
    "so",
    "the",
    "enzyme",
    "binds",
    "every",
    "letter",
    "here",
    "and",
    "then",
    "it",
    "opens",
    "up",
    "our",
    "new",
    "way",
]
CYRILLIC = [
    "так",
    "фермент",
    "связывает",
    "каждую",
    "букву",
    "и",
    "потом",
    "она",
    "открывает",
    "наш",
    "новый",
    "путь",
]


@pytest.mark.parametrize("language", UNITS)
def test_where_a_glued_label_ends_is_learned_from_the_others(language, tmp_path):
    words = CYRILLIC if language in {"ru", "uk"} else LATIN
    said = [(second, words[second % len(words)]) for second in range(60)]
    text = "\n".join(f"0:{n:02}{n} {UNITS[language](n)}{word} ja" for n, word in said)
    if language == "pl":  # `1 sekunda` stands alone: its words could begin with its last letter
        with pytest.raises(SourceRefusal, match="another browser"):
            fetched(tmp_path, text)
        return

    assert [(float(n), f"{word} ja") for n, word in said] == [
        (s.start, s.text) for s in fetched(tmp_path, text).segments
    ]
