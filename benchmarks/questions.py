"""`python -m benchmarks.questions [FILE...]`: are questions answered by the words that answer them?

A file holds questions (`tests/asked_questions`): a line of JSON each with its `lecture`, the
`question`, and `at`, the stretches in seconds that answer it; none where nothing does. Each is
asked of its lecture without a model. Then it is measured how long that takes, in processor time
and as a multiple of reading the notes, for one lecture and for a hundred of an hour.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec
from msgspec.structs import replace

import studybuddy
from benchmarks.claims import interval, lecture_transcript
from studybuddy import Note, Provenance, SavedNote, Segment, Transcript, Work
from studybuddy.text import query_tokens
from studybuddy_outline import OutlineWriter
from studybuddy_study.answer import QUOTED, Reply, answer, index_of_speech
from studybuddy_study.excerpts import Excerpt
from studybuddy_study.index import Index
from studybuddy_study.lines import Line, lines_of
from studybuddy_study.search import matches
from studybuddy_templates import Lecture

_ROOT = Path(__file__).parents[1]
_SHIPPED = _ROOT / "tests" / "asked_questions"
_SHARED = 1.0
"""Seconds that an excerpt and a stretch that answers must have in common."""

_HOUR = 3600.0
_MANY = 100
_LECTURES = 14
"""Lectures that are asked about: so many notes of an hour differ, and are read again then."""

_T = TypeVar("_T")


class Asked(msgspec.Struct, frozen=True):
    """One line of a file of questions."""

    lecture: str
    question: str
    at: tuple[tuple[float, float], ...]


class Answered(NamedTuple):
    """What was answered to a question."""

    asked: Asked
    reply: Reply

    @property
    def found(self) -> bool:
        """Whether one of the first three excerpts has the answer."""
        return any(self._has(excerpt) for excerpt in self.reply.excerpts)

    @property
    def resolves(self) -> bool:
        """Whether each link leads to a second at which the words begin that are quoted for it."""
        return all(resolves(line) for one in self.reply.excerpts for line in one.lines)

    def _has(self, excerpt: Excerpt) -> bool:
        segments = excerpt.lines[0].saved.note.transcript.segments
        start, end = excerpt.lines[0].start, segments[excerpt.lines[-1].number].end
        return any(min(end, e) - max(start, s) >= _SHARED for s, e in self.asked.at)


def resolves(line: Line) -> bool:
    """Whether a line's link leads to its video, to the second at which its words begin."""
    address = urlsplit(line.link)
    (second,) = parse_qs(address.query)["t"]
    transcript = line.saved.note.transcript
    said = [one.text for one in transcript.segments if int(one.start) == int(second)]
    return address.path == f"/{transcript.video.id}" and line.text in said


def answers(file: Path) -> Iterator[Answered]:
    """The answer to each question of a file."""
    for asked in msgspec.json.Decoder(Asked).decode_lines(file.read_bytes()):
        yield Answered(asked, answer(asked.question, _speech(asked.lecture), QUOTED))


def rows(told: Sequence[Answered]) -> Iterator[tuple[str, int, int]]:
    """What is counted, how often it is so, and of how many."""
    some = [one for one in told if one.asked.at]
    none = [one for one in told if not one.asked.at]
    yield "right passage among the first three", sum(one.found for one in some), len(some)
    yield "nothing answers it, and that is told", sum(not one.reply.said for one in none), len(none)
    yield "told so although something does", sum(not one.reply.said for one in some), len(some)
    yield "citations that resolve", sum(one.resolves for one in told), len(told)


def table(told: Sequence[Answered]) -> Iterator[str]:
    """Lines of the table."""
    for name, count, of in rows(told):
        low, high = (f"{100 * bound:.0f}" for bound in interval(count, of))
        yield f"  {name:40}{count:4} of {of:3}{100 * count / of:6.0f} %  ({low}-{high})"


def times(count: int, seconds: float) -> Iterator[str]:
    """How long reading some notes takes, and a question and a search of them beside it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for number in range(count):
            _write(place / str(number), lecture_note(seconds, number % _LECTURES))
        read, (notes, _) = _timed(lambda: studybuddy.saved_notes([place]))
        asking, _ = _timed(lambda: answer("memory", index_of_speech(notes), QUOTED))
        searching, _ = _timed(lambda: _searched(notes))
    yield (
        f"  {count:3} of {seconds / 60:.0f} min: read in {read:.3f} s; "
        f"a question {asking:.2f} s ({1 + asking / read:.0f} times reading), "
        f"a search {searching:.2f} s ({1 + searching / read:.0f} times)"
    )


def _searched(notes: Sequence[SavedNote]) -> list[Line]:
    index = Index(line for saved in notes for line in lines_of(saved))
    return matches(query_tokens("memory"), index, 10)


def _timed(do: Callable[[], _T]) -> tuple[float, _T]:
    begun = time.process_time()
    result = do()
    return time.process_time() - begun, result


@cache
def _speech(lecture: str) -> Index:
    transcript = _transcript(lecture)
    note = Note(
        title=lecture,
        language=transcript.language,
        transcript=transcript,
        provenance=Provenance(writer="none"),
    )
    return index_of_speech([SavedNote(Path(lecture), note)])


@cache
def _transcript(lecture: str) -> Transcript:
    return lecture_transcript(_ROOT / lecture)


def _work() -> Work:
    order = studybuddy.Order(url=studybuddy.VideoUrl("hQVTIJBZook"))
    return Work(order, Path(tempfile.gettempdir()), settings={})


@cache
def lecture_note(seconds: float, number: int) -> bytes:
    """The notes of one of the lectures, gone on with by others for so many seconds, as JSON."""
    note = OutlineWriter().write(Lecture(), _lecture_of(seconds, number), _work())
    return studybuddy.to_json(note.with_ids())


def _lecture_of(seconds: float, number: int) -> Transcript:
    """So many seconds of the lectures that are asked about, one after the other."""
    names = sorted({asked.lecture for file in _files() for asked in _read(file)})
    first = _transcript(names[number])
    segments: list[Segment] = []
    at = 0.0
    for name in islice(cycle(names), number, None):
        for segment in _transcript(name).segments:
            length = segment.end - segment.start
            segments.append(Segment(start=at, end=at + length, text=segment.text))
            at += length
        if at >= seconds:
            return replace(first, segments=tuple(segments))
    raise AssertionError("there are always more")


def _read(file: Path) -> list[Asked]:
    return msgspec.json.Decoder(Asked).decode_lines(file.read_bytes())


def _files() -> list[Path]:
    return sorted(_SHIPPED.glob("*.jsonl"))


def _write(directory: Path, note: bytes) -> None:
    directory.mkdir()
    (directory / "note.json").write_bytes(note)


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="questions  [default: those shipped]")
    parser.add_argument("--wrong", action="store_true", help="list what was answered wrongly")
    options = parser.parse_args()
    for file in options.files or _files():
        told = list(answers(file))
        print(f"Questions of {file.stem}:", *table(told), sep="\n")
        for one in told if options.wrong else ():
            if one.reply.said != bool(one.asked.at) or (one.asked.at and not one.found):
                print(f"    {one.asked.question}  said: {one.reply.said}, found: {one.found}")
    print("Processor time, the notes read before:", *times(1, 600), *times(_MANY, _HOUR), sep="\n")


if __name__ == "__main__":
    main()
