"""What the check finds wrong with a claim about a few lines, each said for twenty seconds."""

from __future__ import annotations

from studybuddy import Note, Point, Provenance, Segment, Transcript, Video, unsupported

SECONDS = 20.0


def problems(
    text: str, *lines: str, language: str = "en", note: str = "", cites: tuple[int, ...] = ()
) -> tuple[str, ...]:
    """A line that begins with `Name: ` is said by that speaker; the claim cites all lines."""
    segments = tuple(_segment(at, line) for at, line in enumerate(lines))
    transcript = Transcript(
        video=Video(id="brdg0000001"),
        segments=segments,
        language=language,
        kind="user",
        source="test",
    )
    point = Point(text=text, cites=cites or tuple(range(len(lines))))
    written = Note(
        title="",
        language=note or language,
        transcript=transcript,
        provenance=Provenance(writer="test"),
        summary=(point,),
    )
    found = unsupported(written)
    return found[0].problems if found else ()


def _segment(at: int, line: str) -> Segment:
    speaker, colon, words = line.partition(": ")
    return Segment(
        start=SECONDS * at,
        end=SECONDS * (at + 1),
        text=words if colon else line,
        speaker=speaker if colon else "",
    )
