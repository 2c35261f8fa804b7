"""What is in a deck: the cards, what they are known by, and that no text is more than text."""

import json
import re
import sys

import pytest
from anki_decks import FIELDS, cards, course_rows, note_of, rows, shown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import studybuddy
from how_many import examples
from studybuddy import Card, Mark, Question, Term
from studybuddy.testing import nasty_notes, sample_note
from studybuddy.text import split_formulas
from studybuddy.text.safe import for_document
from studybuddy_anki import AnkiExporter
from studybuddy_anki.fields import cloze, field, tag

NOTES = nasty_notes()
LATER = 1_796_083_200  # 2026-12-01


def fronts(note: studybuddy.Note) -> list[str]:
    return [fields["Text"] for fields in cards(note).values()]


def test_there_is_a_card_for_each_thing_to_know() -> None:
    assert [
        "What is compression?",
        "{{c1::flutter}}<br>Movement fed by the wind.",
        "What is thrust?",
        "What do the cables of a suspension bridge carry?"
        "<br>A) Compression<br>B) Tension<br>C) Thrust",
        "Why did the Tacoma bridge fall?",
    ] == fronts(sample_note())


def test_an_answer_leads_to_the_second_that_proves_it() -> None:
    [fields] = cards(note_of(sections=(), terms=(), questions=())).values()
    assert {
        "Text": "What is thrust?",
        "Answer": "The push at an arch&#x27;s feet.",
        "Time": "2:11",
        "Link": "https://youtu.be/sampleVideo?t=131",
        "Video": "How bridges carry their weight",
        "Language": "en",
        "Direction": "ltr",
        "Mark": "",
    } == fields


def test_the_names_that_anki_finds_its_own_by_never_change() -> None:
    """Decks are out there with them: other GUIDs make every card twice, and another field under
    the number of a model keeps the old texts."""
    models = json.loads(str(rows(sample_note(), "SELECT models FROM col")[0][0])).values()
    ours = {m["id"]: [f["name"] for f in m["flds"]] for m in models if "Study" in m["name"]}
    assert {"1790403717": FIELDS, "1790403718": FIELDS} == ours
    guids = [
        "6bcd3d4664b8c184687b",
        "e6db39d9364ff053cdda",
        "37a5af689e45519f34b2",
        "8423e351ace73e7f4e0a",
        "6d6d1629685e37f4afd9",
    ]
    assert guids == list(cards(sample_note()))


@pytest.mark.parametrize(
    "change",
    [
        {"back": "Sideways push."},
        {"cites": (3,)},
        {"front": "what  is THRUST"},
        {"front": "What is thrust ?"},
    ],
)
def test_a_card_that_asks_the_same_is_the_same(change: dict[str, object]) -> None:
    note = sample_note()
    again = note_of(LATER, title="New", cards=(replace(note.cards[0], **change),))
    assert list(cards(note)) == list(cards(again))


def test_what_asks_something_else_or_of_another_video_is_another_card() -> None:
    note = sample_note()
    transcript = replace(note.transcript, video=replace(note.video, id="otherVideo_"))
    asked = note_of(cards=(Card(front="What is a push?", back="Thrust.", cites=(2,)),))
    assert 5 == len(set(cards(note)) & set(cards(note_of(LATER))))
    assert 4 == len(set(cards(note)) & set(cards(asked)))
    assert set() == set(cards(note)) & set(cards(note_of(transcript=transcript)))


def test_what_says_the_same_twice_is_one_and_what_asks_the_same_is_two() -> None:
    card = Card(front="What next?", back="A beam.", cites=(2,))
    other = replace(card, back="An arch.")
    note = note_of(sections=(), terms=(), questions=(), cards=(card, other, card))
    assert ["A beam.", "An arch."] == [fields["Answer"] for fields in cards(note).values()]


def test_what_asks_or_answers_nothing_is_no_card() -> None:
    empty = (Card(front=" ", back="A", cites=(1,)), Card(front="B", back="\u2028", cites=(1,)))
    assert [] == fronts(note_of(sections=(), terms=(), questions=(), cards=empty))


def test_a_later_note_is_newer_and_so_is_one_with_another_mark() -> None:
    note = note_of(LATER)
    marked = replace(note, marks=(Mark(id=note.cards[0].id),))
    times = [rows(one, "SELECT DISTINCT mod FROM notes") for one in (note, marked, note_of())]
    assert [[(LATER,)], [(LATER + 1,)], [(1_577_836_800,)]] == times


