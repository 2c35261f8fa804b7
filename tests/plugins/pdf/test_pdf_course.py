"""A course as one PDF: a cover, the pages of each note, one glossary, and links that lead there."""

import io

import pypdf
import pytest
from msgspec.structs import replace

from studybuddy import Course, CourseVideo, ExportFailed, Video
from studybuddy.testing import sample_note
from studybuddy_pdf import PdfExporter


def video(number):
    note = sample_note()
    talk = replace(note.video, id=f"video{number:06}", title="")
    moved = replace(note, title=f"Talk {number}", transcript=replace(note.transcript, video=talk))
    return CourseVideo(video=talk, note=moved.without_words())


@pytest.fixture(scope="module")
def pdf():
    none = CourseVideo(video=Video(id="privateOne_", title="Gone"), problem="It is private.")
    course = Course(title="Two talks", videos=(video(1), none, video(2)))
    return pypdf.PdfReader(io.BytesIO(PdfExporter().export_course(course)))


def titles(outline):
    return [one["/Title"] for one in outline if not isinstance(one, list)]


def test_it_has_a_title_a_language_and_tags_as_one_note_has(pdf):
    root = pdf.trailer["/Root"]

    assert "Two talks" == pdf.metadata.title
    assert root["/MarkInfo"]["/Marked"]
    assert "en" == root["/Lang"]


def test_each_note_is_a_part_with_its_own_headings_and_the_glossary_comes_last(pdf):
    assert {"Two talks", "Talk 1", "Talk 2"} <= set(titles(pdf.outline))
    assert "Words to know" == titles(pdf.outline)[-1]
    assert "It is private." in pdf.pages[0].extract_text()


def test_contents_lead_to_each_notes_own_pages(pdf):
    named = pdf.named_destinations
    begin = [pdf.get_destination_page_number(named[f"video-{n}"]) for n in (1, 3)]

    assert 1 == begin[0] < begin[1]
    assert "Talk 2" in pdf.pages[begin[1]].extract_text()
    assert {"video-1-terms", "video-3-terms", "glossary"} <= set(named)


def test_a_term_of_both_is_explained_once_with_both_its_seconds(pdf):
    last = pdf.pages[-1]
    links = [one.get_object()["/A"]["/URI"] for one in last.get("/Annots", ())]

    assert 1 == last.extract_text().count(sample_note().terms[0].meaning)
    assert {"video000001", "video000002"} == {link.split("/")[3][:11] for link in links}


def test_too_many_notes_are_told():
    with pytest.raises(ExportFailed, match=r"51 videos are too many .* own PDF"):
        PdfExporter().export_course(Course(title="", videos=(video(1),) * 51))
