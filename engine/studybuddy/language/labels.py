"""The fixed texts of a note, such as its headings, in the note's language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from studybuddy.note import CheckerReport, Coverage, Note, clock, exact_clock
from studybuddy.transcript import Transcript


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fixed texts in one language, named by what they stand for."""

    contents: str
    summary: str
    definition: str
    example: str
    cues: str
    terms: str
    term: str
    meaning: str
    heard: str
    cards: str
    cut: str
    questions: str
    answers: str
    answer: str
    watch: str
    videos: str
    no_notes: str
    empty: str
    unfinished: str
    trust: str
    held: str
    verbatim: str
    outcome: str
    marked: str
    covered: str
    spoken: str
    gaps: str
    no_gaps: str
    silent: str
    repaired: str
    dropped: str
    words: str
    numbers_and_names: str
    meaning_by: str
    meaning_asked: str
    meaning_supported: str
    meaning_refused: str
    meaning_unknown: str
    meaning_unchecked: str
    not_checked: str
    writer: str
    model: str
    template: str
    made: str
    extracted: str
    composed: str
    captions: str
    manual: str
    auto: str
    translated: str
    user: str
    estimated: str
    entries: str
    taken_off: str
    source: str


@cache
def _table() -> dict[str, Labels]:
    return msgspec.json.decode(
        files(__package__).joinpath("labels.json").read_bytes(), type=dict[str, Labels]
    )


def labels_for(language: str) -> Labels:
    """The fixed texts in a language (BCP 47); English for a language that has none.

    >>> studybuddy.labels_for("de-AT").questions, studybuddy.labels_for("tlh").questions
    ('Fragen', 'Questions')
    """
    table = _table()
    primary, *subtags = language.replace("_", "-").split("-")
    if primary.lower() == "zh" and {"tw", "hk", "mo", "hant"} & {s.lower() for s in subtags}:
        return table["zh-TW"]
    return table.get(primary.lower(), table["en"])


def trust_rows(note: Note) -> tuple[tuple[str, str], ...]:
    """What a reader must know to judge a note: pairs of label and value, in the note's language.

    How many statements were held against the captions, by which check, and what came of it; how
    many the reader holds for wrong; how much of what is said is told, each gap by its clock times;
    what each checker of meaning said;
    who made the note and how, and what captions it rests on.
    """
    labels, made, transcript = labels_for(note.language), note.provenance, note.transcript
    rows = (
        (labels.held, _held(note.coverage, labels)),
        (labels.outcome, _outcome(note.coverage, labels)),
        (labels.marked, str(len(note.marks) or "")),
        (labels.covered, _covered(note.coverage, labels)),
        (labels.gaps, _gaps(note, labels)),
        *((labels.meaning_by, _meaning(report, labels)) for report in made.checkers),
        (labels.made, labels.extracted if made.extracted else labels.composed),
        (labels.writer, made.writer),
        (labels.model, made.model),
        (labels.template, made.template),
        (labels.captions, " · ".join(_captions(transcript, labels))),
        (labels.source, transcript.source),
    )
    return tuple((label, value) for label, value in rows if value)


def _captions(transcript: Transcript, labels: Labels) -> Iterator[str]:
    """What the captions are, and how those of the user's own were read."""
    origin = f"{transcript.translated_from} → " if transcript.translated_from else ""
    yield f"{getattr(labels, transcript.kind)} ({origin}{transcript.language})"
    if reading := transcript.reading:
        yield reading.format_title
        yield f"{labels.entries}: {reading.cues}"
    if transcript.estimated:
        yield labels.estimated
    if reading and reading.offset:
        yield f"{labels.taken_off}: {exact_clock(reading.offset)}"


def _percent(share: float) -> str:
    """Rounded down, so that 100% means all."""
    return f"{int(share * 100 + 1e-9)}%"


def _gaps(note: Note, labels: Labels) -> str:
    named = (
        f"{clock(gap.start)}–{clock(gap.end)}" + (f" ({labels.silent})" if gap.silent else "")
        for gap in note.coverage.gaps
    )
    return " · ".join(named) or labels.no_gaps


def _meaning(report: CheckerReport, labels: Labels) -> str:
    if report.failed:
        return f"{report.checker} · {labels.meaning_unchecked}: {report.why}"
    counts = (
        (report.asked, labels.meaning_asked),
        (report.supported, labels.meaning_supported),
        (report.refused, labels.meaning_refused),
        (report.mended, labels.repaired),
        (report.unknown, labels.meaning_unknown),
    )
    told = " · ".join([report.checker, *(f"{count} {label}" for count, label in counts)])
    return f"{told} ({report.why})" if report.why else told


def _held(found: Coverage, labels: Labels) -> str:
    """How many statements were checked, and by which check; an earlier build told no quotations."""
    if found.checked == "nothing":
        return f"{found.written} · {labels.not_checked}"
    compared: str = getattr(labels, found.checked.replace(" ", "_"))
    if not found.lines:
        return f"{found.written} · {compared}"
    rest = found.written - found.quoted
    return f"{found.written} · {labels.verbatim}: {found.quoted} · {compared}: {rest}"


def _outcome(found: Coverage, labels: Labels) -> str:
    return f"{found.repaired} {labels.repaired} · {found.dropped} {labels.dropped}"


def _covered(found: Coverage, labels: Labels) -> str:
    """What is told of what is said; nothing for a note that counted it otherwise."""
    if not found.lines:
        return ""
    return f"{found.cited} / {found.lines} · {_percent(found.covered)} {labels.spoken}"
