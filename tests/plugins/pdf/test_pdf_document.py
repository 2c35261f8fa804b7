"""What a PDF of a note holds: pages, bookmarks, links, tags and facts about itself."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pypdf
import pytest
import sample_notes

import studybuddy
from studybuddy_pdf import PdfExporter, PdfLetterExporter
from studybuddy_pdf.page import html_of


@pytest.fixture(scope="module")
def rich(pdf):
    return pdf(sample_notes.rich())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_claim_stands_in_the_pdf(rich) -> None:
    texts = []
    for claim in sample_notes.rich().claims():
        match claim:
            case studybuddy.Point():
                texts += [claim.text]
            case studybuddy.Term():
                texts += [claim.term, claim.meaning]
            case studybuddy.Card():
                texts += [claim.front, claim.back]
            case studybuddy.Question():
                texts += [claim.prompt, claim.answer, *claim.choices, claim.explanation]
    # Letters of scripts that are shaped come out in glyph order; those are looked at elsewhere.
    latin = [re.split(r"尼", text)[0] for text in texts]
    assert [] == [text for text in latin if squeezed(text) not in rich.text]


def test_every_claim_links_to_its_second(rich) -> None:
    note = sample_notes.rich()
    expected = {note.link_to(claim) for claim in note.claims()}
    assert expected <= set(rich.links)
    assert len(rich.links) >= len(list(note.claims()))


def test_links_lead_to_the_video_and_nowhere_else(rich) -> None:
    assert {"https://youtu.be/aZ3_-xY9kQ0"} == {link.split("?")[0] for link in rich.links}


def test_sections_and_parts_are_bookmarks(rich) -> None:
    expected = [
        "In short",
        "In these notes",
        *(section.title for section in sample_notes.rich().sections),
        "Words to know",
        "Questions",
        "Flash cards",
        "Answers",
        "How far to trust these notes",
    ]
    assert expected == [title for title, _ in rich.bookmarks]


def test_contents_name_the_page_that_a_section_is_on(rich) -> None:
    lines = rich.reader.pages[0].extract_text(extraction_mode="layout").splitlines()
    pages = dict(rich.bookmarks)
    for section in sample_notes.rich().sections:
        start = studybuddy.clock(section.start)
        expected = [start, *section.title.split(), str(pages[section.title])]
        assert expected in [line.split() for line in lines]


def test_answers_are_on_a_later_page_than_questions(rich) -> None:
    pages = dict(rich.bookmarks)
    assert pages["Questions"] <= pages["Flash cards"] < pages["Answers"]
    assert "CClay" in rich.texts[pages["Answers"] - 1]


def test_it_tells_how_far_to_trust_it(rich) -> None:
    page = rich.texts[dict(rich.bookmarks)["How far to trust these notes"] - 1]
    told = [squeezed(label + value) for label, value in studybuddy.trust_rows(sample_notes.rich())]
    assert [] == [line for line in told if line not in page]


def test_every_page_but_the_first_says_which_it_is(rich) -> None:
    count = len(rich.texts)
    found = [f"{number}/{count}" in text for number, text in enumerate(rich.texts, 1)]
    assert [False] + [True] * (count - 1) == found


def test_it_is_tagged_and_knows_its_title_and_language(rich) -> None:
    catalog = rich.reader.trailer["/Root"]
    assert ("en", True) == (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in catalog
    assert "How rivers shape a landscape" == rich.reader.metadata.title
    assert "Open Landscapes" == rich.reader.metadata.author


def test_figures_have_words_for_those_who_do_not_see_them(rich) -> None:
    figures = rich.tags("/Figure")
    assert {"Watch the video"} == {figure["/Alt"] for figure in figures}
    assert 1 + len(sample_notes.rich().sections) == len(figures)


def test_it_holds_no_date(rich) -> None:
    assert {"/Producer", "/Title", "/Author", "/Subject", "/Creator"} == set(rich.reader.metadata)


MAKE = """
import hashlib, json, sys
processes = []
sys.addaudithook(lambda event, _: processes.append(event) if event == "subprocess.Popen" else None)
sys.path.insert(0, sys.argv[1])
import sample_notes
from studybuddy_pdf import PdfExporter
from studybuddy_pdf.page import html_of
han, emoji = "\u76f4\u9aa8", "\U0001f600"
notes = [sample_notes.in_language("ja"), sample_notes.saying(han), sample_notes.saying(emoji)]
plain = PdfExporter().export(sample_notes.empty())
print(processes, "fontTools.subset" in sys.modules, file=sys.stderr)
made = [PdfExporter().export(note) for note in notes]
print(json.dumps([hashlib.sha256(data).hexdigest() for data in made]))
"""


def digests(**environment: str) -> list[str]:
    command = [sys.executable, "-c", MAKE, str(Path(__file__).parent)]
    run = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=True
    )
    assert "[] False" == run.stderr.decode().strip(), "processes started, fonts cut by fontTools"
    found: list[str] = json.loads(run.stdout)
    return found


def test_another_process_at_another_time_makes_the_same_bytes() -> None:
    one = digests(PYTHONHASHSEED="1", TZ="UTC", LANGUAGE="en")
    other = digests(PYTHONHASHSEED="2", TZ="Asia/Tokyo", LANGUAGE="ja", SOURCE_DATE_EPOCH="7")
    assert one == other


def test_an_empty_note_is_a_page_that_says_so(pdf) -> None:
    empty = pdf(sample_notes.empty())
    assert 1 == len(empty.texts)
    assert squeezed("There is nothing in these notes") in empty.texts[0]
    assert ["How far to trust these notes"] == [title for title, _ in empty.bookmarks]


def test_arabic_runs_from_the_right(pdf) -> None:
    arabic = pdf(sample_notes.in_language("ar"))
    positions: list[float] = []

    def visit(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            positions.append(matrix[4])

    arabic.reader.pages[1].extract_text(visitor_text=visit)
    assert "ar" == arabic.reader.trailer["/Root"]["/Lang"]
    assert max(positions) > 400


def test_the_exporter_lacks_nothing_here() -> None:
    assert "" == PdfExporter().missing({})


def test_a_library_that_does_not_load_is_told_with_what_to_run(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(studybuddy.ExportFailed) as failed:
        PdfExporter().export(sample_notes.empty())
    assert "library_missing" == failed.value.code
    assert "pip install 'yt-study-buddy[pdf]'" in failed.value.message


def test_what_the_reader_marked_is_struck_through_and_told_with_why(pdf) -> None:
    note = sample_notes.rich().with_ids()
    claims = [*note.summary[:1], *note.terms[:1], *note.cards[:1], *note.questions[:1]]
    marked = note.with_marks(
        studybuddy.Mark(id=one.id, remark=f"<b>{one.id}</b>") for one in claims
    )
    page = pdf(marked)
    told = [f"Markedaswrongbythereader:<b>{one.id}</b>" for one in claims]
    assert [] == [line for line in told if line not in page.text]
    assert f"Markedaswrongbythereader{len(claims)}" in page.text
    html = html_of(marked, frozenset())
    assert len(claims) <= html.count("<s>") == html.count("</s>")
    assert "<s>" not in html_of(note, frozenset())


def test_a_list_of_files_does_not_quote_what_the_reader_holds_for_wrong(pdf) -> None:
    note = sample_notes.rich().with_ids()
    marked = note.with_marks([studybuddy.Mark(id=note.summary[0].id)])
    assert note.summary[1].text == pdf(marked).reader.metadata.subject


def test_no_sentence_stands_twice_on_the_first_two_pages(pdf) -> None:
    note = sample_notes.long(sections=12, points=6)
    first, last = note.sections[0], note.sections[-1]
    repeated = msgspec.structs.replace(note, summary=(first.points[1], last.points[1]))
    texts = pdf(repeated).texts
    words = squeezed(first.points[1].text), squeezed(last.points[1].text)
    assert [1, 2] == ["".join(texts).count(word) for word in words]
    assert [1, 1] == ["".join(texts[:2]).count(word) for word in words]


def test_a_section_of_what_was_said_in_short_alone_is_not_left_empty(pdf) -> None:
    note = sample_notes.long(sections=1, points=1)
    point = note.sections[0].points[0]
    said = squeezed(point.text)
    assert 2 == pdf(msgspec.structs.replace(note, summary=(point,))).text.count(said)


@pytest.mark.parametrize(("sections", "listed"), [(2, False), (3, True)])
def test_contents_stand_where_there_is_something_to_find(sections: int, listed: bool) -> None:
    page = html_of(sample_notes.long(sections=sections, points=1), frozenset())
    assert listed == ('class="contents"' in page)


def test_a_link_is_one_place_however_long_its_words_are(pdf) -> None:
    note = sample_notes.long(sections=3, points=1)
    title = "A title that goes on over line after line of the contents " * 4
    point = msgspec.structs.replace(note.sections[0].points[0], text="Words to fill a line. " * 30)
    long = msgspec.structs.replace(note.sections[0], title=title, points=(point,))
    note = msgspec.structs.replace(note, sections=(long, *note.sections[1:]))
    places = [len(page.get("/Annots", [])) for page in pdf(note).reader.pages]
    assert html_of(note, frozenset()).count("<a ") == sum(places)


def test_no_last_point_of_a_section_is_alone_on_a_page(pdf) -> None:
    note = sample_notes.long(sections=6, points=8, words=30)
    pages = [page.extract_text() for page in pdf(note).reader.pages]

    def page_of(point: int) -> int:
        return next(number for number, text in enumerate(pages) if f"Point {point}." in text)

    lasts = range(7, 48, 8)
    assert [page_of(last) for last in lasts] == [page_of(last - 1) for last in lasts]


def test_a_variant_is_on_letter_paper() -> None:
    exporter = PdfLetterExporter()
    box = pypdf.PdfReader(io.BytesIO(exporter.export(sample_notes.empty()))).pages[0].mediabox
    assert ("note-letter.pdf", 612, 792) == (exporter.file_name, box.width, box.height)
