"""A written note becomes one that can be trusted: checked, mended once, and told how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from studybuddy.grounding import Finding, Judge
from studybuddy.grounding.coverage import measure
from studybuddy.grounding.tidying import tidied
from studybuddy.note import Claim, Note, clock

Repair = Callable[[list[Finding]], Sequence[Claim | None]]


def check(note: Note, repair: Repair) -> Note:
    """The note without what its transcript does not support, and with its coverage.

    `repair` is asked once, and only if something is unsupported. It answers each finding with a
    mended claim of the same type or None; an answer that is still unsupported is dropped.
    """
    judge = Judge(note)
    claims = list(note.claims())
    findings = {
        at: Finding(claim=claim, problems=problems)
        for at, claim in enumerate(claims)
        if (problems := judge.problems(claim))
    }
    mended = _mended(judge, findings, repair) if findings else {}
    kept = iter([mended.get(at) if at in findings else claim for at, claim in enumerate(claims)])
    checked = tidied(_honest_titles(note.with_claims(lambda _: next(kept)), judge))
    coverage = measure(
        checked,
        written=len(claims),
        repaired=len(mended),
        dropped=len(findings) - len(mended),
        checked=judge.checked,
    )
    return msgspec.structs.replace(checked, coverage=coverage)


def _mended(judge: Judge, findings: dict[int, Finding], repair: Repair) -> dict[int, Claim]:
    """The answers that can be kept, by the place of the claim they mend."""
    answers = repair(list(findings.values()))
    return {
        at: answer
        for (at, finding), answer in zip(findings.items(), answers, strict=False)
        if answer is not None
        and type(answer) is type(finding.claim)
        and answer != finding.claim
        and not judge.problems(answer)
    }


def _honest_titles(note: Note, judge: Judge) -> Note:
    """Sections whose titles name what is not said in them are called by their times instead."""
    sections = tuple(
        section
        if judge.supports_title(section)
        else msgspec.structs.replace(section, title=f"{clock(section.start)}–{clock(section.end)}")
        for section in note.sections
    )
    return msgspec.structs.replace(note, sections=sections)
