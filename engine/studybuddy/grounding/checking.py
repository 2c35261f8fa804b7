"""Claims are checked, mended once, and checked again; what is left can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from studybuddy.grounding import Finding, Judge
from studybuddy.grounding.meaning import Doubts, Panel
from studybuddy.grounding.tidying import tidied
from studybuddy.note import Claim, Note, Section, clock

Repair = Callable[[list[Finding]], Sequence[Claim | None]]


class PartCheck(NamedTuple):
    """What came of some claims, by their place among them.

    Of those that are `refused` the `mended` ones can be kept. `doubts` are the checkers'; `panel`
    has counted them.
    """

    refused: frozenset[int]
    mended: Mapping[int, Claim]
    doubts: Mapping[int, Doubts]
    panel: Panel


def check_part(claims: Sequence[Claim], judge: Judge, panel: Panel, repair: Repair) -> PartCheck:
    """Check claims, have those mended that are unsupported, and check what came of that.

    What the engine's own check passes, the checkers are asked about. `repair` is asked once, and
    only if something is unsupported. It answers each finding with a mended claim of the same type
    or None; an answer that is still unsupported is dropped, by whichever check.
    """
    problems = {at: found for at, claim in enumerate(claims) if (found := judge.problems(claim))}
    doubts = _doubts(panel, {at: c for at, c in enumerate(claims) if at not in problems})
    problems |= {at: tuple(found.values()) for at, found in doubts.items()}
    findings = {at: Finding(claim=claims[at], problems=problems[at]) for at in sorted(problems)}
    mended = _mended(judge, panel, findings, repair) if findings else {}
    return PartCheck(frozenset(findings), mended, doubts, panel)


def supported_section(note: Note, dropped: Sequence[Claim], judge: Judge) -> Section | None:
    """The one section of a note without what is dropped of it; None if no point is left."""
    kept = note.with_claims(lambda claim: None if claim in dropped else claim)
    checked = tidied(honest_titles(kept, judge))
    return next(iter(checked.sections), None)


def honest_titles(note: Note, judge: Judge) -> Note:
    """Sections whose titles name what is not said in them are called by their times instead."""
    sections = tuple(
        section
        if judge.supports_title(section)
        else msgspec.structs.replace(section, title=f"{clock(section.start)}–{clock(section.end)}")
        for section in note.sections
    )
    return msgspec.structs.replace(note, sections=sections)


def _doubts(panel: Panel, claims: Mapping[int, Claim]) -> dict[int, Doubts]:
    """What the checkers refuse, by place."""
    found = panel.doubts(list(claims.values()))
    return {at: doubts for at, doubts in zip(claims, found, strict=True) if doubts}


def _mended(
    judge: Judge, panel: Panel, findings: Mapping[int, Finding], repair: Repair
) -> dict[int, Claim]:
    """The answers that can be kept, by the place of the claim they mend."""
    answers = repair(list(findings.values()))
    sound = {
        at: answer
        for (at, finding), answer in zip(findings.items(), answers, strict=False)
        if answer is not None
        and type(answer) is type(finding.claim)
        and answer != finding.claim
        and not judge.problems(answer)
    }
    refused = _doubts(panel, sound)
    return {at: answer for at, answer in sound.items() if at not in refused}
