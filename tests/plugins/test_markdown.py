"""The Markdown exporter: what it says, and that no text of a note gets out of its place."""

import re

import msgspec
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_shown import GFM, HOSTILE, HOSTILE_WORDS, shown, tokens

import studybuddy
from studybuddy import Card, Point, Question, Section, Term
from studybuddy.text.safe import for_document
from studybuddy_markdown import MarkdownExporter
from studybuddy_markdown.escaping import cell, markdown, markup, scalar, struck

POINT = Point(text="Water runs downhill.", cites=(1,))
CUE = Question(prompt="Where does water run?", answer="Downhill.", cites=(1,))
CHOICE = Question(
    prompt="Which way?",
    choices=("Up", "Down"),
    answer="Down",
    explanation="Gravity pulls it.",
    cites=(7,),
)


def note_with(**parts: object) -> studybuddy.Note:
    video = studybuddy.Video(id="-aZ3_xY9kQ0", channel="Open Landscapes", duration=4000)
    segments = tuple(
        studybuddy.Segment(start=67.5 * i, end=67.5 * i + 9, text="Words.") for i in range(9)
    )
    note = studybuddy.Note(
        title="Rivers",
        language="en",
        transcript=studybuddy.Transcript(
            video=video, segments=segments, language="en", kind="auto", source="youtube"
        ),
        provenance=studybuddy.Provenance(writer="outline", extracted=True, template="lecture"),
    )
    return msgspec.structs.replace(note, **parts)


def exported(**parts: object) -> str:
    return MarkdownExporter().export(note_with(**parts)).decode()


def front_matter(page: str) -> dict[str, object]:
    opening, matter, _ = page.split("---\n", 2)
    assert opening == ""
    loaded = yaml.safe_load(matter)
    assert isinstance(loaded, dict)
    return loaded


def test_front_matter_holds_the_facts_with_shares_as_numbers() -> None:
    coverage = studybuddy.Coverage(written=3, dropped=1, covered=0.5, lines=9, cited=4)
    expected = {
        "title": "Rivers",
        "url": "https://youtu.be/-aZ3_xY9kQ0",
        "channel": "Open Landscapes",
        "subject": "Geography",
        "language": "en",
        "writer": "outline",
        "template": "lecture",
        "statements": 3,
        "refused": 1,
        "marked": 0,
        "coverage": 0.5,
    }
    assert expected == front_matter(exported(coverage=coverage, subject="Geography"))


@given(st.text(st.characters(exclude_categories=())))
def test_any_title_reads_back_from_front_matter(title: str) -> None:
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in title)
    assert expected == yaml.safe_load(f"title: {scalar(title)}")["title"]


@pytest.mark.parametrize(
    "title",
    ["---\nevil: true", 'a"\nevil: true', "a\u2028evil: true", "a\x85b: c", "!!python/object:os"],
)
def test_a_title_adds_no_key_to_front_matter(title: str) -> None:
    found = front_matter(exported(title=title))
    assert title == found["title"]
    assert "evil" not in found


def test_every_claim_links_to_its_second() -> None:
    page = exported(
        summary=(POINT,),
        sections=(Section(title="Slopes", start=67.5, end=300, points=(POINT,), cues=(CUE,)),),
        terms=(Term(term="Slope", meaning="Rise over run", cites=(2, 3)),),
        cards=(Card(front="Slope?", back="Rise over run", cites=(3,)),),
        questions=(CHOICE,),
    )
    times = re.findall(r"https://youtu\.be/-aZ3_xY9kQ0\?t=(\d+)", page)
    assert ["67", "67", "67", "67", "135", "472", "472", "202"] == times
    assert "[1:07](https://youtu.be/-aZ3_xY9kQ0?t=67)" in page


