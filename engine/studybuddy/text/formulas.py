"""What is a formula in a text, and what a price: one rule for whoever shows a note.

The web app reads by the same rule (`formulas.ts`); its cases are tested here too.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Formula(NamedTuple):
    """A formula in a text: its TeX, without the marks around it."""

    tex: str
    display: bool
    """Whether it stands on a line of its own."""

    source: str
    """As it stood in the text, with its marks: what to show where it cannot be drawn."""


# Code comes first: what stands in backticks is no formula. Of `$` as of pandoc: no blank inside
# of either, and no digit after the second, so that "$5 and $10" stays a sum of money.
# Bounded, so that a text of opening marks alone is not read to its end from each of them.
_DELIMITED = re.compile(
    r"""
    (?P<code>(?<!`)(`+)(?!`).{0,2000}?(?<!`)\2(?!`))
    | \$\$(?P<block>[^$]{1,2000}?)\$\$
    | \\\[(?P<bracket>.{1,2000}?)\\\]
    | \\\((?P<paren>.{1,2000}?)\\\)
    | (?<![\\$A-Za-z0-9_])\$(?!\s)(?P<inline>[^$\n]{0,2000}?[^\s$\\])\$(?![0-9$])
    """,
    re.VERBOSE | re.DOTALL,
)
_PRICE = re.compile(r"[0-9].*\s[A-Za-z]{2,}[.,;]?\s", re.DOTALL)
_MAX_LENGTH = 2000


def split_formulas(text: str) -> tuple[str | Formula, ...]:
    r"""A text in order, as the strings and formulas that it is made of.

    A formula stands between `$` and `$`, `$$` and `$$`, `\(` and `\)`, `\[` and `\]`. The sources
    of the formulas and the strings, joined, are the text.

    >>> studybuddy.text.split_formulas("Where $x_1$ costs $5.")
    ('Where ', Formula(tex='x_1', display=False, source='$x_1$'), ' costs $5.')
    """
    if "$" not in text and "\\" not in text:
        return (text,) if text else ()
    pieces: list[str | Formula] = []
    end = 0
    for found in _DELIMITED.finditer(text):
        formula = _formula(found)
        if formula is not None:
            pieces += [text[end : found.start()], formula]
            end = found.end()
    return tuple(piece for piece in (*pieces, text[end:]) if piece)


def _formula(found: re.Match[str]) -> Formula | None:
    source, kind = found[0], found.lastgroup or "code"
    tex = found[kind].strip()
    if kind == "code" or not tex or len(source) > _MAX_LENGTH:
        return None
    if kind == "inline" and _PRICE.match(tex):
        return None
    return Formula(tex, kind in {"block", "bracket"}, source)
