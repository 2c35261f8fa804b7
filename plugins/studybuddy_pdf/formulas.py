"""Formulas as pictures: WeasyPrint does not lay MathML out."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import quote, unquote

from studybuddy.text import Formula

_SCHEME = "tex:"
_SIZE = 10.0
"""Of the font in which a formula is drawn; its picture is measured in em."""

# Definitions can say a thing a million times. The letters are those that the font has.
_NOT_DRAWN = re.compile(
    r"\\(def|let|newcommand|renewcommand)\b"
    r"|[^\x20-\x7e\xa0-\u024f\u0370-\u03ff\u2000-\u22ff\U0001d400-\U0001d7ff]"
)
# Each step into these is laid out more than once, and so is all that stands in it: the time grows
# by powers. As deep as papers go costs a fraction of a second.
_STEPS = {
    r"\begin": 3,
    r"\end": -3,
    r"\left": 2,
    r"\right": -2,
    "{": 1,
    "}": -1,
}
_STEP = re.compile(r"\\(?:begin|end|left|right)(?![A-Za-z])|\\.|[{}]", re.DOTALL)
# Its lines would be numbered, each formula's from 1: numbers that no text refers to.
_NUMBERED = re.compile(r"(\\(?:begin|end)\{align)\}")
_DEEPEST = 9
_LONGEST = 1000
_VIEW_BOX = re.compile(r'viewBox="\S+ (\S+) (\S+) (\S+)"')


class Drawing(NamedTuple):
    """A formula as SVG."""

    svg: bytes
    width: float
    """In em, as is `below`."""

    below: float
    """How far it goes below the line that its letters stand on."""


def url_of(formula: Formula) -> str:
    """The address by which a page names the picture of a formula."""
    return f"{_SCHEME}{'d' if formula.display else 'i'}:{quote(formula.tex, safe='')}"


def is_formula(url: str) -> bool:
    """Whether an address names the picture of a formula."""
    return url.startswith(_SCHEME)


def svg_of(url: str) -> bytes:
    """The picture that an address names; empty where it cannot be drawn."""
    display, tex = url.removeprefix(_SCHEME).split(":", 1)
    drawing = draw(unquote(tex), display == "d")
    return drawing.svg if drawing else b""


@lru_cache(maxsize=1000)
def draw(tex: str, display: bool) -> Drawing | None:
    """A formula drawn, or None where it is none or does what no formula does."""
    if len(tex) > _LONGEST or _NOT_DRAWN.search(tex) or _depth(tex) > _DEEPEST:
        return None
    from latex2mathml.converter import convert

    with warnings.catch_warnings():  # it asks for its fonts in a way that Python 3.11 calls old
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.zmath import Latex

    try:
        # What it does not know is shown as it is written, so an unknown command is no error.
        if ">\\" in convert(tex):
            return None
        svg = Latex(_NUMBERED.sub(r"\1*}", tex), size=_SIZE, inline=not display).svg()
    except Exception:  # both libraries raise whatever a text of strangers makes them stumble over
        return None
    box = _VIEW_BOX.search(svg)
    top, width, height = (float(number) / _SIZE for number in box.groups()) if box else (0, 0, 0)
    if not 0 < width < 80 or not 0 < height < 40:
        return None
    return Drawing(svg.encode(), width, top + height)


def _depth(tex: str) -> int:
    """How deep its deepest part is nested, by the weights of the steps."""
    steps = (_STEPS.get(step, 0) for step in _STEP.findall(tex))
    return max(accumulate(steps, lambda depth, step: max(depth + step, 0)), default=0)
