"""A short lecture of our own, for tests that need to know each word of a transcript."""

from __future__ import annotations

from studybuddy import (
    Card,
    Claim,
    Note,
    Point,
    Provenance,
    Question,
    Segment,
    Term,
    Transcript,
    Video,
)

LINES = (
    "Good morning, I am Ada Moreau and today we talk about bridges.",
    "The first long bridge of our town was built in nineteen oh five by Otto Lindqvist.",
    "It had thirteen thousand rivets and it weighed two hundred and five tons.",
    "Lindqvist never used concrete, because he did not trust it.",
    "Steel expands in summer, so every deck needs expansion joints.",
    "An expansion joint is a gap that lets the deck grow without buckling.",
    "Without joints the deck pushes against its bearings and cracks.",
    "There are five kinds of bearings, and rubber ones are the cheapest.",
    "Please turn to the next page of the handout.",
    "Suspension bridges hang from cables that are anchored in rock.",
    "The cables carry tension only, they cannot carry compression.",
    "Towers carry the compression down to the foundations.",
    "Wind is the great enemy of a suspension bridge.",
    "In our wind tunnel at Halden we measure flutter with the FT-200 sensor.",
    "Flutter starts when the wind feeds the twisting of the deck.",
    "Engineers stiffen the deck with trusses, or shape it like a wing.",
    "A truss is a frame of triangles, and triangles do not change their shape.",
    "Only about 40 percent of the load is traffic, the rest is the bridge itself.",
    "Inspectors look at every weld twice a year.",
    "Rust is found most often below leaking joints.",
    "That is all for today, thank you.",
)


def lecture(*, language: str = "en", step: float = 12.0, title: str = "Bridges") -> Transcript:
    """One line in `step` seconds."""
    return Transcript(
        video=Video(id="brdg0000001", title=title, duration=step * len(LINES)),
        segments=tuple(
            Segment(start=step * at, end=step * (at + 1), text=text)
            for at, text in enumerate(LINES)
        ),
        language=language,
        kind="user",
        source="test",
    )


def note_of(*claims: Claim | str, cites: tuple[int, ...] = (), language: str = "en") -> Note:
    """A note that holds these claims and nothing else; texts become points."""
    claimed = [Point(text=c, cites=cites) if isinstance(c, str) else c for c in claims]
    return Note(
        title="Bridges",
        language=language,
        transcript=lecture(),
        provenance=Provenance(writer="test"),
        summary=tuple(claim for claim in claimed if isinstance(claim, Point)),
        terms=tuple(claim for claim in claimed if isinstance(claim, Term)),
        cards=tuple(claim for claim in claimed if isinstance(claim, Card)),
        questions=tuple(claim for claim in claimed if isinstance(claim, Question)),
    )
