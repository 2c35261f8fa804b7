"""Sounds that are not words."""

import pytest
from cleaned import heard


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("Thank you. [applause]", "Thank you.", ("applause",)),
        ("[Laughter] So it goes.", "So it goes.", ("laughter",)),
        ("so [Music] it goes", "so it goes", ("music",)),
        ("so it (laughs) goes", "so it goes", ("laughs",)),
        ("[cheers\nand applause] Hi.", "Hi.", ("cheers and applause",)),
        ("♪ la la la ♪", "la la la", ("music",)),
        ("【拍手】ありがとう", "ありがとう", ("拍手",)),
        ("a<00:00:01.000> [Applause]<00:00:02.000> b", "a b", ("applause",)),
        ("the corpus (CoLA) is", "the corpus (CoLA) is", ()),
        ("I think [that] he goes.", "I think [that] he goes.", ()),
        ("colours are [red, green, blue]", "colours are [red, green, blue]", ()),
        ("[The] reason is new.", "[The] reason is new.", ()),
        ("The raison [sic] is", "The raison is", ("sic",)),
        ("Shown. [Muster 2004] So.", "Shown. [Muster 2004] So.", ()),
        ("so [door slams] we go", "so [door slams] we go", ()),
        ("Hello. [door slams] Who is it?", "Hello. Who is it?", ("door slams",)),
        ("[door slams] Who is it?", "Who is it?", ("door slams",)),
        ("Who is it?\n[door slams]", "Who is it?", ("door slams",)),
        ("we say\n[DOOR SLAMS]", "we say [DOOR SLAMS]", ()),
        ("[Applaus und Gelächter] Ja.", "Ja.", ("applaus und gelächter",)),
        ("[Смех] Да.", "Да.", ("смех",)),
        ("好。（笑）我们走", "好。我们走", ("笑",)),
        ("这个（可笑的是他自己没有来）问题", "这个（可笑的是他自己没有来）问题", ()),
        ("It is (by the way) new.", "It is (by the way) new.", ()),
    ],
)
def test_sounds_are_marks_and_no_words(text, words, marks):
    assert [("", words, marks)] == heard(text)


def test_a_cue_of_sound_alone_marks_the_words_before_it():
    assert [("", "Welcome.", ("swoosh",)), ("", "So.", ())] == heard("Welcome.", "(swoosh)", "So.")


@pytest.mark.parametrize(
    "sound",
    [
        *(
            "[APPLAUSE]",
            "[door slams]",
            "(door slams)",
            "(PHONE RINGS)",
            "（足音）",
            "【ドアの音】",
        ),
        *("[man and woman speak over each other]", "(knocking on door)"),
    ],
)
def test_a_sound_that_is_not_known_has_a_cue_to_itself(sound):
    name = sound.strip("-[]()（）【】 ").lower()
    assert [("", "So.", ()), ("", "Well.", ())] == [
        (speaker, text, ()) for speaker, text, _ in heard("So.", sound, "Well.")
    ]
    assert (name,) == heard("So.", sound, "Well.")[0][2]


@pytest.mark.parametrize(
    "words",
    [
        *("(we will come back to this)", "(by the way)", "(that)", "[that]", "[red, green, blue]"),
        *("(It is in the next lecture.)", "(see lecture 3)", "[1]"),
    ],
)
def test_words_in_brackets_stay_where_they_have_a_cue_to_themselves(words):
    assert f"We go on. {words} And on." == " ".join(
        text for _, text, _ in heard("We go on.", words, "And on.")
    )


def test_a_bracket_that_begins_a_cue_within_a_sentence_is_of_the_sentence():
    assert [("", "I know [the language] Java.", ())] == heard("I know", "[the language] Java.")


def test_a_sound_before_all_words_marks_the_first():
    assert [("", "好。", ("嗖嗖",))] == heard("（嗖嗖）", "好。")


def test_sounds_alone_are_nothing_said():
    assert [] == heard("[Music]", "♪")


@pytest.mark.parametrize(
    ("longest", "cues"),
    [(12, ("So.", "[{}]", "Well.")), (6, ("So. [{}] Well.",))],
    ids=["alone", "among words"],
)
def test_what_has_more_words_is_said(longest, cues):
    for count, said in ((longest, False), (longest + 1, True)):
        name = " ".join(["hissing", *["steam"] * (count - 1)])
        texts = [text for _, text, _ in heard(*(cue.format(name) for cue in cues))]
        assert said is any(name in text for text in texts)


def test_what_has_more_characters_in_a_script_without_spaces_is_said():
    sound, sentence = f"{'大' * 6}拍手", f"{'大' * 7}拍手"
    assert [("", "好。", (sound,))] == heard(f"好。（{sound}）")
    assert [("", f"好。（{sentence}）", ())] == heard(f"好。（{sentence}）")