def test_a_section_has_its_time_points_and_folded_questions() -> None:
    quote = Point(text="It always runs downhill.", cites=(2,), kind="quote")
    definition = Point(text="Slope is rise over run.", cites=(3,), kind="definition")
    section = Section(
        title="Slopes", start=67.5, end=300, points=(POINT, quote, definition), cues=(CUE,)
    )
    link = "https://youtu.be/-aZ3_xY9kQ0?t="
    expected = f"""## Slopes

[1:07–5:00]({link}67)

- Water runs downhill. [1:07]({link}67)

> It always runs downhill. [2:15]({link}135)

- **Definition:** Slope is rise over run. [3:22]({link}202)

**Ask yourself**

<details><summary>Where does water run?</summary>Downhill. <a href="{link}67">1:07</a></details>

## How far"""
    assert expected in exported(sections=(section,))


def test_answers_are_hidden_and_choices_are_not() -> None:
    page = exported(questions=(CHOICE,))
    expected = (
        "- Up\n- Down\n\n<details><summary>Answer</summary>Down<br>Gravity pulls it. "
        '<a href="https://youtu.be/-aZ3_xY9kQ0?t=472">7:52</a></details>'
    )
    assert expected in page


def test_the_note_says_how_far_to_trust_it() -> None:
    coverage = studybuddy.Coverage(
        written=9, repaired=1, dropped=2, covered=0.825, quoted=5, lines=9, cited=7,
        gaps=(studybuddy.Gap(start=70, end=140), studybuddy.Gap(start=3600, end=3661, silent=True)),
    )  # fmt: skip
    expected = """## How far to trust these notes

- **Statements held against the captions:** 9 · said there word by word: 5 · \
compared by words, numbers and names: 4
- **Of these:** 1 repaired · 2 left out as unsupported
- **Caption lines that the notes tell:** 7 / 9 · 82% of the spoken time
- **Not covered:** 1:10–2:20 · 1:00:00–1:01:01 (nothing is said)
- **Made how:** extracted: the video's own words, nothing rewritten
- **Writer:** outline
- **Template:** lecture
- **Captions:** automatic, mistakes are likely (en)
- **Source:** youtube
"""
    assert expected == exported(coverage=coverage)[-len(expected) :]


def test_a_machine_translation_is_labelled() -> None:
    transcript = msgspec.structs.replace(
        note_with().transcript, kind="translated", translated_from="nl"
    )
    assert "machine-translated (nl → en)" in exported(transcript=transcript)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("fr-CA", "En bref"),
        ("ar", "باختصار"),
        ("zh-Hant", "摘要"),
        ("zh-CN", "概要"),
        ("tlh", "In short"),
    ],
)
def test_headings_are_in_the_language_of_the_note(language: str, heading: str) -> None:
    assert f"## {heading}\n" in exported(language=language, summary=(POINT,))


def test_an_empty_note_says_so() -> None:
    assert "There is nothing in these notes" in exported()
    assert "There is nothing" not in exported(summary=(POINT,))


@pytest.mark.parametrize(
    "text",
    [
        "push_to_hub costs 1.5 cents (or f(x) = 2 * 3).",
        "C# and C++ are 50% faster; x^2 + y^2 = z^2",
        "a < b, b > c & d - e: “quoted” — 'done'!",
        "-5 degrees at 10:30",
        "価格は10倍になる。",
        "2024 was warm",
        "Fin : « oui »",
        "around ~5 metres",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert text == markdown(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Home]] ![[img.png]]", r"\[\[Home\]\] !\[\[img.png\]\]"),
        ("a #tag", r"a \#tag"),
        ("%%hidden%%", r"\%\%hidden\%\%"),
        ("==marked==", r"\=\=marked\=\="),
        ("ends ^block-1", r"ends \^block-1"),
        ("$x$ and $5", r"$x$ and \$5"),
        ("> [!warning] x", r"\> \[!warning\] x"),
        ("::: danger", r"\::: danger"),
        ("https://evil.example", r"https\://evil.example"),
        ("www.evil.example", r"www\.evil.example"),
        ("[^1]", r"\[^1\]"),
        ("__init__ and snake_case", r"\_\_init\_\_ and snake_case"),
        ("a\nb\r\n\tc\u2028d", "a b c d"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
    ],
)  # fmt: skip
def test_what_obsidian_and_github_would_read_as_syntax_is_escaped(text: str, expected: str) -> None:
    assert expected == markdown(text)


