"""For the evening before."""

from __future__ import annotations

from typing import ClassVar

import studybuddy


class ExamCram(studybuddy.Template):
    """Exam cram: the essentials, cards and practice questions."""

    parts: ClassVar[tuple[studybuddy.Part, ...]] = (
        "summary",
        "sections",
        "terms",
        "cards",
        "choices",
    )
    instructions: ClassVar[str] = """\
The examination is tomorrow. Keep what earns marks and drop the rest without regret.
{% if subject %}The examination is in "{{ subject }}".
{% endif %}
Summary: the five things to know if only five can be known, most important first, each complete
with its number, name, formula or condition.

Sections: few, each with at most six points. A point is a fact, rule, formula, cause or contrast
that can be asked for, in one sentence of at most 25 words. Put side by side what is commonly
confused ("A does ..., B does ..."). Where a limit or an exception is said, say it in the same
point as the rule: that is where marks are lost. Stories, motivation and history go, unless they
are the subject. Kinds: "definition" for what must be known word for word, "example" only for a
worked case whose pattern can come up again.

Terms: every word whose meaning could be asked for, with the shortest meaning the video supports.

Cards: the facts that only repetition will fix: values, names, steps in order, pairs that are
confused. One fact each, the back at most 15 words.

Multiple choice: the question an examiner would set on each main idea, with three wrong choices
that each rest on a real and tempting mistake, alike in form to the answer. The explanation names
the mistake.
"""
