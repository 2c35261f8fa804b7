"""Who speaks."""

from itertools import groupby

import pytest
from cleaned import heard

from studybuddy import Segment, clean


def test_a_name_holds_until_the_next():
    dialogue = heard(
        "Hannon: Is it on?", "I see it.", "Rasmussen: Yes.", "Hannon: Good.", "Rasmussen: So."
    )

    assert [
        ("Hannon", "Is it on?", ()),
        ("Hannon", "I see it.", ()),
        ("Rasmussen", "Yes.", ()),
        ("Hannon", "Good.", ()),
        ("Rasmussen", "So.", ()),
    ] == dialogue


@pytest.mark.parametrize(
    ("cue", "speaker", "words"),
    [
        ("man:\nLadies and gentlemen", "man", "Ladies and gentlemen"),
        ("Gundotra:\nWell, good morning", "Gundotra", "Well, good morning"),
        ("audience member: Why?", "audience member", "Why?"),
        ("- [Narrator] Hi, this is", "Narrator", "Hi, this is"),
        ("[Speaker 2] Hi, this is", "Speaker 2", "Hi, this is"),
        (">> Professor: Let us begin", "Professor", "Let us begin"),
        ("It ends.\n>> Professor: Let us begin", "Professor", "Let us begin"),
        ("<v CC>And, 13, we're ready", "CC", "And, 13, we're ready"),
        ("<v.loud Mary Ann>Hello</v>", "Mary Ann", "Hello"),
        ("مجهول: إذن تحدث", "مجهول", "إذن تحدث"),
        ("- [旁白] 嗨，本视频", "旁白", "嗨，本视频"),
    ],
)
def test_who_speaks(cue, speaker, words):
    assert (speaker, words) == heard("Before this.", cue)[-1][:2]


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is new.",
        "Remember: keep it small.",
        "JavaScript: The Good Parts",
        "here is the following: one",
        "Let's go at 7:00.",
        "https://example.org is it",
        '"JavaScript: The Good Parts"',
    ],
)
def test_words_before_a_colon_are_not_always_a_name(text):
    assert [("", f"It is so {text}", ())] == heard("It is so", text)


def test_a_word_that_is_also_said_is_no_name():
    texts = ["Step: cut.", "the next step is here.", "Step: glue.", "one more step."]

    assert {""} == {speaker for speaker, _, _ in heard(*texts)}


def test_a_change_of_speaker_without_a_name_is_marked():
    assert [
        ("", "we go", ()),
        ("", "no we stay", ("speaker change",)),
        ("", "Yes.", ("speaker change",)),
        ("", "No!", ("speaker change",)),
    ] == heard("we go", "&gt;&gt; no we stay", "- Yes.\n- No!")


def test_a_dash_in_a_sentence_is_no_change():
    assert [("", "it is so - or not", ())] == heard("it is so", "- or not")


def test_shifting_bits_is_no_change_of_speaker():
    assert [("", "x >> 2 is a shift", ())] == heard("x >> 2 is a shift")


def test_several_voices_in_one_cue_are_several_segments():
    assert [("A", "Hi.", ()), ("B", "Hello.", ())] == heard("<v A>Hi.</v>\n<v B>Hello.</v>")


def test_a_speaker_given_by_the_source_is_kept():
    cues = [Segment(start=0, end=1, text="Hi", speaker="Ann"), Segment(start=1, end=2, text="Ho")]

    assert [("Ann", "Hi"), ("", "Ho")] == [(s.speaker, s.text) for s in clean(cues)]


HOST = ("Host: Welcome.", "Host: Here she is.")


@pytest.mark.parametrize(
    ("label", "speaker", "words"),
    [
        ("Carla: Thanks.", "", "Carla: Thanks."),  # said once: nobody we know
        ("Carla Beispiel: Thanks.", "", "Carla Beispiel: Thanks."),
        ("carla: thanks.", "", "carla: thanks."),
        ("Ben | b0: Thanks.", "", "Ben | b0: Thanks."),
        ("CARLA: THANKS.", "", "CARLA: THANKS."),
        ("Carla Beispiel (Acme): Thanks.", "Carla Beispiel (Acme)", "Thanks."),
        ("[Carla]: Thanks.", "Carla", "Thanks."),
        ("Dr. Muster: Thanks.", "Dr. Muster", "Thanks."),
        ("Prof. Dr. med. Muster: Thanks.", "Prof. Dr. med. Muster", "Thanks."),
        ("Mme. Exemple: Merci.", "Mme. Exemple", "Merci."),
        ("Yes. Dr. Muster: Thanks.", "Dr. Muster", "Thanks."),
        ("J. Muster: Thanks.", "", "J. Muster: Thanks."),
        ("Yes. Carla: Thanks.", "", "Carla: Thanks."),
    ],
)
def test_who_is_not_known_does_not_speak_as_who_spoke_before(label, speaker, words):
    *_, last, after = heard(*HOST, label, "And I go on.", "Host: Bye.")[:-1]
    assert (speaker, words) == last[:2]
    assert (speaker, "And I go on.") == after[:2]


