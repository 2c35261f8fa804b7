"""The exporter for Obsidian: read as Markdown is, and as its Spaced Repetition plugin reads cards.

That plugin's documentation: a file with the tag `flashcards`; `Question::Answer` on one line, with
three colons both ways round; a line of `?` (or `??`) between the paragraphs that are a card's
sides, which ends at an empty line; `==text==` is a cloze.
"""

import re
from datetime import date

import msgspec
import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_shown import HOSTILE, HOSTILE_WORDS, shown, tokens

from how_many import examples
from studybuddy import Card, Mark, Question, Term
from studybuddy.testing import nasty_notes, sample_note
from studybuddy.text import split_formulas
from studybuddy.text.safe import for_document
from studybuddy_markdown import ObsidianExporter
from studybuddy_markdown.escaping import vault

NOTES = nasty_notes()
PAGES = {name: ObsidianExporter().export(note).decode() for name, note in NOTES.items()}


def page_of(**parts: object) -> str:
    return ObsidianExporter().export(msgspec.structs.replace(sample_note(), **parts)).decode()


def properties(page: str) -> dict[str, object]:
    opening, matter, _ = page.split("---\n", 2)
    assert "" == opening
    loaded = yaml.safe_load(matter)
    assert isinstance(loaded, dict)
    return loaded


def cards_in(page: str) -> list[tuple[str, str]]:
    """Front and back of the cards that the plugin finds, of whatever kind."""
    found = []
    for block in re.split(r"\n\n+", page.rstrip("\n")):
        lines = block.split("\n")
        between = [n for n, line in enumerate(lines) if line.strip() in {"?", "??"}]
        if between:
            at = between[0]
            found.append(("\n".join(lines[:at]), "\n".join(lines[at + 1 :])))
        else:
            sides = [re.split(":{2,}", line, maxsplit=1) for line in lines if "::" in line]
            found += [(front.strip(), back.strip()) for front, back in sides]
    return found


def test_the_properties_of_a_note() -> None:
    made = msgspec.structs.replace(sample_note().provenance, made_at=1_796_083_200)
    expected = {
        "title": "How bridges carry their weight",
        "aliases": ["How bridges carry their weight"],
        "tags": ["Structures-101", "flashcards/Structures-101"],
        "source": "https://youtu.be/sampleVideo",
        "channel": "Study Buddy Samples",
        "language": "en",
        "created": date(2026, 12, 1),
    }
    assert expected == properties(page_of(provenance=made))


def test_the_cards_of_a_note() -> None:
    link = "https://youtu.be/sampleVideo?t="
    choices = (
        "What do the cables of a suspension bridge carry?\nA) Compression\nB) Tension\nC) Thrust"
    )
    assert [
        ("flutter", f"Movement fed by the wind. [3:18]({link}198)"),
        (choices, f"Tension – The towers carry the compression. [2:35]({link}155)"),
        ("Why did the Tacoma bridge fall?", f"Flutter. [3:05]({link}185)"),
        ("What is thrust?", f"The push at an arch's feet. [2:11]({link}131)"),
    ] == cards_in(page_of())


def test_summary_and_recall_questions_are_callouts() -> None:
    page = page_of()
    assert "> [!summary] In short\n> - A bridge leads" in page
    assert "> [!question]- What is compression?\n> A push. [0:54](https://youtu.be" in page


def test_a_note_without_cards_goes_to_no_deck() -> None:
    parts = {"terms": (), "questions": (), "cards": ()}
    assert ["Structures-101"] == properties(page_of(**parts))["tags"]
    assert [] == properties(page_of(subject="", **parts))["tags"]
    assert ["flashcards"] == properties(page_of(subject=""))["tags"]


@pytest.mark.parametrize(
    ("subject", "tag"),
    [
        ("Linear algebra", "Linear-algebra"),
        ("C# / C++: an introduction", "C-C-an-introduction"),
        ("1984", "_1984"),
        ("हिन्दी साहित्य", "हिन्दी-साहित्य"),
        ("線形代数", "線形代数"),
        ("a::b/c", "a-b-c"),
    ],
)
def test_a_subject_is_one_tag(subject: str, tag: str) -> None:
    assert [tag, f"flashcards/{tag}"] == properties(page_of(subject=subject))["tags"]


