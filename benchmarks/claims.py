"""`python -m benchmarks.claims FOLDER`: how well labelled claims are told apart, true from false.

    python -m benchmarks.claims tests/labelled_claims/development --checker claude

tells it of the check of words alone, then of words and that checker, any that is installed: it is
asked about what words have passed, as for a note. One that costs money does so here.

A folder holds lectures (`NAME.LANG.vtt`) and, beside each, `NAME.LANG.claims.jsonl`: a claim a line
with its `kind`, `text` and `at`, the stretches in seconds that it cites. Of true kinds the table
says how many are kept, of the others how many are caught, with Wilson's 95 % interval. Milliseconds
are the processor's for words, and the clock's for a checker, shared among the claims it is asked.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from math import sqrt
from pathlib import Path

import msgspec

from studybuddy import (
    CheckerReport,
    Note,
    Order,
    Point,
    Provenance,
    StudyBuddyError,
    Transcript,
    Usage,
    VideoUrl,
    Work,
    clean,
)
from studybuddy.grounding import Judge
from studybuddy.grounding.meaning import Panel
from studybuddy.plugins.asking import AskedChecker
from studybuddy.plugins.contracts import Checker
from studybuddy.plugins.registry import Registry
from studybuddy.text import base_language, is_function_word, words
from studybuddy_captions import CaptionsSource

# In which languages a claim is written that is not written in its lecture's.
_TRANSLATED = ("en", "de", "fr")
# So much of a segment, or of the cited stretch, must lie in the other for the segment to be cited.
_SHARED = 0.5


class Labelled(msgspec.Struct, frozen=True):
    """One line of a file of claims. `wrong` is what is false in a translated claim."""

    id: str
    kind: str
    text: str
    at: tuple[tuple[float, float], ...]
    why: str = ""
    wrong: str = ""

    @property
    def true(self) -> bool:
        """Whether the lecture supports it."""
        return self.kind in {"true", "translated_true"}


_READER = msgspec.json.Decoder(Labelled)


class Answer(msgspec.Struct, frozen=True):
    """What is said of a claim, as a note's `point`, and how many seconds it took to say it."""

    lecture: str
    claim: Labelled
    point: Point
    problems: tuple[str, ...]
    seconds: float

    @property
    def right(self) -> bool:
        """Kept if true, caught if false."""
        return self.claim.true != bool(self.problems)


def answers(folder: Path) -> Iterator[Answer]:
    """The check's answer to each claim of a folder."""
    for path in sorted(folder.glob("*.claims.jsonl")):
        name = path.name.removesuffix(".claims.jsonl")
        transcript = lecture_transcript(folder / f"{name}.vtt")
        judges: dict[str, Judge] = {}
        for claim in _READER.decode_lines(path.read_bytes()):
            language = _language_of(claim, transcript.language)
            point = Point(text=claim.text, cites=_cited(claim.at, transcript))
            if language not in judges:
                judges[language] = Judge(_note(transcript, language))
            begun = time.process_time()
            problems = judges[language].problems(point)
            yield Answer(name, claim, point, problems, time.process_time() - begun)


class Asked(msgspec.Struct, frozen=True):
    """Words and a checker: what the two say of each claim, and what the checker says of itself."""

    answers: tuple[Answer, ...]
    reports: tuple[CheckerReport, ...]
    usage: Usage
    seconds: float

    @property
    def claims(self) -> int:
        """How many it was asked about."""
        return sum(report.asked for report in self.reports)

    @property
    def unknown(self) -> int:
        """Of how many it could not tell."""
        return sum(report.unknown for report in self.reports)

    @property
    def why(self) -> str:
        """The first reason for that; empty if there is none."""
        return next((report.why for report in self.reports if report.why), "")


def with_checker(
    told: Iterable[Answer], folder: Path, name: str, checker: Checker, settings: Mapping[str, str]
) -> Asked:
    """The same claims, a checker asked about those that words have passed, a lecture at a time."""
    order = Order(url=VideoUrl.parse("hQVTIJBZook"))
    both: list[Answer] = []
    reports: list[CheckerReport] = []
    with tempfile.TemporaryDirectory() as work:
        asked = AskedChecker(name, checker, Work(order, Path(work), settings=settings))
        begun = time.perf_counter()
        for lecture, some in groupby(told, key=lambda answer: answer.lecture):
            transcript = lecture_transcript(folder / f"{lecture}.vtt")
            answered, report = _asked(list(some), Panel({name: asked}, transcript))
            both += answered
            reports += report
        taken = time.perf_counter() - begun
    return Asked(tuple(both), tuple(reports), asked.usage, taken)


def _asked(told: list[Answer], panel: Panel) -> tuple[list[Answer], tuple[CheckerReport, ...]]:
    passed = [answer for answer in told if not answer.problems]
    begun = time.perf_counter()
    doubts = iter(panel.doubts([answer.point for answer in passed]))
    share = (time.perf_counter() - begun) / max(1, len(passed))
    both = [
        answer
        if answer.problems
        else msgspec.structs.replace(
            answer, problems=tuple(next(doubts).values()), seconds=answer.seconds + share
        )
        for answer in told
    ]
    return both, panel.reports({})


