"""A written note becomes one that can be trusted: checked, mended once, and told how far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from studybuddy.grounding import Finding, Judge
from studybuddy.grounding.coverage import measure
from studybuddy.grounding.meaning import Ask, Doubts, Panel
from studybuddy.grounding.tidying import tidied
from studybuddy.note import Claim, Note, Section, clock

Repair = Callable[[list[Finding]], Sequence[Claim | None]]

_NOBODY: Mapping[str, Ask] = MappingProxyType({})


def check(note: Note, repair: Repair, checkers: Mapping[str, Ask] = _NOBODY) -> Note:
    """The note without what its transcript does not support, and with its coverage.

    What the engine's own check passes, the checkers are asked about. `repair` is asked once, and
    only if something is unsupported. It answers each finding with a mended claim of the same type
    or None; an answer that is still unsupported is dropped, by whichever check.
    """
    judge, panel = Judge(note), Panel(checkers, note.transcript)
    claims = list(note.claims())
    problems = {at: found for at, claim in enumerate(claims) if (found := judge.problems(claim))}
    doubts = _doubts(panel, {at: c for at, c in enumerate(claims) if at not in problems})
    problems |= {at: tuple(found.values()) for at, found in doubts.items()}
    findings = {at: Finding(claim=claims[at], problems=problems[at]) for at in sorted(problems)}
    mended = _mended(judge, panel, findings, repair) if findings else {}
    kept = iter([mended.get(at) if at in findings else claim for at, claim in enumerate(claims)])
    checked = tidied(_honest_titles(note.with_claims(lambda _: next(kept)), judge))
    coverage = measure(
        checked,
        written=len(claims),
        repaired=len(mended),
        dropped=len(findings) - len(mended),
        checked=judge.checked,
    )
    reports = panel.reports(Counter(name for at in mended for name in doubts.get(at, ())))
    provenance = msgspec.structs.replace(checked.provenance, checkers=reports)
    return msgspec.structs.replace(checked, coverage=coverage, provenance=provenance)


def supported_section(note: Note, dropped: Sequence[Claim], judge: Judge) -> Section | None:
    """The one section of a note without what is dropped of it; None if no point is left."""
    kept = note.with_claims(lambda claim: None if claim in dropped else claim)
    checked = tidied(_honest_titles(kept, judge))
    return next(iter(checked.sections), None)


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


def _honest_titles(note: Note, judge: Judge) -> Note:
    """Sections whose titles name what is not said in them are called by their times instead."""
    sections = tuple(
        section
        if judge.supports_title(section)
        else msgspec.structs.replace(section, title=f"{clock(section.start)}–{clock(section.end)}")
        for section in note.sections
    )
    return msgspec.structs.replace(note, sections=sections)