@given(HOSTILE_WORDS)
def test_a_text_renders_as_itself_wherever_it_stands(text: str) -> None:
    line = for_document(text)
    assume(line)
    for place, kinds in [
        ("", ["paragraph_open", "paragraph_close"]),
        ("# ", ["heading_open", "heading_close"]),
        ("> ", ["blockquote_open", "paragraph_open", "paragraph_close", "blockquote_close"]),
    ]:
        assert (kinds, line) == shown(place + markdown(text))


@given(HOSTILE_WORDS)
def test_a_point_is_one_list_item_with_one_link(text: str) -> None:
    body = shown("- " + markdown(text) + " [0:01](https://youtu.be/x?t=1)")
    kinds = ["bullet_list_open", "list_item_open", "paragraph_open", "link_open", "link_close",
             "paragraph_close", "list_item_close", "bullet_list_close"]  # fmt: skip
    assert (kinds, f"{for_document(text)} 0:01".strip()) == body


@given(HOSTILE_WORDS, HOSTILE_WORDS)
def test_a_table_cell_stays_one_cell(term: str, meaning: str) -> None:
    rows = list(tokens(f"| a | b |\n| --- | --- |\n| x{cell(term)} | y{cell(meaning)} |"))
    cells = [t for t in rows if t.type == "td_open"]
    texts = "".join(t.content for t in rows if t.type in {"text", "text_special"})
    assert 2 == len(cells)
    assert f"abx{for_document(term)}y{for_document(meaning)}" == texts


@given(HOSTILE, st.sampled_from(["$", "$$"]))
def test_a_formula_is_no_more_than_emphasis_to_who_knows_none(tex: str, mark: str) -> None:
    """Nothing leads elsewhere, is fetched or is HTML, and no cell ends early."""
    text = f"{mark}{tex}{mark}"
    seen = {kind.rpartition("_")[0] or kind for kind in shown("x" + markdown(text))[0]}
    assert {"paragraph", "em", "strong", "s"} >= seen
    rows = list(tokens(f"| a | b |\n| --- | --- |\n| x{cell(text)} | y |"))
    assert ["y"] == [row.content for row in rows if row.type == "inline"][3:]


@given(HOSTILE)
def test_a_folded_text_is_one_html_block(text: str) -> None:
    page = exported(cards=(Card(front=text, back=text, cites=(1,)),))
    blocks = [t.content for t in GFM.parse(page.split("---\n", 2)[2]) if t.type == "html_block"]
    expected = (
        f"<details><summary>{markup(text)}</summary>{markup(text)} "
        '<a href="https://youtu.be/-aZ3_xY9kQ0?t=67">1:07</a></details>\n'
    )
    assert [expected] == blocks
    assert re.search(r"<(?!/?(details|summary|a|br)\b)", expected) is None


def test_the_same_note_gives_the_same_bytes() -> None:
    assert exported(questions=(CHOICE,)) == exported(questions=(CHOICE,))


def every_kind(text: str = "Water runs downhill.", remark: str = "") -> studybuddy.Note:
    """A note with something of each kind, every line of it marked."""
    note = note_with(
        summary=(Point(text=text, cites=(1,)),),
        sections=(Section(title="Slopes", start=0, end=9, points=(POINT,), cues=(CUE,)),),
        terms=(Term(term="Slope", meaning=text, cites=(2,)),),
        cards=(Card(front="Slope?", back=text, cites=(3,)),),
        questions=(CHOICE,),
    ).with_ids()
    return note.with_marks(studybuddy.Mark(id=claim.id, remark=remark) for claim in note.claims())