@pytest.mark.parametrize(
    "text",
    [
        "Note: it is new.",
        "Example: it is new.",
        "Hinweis: es ist neu.",
        "Remarque: il est neuf.",
        "Habit four: it is new.",
        "Step 3: it is new.",
        "It is simple: new.",
        "The rule is: be new.",
        "so: it is new.",
        "ahead of us: it is new.",
        "He said: it is new.",
        "Look at 7:00: it is new.",
        "https://example.org is it.",
        "Welcome: it is new.",  # also said
        "张三：你好。",
        "[1]: it is new.",
        "[Note]: it is new.",
        "Gen. 3: it is new.",
    ],
)
def test_words_before_a_colon_do_not_end_a_name(text):
    said = heard(*HOST, text, "And welcome again.", "Host: Bye.")
    assert {"Host"} == {speaker for speaker, _, _ in said}


def test_a_word_at_the_head_of_a_line_within_a_sentence_ends_no_name():
    said = heard(*HOST, "I want to look\nBeyond: a book", "and look\nahead: to the end.")
    assert {"Host"} == {speaker for speaker, _, _ in said}


def test_a_word_that_is_often_said_ends_no_name():
    said = heard(*HOST, *["See how Lisp does it."] * 4, "Lisp: The First Parts.")
    assert {"Host"} == {speaker for speaker, _, _ in said}


@pytest.mark.parametrize(
    "name", ["carla", "carla_b", "Carla", "CARLA", "Carla van Beispiel", "Ben | b0", "J. Muster"]
)
def test_a_label_that_comes_again_is_a_name(name):
    said = heard(f"{name}: Yes.", "Host: No.", f"{name}: Yes!", "Host: Well no.")
    assert [name, "Host"] * 2 == [speaker for speaker, _, _ in said]


def test_names_in_captions_without_full_stops():
    said = heard("carla: we go on", "dan: no we stay", "carla: and then", "dan: never ever")
    assert ["carla", "dan"] * 2 == [speaker for speaker, _, _ in said]


def test_without_names_a_label_of_nobody_parts_nothing():
    said = heard("We go on.\nCarla: no.")
    assert [("", "We go on. Carla: no.", ())] == said


def test_a_name_above_a_sound_alone_speaks_what_follows():
    said = heard("Host: Here she is.", "Host: Carla!", "Carla: [laughs]", "Hello.", "Carla: Well.")
    assert [("Host", "Carla!"), ("Carla", "Hello."), ("Carla", "Well.")] == [
        one[:2] for one in said[1:]
    ]


def test_the_host_does_not_hold_the_lecture():
    lecture = [f"Sentence {number} of the lecture." for number in range(400)]
    said = heard("Host: Welcome.", "Host: Please begin.", "Lecturer Muster: Hello.", *lecture)
    assert {"Host": 2, "": 401} == {
        name: sum(speaker == name for speaker, _, _ in said) for name in ("Host", "")
    }


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("and so I would", "Carla: Thanks."),
        ("and so I would", "Carla: I think so."),
        ("and so I would", "Carla: [laughs] Thanks."),
        ("and so I would", "Carla Beispiel: Thanks."),
        ("and so I would", "Carla van Beispiel: Thanks."),
        ("and so I would", "Mary-Ann O'Neil: Thanks."),
        ("and so I would", "J. Muster: Thanks."),
        ("and so I would", "Élodie: Merci."),
        ("and so I would", "CARLA: THANKS."),
        ("and so I would", "Ben | b0: Thanks."),
        ("and so I would", "carla: thanks."),
        ("and so I would", "carla_b: thanks."),
        ("and so I would", "carla (acme): thanks."),
        ("and so I would", "Speaker B: Thanks."),
        ("and that is", "Carla: Thanks."),
        ("and we know that", "carla: thanks."),
        ("so, well,", "Carla: Thanks."),
        ("of the", "Carla Beispiel: Thanks."),
        ("so we look at it and", "Carla: Thanks."),
        ("Host: and so I would", "Carla: Thanks."),
        ("AND SO I WOULD", "CARLA: THANKS."),
    ],
)
@pytest.mark.parametrize("between", ["", "[music]"])
def test_who_is_not_known_ends_a_name_within_a_sentence(before, label, between):
    said = heard(*HOST, before, *filter(None, [between]), label, "And I go on.", "Host: Bye.")
    assert ["Host", "", "Host"] == [speaker for speaker, _ in groupby(said, lambda one: one[0])]