def test_the_same_video_is_the_same_deck_whatever_it_is_called() -> None:
    decks = [
        json.loads(str(rows(note_of(title=title), "SELECT decks FROM col")[0][0]))
        for title in ("Bridges", "Bridges::and :::more", "")
    ]
    names = [{number: deck["name"] for number, deck in found.items()} for found in decks]
    [number] = set(names[0]) - {"1"}
    found = [each[number] for each in names]
    assert ["Bridges", "Bridges:and :more", "sampleVideo"] == found


def course(*notes: studybuddy.Note, title: str = "Bridges:: ") -> studybuddy.Course:
    videos = (studybuddy.CourseVideo(video=note.video, note=note) for note in notes)
    return studybuddy.Course(title=title, videos=tuple(videos))


def of_video(video: str, note: studybuddy.Note) -> studybuddy.Note:
    moved = replace(note.transcript, video=replace(note.video, id=video))
    return replace(note, transcript=moved)


def test_a_course_is_a_deck_with_one_within_it_for_each_video() -> None:
    notes = [of_video(f"video{n:06}", note_of(LATER + n)) for n in range(2)]
    found = course_rows(course(*notes), "SELECT decks FROM col")
    names = {deck["name"] for deck in json.loads(str(found[0][0])).values()}
    assert {
        "Default",
        "Bridges",
        "Bridges::How bridges carry their weight",
        "Bridges::How bridges carry their weight (video000001)",
    } == names


def test_a_course_has_the_cards_of_its_notes_each_as_old_as_its_note() -> None:
    """What one has learned of, or changed in, a note's own deck stays when the course comes."""
    notes = [of_video(f"video{n:06}", note_of(LATER + n)) for n in range(2)]
    known = course_rows(course(*notes), "SELECT guid, mod FROM notes ORDER BY id")
    own = [rows(note, "SELECT guid, mod FROM notes ORDER BY id") for note in notes]
    assert [*own[0], *own[1]] == known
    homes = course_rows(course(*notes), "SELECT did, count(*) FROM cards GROUP BY did")
    assert [5, 5] == [count for _, count in homes]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Structures 101", "Structures_101"),
        ("a :: b\u3000c", "a_:_b_c"),
        (" ", ""),
        ("線形 代数", "線形_代数"),
    ],
)
def test_a_subject_is_one_tag(subject: str, expected: str) -> None:
    assert expected == tag(subject)
    assert [(f" {expected} ",)] == rows(note_of(subject=subject), "SELECT DISTINCT tags FROM notes")


def test_a_marked_card_says_so() -> None:
    note = sample_note()
    marks = (Mark(id=note.cards[0].id, remark="<b>No"), Mark(id=note.terms[0].id))
    found = [fields["Mark"] for fields in cards(replace(note, marks=marks)).values()]
    told = "✗ Marked as wrong by the reader"
    assert ["", told, f"{told}: &lt;b&gt;No", "", ""] == found
    tags = rows(replace(note, marks=marks), "SELECT tags FROM notes ORDER BY id")
    assert [1, 2] == [n for n, (tags,) in enumerate(tags) if "marked-wrong" in str(tags)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$x_1$ for $5", r"\(x_1\) for $5"),
        (r"\[a < b\] & \(c\)", r"\[a &lt; b\] &amp; \(c\)"),
        (r"$\frac{1}{\sqrt{2}}$ ${{a}}::b$", r"\(\frac{1}{\sqrt{2} }\) \({ {a} }: :b\)"),
        (r"`\(x\)`", r"`\~(x\~)`"),
        ("{{c1::a}}", "{~{~c1:~:a}~}~"),
        ("[sound:a.mp3] [$]x[/$]", "[~sound:a.mp3] [~$]x[~/$]"),
        (r"\([latex]x[/latex]\)", r"\~([~latex]x[~/latex]\~)"),
        (r"$\href{javascript:alert(1)}{x}$", r"$\~href{~javascript:alert(1)}~{~x}~$"),
        (r"$\def\a{b}$", r"$\~def\~a{~b}~$"),
        (r"$\definecolor$ $\deg x$", r"\(\definecolor\) \(\deg x\)"),
        ("a\nb\x1fc", "a b c"),
    ],
)
def test_a_field_holds_text_and_formulas(text: str, expected: str) -> None:
    assert expected.replace("~", "<span></span>") == field([for_document(text)])