def test_a_marked_line_is_struck_through_and_says_so() -> None:
    page = MarkdownExporter().export(every_kind(remark="Not *always*.")).decode()
    link, told = "https://youtu.be/-aZ3_xY9kQ0?t=", "✗ Marked as wrong by the reader: Not"
    expected = [
        f"- ~~Water runs downhill.~~ [1:07]({link}67) {told} \\*always\\*.",
        f"<details><summary><s>Where does water run?</s> {told} *always*.</summary>"
        f'<s>Downhill.</s> <a href="{link}67">1:07</a></details>',
        f"| **Slope** | ~~Water runs downhill.~~ {told} \\*always\\*. | [2:15]({link}135) |",
        f"**1.** ~~Which way?~~ [7:52]({link}472) {told} \\*always\\*.",
        f"<details><summary><s>Slope?</s> {told} *always*.</summary>"
        f'<s>Water runs downhill.</s> <a href="{link}202">3:22</a></details>',
        "- **Marked as wrong by the reader:** 6",
    ]
    assert [] == [line for line in expected if line not in page.splitlines()]
    assert 6 == front_matter(page)["marked"]


def test_a_mark_without_a_remark_says_no_more_than_that() -> None:
    page = MarkdownExporter().export(every_kind()).decode()
    assert "?t=67) ✗ Marked as wrong by the reader\n" in page


@pytest.mark.parametrize(
    "text", ["~", "~5", "~~a~~", "a ~", "a~", "`", "\\", "*", '"It does."', "拱桥。", "a|b", " a "]
)
def test_what_is_struck_through_shows_the_same_text(text: str) -> None:
    assert (["s_open", "s_close"], for_document(text).strip()) == (
        shown(f"- {struck(markdown(text))} [1:07](u)")[0][3:5],
        shown(f"- {struck(markdown(text))}")[1],
    )


def test_nothing_is_not_struck_through() -> None:
    assert "" == struck("")


def test_ids_are_shown_when_they_are_asked_for() -> None:
    note = every_kind().with_marks([])
    page = MarkdownExporter().export_with_ids(note).decode()
    assert [claim.id for claim in note.claims()] == sorted(
        re.findall(r" \^([0-9a-f]{8})(?:$|<| \|)", page, re.MULTILINE),
        key=[claim.id for claim in note.claims()].index,
    )
    assert " ^" not in MarkdownExporter().export(note).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\(x_1\) and \[\frac{1}{2}\]", r"$x_1$ and $$\frac{1}{2}$$"),
        (r"$a<b$ but a_b_ and $5", r"$a\lt b$ but a_b\_ and \$5"),
        (r"$\sqrt[3]{x}$ $[a](b)$ $a*b*c$", r"$\sqrt[3]{x}$ $[a]{}(b)$ $a\ast b\ast c$"),
        (r"$\text{https://evil.example}$", r"\$\\text{https\://evil.example}\$"),
        ("$a`b$", r"\$a\`b\$"),
    ],
)
def test_a_formula_stays_one(text: str, expected: str) -> None:
    assert expected == markdown(text)


def test_a_bar_in_a_formula_does_not_end_a_cell() -> None:
    assert r"$\vert x\vert$ or a &#124; b" == cell("$|x|$ or a | b")


@pytest.mark.parametrize(
    "tex",
    ["<img src=x onerror=alert(1)>", "<!-- x", "![a](https://evil.example)", "[a](//evil)", "a`b`"],
)
def test_a_reader_that_knows_no_formulas_finds_nothing_else_in_one(tex: str) -> None:
    for text in (f"${tex}$", f"$${tex}$$", rf"\({tex}\)"):
        assert {"paragraph_open", "paragraph_close"} >= set(shown(markdown(text))[0])
