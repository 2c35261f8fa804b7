"""A note as one HTML page. All text of the note comes in through `text`, and is escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sized
from functools import cache
from typing import Literal, TypeAlias

import jinja2
import msgspec
from markupsafe import Markup

import studybuddy
from studybuddy.text import Formula, safe, scripts, split_formulas
from studybuddy_pdf import formulas
from studybuddy_pdf.glyphs import escaped
from studybuddy_pdf.prepared import Templates

Side: TypeAlias = Literal["ltr", "rtl"]

_FIRST_PAGES = 4000
"""Width of text, in narrow characters, that surely goes beyond the second page."""

_DESCRIPTION = 260
"""Characters of the summary that a list of files shows."""

_LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")
_TAG = re.compile(r"<[^>]*>")


def html_of(note: studybuddy.Note, lost: frozenset[str]) -> str:
    """The page of a note; the `lost` characters, which no font has, are spelled out."""
    return document(
        pages_of(note, lost),
        language=language_of(note.language),
        side=side_of(note.language),
        title=text(note.title, lost) or note.video.id,
        author=text(note.video.channel, lost),
        description=text(_description(note), lost),
        kind=kind_of(note),
    )


def document(pages: str, **facts: str | None) -> str:
    """A whole page of HTML around what it shows, with its title, language and direction."""
    return environment().get_template("document.html").render(pages=pages, **facts)


def pages_of(note: studybuddy.Note, lost: frozenset[str], at: str = "") -> str:
    """All that is shown of a note. Its ids begin with `at`, so that many stand on one page."""
    side = side_of(note.language)
    labels = studybuddy.labels_for(note.language)
    page = environment().get_template("note.html")
    return page.render(
        note=note,
        at=at,
        sections=_sections(note),
        labels=labels,
        title_size=title_size(note.title),
        captions=getattr(labels, note.transcript.kind),
        answered=note.questions or any(section.cues for section in note.sections),
        extras=_extras(note, labels),
        trust=studybuddy.trust_rows(note),
        keep=_keep,
        **writers(side, lost),
    )


def writers(side: Side, lost: frozenset[str]) -> dict[str, Callable[[str], str]]:
    """What a template writes words of others with."""
    return {
        "text": lambda words: text(words, lost),
        "rich": lambda words: _rich(words, lost),
        "side": lambda words: scripts.direction(words, otherwise=side),
    }


def kind_of(note: studybuddy.Note) -> str:
    """The classes by which a note is laid out."""
    cued = any(section.cues for section in note.sections)
    return f"{'cued' if cued else ''} {'extracted' if note.provenance.extracted else ''}"


def side_of(language: str) -> Side:
    """Where lines of a language begin."""
    return "rtl" if scripts.is_right_to_left(language) else "ltr"


def language_of(tag: str) -> str:
    """A language as HTML says it; `und` for what is none."""
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def _extras(note: studybuddy.Note, labels: studybuddy.Labels) -> tuple[tuple[str, str, Sized], ...]:
    """What the contents list besides sections: id on the page, heading, and the claims there."""
    return (
        ("terms", labels.terms, note.terms),
        ("questions", labels.questions, note.questions),
        ("cards", labels.cards, note.cards),
    )


def shown(html: str) -> str:
    """The text that a page shows, roughly: without its tags."""
    return _TAG.sub("", html)


@cache
def environment() -> jinja2.Environment:
    """Our templates: whatever they are given is escaped, except pages that they have written."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("studybuddy_pdf"),
        bytecode_cache=Templates(),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(clock=studybuddy.clock, letter=_letter, rows=_rows)
    return made


def text(words: str, lost: frozenset[str]) -> Markup:
    """Text of a note as HTML: cleaned, with what cannot be drawn spelled out, and escaped."""
    return _escaped(safe.for_document(words), lost)


def _escaped(cleaned: str, lost: frozenset[str]) -> Markup:
    if lost:
        cleaned = "".join(escaped(c) if c in lost else c for c in cleaned)
    return Markup.escape(cleaned)


def _rich(words: str, lost: frozenset[str]) -> Markup:
    """Text with its formulas drawn, where they can be; else as they are written."""
    pieces = split_formulas(safe.for_document(words))
    return Markup("").join(
        _escaped(one, lost) if isinstance(one, str) else _formula(one, lost) for one in pieces
    )


def _formula(formula: Formula, lost: frozenset[str]) -> Markup:
    drawing = formulas.draw(formula.tex, formula.display)
    if drawing is None:
        return _escaped(formula.source, lost)
    return Markup(
        '<img class="formula" src="{}" alt="{}" style="width: {:.3f}em; vertical-align: {:.3f}em">'
    ).format(formulas.url_of(formula), formula.tex, drawing.width, -drawing.below)


def _keep(words: str) -> tuple[str, str]:
    """A text in two: its end stays on one line with the time that follows.

    The end is the last word, or the last two characters where words are not spaced. Of text that
    runs from right to left nothing is split off: its pieces are put in order line by line. Nor is
    it of text with formulas.
    """
    words = words.strip()
    if scripts.direction(words) == "rtl" or list(split_formulas(words)) != [words]:
        return words, ""
    if unicodedata.east_asian_width(words[-2:-1] or " ") in "WF":
        return words[:-2], words[-2:]
    cut = words.rfind(" ") + 1
    return (words[:cut], words[cut:]) if len(words) - cut <= 16 else (words, "")


def title_size(title: str) -> str:
    """The class that makes a long title smaller; a wide character counts as two."""
    width = _width(title)
    return "very-long" if width > 200 else "long" if width > 80 else ""


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _sections(note: studybuddy.Note) -> list[studybuddy.Section]:
    """The sections; what the summary has just said word for word is not said again beside it.

    Further on it is, so that a section can be read by itself. A section keeps one point at least.
    """
    said = {(one.text, note.start_of(one)) for one in note.summary if not note.mark_of(one)}
    sections, width = [], 0
    for section in note.sections:
        points = []
        for point in section.points:
            again = width < _FIRST_PAGES and (point.text, note.start_of(point)) in said
            if not again or note.mark_of(point):
                points.append(point)
            width += _width(point.text)
        kept = tuple(points) or section.points
        sections.append(msgspec.structs.replace(section, points=kept))
    return sections


def _description(note: studybuddy.Note) -> str:
    line = next((point.text for point in note.summary if not note.mark_of(point)), "")
    return line if len(line) <= _DESCRIPTION else line[:_DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _letter(index: int) -> str:
    """The letter of a choice; after Z come AA, AB."""
    high, low = divmod(index, 26)
    return (_letter(high - 1) if high else "") + chr(65 + low)


def _rows(
    section: studybuddy.Section, note: studybuddy.Note
) -> Iterator[tuple[list[studybuddy.Question], studybuddy.Point | None]]:
    """The points of a section, each with the recall questions that belong beside it."""
    starts = [note.start_of(point) for point in section.points]
    beside: dict[int, list[studybuddy.Question]] = {}
    for cue in section.cues:
        at = note.start_of(cue)
        nearest = min(range(len(starts)), key=lambda i: abs(starts[i] - at), default=0)
        beside.setdefault(nearest, []).append(cue)
    for index in range(max(1, len(starts))):
        yield beside.get(index, []), section.points[index] if section.points else None
