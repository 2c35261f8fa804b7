"""Cues that say everything twice, in two languages: the language that comes first is kept."""

from __future__ import annotations

import re

from studybuddy.cleaning.markup import Cue

# Letters of scripts that a translation into a European language does not have.
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u052f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_MOST = 0.6
_FEWEST = 2


def one_language(cues: list[Cue]) -> list[Cue]:
    """The first language's lines of bilingual cues; other captions as they are.

    Captions are bilingual when in most cues of several lines the first half is of one script,
    and the second of another. Two languages of one script cannot be told apart in this way.
    """
    pairs = [_scripts(cue.lines) for cue in cues if len(cue.lines) > 1]
    for order in ((True, False), (False, True)):
        alike = pairs.count(order)
        if alike >= _FEWEST and alike >= _MOST * len(pairs):
            return [_first_half(cue) for cue in cues]
    return cues


def _scripts(lines: list[str]) -> tuple[bool, bool]:
    half = (len(lines) + 1) // 2
    first, second = " ".join(lines[:half]), " ".join(lines[half:])
    return bool(_OTHER_SCRIPT.search(first)), bool(_OTHER_SCRIPT.search(second))


def _first_half(cue: Cue) -> Cue:
    if len(cue.lines) < 2:
        return cue
    return cue._replace(lines=cue.lines[: (len(cue.lines) + 1) // 2])