def lecture_transcript(path: Path) -> Transcript:
    """A lecture as the pipeline has it; its name says its language."""
    url = VideoUrl.parse("hQVTIJBZook")
    with tempfile.TemporaryDirectory() as work:
        order = Order(url=url, captions=str(path))
        raw = CaptionsSource().fetch(url, Work(order, Path(work), settings={}))
    language = path.name.split(".")[-2]
    return msgspec.structs.replace(raw, language=language, segments=clean(raw.segments))


def _note(transcript: Transcript, language: str) -> Note:
    provenance = Provenance(writer="labelled")
    return Note(title="", language=language, transcript=transcript, provenance=provenance)


def _language_of(claim: Labelled, said: str) -> str:
    """The lecture's language, or for a translated claim that whose grammar it has most of."""
    if not claim.kind.startswith("translated"):
        return said
    others = [language for language in _TRANSLATED if language != base_language(said)]
    return max(others, key=lambda one: sum(is_function_word(w, one) for w in words(claim.text)))


def _cited(stretches: Iterable[tuple[float, float]], transcript: Transcript) -> tuple[int, ...]:
    """The segments that a stretch covers for the most part, or that cover it."""
    found = []
    for start, end in stretches:
        shared = [min(end, s.end) - max(start, s.start) for s in transcript.segments]
        least = [
            _SHARED * min(end - start, segment.end - segment.start)
            for segment in transcript.segments
        ]
        cited = [at for at, much in enumerate(shared) if much > 0 and much >= least[at]]
        found += cited or [max(range(len(shared)), key=shared.__getitem__)]
    return tuple(dict.fromkeys(found))


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z = 1.96
    share, spread = right / of, 1 + z * z / of
    middle = (share + z * z / (2 * of)) / spread
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / spread
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def table(told: list[Answer]) -> Iterator[str]:
    """Lines of the table: by kind, then by language, true and false apart."""
    yield f"{'':24}{'n':>5}{'right':>8}{'95 %':>12}{'ms':>7}"
    yield from _rows("kept, of true", [a for a in told if a.claim.true], _kind)
    yield from _rows("caught, of false", [a for a in told if not a.claim.true], _kind)
    yield from _rows("kept, by language", [a for a in told if a.claim.true], _language)
    yield from _rows("caught, by language", [a for a in told if not a.claim.true], _language)


def _kind(answer: Answer) -> str:
    return answer.claim.kind


def _language(answer: Answer) -> str:
    return answer.lecture.rpartition(".")[2]


def _rows(title: str, told: list[Answer], group: Callable[[Answer], str]) -> Iterator[str]:
    groups: dict[str, list[Answer]] = {title: told}
    for answer in told:
        groups.setdefault(f"  {group(answer)}", []).append(answer)
    for name, some in groups.items():
        if some:
            yield _row(name, some)


def _row(name: str, told: list[Answer]) -> str:
    right = sum(answer.right for answer in told)
    low, high = (f"{100 * bound:.0f}" for bound in interval(right, len(told)))
    took = 1000 * sum(answer.seconds for answer in told) / len(told)
    share = f"{100 * right / len(told):.1f} %"
    return f"{name:24}{len(told):5}{share:>8}{f'{low}-{high}':>12}{took:7.2f}"


def of_checker(
    told: list[Answer], folder: Path, name: str, settings: Mapping[str, str]
) -> Iterator[str]:
    """Lines on words and a checker of this name, or that nothing was measured, and why."""
    yield f"\nwords and {name}"
    try:
        checker = Registry().checker(name)
        missing = checker.missing(settings)
    except StudyBuddyError as error:
        missing = error.message
    if missing:
        yield f"not measured: {missing}"
        return
    asked = with_checker(told, folder, name, checker, settings)
    if asked.unknown == asked.claims:
        yield f"not measured: it could tell of no claim ({asked.why or 'no reason given'})"
        return
    yield from table(list(asked.answers))
    each = 1000 * asked.seconds / max(1, asked.claims)
    yield (
        f"{name} ({checker.identity(settings)}) was asked about the {asked.claims} claims of "
        f"{len(told)} that words passed, could not tell of {asked.unknown}"
        f"{f' ({asked.why})' if asked.why else ''}, took {each:.0f} ms a claim and cost "
        f"${asked.usage.cost_usd:.4f}"
    )


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.claims",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="lectures and their labelled claims")
    parser.add_argument(
        "--checker",
        action="append",
        default=[],
        metavar="NAME",
        help="ask an installed checker as well (repeatable; claude at whatever endpoint is set)",
    )
    parser.add_argument("--wrong", action="store_true", help="list what words judge wrongly")
    options = parser.parse_args()
    told = list(answers(options.folder))
    if not told:
        parser.error(f"there are no labelled claims in {options.folder}")
    print("words alone", *table(told), sep="\n")
    for name in options.checker:
        for line in of_checker(told, options.folder, name, os.environ):
            print(line, flush=True)
    for name in sorted({*Registry().names("checker")} - {*options.checker}):
        print(f"\nwords and {name}\nnot measured: --checker {name} asks it")
    for answer in told if options.wrong else ():
        if not answer.right:
            claim = answer.claim
            print(f"\n{claim.id} {claim.kind}: {claim.text}", *answer.problems, sep="\n    ")


if __name__ == "__main__":
    main()
