"""`python -m benchmarks.outline [FOLDER]`: what a reader must know, and how much of it is quoted.

A folder holds marked lectures (`NAME.toml`): the stretches, in seconds, of the ten things that one
must know, the terms, and where chapters begin, marked without sight of any note. The outline writer
is held against LexRank and TextRank (sumy), which choose from the same captions until they have as
many words. Lectures whose captions are not there are left out. Without sumy (`.venv/bin/pip install
sumy`, or its folder in PYTHONPATH) the outline writer stands alone.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any, TypeAlias

import studybuddy
from studybuddy.text import is_function_word, scripts, stem, words
from studybuddy_captions import CaptionsSource
from studybuddy_outline import OutlineWriter

_ROOT = Path(__file__).parents[1]
_SHIPPED = _ROOT / "tests" / "marked_lectures" / "development"
_CAPTIONS = _ROOT.parent / "shared"
_SHARED = 0.5
"""So much of a stretch, or of what is cited, must lie in the other for it to be cited."""

_CLOSED = re.compile(r"[.!?。！？؟।][\"'”’»」』）)]*$")
_MAY_END = frozenset(
    """
    again all are away back do down here him in is it me more not off on out over so them then
    there these this those though too up us was yet you yourself
    """.split()  # noqa: SIM905
)
"""Function words that a sentence may end with."""

Span: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Marked:
    """A lecture, what was marked in it, and its captions as the pipeline has them."""

    name: str
    points: Sequence[Span]
    terms: Sequence[str]
    chapters: Sequence[float]
    punctuated: bool
    transcript: studybuddy.Transcript


@dataclass(frozen=True)
class Quoted:
    """Something that a summary quotes: its words, and when they are said."""

    text: str
    spans: tuple[Span, ...]


class _AllParts(studybuddy.Template):
    """All parts."""

    parts = ("summary", "sections", "cues", "terms", "cards", "choices", "questions")
    instructions = ""


def lectures(folder: Path, captions: Path) -> Iterator[Marked]:
    """The marked lectures of a folder whose captions are there; `captions` holds the real ones."""
    for path in sorted(folder.glob("*.toml")):
        marks = tomllib.loads(path.read_text("utf-8"))
        file = marks["lecture"]
        source = (captions if file.startswith("captions/") else _ROOT) / file
        if source.exists():
            yield Marked(
                path.stem,
                [(float(start), float(end)) for start, end in marks["points"]],
                marks["terms"],
                marks["chapters"],
                marks.get("punctuated", True),
                _transcript(source, marks["language"]),
            )


def _transcript(path: Path, language: str) -> studybuddy.Transcript:
    url = studybuddy.VideoUrl.parse("hQVTIJBZook")
    with tempfile.TemporaryDirectory() as work:
        order = studybuddy.Order(url=url, captions=str(path))
        raw = CaptionsSource().fetch(url, studybuddy.Work(order, Path(work), settings={}))
    return studybuddy.Transcript(
        video=raw.video,
        segments=studybuddy.clean(raw.segments),
        language=language,
        kind=raw.kind,
        source=raw.source,
    )


def noted(lecture: Marked) -> studybuddy.Note:
    """The outline writer's note of a lecture."""
    order = studybuddy.Order(url=studybuddy.VideoUrl.parse("hQVTIJBZook"))
    with tempfile.TemporaryDirectory() as work:
        place = studybuddy.Work(order, Path(work), settings={})
        return OutlineWriter().write(_AllParts(), lecture.transcript, place)


def _quoted(point: studybuddy.Point, transcript: studybuddy.Transcript) -> Quoted:
    said = (transcript.segments[cite] for cite in point.cites)
    return Quoted(point.text, tuple((segment.start, segment.end) for segment in said))


class _Words:
    """What sumy calls a tokenizer."""

    def to_words(self, text: str) -> list[str]:
        """The words of a sentence, in any script."""
        return words(text)


def ranked(lecture: Marked, summariser: str) -> list[Quoted]:
    """The segments of a lecture, those first that one of sumy's summarisers likes best."""
    module = import_module(f"sumy.summarizers.{summariser}")
    model = import_module("sumy.models.dom")
    choose = getattr(module, f"{summariser.title().replace('_', '')}Summarizer")(stem)
    segments, language = lecture.transcript.segments, lecture.transcript.language
    said = {word for segment in segments for word in words(segment.text)}
    choose.stop_words = [word for word in said if is_function_word(word, language)]
    document = [model.Sentence(segment.text, _Words()) for segment in segments]
    order: list[int] = []

    def keep(rated: list[Any]) -> list[Any]:
        order.extend(one.order for one in rated)
        return rated

    choose(model.ObjectDocumentModel([model.Paragraph(document)]), keep)
    return [Quoted(segments[at].text, ((segments[at].start, segments[at].end),)) for at in order]