@pytest.mark.parametrize(
    ("term", "meaning", "expected"),
    [
        ("load", "A load unloads.", "{{c1::load}}<br>A {{c1::load}} unloads."),
        ("Load", "Loads, a load.", "{{c1::Load}}<br>{{c1::Loads}}, a {{c1::load}}."),
        (
            "dead loads",
            "A dead load is dead.",
            "{{c1::dead loads}}<br>A {{c1::dead load}} is dead.",
        ),
        ("a a", "a a a", "{{c1::a a}}<br>{{c1::a a}} a"),
        ("C++", "In C++, C++s.", "{{c1::C++}}<br>In {{c1::C++}}, C++s."),
        ("拱桥", "古人用石头造拱桥。", "{{c1::拱桥}}<br>古人用石头造{{c1::拱桥}}。"),
        ("$x$", "The $x$ axis.", r"{{c1::\(x\)}}<br>The \(x\) axis."),
        ("x", "The $x$ axis.", r"{{c1::x}}<br>The \(x\) axis."),
        ("a}", "{a}", "{{c1::a}~}}<br>{~{{c1::a}~}}"),
        ("c1::a", "is a", "{{c1::c1:~:a}}<br>is a"),
    ],
)
def test_a_word_is_hidden_in_what_it_means(term: str, meaning: str, expected: str) -> None:
    assert expected.replace("~", "<span></span>") == cloze(term, meaning)


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            ["{{", "}}", "{", "}", "::", ":", "c1", "{{c1::", "\\(", "\\)", "\\[", "\\]", "\\", "$",
             "$$", "[", "]", "[sound:", "[latex]", "[$]", "[/$]", "<b>", "</div>", "<!--", "&amp;",
             "`", "a", "b", " ", "\n", "字"]
        ),
        st.characters(),
    ),
    max_size=12,
).map("".join)  # fmt: skip
# What Anki looks for in a field.
_ANKIS = re.compile(r"\{\{|\}\}|::|\[(?:sound:|anki:|latex|\$)|<(?!/?span>|br>)", re.IGNORECASE)


@settings(max_examples=examples(80))
@given(HOSTILE, HOSTILE)
@example("a}", "{a}")
def test_no_text_is_a_tag_a_cloze_or_media_of_its_own(term: str, meaning: str) -> None:
    term, meaning = for_document(term), for_document(meaning)
    assert [] == _ANKIS.findall(field([term, meaning]))
    made = cloze(term, meaning)
    within = re.split(r"\{\{c1::|\}\}", made)
    assert [] == _ANKIS.findall("\n".join(within))
    assert 1 == len(within) % 2  # each cloze is closed before the next is opened
    assert (
        made
        == "".join(part + ("{{c1::" if n % 2 == 0 else "}}") for n, part in enumerate(within[:-1]))
        + within[-1]
    )


@settings(max_examples=examples(80))
@given(HOSTILE)
def test_a_text_without_formulas_is_shown_as_it_is(text: str) -> None:
    line = for_document(text)
    if any(not isinstance(piece, str) for piece in split_formulas(line)):
        return
    text_shown, tags = shown(field([line]))
    assert line == text_shown
    assert {"span"} >= tags
    # MathJax reads across comments and line breaks, and not across other tags.
    assert [] == re.findall(r"\\[()\[\]]", field([line]))


@pytest.mark.parametrize("nasty", list(NOTES))
def test_a_deck_that_can_be_opened(nasty: str) -> None:
    note = NOTES[nasty]
    assert [("ok",)] == rows(note, "PRAGMA integrity_check")
    counts = [rows(note, f"SELECT count(*) FROM {table}") for table in ("notes", "cards")]
    assert counts[0] == counts[1]
    tags = {
        tag for fields in cards(note).values() for one in fields.values() for tag in shown(one)[1]
    }
    assert {"span", "br"} >= tags


def test_right_to_left_is_told_by_most_of_its_letters() -> None:
    texts = {"What is thrust?": "ltr", "Thrust هو قوة تدفع أجزاء المادة": "rtl"}
    asked = tuple(Question(prompt=text, answer="1940", cites=(1,)) for text in texts)
    note = note_of(sections=(), terms=(), cards=(), questions=asked)
    assert list(texts.values()) == [fields["Direction"] for fields in cards(note).values()]
    term = Term(term="1", meaning="2", cites=(1,))
    note = note_of(language="ar", sections=(), terms=(term,), cards=(), questions=())
    assert ["rtl"] == [fields["Direction"] for fields in cards(note).values()]


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("studybuddy_anki.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert "pip install 'yt-study-buddy[anki]'" in AnkiExporter().missing({})
    with pytest.raises(studybuddy.ExportFailed, match=r"yt-study-buddy\[anki\]"):
        AnkiExporter().export(sample_note())
