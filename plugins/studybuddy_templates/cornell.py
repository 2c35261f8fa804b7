"""Notes after Walter Pauk's method: notes on the right, cues on the left, summary below."""

from __future__ import annotations

from typing import ClassVar

import studybuddy


class Cornell(studybuddy.Template):
    """Cornell notes: cue column, notes and summary."""

    parts: ClassVar[tuple[studybuddy.Part, ...]] = ("summary", "sections", "cues", "terms")
    instructions: ClassVar[str] = """\
Write Cornell notes. The page has a wide column of notes, a narrow column of cues beside it and a
summary at the foot. The student covers the notes and tries to answer the cues from memory, so the
two columns must fit one another: every cue is answered by notes of the same section, and every
important note has a cue that calls it back.
{% if subject %}The course is "{{ subject }}".
{% endif %}
Notes: telegraphic, one idea a point, but still a sentence that can be understood next month. Keep
numbers, names, formulas, conditions and causes exactly as said. Kinds: "definition" for what a
word means, "example" for cases, "quote" for words copied exactly, "point" for all else.

Cues: two to four a section. Most begin with why, how, what follows from, how do A and B differ,
or when does this fail; at most one asks for a bare fact. A cue names what it is about, so that it
can be understood alone, and never contains its answer. Its answer is one or two sentences taken
from the notes of its section.

Summary: two to five points in whole sentences, written as for somebody who missed the lecture:
the question it set out to answer, the answer, the main reason for it, and what it is good for.

Terms: only those the lecture itself explains, with its explanation.
"""
