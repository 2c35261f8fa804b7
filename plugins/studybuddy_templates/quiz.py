"""Questions instead of notes: retrieval is what makes memory."""

from __future__ import annotations

from typing import ClassVar

import studybuddy


class Quiz(studybuddy.Template):
    """Quiz: multiple choice and open questions over the whole video."""

    parts: ClassVar[tuple[studybuddy.Part, ...]] = ("choices", "questions")
    instructions: ClassVar[str] = """\
Write an examination on what was taught, fair to a student who watched attentively and impossible
for one who did not. Spread the questions evenly: about one multiple choice question for every
three minutes of teaching and one open question for every five, each on something that matters.
{% if subject %}It is an examination in "{{ subject }}".
{% endif %}
Mix the levels: a third ask to recall (a value, a name, a step), a third to understand (why, what
follows, how two things differ), a third to apply (a small new case that what was said decides).
Never ask what the speaker said, when, or in which order; ask about the matter.

Multiple choice: the prompt is a complete question that could be answered without seeing choices.
Exactly one answer is right by what the video says, and three are wrong by what it says. A wrong
choice is what a student would choose who has a particular misunderstanding: confuses two terms
that were both explained, turns cause and effect round, takes the exception for the rule, is off
by one step or one power of ten. All four are alike in length, grammar and precision, so that
nothing but knowledge tells them apart. Never "all of the above", "none of these", jokes, or a
wrong choice that is true in another sense. The explanation tells why the answer is right and, in
a few words, what is wrong with the most tempting other.

Open questions: can be answered in two to five sentences from what was taught; the answer given is
a model answer with every element that a marker would look for.
"""
