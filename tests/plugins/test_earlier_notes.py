"""Notes of the build before are read, and made into files again, by the exporters of this one."""

import io
import re
from importlib.metadata import entry_points

import pypdf
import pytest

import earlier_build
import studybuddy

NOTES = ("cornell", "lecture")
_MOMENT = re.compile(r"https://youtu\.be/[\w-]+\?t=\d+")


@pytest.fixture(params=NOTES)
def folder(request):
    return earlier_build.FOLDER / "notes" / request.param


@pytest.fixture
def note(folder):
    return studybuddy.from_json((folder / "note.json").read_bytes())


def exported(name, note):
    (entry,) = entry_points(group="studybuddy.exporters", name=name)
    return entry.load()().export(note)


def test_all_of_it_is_read(folder, note):
    facts = (note.title, note.subject, note.language, note.provenance.template)
    assert ("Why we forget, and how to remember", "Learning to learn", "en", folder.name) == facts
    assert (27 if folder.name == "lecture" else 25) == len(list(note.claims()))


def test_what_it_says_cites_lines_that_it_carries(note):
    lines = range(len(note.transcript.segments))
    assert [] == [claim for claim in note.claims() if not set(claim.cites) <= set(lines)]
    assert [] == [claim for claim in note.claims() if not claim.cites]


def test_as_json_it_is_the_same_note(note):
    assert note == studybuddy.from_json(exported("json", note))


def test_as_markdown_it_leads_to_the_same_moments(folder, note):
    before = set(_MOMENT.findall((folder / "note.md").read_text()))
    assert before == set(_MOMENT.findall(exported("markdown", note).decode()))


def test_as_pdf_it_leads_to_the_same_moments(folder, note):
    before = set(_MOMENT.findall((folder / "note.md").read_text()))
    pages = pypdf.PdfReader(io.BytesIO(exported("pdf", note))).pages
    links = [one.get_object().get("/A", {}) for page in pages for one in page.get("/Annots", [])]
    assert set() == before - {str(link.get("/URI")) for link in links}
