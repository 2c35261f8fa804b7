"""Anki decks from study notes: an exporter for YouTube Study Buddy."""

from __future__ import annotations

import hashlib
import html
import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

import studybuddy

if TYPE_CHECKING:
    import genanki

# Anki finds its own things again by these numbers. They were rolled once and must never change.
_MODEL_ID = 1607392319
_EPOCH = 1_577_836_800  # 2020-01-01: a deck says nothing of when it was made, so that bytes repeat
_ZIP_DATE = (2020, 1, 1, 0, 0, 0)

_FRONT = '<div dir="auto" lang="{{Language}}">{{Front}}</div>'
_BACK = (
    '{{FrontSide}}<hr id="answer"><div dir="auto" lang="{{Language}}">{{Back}}</div>'
    '<p><a href="{{Link}}">{{Time}}</a> {{Video}}</p>'
)
_CSS = ".card { font: 20px sans-serif; text-align: center; } p { font-size: 14px; opacity: 0.7; }"


class Fact(NamedTuple):
    """A card before it is Anki's: plain text, and the claim it comes from."""

    front: str
    back: str
    claim: studybuddy.Claim


class AnkiExporter(studybuddy.Exporter):
    """Anki deck, each answer with its second in the video."""

    media_type = "application/apkg"
    extension = "apkg"

    def missing(self, settings: Mapping[str, str]) -> str:
        """The library that makes decks."""
        return "" if find_spec("genanki") else "Install genanki: pip install genanki"

    def export(self, note: studybuddy.Note) -> bytes:
        """The deck as an `.apkg` file: a zip with a SQLite database."""
        try:
            return _zipped(_database(_deck(note)))
        except (ModuleNotFoundError, sqlite3.Error, ValueError) as error:
            raise studybuddy.ExportFailed(
                "anki_failed", f"The Anki deck could not be made: {error}."
            ) from error


def facts(note: studybuddy.Note) -> Iterator[Fact]:
    """What is worth a card: cards, words to know, cues and questions, in the note's order."""
    for claim in note.claims():
        if isinstance(claim, studybuddy.Card):
            yield Fact(claim.front, claim.back, claim)
        elif isinstance(claim, studybuddy.Term):
            yield Fact(claim.term, claim.meaning, claim)
        elif isinstance(claim, studybuddy.Question):
            yield Fact(_asked(claim), f"{claim.answer}\n{claim.explanation}".strip(), claim)


def _asked(question: studybuddy.Question) -> str:
    choices = (f"{letter}) {c}" for letter, c in zip("ABCDEFGH", question.choices, strict=False))
    return "\n".join((question.prompt, *choices))


def guid(note: studybuddy.Note, fact: Fact) -> str:
    """A card's identity: the video, the segment and the fact, whatever else has changed."""
    import genanki

    identity: str = genanki.guid_for(note.video.id, min(fact.claim.cites), fact.front)
    return identity


def _deck(note: studybuddy.Note) -> genanki.Deck:
    import genanki

    # The same video is the same deck, in the 2^30 numbers above Anki's smallest.
    number = int.from_bytes(hashlib.sha256(note.video.id.encode()).digest()[:4], "big") >> 2
    title = " ".join(note.title.replace("::", ":").split())[:200] or note.video.id
    deck = genanki.Deck((1 << 30) + number, title, description=_text(note.url))
    model = _model()
    for identity, fact in {guid(note, fact): fact for fact in facts(note)}.items():
        deck.add_note(genanki.Note(model=model, fields=_fields(note, fact), guid=identity))
    return deck


def _model() -> genanki.Model:
    import genanki

    return genanki.Model(
        _MODEL_ID,
        "Study Buddy",
        fields=[{"name": name} for name in ("Front", "Back", "Time", "Link", "Video", "Language")],
        templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )


def _fields(note: studybuddy.Note, fact: Fact) -> list[str]:
    start = studybuddy.clock(note.start_of(fact.claim))
    plain = (fact.front, fact.back, start, note.link_to(fact.claim), note.title, note.language)
    return [_text(text) for text in plain]


def _text(plain: str) -> str:
    """Plain text as a field of Anki's, which is HTML: nothing in it is a tag of the text's own.

    Anki parts a note's fields with the character U+001F, and reads braces as its own templates.
    """
    escaped = html.escape(plain.replace("\x1f", " ").replace("\0", ""))
    return escaped.replace("{{", "&#123;&#123;").replace("\n", "<br>")


def _database(deck: genanki.Deck) -> bytes:
    """genanki's database, made in memory with numbers that do not depend on the clock."""
    import genanki

    connection = sqlite3.connect(":memory:")
    try:
        numbers = itertools.count(_EPOCH * 1000)
        genanki.Package(deck).write_to_db(connection.cursor(), _EPOCH, numbers)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zipped(database: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