def test_an_alias_is_what_a_link_can_hold() -> None:
    found = properties(page_of(title="C# in [90] minutes: a|b ^1"))
    assert ["C in 90 minutes a b 1"] == found["aliases"]
    assert "C# in [90] minutes: a|b ^1" == found["title"]


@pytest.mark.parametrize("nasty", list(PAGES))
def test_each_card_is_found_and_nothing_else_is_taken_for_one(nasty: str) -> None:
    note = NOTES[nasty]
    expected = len(note.terms) + len(note.questions) + len(note.cards)
    assert expected == len(cards_in(PAGES[nasty]))
    matter, body = PAGES[nasty].removeprefix("---\n").split("---\n", 1)
    assert [] == re.findall("::|==", matter)
    assert [] == re.findall(":::|==|%%", body)


@pytest.mark.parametrize("nasty", list(PAGES))
def test_a_page_has_no_html_and_leads_to_its_video_alone(nasty: str) -> None:
    url = NOTES[nasty].url
    found = list(tokens(PAGES[nasty].split("---\n", 2)[2]))
    assert set() == {one.type for one in found} & {"html_block", "html_inline", "image", "fence"}
    links = [str(one.attrs["href"]) for one in found if one.type == "link_open"]
    assert [] == [link for link in links if not link.startswith(url)]


def test_every_claim_leads_to_its_second() -> None:
    note = sample_note()
    page = page_of()
    assert [] == [claim for claim in note.claims() if f"]({note.link_to(claim)})" not in page]


SIDES = ["::", ":::", "a::b", "a:", ":b", "?", "??", "::a\n?\n::b", "==a==", "=", "---", "A) b"]


@settings(max_examples=examples(60))
@given(st.one_of(HOSTILE_WORDS, st.sampled_from(SIDES)))
@example("What is this:")
def test_a_text_is_itself_on_either_side_of_a_card(text: str) -> None:
    line = for_document(text)
    assume(line)
    card = Card(front=text, back=text, cites=(2,))
    question = Question(prompt=text, answer=text, choices=(text, text), cites=(2,))
    term = Term(term=text, meaning=text, cites=(2,))
    page = page_of(terms=(term,), questions=(question,), cards=(card,))
    sides = cards_in(page)
    assert 3 == len(sides)
    fronts = [shown(front)[1] for front, _ in sides]
    assert [line, f"{line}A) {line}B) {line}", line] == fronts
    assert [f"{line} 0:12"] * 3 == [shown(back)[1] for _, back in sides]
    assert [] == re.findall(":::|==", page)


@settings(max_examples=examples(60))
@given(HOSTILE)
def test_a_formula_is_no_side_of_a_card(tex: str) -> None:
    assert [] == re.findall("::|==", vault(f"a $x{tex}y$ b"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\(a::b == c\)", r"$a:{}:b ={}= c$"),
        ("std::vector", r"std:\:vector"),
        ("$x$: :y", "$x$: :y"),
        ("??", r"\??"),
    ],
)
def test_what_is_written_is_what_obsidian_shows(text: str, expected: str) -> None:
    assert expected == vault(text)
    assert [] == [one for one in split_formulas(expected) if isinstance(one, str) and "::" in one]


@given(st.text(st.sampled_from([":", "\\", '"', "a", "\n", "#"]), max_size=9))
def test_a_property_reads_back_and_is_no_card(title: str) -> None:
    page = page_of(title=title or "a")
    assert (title or "a") == properties(page)["title"]
    assert "::" not in page.split("---\n", 2)[1]


def test_a_marked_card_is_struck_through_and_says_so() -> None:
    note = sample_note()
    marks = tuple(Mark(id=claim.id, remark="No::t so.") for claim in note.claims())
    page = page_of(marks=marks)
    told = r"✗ Marked as wrong by the reader: No:\:t so."
    assert len(marks) == page.count(told)
    assert 4 == len(cards_in(page))
    assert "flutter :: ~~Movement fed by the wind.~~ [3:18]" in page
    assert "> [!question]- ~~What is compression?~~\n> ~~A push.~~" in page


def test_ids_are_shown_when_they_are_asked_for() -> None:
    page = ObsidianExporter().export_with_ids(sample_note()).decode()
    ids = [claim.id for claim in sample_note().claims()]
    assert sorted(ids) == sorted(re.findall(r" \^([0-9a-f]{8})$", page, re.MULTILINE))
    assert "^" not in page_of()
