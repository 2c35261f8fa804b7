"""Do the cited lines exist, and is a question put together as questions are?"""

from __future__ import annotations

from collections.abc import Iterator

from studybuddy.grounding.evidence import Evidence
from studybuddy.grounding.tokens import squashed
from studybuddy.note import Claim, Question

# More citations than this prove nothing: they are a net, not a reference.
_MOST_CITES = 16
# Captions may run on a little after the video's last frame. Seconds.
_SLACK = 5.0


def citation_problems(claim: Claim, evidence: Evidence) -> Iterator[str]:
    """Citations that are missing, too many, or point where nothing is."""
    if not claim.cites or not isinstance(claim.cites, tuple | list):
        yield "it cites nothing"
        return
    if len(claim.cites) > _MOST_CITES:
        yield f"it cites {len(claim.cites)} lines: cite the few that prove it"
    for cite in claim.cites:
        if type(cite) is not int or not 0 <= cite < len(evidence.segments):
            yield f"line {cite} does not exist"
        elif 0 < evidence.duration < evidence.segments[cite].start - _SLACK:
            yield f"line {cite} lies behind the end of the video"


def choice_problems(question: Question) -> Iterator[str]:
    """A multiple choice has one answer, and wrong choices that differ from it and one another."""
    if not question.choices:
        return
    answer, *choices = (
        squashed(text) or text.strip() for text in (question.answer, *question.choices)
    )
    if question.choices.count(question.answer) != 1 or choices.count(answer) != 1:
        yield "the answer must be one of the choices, once and letter by letter"
    if len(set(choices)) < len(choices):
        yield "two choices are the same"
    wrong = [choice for choice in choices if choice != answer]
    if len(wrong) < 2:
        yield "a multiple choice needs at least two wrong choices"
    if any(_is_part(choice, answer) for choice in wrong):
        yield "a wrong choice is part of the answer"


def _is_part(choice: str, answer: str) -> bool:
    return not choice or (len(choice) > 3 and choice in answer)
