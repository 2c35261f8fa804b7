"""A deck of genanki's as the bytes of an `.apkg` file."""

from __future__ import annotations

import hashlib
import html
import io
import itertools
import re
import sqlite3
import zipfile
from collections.abc import Iterator

import genanki

import studybuddy
from studybuddy.text import safe, scripts
from studybuddy_anki.facts import Fact, facts_of
from studybuddy_anki.fields import cloze, field, tag

# A field never joins a model that is out there: Anki would keep the old texts and leave the new
# field empty. Other fields are another model, with a number of its own.
_CARD_MODEL, _TERM_MODEL = 1790403717, 1790403718
_FIELDS = ("Text", "Answer", "Time", "Link", "Video", "Language", "Direction", "Mark")
# Of a note from a build that did not say when it was made.
_LONG_AGO = 1_577_836_800
_ZIP_DATE = (2020, 1, 1, 0, 0, 0)

_TEXT = '<div dir="{{Direction}}" lang="{{Language}}">%s</div><p class="mark">{{Mark}}</p>'
_SOURCE = '<p><a href="{{Link}}">{{Time}}</a> {{Video}}</p>'
_CSS = """\
.card { font: 20px sans-serif; text-align: center; }
.cloze { font-weight: bold; }
p { font-size: 14px; }
"""


def package_of(note: studybuddy.Note) -> bytes:
    """The deck of a note.

    Anki updates what is older than what comes. So what the deck says is as old as the note, and a
    second younger for each line that its reader has marked since.
    """
    changed_at = (note.provenance.made_at or _LONG_AGO) + len(note.marks)
    return _zipped(_database(_deck(note), changed_at))


def _deck(note: studybuddy.Note) -> genanki.Deck:
    # The same video is the same deck, in the 2^30 numbers above those that Anki keeps.
    number = int.from_bytes(hashlib.sha256(note.video.id.encode()).digest()[:4], "big") >> 2
    # Two colons would make a deck within another.
    title = re.sub(r":{2,}", ":", safe.for_document(note.title))[:200].strip()
    deck = genanki.Deck((1 << 30) + number, title or note.video.id, html.escape(note.url))
    card, term = _models()
    for guid, fact in facts_of(note):
        model = term if fact.is_term else card
        deck.add_note(
            genanki.Note(model, list(_fields(note, fact)), tags=list(_tags(note, fact)), guid=guid)
        )
    return deck


def _models() -> tuple[genanki.Model, genanki.Model]:
    def model(number: int, name: str, front: str, back: str, kind: int) -> genanki.Model:
        sides = {"name": "Card 1", "qfmt": _TEXT % front, "afmt": back + _SOURCE}
        fields = [{"name": name} for name in _FIELDS]
        return genanki.Model(number, name, fields, [sides], _CSS, model_type=kind)

    answer = '{{FrontSide}}<hr id="answer">' + _TEXT % "{{Answer}}"
    word = "{{cloze:Text}}"
    return (
        model(_CARD_MODEL, "Study Buddy card", "{{Text}}", answer, genanki.Model.FRONT_BACK),
        model(_TERM_MODEL, "Study Buddy word", word, _TEXT % word, genanki.Model.CLOZE),
    )


def _fields(note: studybuddy.Note, fact: Fact) -> Iterator[str]:
    said = "".join(fact.asked + fact.answer)
    yield cloze(fact.asked[0], fact.answer[0]) if fact.is_term else field(fact.asked)
    yield "" if fact.is_term else field(fact.answer)
    yield studybuddy.clock(note.start_of(fact.claim))
    yield note.link_to(fact.claim)
    yield field([safe.for_document(note.title)])
    yield html.escape(note.language)
    yield scripts.direction(
        said, otherwise="rtl" if scripts.is_right_to_left(note.language) else "ltr"
    )
    yield field([safe.for_document(_mark(note, fact))])


def _mark(note: studybuddy.Note, fact: Fact) -> str:
    """That the reader holds it for wrong, and why."""
    mark = note.mark_of(fact.claim)
    told = studybuddy.labels_for(note.language).marked
    return "" if mark is None else f"✗ {told}{': ' if mark.remark else ''}{mark.remark}"


def _tags(note: studybuddy.Note, fact: Fact) -> Iterator[str]:
    if subject := tag(note.subject):
        yield subject
    if note.mark_of(fact.claim):
        yield "marked-wrong"


def _database(deck: genanki.Deck, changed_at: int) -> bytes:
    """genanki's database, made in memory: it would write its own under the time of day."""
    connection = sqlite3.connect(":memory:")
    try:
        numbers = itertools.count(changed_at * 1000)
        genanki.Package(deck).write_to_db(connection.cursor(), changed_at, numbers)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zipped(database: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
