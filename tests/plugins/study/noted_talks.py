"""Work directories with notes of a few sentences, for whatever reads notes."""

from pathlib import Path

import studybuddy
from studybuddy import Note, Point, Provenance, SavedNote, Segment, Transcript, Video

RIVERS = (
    "Welcome to a talk on rivers.",
    "The fluency illusion has nothing to do with it.",
    "A meander is a bend that the river cuts by itself.",
    "The outer bank is cut away, since the water is faster there.",
    "In 1931 the river Bade flooded forty villages.",
)


def note_of(*texts, language="en", title="On rivers", points=(), video="dQw4w9WgXcQ") -> Note:
    """A note of sentences, each ten seconds long; `points` are pairs of a text and a line."""
    segments = tuple(
        Segment(start=10.0 * at, end=10.0 * at + 9, text=text) for at, text in enumerate(texts)
    )
    return Note(
        title=title,
        language=language,
        transcript=Transcript(
            video=Video(id=video, title=title),
            segments=segments,
            language=language,
            kind="manual",
            source="sample",
        ),
        provenance=Provenance(writer="sample"),
        summary=tuple(Point(text=text, cites=(line,)) for text, line in points),
    ).with_ids()


def lay(directory: Path, note: Note) -> Path:
    """The directory, with the note in it."""
    directory.mkdir(parents=True)
    (directory / "note.json").write_bytes(studybuddy.to_json(note))
    return directory


def saved(*texts, **facts) -> SavedNote:
    """The same in memory."""
    return SavedNote(Path("talk"), note_of(*texts, **facts))
