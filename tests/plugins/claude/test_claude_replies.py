"""A model's reply is a stranger's text: whatever it holds, what comes out is fit for a note."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import studybuddy
from studybuddy_claude.chunks import Chunk
from studybuddy_claude.replies import Draft, conforms, merged, read_draft
from studybuddy_claude.schema import notes_schema

EVERY_PART = ("summary", "sections", "cues", "terms", "cards", "choices", "questions")
SCHEMA = notes_schema(EVERY_PART, whole=True)
TRANSCRIPT = studybuddy.Transcript(
    video=studybuddy.Video(id="dQw4w9WgXcQ"),
    segments=tuple(
        studybuddy.Segment(start=10.0 * n, end=10.0 * n + 9, text=f"Line {n}.") for n in range(30)
    ),
    language="en",
    kind="user",
    source="sample",
)


def read(**fields):
    return read_draft(json.dumps(fields), Chunk(5, 20, "Rivers"), TRANSCRIPT, SCHEMA)


def point(**fields):
    (section,) = read(sections=[{"points": [{"text": "A.", "cites": [6], **fields}]}]).sections
    return section.points[0]


@pytest.mark.parametrize(
    ("cites", "kept"),
    [
        ([6, 7, 6], (6, 7)),
        (["6", "[7]"], (6, 7)),
        ([987_654], (987_654,)),
        ([-1, 6], (10**9, 6)),
        ([10**30], (10**9,)),
        ([True, 6.0, None, "six", [6], {"a": 6}], ()),
        ("6", ()),
        (None, ()),
        (list(range(40)), tuple(range(12))),
    ],
)
def test_citations_become_numbers_and_wrong_ones_are_left_for_the_engine(cites, kept):
    assert kept == point(cites=cites).cites


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  A\n b\x00c\u202e d ", "A b c d"),
        ("\ud800x", "x"),
        ("word " * 1000, "word " * 400 + "…"),
    ],
)
def test_texts_are_one_line_without_what_is_unseen(text, kept):
    assert kept == point(text=text).text.replace("word …", "word …")


@pytest.mark.parametrize(("kind", "kept"), [("quote", "quote"), ("lie", "point"), (7, "point")])
def test_kinds_are_those_of_the_note(kind, kept):
    assert kept == point(kind=kind).kind


@pytest.mark.parametrize("text", ["", "  \x00", None, 7, ["A."], {"text": "A."}])
def test_a_point_without_words_is_none(text):
    assert () == read(sections=[{"points": [{"text": text, "cites": [6]}]}]).sections


def test_sections_tile_the_stretch_in_order():
    sections = read(
        sections=[
            {"title": "B", "first_line": 12, "points": [{"text": "b", "cites": [12]}]},
            {"title": "", "first_line": -4, "points": [{"text": "a", "cites": [6]}]},
            {"title": "C", "first_line": 900, "points": [{"text": "c", "cites": [20]}]},
            {"title": "empty", "first_line": 14, "points": []},
        ]
    ).sections
    assert [("Rivers", 50.0, 119.0), ("B", 120.0, 139.0), ("C", 200.0, 209.0)] == [
        (s.title, s.start, s.end) for s in sections
    ]


@pytest.mark.parametrize(
    ("wrong", "choices"),
    [
        (["b", "c", "d"], {"a", "b", "c", "d"}),
        (["b", "c", "d", "e"], {"a", "b", "c", "d"}),
        (["b", " B. ", "c"], {"a", "b", "c"}),
        (["A", "b", "c"], {"a", "b", "c"}),
        (["C++", "C#", "C"], {"a", "C++", "C#", "C"}),
    ],
)
def test_choices_differ_from_the_answer_and_one_another(wrong, choices):
    item = {"prompt": "Which?", "answer": "a", "wrong": wrong, "explanation": "", "cites": [6]}
    (question,) = read(choices=[item]).questions
    assert ("a", choices) == (question.answer, set(question.choices))
    assert len(choices) == len(question.choices)


@pytest.mark.parametrize("wrong", [[], ["b"], ["a", "A.", "b"], "bcd", None, [1, 2, 3]])
def test_a_question_with_too_few_choices_is_none(wrong):
    item = {"prompt": "Which?", "answer": "a", "wrong": wrong, "cites": [6]}
    assert () == read(choices=[item]).questions


def test_the_answer_has_no_place_of_its_own():
    items = [
        {"prompt": f"Question {n}?", "answer": "a", "wrong": ["b", "c", "d"], "cites": [6]}
        for n in range(40)
    ]
    places = {q.choices.index("a") for q in read(choices=items).questions}
    assert {0, 1, 2, 3} == places


def test_what_was_not_asked_for_is_left_out():
    schema = notes_schema(("sections",), whole=False)
    fields = {"sections": [{"points": [{"text": "A.", "cites": [6]}]}], "title": "x"}
    extra = {"cards": [{"front": "f", "back": "b", "cites": [6]}]}
    draft = read_draft(json.dumps({**fields, **extra}), Chunk(5, 20), TRANSCRIPT, schema)
    assert ("", ()) == (draft.title, draft.cards)
    assert 1 == len(draft.sections)


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "7", '{"title": "x"}', '{"title": 7}', "[" * 10**5, "{" * 10**5]
)
def test_what_is_not_in_the_shape_asked_for_is_seen(text):
    assert not conforms(text, SCHEMA)


def test_what_is_said_twice_stays_once():
    def term(name, meaning):
        return studybuddy.Term(term=name, meaning=meaning, cites=(1,))

    drafts = [
        Draft(terms=(term("River", "1"), term("Bank", "2"))),
        Draft(terms=(term("river ", "3"),)),
    ]
    assert (term("River", "1"), term("Bank", "2")) == merged(drafts).terms


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "title", "points", "cites", "first_line", "wrong", "cues"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(st.fixed_dictionaries(dict.fromkeys(("title", *EVERY_PART), JUNK)))
def test_whatever_comes_is_junk_or_fit_for_a_note(fields):
    draft = read(**fields)
    note = studybuddy.Note(
        title=draft.title,
        language="en",
        transcript=TRANSCRIPT,
        provenance=studybuddy.Provenance(writer="claude"),
        summary=draft.summary,
        sections=draft.sections,
        terms=draft.terms,
        cards=draft.cards,
        questions=draft.questions,
    )
    assert note == msgspec.json.decode(msgspec.json.encode(note), type=studybuddy.Note)
