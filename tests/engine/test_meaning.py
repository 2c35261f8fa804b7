"""What checkers of meaning say: held to their quotes, made findings before the repair, counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lecture_on_bridges import note_of

from studybuddy import (
    CheckerReport,
    Claim,
    Evidence,
    Finding,
    Note,
    OutOfTime,
    Point,
    Segment,
    StudyBuddyError,
    Transcript,
    Verdict,
    Video,
    WriterFailed,
)
from studybuddy.grounding.meaning import Panel
from studybuddy.grounding.note_check import check

TRUE = Point(text="Steel expands in summer, so decks need joints.", cites=(4,))
WRONG_NUMBER = Point(text="It had 14,000 rivets.", cites=(2,))
RIVETS = Point(text="It had 13,000 rivets.", cites=(2,))


def never(findings: list[Finding]) -> Sequence[Claim | None]:
    raise AssertionError(f"asked to repair {findings}")


class Says:
    """A checker that says the same of a claim each time, by its text; `supported` of others."""

    def __init__(self, **verdicts: Verdict) -> None:
        self.asked: list[list[Claim]] = []
        self._verdicts = {key.replace("_", " "): verdict for key, verdict in verdicts.items()}

    def __call__(self, claims: Sequence[Claim], evidence: Evidence) -> list[Verdict]:
        self.asked.append(list(claims))
        return [self._verdict(claim, evidence) for claim in claims]

    def _verdict(self, claim: Claim, evidence: Evidence) -> Verdict:
        text = getattr(claim, "text", "")
        told = next((v for key, v in self._verdicts.items() if key in text), None)
        return told or Verdict("supported", quote=evidence.segments[claim.cites[0]].text)


def spoken(note: Note, line: int) -> str:
    return note.transcript.segments[line].text


NOT_SAID = Verdict("not_said", "the lines speak of winter")


def test_it_is_asked_about_what_the_check_of_words_has_passed() -> None:
    checker = Says()
    done = check(note_of(TRUE, WRONG_NUMBER), lambda findings: [None], {"says": checker})
    assert [[TRUE]] == checker.asked
    assert (CheckerReport(checker="says", asked=1, supported=1),) == done.provenance.checkers


@pytest.mark.parametrize(
    ("verdict", "problem"),
    [
        (NOT_SAID, "says does not find it said near its citation (the lines speak of winter)"),
        (Verdict("not_said"), "says does not find it said near its citation"),
        (
            Verdict("contradicted", "it is the other way round", "QUOTE"),
            'says finds it contradicted by "QUOTE" (it is the other way round)',
        ),
    ],
)
def test_what_it_doubts_is_a_finding_before_the_one_repair(verdict: Verdict, problem: str) -> None:
    note = note_of(TRUE, WRONG_NUMBER)
    quote = spoken(note, 4) if verdict.quote else ""
    told = Verdict(verdict.says, verdict.reason, quote)
    asked: list[list[Finding]] = []

    def repair(findings: list[Finding]) -> Sequence[Claim | None]:
        asked.append(findings)
        return [None, None]

    done = check(note, repair, {"says": Says(Steel=told)})
    [findings] = asked
    assert [TRUE, WRONG_NUMBER] == [finding.claim for finding in findings]
    assert (problem.replace("QUOTE", quote),) == findings[0].problems
    assert ((), 2, 0, 2) == (
        done.summary,
        done.coverage.written,
        done.coverage.repaired,
        done.coverage.dropped,
    )


def test_repairs_are_asked_about_too() -> None:
    better = Point(text="Steel decks expand in summer.", cites=(4,))
    checker = Says(**{"Steel expands": NOT_SAID})
    done = check(note_of(TRUE), lambda findings: [better], {"says": checker})
    assert [[TRUE], [better]] == checker.asked
    assert (better,) == done.summary
    assert (
        CheckerReport(checker="says", asked=2, supported=1, refused=1, mended=1),
    ) == done.provenance.checkers
    assert (1, 0, 1.0) == (done.coverage.repaired, done.coverage.dropped, done.coverage.grounded)


def test_a_repair_that_it_refuses_is_dropped() -> None:
    worse = Point(text="Steel decks expand in summer.", cites=(4,))
    done = check(note_of(TRUE), lambda findings: [worse], {"says": Says(Steel=NOT_SAID)})
    assert () == done.summary
    assert (CheckerReport(checker="says", asked=2, refused=2),) == done.provenance.checkers
    assert (0, 1) == (done.coverage.repaired, done.coverage.dropped)


def test_a_repair_that_the_check_of_words_refuses_is_not_asked_about() -> None:
    checker = Says()
    check(note_of(WRONG_NUMBER, TRUE), lambda findings: [WRONG_NUMBER], {"says": checker})
    assert [[TRUE]] == checker.asked


def test_what_another_check_had_found_and_was_mended_is_not_its_merit() -> None:
    done = check(note_of(WRONG_NUMBER), lambda findings: [RIVETS], {"says": Says()})
    assert (CheckerReport(checker="says", asked=1, supported=1),) == done.provenance.checkers


def test_each_of_several_is_asked_about_all_and_one_refusal_is_enough() -> None:
    one, other = Says(Steel=NOT_SAID), Says()
    done = check(note_of(TRUE, RIVETS), lambda findings: [None], {"one": one, "other": other})
    assert [[TRUE, RIVETS]] * 2 == one.asked + other.asked
    assert (RIVETS,) == done.summary
    assert [("one", 1), ("other", 0)] == [(r.checker, r.refused) for r in done.provenance.checkers]


def test_an_unknown_verdict_harms_nothing_and_its_reason_is_told() -> None:
    verdict = Verdict("unknown", "the line\nis cut off")
    done = check(note_of(TRUE, RIVETS), never, {"says": Says(Steel=verdict)})
    assert (TRUE, RIVETS) == done.summary
    [report] = done.provenance.checkers
    assert (
        CheckerReport(checker="says", asked=2, supported=1, unknown=1, why="the line is cut off")
        == report
    )
    assert not report.failed


@pytest.mark.parametrize("says", ["supported", "contradicted"])
@pytest.mark.parametrize(
    "quote", ["", "  ", "—", "steel never expands", "expand summ", "x" * 100_000, "rivets " * 400]
)
def test_a_quote_that_is_not_there_makes_the_verdict_unknown(says: str, quote: str) -> None:
    verdict = Verdict(says, quote=quote)  # type: ignore[arg-type]
    done = check(note_of(TRUE), never, {"says": Says(Steel=verdict)})
    [report] = done.provenance.checkers
    assert (1, 0, 0, 1) == (report.asked, report.supported, report.refused, report.unknown)
    assert ("it quoted what is not said", True) == (report.why, report.failed)


def transcript(*lines: str, language: str = "en") -> Transcript:
    return Transcript(
        video=Video(id="dQw4w9WgXcQ"),
        segments=tuple(Segment(start=n, end=n + 1.0, text=t) for n, t in enumerate(lines)),
        language=language,
        kind="user",
        source="test",
    )


@pytest.mark.parametrize(
    ("quote", "is_said"),
    [
        ("Salt lowers it", True),
        ("salt LOWERS it.", True),
        ("“salt — lowers it”", True),
        ("the freezing point of water Salt lowers", True),
        ("lowers salt", False),
        ("alt lowers it", False),
        ("Salt ... it", False),
    ],
)
def test_quotes_are_compared_as_words(quote: str, is_said: bool) -> None:
    panel = Panel({}, transcript("This is the freezing point of water.", "Salt lowers it!"))
    assert is_said == panel.is_said(quote)


@pytest.mark.parametrize(
    ("quote", "is_said"), [("🎉🎉", True), ("🎉", False), ("!", False), ("", False), ("♪", True)]
)
def test_quotes_without_words_are_whole_lines(quote: str, is_said: bool) -> None:
    assert is_said == Panel({}, transcript("Hurray!", "🎉🎉", " ♪ ")).is_said(quote)


@pytest.mark.parametrize(
    ("quote", "is_said"),
    [
        ("把荷载变成压力", True),
        ("压力，所以", True),
        ("荷载压力", False),
        ("拉力", False),
        ("。", False),
    ],
)
def test_quotes_where_words_have_no_spaces(quote: str, is_said: bool) -> None:
    panel = Panel({}, transcript("拱桥把荷载变成压力", "所以古人用石头造拱桥。", language="zh"))
    assert is_said == panel.is_said(quote)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OutOfTime(), "it gave no answer in time"),
        (
            WriterFailed("network", "Call 127.0.0.1 and set KEY."),
            "The model could not be reached, or the connection broke off.",
        ),
        (StudyBuddyError("no_lens", "The lens is lost."), "The lens is lost."),
    ],
)
def test_whoever_cannot_check_is_told_with_the_reason(error: StudyBuddyError, why: str) -> None:
    done = check(note_of(TRUE), never, {"says": lambda claims, evidence: error})
    assert (TRUE,) == done.summary
    [report] = done.provenance.checkers
    assert (CheckerReport(checker="says", asked=1, unknown=1, why=why), True) == (
        report,
        report.failed,
    )


def test_with_nothing_to_check_nobody_is_asked() -> None:
    checker = Says()
    done = check(note_of(), never, {"says": checker})
    assert [] == checker.asked
    assert (CheckerReport(checker="says"),) == done.provenance.checkers
    assert not done.provenance.checkers[0].failed


def test_evidence_is_the_cited_lines_and_their_neighbours() -> None:
    said = transcript(*"abcdefghij", language="nl")
    lines = Evidence(said).lines(Point(text="x", cites=(8, 0, 99)))
    assert [(0, "a", True), (1, "b", False), (2, "c", False)] == [
        (line.number, line.text, line.cited) for line in lines[:3]
    ]
    assert [0, 1, 2, 6, 7, 8, 9] == [line.number for line in lines]
    assert {("nl", "")} == {(line.language, line.speaker) for line in lines}
    assert 8.0 == lines[-2].start
