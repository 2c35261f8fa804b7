"""Text that stays where it is put: in Markdown, in HTML and in YAML.

Escaped is what CommonMark, GitHub or Obsidian would read as syntax at that place, and nothing
else, so that ordinary text (`push_to_hub`, 1.5, f(x), 2 * 3) stays as it was written. Formulas
stand between dollars, which GitHub and Obsidian draw.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

from studybuddy.text import Formula, safe, split_formulas

_SYNTAX = re.compile(
    r"""
    [\\`\[\]$]                       # escapes, code, links and [[wiki links]], math
    | \*(?!(?<=\s\*)\s)              # emphasis, unless it stands alone between spaces
    | (?<![^\W_])_ | _(?![^\W_])     # emphasis, unless inside a word
    | (?<=\S)~ | ~(?![^\W_])         # strikethrough: an opening ~ needs a closing one
    | (?<==)= | =(?==)               # ==highlight==
    | (?<=%)% | %(?=%)               # %%comment%%
    | <(?=[A-Za-z/!?])               # HTML, autolinks
    | &(?=\#?[A-Za-z0-9]+;)          # entities
    | (?<![^\W_])\#                  # headings, #tags
    | (?<!\S)\^(?=[\w-])             # ^block ids
    | :(?=//) | (?<=www)\.           # bare links
    | ^> | ^[-+](?=\s|-|$) | ^:(?=::)   # quotes and callouts, lists and rules, containers
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a reader that knows no formulas would take for code, a link or a formula within.
_NOT_IN_FORMULA = re.compile(r"[`$]|://|www\.|\\$", re.IGNORECASE)
# Other TeX for what such a reader would take for HTML, emphasis or a link.
_SAME_TEX = {"<": r"\lt ", ">": r"\gt ", "*": r"\ast ", "](": "]{}(", "][": "]{}[", "[[": "[{}["}
_HARMFUL = re.compile("|".join(map(re.escape, _SAME_TEX)))
# What parts the sides of a card, and begins what it hides.
_PAIRS = re.compile(r"([:=])(?=\1)")
_SECOND_COLON = re.compile(r"(?<=:):")
_ALONE = re.compile(r"^\?+$")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
# What a YAML reader refuses raw, or shows as something else.
_NOT_IN_YAML = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    r"\U00010000-\U0010ffff]"
)


def markdown(text: str) -> str:
    """A text as Markdown that renders as that text, at the start of a line or within one."""
    pieces = split_formulas(safe.for_document(text))
    return _NUMBERED.sub(r"\1\\\2", "".join(map(_piece, pieces)))


def _piece(piece: str | Formula) -> str:
    if isinstance(piece, str) or _NOT_IN_FORMULA.search(piece.tex):
        words = piece if isinstance(piece, str) else piece.source
        return _SYNTAX.sub(lambda found: "\\" + found[0], words)
    tex = _HARMFUL.sub(lambda found: _SAME_TEX[found[0]], piece.tex).strip()
    return f"$${tex}$$" if piece.display else f"${tex}$"


def struck(escaped: str) -> str:
    """Escaped text struck through. What begins with a tilde must not make the signs three."""
    words = escaped.strip()
    return f"~~{chr(92) if words.startswith('~') else ''}{words}~~" if words else ""


def cell(text: str) -> str:
    """A text as a cell of a table. A bar would end it, in a formula too."""
    return markdown(_with_tex(text, _without_bars)).replace("|", "&#124;")


def _without_bars(tex: str) -> str:
    return tex.replace(r"\|", r"\Vert ").replace("|", r"\vert ")


def vault(text: str) -> str:
    """The same for Obsidian, whose cards have two colons, or a line of `?`, before the answer."""
    told = markdown(_with_tex(text, lambda tex: _PAIRS.sub(r"\1{}", tex)))
    return _ALONE.sub(r"\\\g<0>", _SECOND_COLON.sub(r"\:", told))


def _with_tex(text: str, change: Callable[[str], str]) -> str:
    """A text with other TeX in its formulas, to be read once more."""

    def changed(piece: str | Formula) -> str:
        if isinstance(piece, str):
            return piece
        if _NOT_IN_FORMULA.search(piece.tex):
            return piece.source
        tex = change(piece.tex).strip()
        return rf"\[{tex}\]" if piece.display else rf"\({tex}\)"

    return "".join(map(changed, split_formulas(safe.for_document(text))))


def markup(text: str) -> str:
    """A text within an HTML block, where Markdown is not read."""
    return html.escape(safe.for_document(text), quote=False)


def scalar(text: str) -> str:
    """A text as a double-quoted YAML scalar, which reads back as the same text."""
    quoted = json.dumps(safe.whole_characters(text), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
