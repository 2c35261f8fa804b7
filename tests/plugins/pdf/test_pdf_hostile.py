"""Notes that mean harm, or are only very large: nothing escapes, nothing is fetched, it ends."""

import msgspec
import pytest
import sample_notes
import weasyprint

import studybuddy
from studybuddy import Card, Point, Question, Section, Term
from studybuddy_pdf.page import html_of
from studybuddy_pdf.printing import _fetcher

ATTACKS = [
    "<script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title><h1>x</h1>",
    '"><img src="file:///etc/passwd">',
    "{{ 7 * 7 }}{% include 'note.css' %}",
    "<link rel=attachment href=file:///etc/passwd>",
    "<!-- & -->&lt;&#60;",
]


def note_of(text: str) -> studybuddy.Note:
    """A note that says one text wherever a note can say something."""
    point = Point(text=text, cites=(1,))
    asked = Question(prompt=text, answer=text, choices=(text, "x"), explanation=text, cites=(1,))
    note = sample_notes.empty()
    video = msgspec.structs.replace(note.video, channel=text)
    return msgspec.structs.replace(
        note,
        title=text,
        subject=text,
        transcript=msgspec.structs.replace(
            note.transcript, video=video, language=text, translated_from=text, source=text
        ),
        provenance=studybuddy.Provenance(writer=text, template=text, model=text),
        summary=(point,),
        sections=(Section(title=text, start=0, end=1, points=(point,), cues=(asked,)),),
        terms=(Term(term=text, meaning=text, cites=(1,)),),
        cards=(Card(front=text, back=text, cites=(1,)),),
        questions=(asked,),
    )


@pytest.mark.parametrize("text", ATTACKS)
def test_markup_in_a_note_is_text_in_the_pdf(pdf, text: str) -> None:
    made = pdf(note_of(text))
    assert made.text.count("".join(text.split())) >= 15
    assert "/EmbeddedFiles" not in made.reader.trailer["/Root"].get("/Names", {})
    assert text == made.reader.metadata.title


@pytest.mark.parametrize("text", ATTACKS)
def test_markup_in_a_note_adds_no_element(text: str) -> None:
    assert html_of(note_of("plain"), frozenset()).count("<") == html_of(
        note_of(text), frozenset()
    ).count("<")


@pytest.mark.parametrize("url", ["https://example.com/x.png", "file:///etc/passwd", "data:,x"])
def test_nothing_is_ever_fetched(url: str) -> None:
    with pytest.raises(PermissionError):
        _fetcher(weasyprint).fetch(url)


def test_a_language_that_is_none_is_unknown(pdf) -> None:
    note = msgspec.structs.replace(sample_notes.empty(), language='en" onload="x')
    assert "und" == pdf(note).reader.trailer["/Root"]["/Lang"]


def test_control_characters_are_not_printed(pdf) -> None:
    made = pdf(note_of("a\x00b\x07c\x1bd\u202egnp.exe\u2066 \ud83d\ufffe"))
    assert "abcdgnp.exe\ufffd" in made.text


def test_a_long_word_is_broken_and_not_cut_off(pdf) -> None:
    word = "".join(f"{n:04}" for n in range(75))
    note = msgspec.structs.replace(note_of("x"), cards=(Card(front=word, back="x", cites=(1,)),))
    assert word in pdf(note).text


def test_two_hundred_choices_have_two_hundred_letters(pdf) -> None:
    choices = tuple(f"choice{n}." for n in range(200))
    question = Question(prompt="Which?", choices=choices, answer="choice199.", cites=(1,))
    made = pdf(msgspec.structs.replace(sample_notes.empty(), questions=(question,)))
    pages = dict(made.bookmarks)
    assert "GRchoice199." in made.texts[pages["Answers"] - 1]
    assert "choice199." in made.texts[pages["Answers"] - 2]


def test_a_section_with_cues_alone_shows_them(pdf) -> None:
    cue = Question(prompt="Why at all?", answer="Because.", cites=(1,))
    section = Section(title="Bare", start=0, end=9, points=(), cues=(cue,))
    made = pdf(msgspec.structs.replace(sample_notes.empty(), sections=(section,)))
    assert made.text.count("Whyatall?") == 2


def test_a_long_note_is_printed_to_its_end(pdf) -> None:
    made = pdf(sample_notes.long(sections=30, points=2))
    assert [f"Part {n}" for n in range(30)] == [
        title for title, _ in made.bookmarks if title.startswith("Part ")
    ]
    drawn = [page.get_contents().get_data().count(b" Do") for page in made.reader.pages]
    pages = [number for title, number in made.bookmarks if title.startswith("Part ")]
    assert [pages.count(number) + (number == 1) for number in range(1, len(drawn) + 1)] == drawn
