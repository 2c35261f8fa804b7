"""What people say while they teach."""

from dataclasses import fields
from pathlib import Path

import pytest

import studybuddy
import studybuddy_outline.phrases
from studybuddy_outline.phrases import LANGUAGES, Phrases, pattern, phrases_for
from studybuddy_outline.speech import trimmed, undoubled

WORDED = {"both", "what_is", "what_of"}


def test_every_file_is_a_known_language():
    folder = Path(studybuddy_outline.phrases.__file__).parent
    assert sorted(LANGUAGES) == sorted(path.stem for path in folder.glob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_compile_and_questions_name_their_term(language):
    phrases = phrases_for(language)
    for field in fields(Phrases):
        value = getattr(phrases, field.name)
        if field.type == "str" and field.name not in WORDED:
            pattern(value)
    naming = [*phrases.definitions, phrases.topic or "(?P<term>)"]
    assert [] == [named for named in naming if "term" not in pattern(named).groupindex]
    asked = [phrases.what_is.format("moraine"), phrases.what_of.format("moraine")]
    assert [True, True] == ["moraine" in question for question in asked]
    assert phrases.aside
    assert phrases.both.format("A", "B")[0] == "A"


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_lists_are_folded(language):
    lists = [getattr(phrases_for(language), f.name) for f in fields(Phrases)]
    words = [word for found in lists if isinstance(found, frozenset) for word in found]
    assert [] == [word for word in words if word != word.casefold()]


def test_a_region_or_script_does_not_matter():
    assert phrases_for("pt") is not Phrases()
    assert phrases_for("pt-BR").what_is == phrases_for("pt").what_is
    assert phrases_for("zh_Hant_TW").what_is == phrases_for("zh").what_is


def test_an_unknown_language_recognises_nothing():
    assert Phrases() == phrases_for("und") == phrases_for("tlh")
    assert pattern(phrases_for("tlh").aside).search("thank you") is None


@pytest.mark.parametrize(
    ("language", "said", "quoted"),
    [
        ("en", "So, the ice moves.", "The ice moves."),
        ("en", "And, um, well, the ice moves.", "The ice moves."),
        ("en", "So it moves.", "It moves."),
        ("en", "So far the ice moves.", "So far the ice moves."),
        ("en", "But the ice moves.", "But the ice moves."),
        ("en", "- the ice moves.", "The ice moves."),
        ("en", "Um.", "Um."),
        ("fr", "Donc, la glace avance.", "La glace avance."),
        ("de", "Also, das Eis wandert.", "Das Eis wandert."),
        ("ja", "では、氷河は動きます。", "氷河は動きます。"),
        ("zh", "好的，冰川在移动。", "冰川在移动。"),
    ],
)
def test_only_fillers_at_the_start_are_trimmed(language, said, quoted):
    assert quoted == trimmed(said, phrases_for(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_words_are_no_claims(language):
    """A question about a term, answered with a quotation, must be found supported."""
    quoted = {"zh": "冰川在移动", "ja": "氷河は動く", "ar": "يتحرك الجليد ببطء"}
    text = quoted.get(language, "moraine drumlin")
    term = {"zh": "冰川", "ja": "氷河", "ar": "الجليد"}.get(language, "moraine")
    note = studybuddy.Note(
        title="",
        language=language,
        provenance=studybuddy.Provenance(writer="outline"),
        transcript=studybuddy.Transcript(
            video=studybuddy.Video(id="abcdefghijk"),
            segments=(studybuddy.Segment(start=0, end=5, text=text),),
            language=language,
            kind="manual",
            source="captions",
        ),
        cards=tuple(
            studybuddy.Card(front=front.format(term), back=text, cites=(0,))
            for front in (phrases_for(language).what_is, phrases_for(language).what_of)
        ),
    )
    assert [] == studybuddy.unsupported(note)


@pytest.mark.parametrize(
    ("language", "said", "quoted"),
    [
        ("en", "The edge of the of the ice", "The edge of the ice"),
        ("en", "I I think that that is it's it's old", "I think that that is it's it's old"),
        ("en", "It was, it was a long, long way", "It was a long, long way"),
        (
            "en",
            "The tide table, table 7, had had no 7 7",
            "The tide table, table 7, had had no 7 7",
        ),
        ("de", "In der in der Hefe", "In der Hefe"),
        ("de", "Wenn die, die kommen, gehen", "Wenn die kommen, gehen"),
    ],
)
def test_small_words_said_twice_over_are_said_once(language, said, quoted):
    assert quoted == undoubled(said, language)
