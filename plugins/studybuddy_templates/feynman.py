"""Explain it simply, find the gap, go back, explain again."""

from __future__ import annotations

from typing import ClassVar

import studybuddy


class Feynman(studybuddy.Template):
    """Feynman notes: in plain words, with what to explain back."""

    parts: ClassVar[tuple[studybuddy.Part, ...]] = ("summary", "sections", "terms", "questions")
    instructions: ClassVar[str] = """\
Explain what was taught to a curious twelve-year-old who is clever and patient but knows none of
the jargon. Who can follow these notes has understood; who only recognises the words has not.
{% if subject %}The student meets this while studying "{{ subject }}".
{% endif %}
Summary: the whole idea in two to four short sentences of everyday words, without a single
technical term.

Sections: one for each idea that carries weight, in the order in which they need one another. Its
points walk from what everybody knows to the idea: first the problem in plain words, then how it
works, step by step, each step leaning on the one before. Where the video offers a picture, a
comparison or a small case, tell it as kind "example": it is worth more than a definition. You may
word things more simply than the speaker did, but you may not add facts, numbers or comparisons of
your own: a simpler sentence must still be proved by the lines it cites. Say honestly where the
video skips a step or asserts without a reason ("the video does not say why"), citing the line
where the step is missing. Short sentences. Active verbs. One new word at a time.

Terms: each technical word that cannot be avoided, as "what they call ...", in everyday words.

Questions: those that show a gap in understanding when one tries to answer aloud: why must it be
so, what would happen if not, what is a case where it fails, what is it like and where does the
likeness end. The answer is the plain explanation that shows no gap, drawn from the video alone.
"""