def as_long(quoted: Sequence[Quoted], best: Sequence[Quoted]) -> list[Quoted]:
    """The first of the best that have together as many words as what is quoted."""
    wanted = _length(quoted)
    return [one for at, one in enumerate(best) if _length(best[:at]) < wanted]


def _length(quoted: Sequence[Quoted]) -> float:
    return sum(scripts.word_count(one.text) for one in quoted)


def cited(quoted: Sequence[Quoted], lecture: Marked) -> float:
    """The share of the marked stretches that something quoted stands in."""
    spans = [span for one in quoted for span in one.spans]
    return mean(any(_within(span, point) for span in spans) for point in lecture.points)


def _within(span: Span, point: Span) -> bool:
    shared = min(span[1], point[1]) - max(span[0], point[0])
    return shared > 0 and shared >= _SHARED * min(span[1] - span[0], point[1] - point[0])


def whole_ends(quoted: Sequence[Quoted], lecture: Marked) -> float:
    """The share of what is quoted that neither breaks off nor begins in the middle."""
    return mean(not _broken(one.text, lecture) for one in quoted) if quoted else 1.0


def _broken(text: str, lecture: Marked) -> bool:
    if "…" in (text[:1], text[-1:]) or text.endswith((",", ";", ":", "-", "–", "—")):
        return True
    if lecture.punctuated:
        return not _CLOSED.search(text)
    last = words(text)[-1]
    return is_function_word(last, lecture.transcript.language) and last not in _MAY_END


def known(note: studybuddy.Note, lecture: Marked) -> float:
    """The share of the note's terms that were marked."""
    marked = {_stems(term) for term in lecture.terms}
    return mean(_stems(term.term) in marked for term in note.terms) if note.terms else 0.0


def _stems(term: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(term))


def rows(lecture: Marked, note: studybuddy.Note) -> dict[str, dict[str, float]]:
    """By summariser, its figures: what it cites "in short" and in all, whole ends, marked terms."""
    brief, whole = _points(note, lecture)
    found = {"outline": {**_row(brief, whole, lecture), "terms": known(note, lecture)}}
    for name in ("lex_rank", "text_rank") if find_spec("sumy") else ():
        best = ranked(lecture, name)
        found[name] = _row(as_long(brief, best), as_long(whole, best), lecture)
    return found


def _points(note: studybuddy.Note, lecture: Marked) -> tuple[list[Quoted], list[Quoted]]:
    sections = [point for section in note.sections for point in section.points]
    every = dict.fromkeys([*note.summary, *sections])
    quoted = {point: _quoted(point, lecture.transcript) for point in every}
    return [quoted[point] for point in note.summary], list(quoted.values())


def _row(brief: list[Quoted], whole: list[Quoted], lecture: Marked) -> dict[str, float]:
    return {
        "in short": cited(brief, lecture),
        "all points": cited(whole, lecture),
        "whole ends": whole_ends(whole, lecture),
    }


def table(found: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    """Lines of the table: each lecture's figures in percent, then the means."""
    names = ("in short", "all points", "whole ends", "terms")
    yield f"{'':30}{'':10}" + "".join(f"{name:>12}" for name in names)
    summarisers = list(dict.fromkeys(name for rows in found.values() for name in rows))
    for lecture, by_name in found.items():
        for name, row in by_name.items():
            yield _line(lecture, name, [row.get(one) for one in names])
    for name in summarisers:
        some = [rows[name] for rows in found.values()]
        means = [mean(row[one] for row in some) if one in some[0] else None for one in names]
        yield _line("mean", name, means)


def _line(lecture: str, name: str, figures: Sequence[float | None]) -> str:
    cells = ("" if one is None else f"{100 * one:.0f} %" for one in figures)
    return f"{lecture:30}{name:10}" + "".join(f"{cell:>12}" for cell in cells)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outline", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_SHIPPED, help="marked lectures")
    parser.add_argument("--captions", type=Path, default=_CAPTIONS, help="where captions/ lies")
    options = parser.parse_args()
    marked = list(lectures(options.folder, options.captions))
    if not marked:
        parser.error(f"there are no marked lectures in {options.folder}")
    if not find_spec("sumy"):
        print("LexRank and TextRank are left out: .venv/bin/pip install sumy")
    for line in table({lecture.name: rows(lecture, noted(lecture)) for lecture in marked}):
        print(line)


if __name__ == "__main__":
    main()
