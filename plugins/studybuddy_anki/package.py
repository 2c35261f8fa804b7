"""A deck of genanki's as the bytes of an `.apkg` file."""

from __future__ import annotations

import hashlib
import html
import io
import itertools
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache

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
    """The deck of a note."""
    name = _deck_name(note.title) or note.video.id
    return _zipped(_database([(_deck(note, note.video.id, name), _changed_at(note))]))


def package_of_course(course: studybuddy.Course) -> bytes:
    """One deck with another within it for each video that has notes.

    A card is known as in its note's own deck, so whoever has learned that one goes on.
    """
    title = _deck_name(course.title).strip(" :") or "Study Buddy"
    about = genanki.Deck(_number(f"course {course.url or title}"), title, html.escape(course.url))
    decks = [(about, _LONG_AGO)]
    taken: set[str] = set()
    for note in course.notes():
        name = _deck_name(note.title).strip(" :") or note.video.id
        if name.casefold() in taken:  # two of one name would be one deck
            name = f"{name} ({note.video.id})"
        taken.add(name.casefold())
        deck = _deck(note, f"course {note.video.id}", f"{title}::{name}")
        decks.append((deck, _changed_at(note)))
    return _zipped(_database(decks))


def _changed_at(note: studybuddy.Note) -> int:
    """When what a note's cards say has last changed, in seconds.

    Anki updates what is older than what comes. So cards are as old as the note, and a second
    younger for each line that its reader has marked since.
    """
    return (note.provenance.made_at or _LONG_AGO) + len(note.marks)


def _number(key: str) -> int:
    """The same for the same key, of the 2^30 numbers above those that Anki keeps."""
    return (1 << 30) + (int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") >> 2)


def _deck_name(title: str) -> str:
    """A title as the name of a deck. Two colons would make a deck within another."""
    return re.sub(r":{2,}", ":", safe.for_document(title))[:200].strip()


def _deck(note: studybuddy.Note, key: str, name: str) -> genanki.Deck:
    deck = genanki.Deck(_number(key), name, html.escape(note.url))
    card, term = _models()
    for guid, fact in facts_of(note):
        model = term if fact.is_term else card
        deck.add_note(
            genanki.Note(model, list(_fields(note, fact)), tags=list(_tags(note, fact)), guid=guid)
        )
    return deck


@cache
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


def _database(decks: Sequence[tuple[genanki.Deck, int]]) -> bytes:
    """genanki's database of decks, each with the second in which its cards last changed.

    Made in memory, deck by deck: genanki would write all of them under the time of day.
    """
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        newest = max(changed_at for _, changed_at in decks)
        numbers = itertools.count(newest * 1000)
        genanki.Package([]).write_to_db(cursor, newest, numbers)
        for deck, changed_at in decks:
            deck.write_to_db(cursor, changed_at, numbers)
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