@pytest.mark.parametrize(
    ("label", "speaker", "words"),
    [
        ("Anna Beispiel (Acme): Thanks.", "Anna Beispiel (Acme)", "Thanks."),
        ("Carla (whispering): Thanks.", "Carla (whispering)", "Thanks."),
        ("Dr. Muster: Thanks.", "Dr. Muster", "Thanks."),
        ("[Carla]: Thanks.", "Carla", "Thanks."),
        ("Carla:\nThanks.", "Carla", "Thanks."),
        ("SPEAKER_01: Thanks.", "SPEAKER_01", "Thanks."),
        ("Student #2: Thanks.", "Student #2", "Thanks."),
        ("Audience: Thanks.", "Audience", "Thanks."),
        ("Anna Beispiel, Acme: Thanks.", "", "Anna Beispiel, Acme: Thanks."),
    ],
)
def test_who_is_known_at_once_speaks_within_a_sentence(label, speaker, words):
    *_, said, after, bye = heard(*HOST, "and so I would", label, "And I go on.", "Host: Bye.")
    assert [(speaker, words), (speaker, "And I go on."), ("Host", "Bye.")] == [
        one[:2] for one in (said, after, bye)
    ]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("and look", "ahead: to the end."),
        ("I want to look", "Beyond: a book."),
        ("we have three", "kinds: red and blue."),
        ("the golden", "rule: be kind."),
        ("and here is the", "appendix: see it."),
        ("I read the book", "Graphs: The Whole Story of It."),
        ("It is called", "Operating Systems: Three Easy Pieces."),
        ("it was in", "Paris: a town."),
        ("as it stands in", "Genesis: It began."),
        ("so he said", "note: it is new."),
        ("please", "Remember: keep it small."),
        ("and", "chapter 3: the end."),
        ("and", "Chapter 3: The end."),
        ("we meet at", "7:00 sharp."),
        ("see", "https://example.org is it."),
        ("well he", "said: it is new."),
        ("so", "there are three rules: one and two."),
        ("it has one", "goal: win."),
        ("there is just one", "Problem: it is slow."),
        ("we use", "Python: it is slow."),
        ("it prints the", "result: four."),
        ("in his words", "love: it is."),
        ("they give us", "options: a and b."),
        ("we call it", "recursion: it calls itself."),
        ("and then the", "question: why?"),
        ("we have the following", "Topics: One, two."),
        ("and we get a", "TypeError: It is not a function."),
        ("and he wrote", '"Anna: I am fine."'),
        ("Und die goldene", "Regel: Sei nett."),
        ("AND LOOK", "BEYOND: A BOOK."),
    ],
)
@pytest.mark.parametrize("between", ["one cue", "two cues"])
def test_a_sentence_goes_on_to_a_colon(before, words, between):
    cues = [f"{before}\n{words}"] if between == "one cue" else [before, words]
    said = heard(*HOST, *cues, "And I go on.", "Host: Bye.")
    assert {"Host"} == {speaker for speaker, _, _ in said}


GERMAN = [
    "Und so haben wir in der Vorlesung über die Bäume im Wald gesprochen.",
    "Wir sehen, dass die Blätter das Licht der Sonne in Zucker und Energie wandeln.",
    "Das Wasser steigt durch die Wurzeln in den Stamm und in die Zweige.",
    "Und wenn im Herbst die Tage kurz werden, fallen die Blätter auf den Boden.",
]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Mut: Das ist nicht wenig.", "Moderatorin"),
        ("Anna Beispiel: Danke.", ""),
        ("Frau Beispiel: Danke.", ""),
    ],
)
def test_where_nouns_have_capitals_one_alone_is_no_sign_of_a_name(words, speaker):
    names = ("Moderatorin: Guten Tag.", "Moderatorin: Hallo.")
    said = heard(*names, *GERMAN, "und so machen wir", words, "Moderatorin: Bis bald.")
    assert speaker == said[-2][0]


def test_a_name_in_lower_case_is_known_though_once_a_sentence_was_broken_off():
    said = heard("dan: so.", "anna: no.", "dan: we go", "anna: not so.", "dan: on.", "anna: so.")
    assert ["dan", "anna"] * 3 == [speaker for speaker, _, _ in said]


@pytest.mark.parametrize("dash", [" -- ", " — ", "— ", "-- "])
def test_who_breaks_in_on_the_same_line_is_heard(dash):
    said = heard("Host: Welcome.", "Ann: Hi.", f"Host: So we go{dash}Ann: No.", "Host: Bye.")
    assert ["Host", "Ann", "Host", "Ann", "Host"] == [speaker for speaker, _, _ in said]


@pytest.mark.parametrize("before", ["So we go --", "We want one thing --"])
def test_a_word_behind_a_dash_ends_no_name(before):
    said = heard(*HOST, f"{before} courage: no less.", "Host: Bye.")
    assert {"Host"} == {speaker for speaker, _, _ in said}
