"""Notes to read instead of the video, or after it."""

from __future__ import annotations

from typing import ClassVar

import studybuddy


class Lecture(studybuddy.Template):
    """Lecture notes: summary, sections, key terms and flash cards."""

    parts: ClassVar[tuple[studybuddy.Part, ...]] = ("summary", "sections", "terms", "cards")
    instructions: ClassVar[str] = """\
Write the notes an attentive student would be glad to have taken: complete enough that nobody who
reads them must go back to the video, short enough that they are read in a tenth of its time.
{% if subject %}The student files them under "{{ subject }}"; choose emphasis and terms for that.
{% endif %}
Summary: three to six points that answer "what did this teach?". Each says something that can be
right or wrong. "The speaker discusses X" is not such a point; what is said about X is.

Sections follow the argument, not the clock: begin a new one where the question being answered
changes. A title names the idea in at most eight words. Points stand in the order they are said;
each is one complete thought in one or two sentences that makes sense when read alone: name the
thing, never "this" or "it" alone. Give reasons with claims, and keep every number, name, unit,
date and condition exactly as said. When an example makes an idea clear, keep the example, of kind
"example". A definition given in the video is of kind "definition". A sentence worth remembering
word for word is of kind "quote", copied exactly. Leave out greetings, sponsors, housekeeping and
repetition.

Key terms: words a newcomer must know to follow, each with the meaning the video gives it, not one
from elsewhere. A term that is used but never explained is not a key term.

Flash cards: one fact a card. The front asks for a reason, a difference, a consequence or a value;
the back answers in one sentence. No front can be answered with yes or no, and none gives its own
answer away. Prefer few good cards to many.
"""
