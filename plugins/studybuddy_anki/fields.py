"""Plain text as a field of Anki's, which is HTML with signs of Anki's own in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from studybuddy.text import Formula, safe, scripts, split_formulas, stem

# A tag that shows nothing, between signs that mean something to Anki when they stand together:
# clozes {{c1::a}}, media [sound:a], LaTeX [$]a[/$] and [latex], formulas \(a\). As entities they
# would be signs again as soon as somebody edits the card.
_APART = "<span></span>"
_SIGNS = re.compile(r"[\\{}\[]|:(?=:)")
# TeX may have two braces or colons in a row, and does not mind a space there.
_PAIRS = re.compile(r"([{}:])(?=\1)")
_WORD = re.compile(f"[\\w{scripts.MARKS}]+")
_WORDS = re.compile(f"[\\w{scripts.MARKS}]+(?:[ -][\\w{scripts.MARKS}]+)*")
# What ends a formula, or is Anki's; what leads elsewhere, dresses the page or outlives the card.
_NO_FORMULA = re.compile(
    r"""
    (?<!\\)(?:\\\\)*\\[()\[\]]
    | \[(?:\$|/|latex|sound:|anki:)
    | \\(?:href|url|class|cssId|style|data|bbox|mmlToken|includegraphics|require
        |[a-z]*def|let|futurelet|(?:re)?newcommand|(?:re)?newenvironment|Declare[A-Za-z]*
      )(?![A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def field(lines: Iterable[str]) -> str:
    r"""Lines of plain text as HTML, their formulas as MathJax reads them: `\(a\)`, `\[a\]`."""
    return "<br>".join("".join(map(_piece, split_formulas(line))) for line in lines)


def cloze(term: str, meaning: str) -> str:
    """A word to guess above what it means, hidden there, too. No cloze is within another."""
    hidden = "".join(
        _with_hidden(piece, term) if isinstance(piece, str) else _piece(piece)
        for piece in split_formulas(meaning)
    )
    return f"{_hidden(field([term]))}<br>{hidden}"


def _with_hidden(words: str, term: str) -> str:
    shown, end = [], 0
    for start, stop in _occurrences(term, words):
        shown += [_plain(words[end:start]), _hidden(_plain(words[start:stop]))]
        end = stop
    return "".join((*shown, _plain(words[end:])))


def _occurrences(term: str, words: str) -> Iterable[tuple[int, int]]:
    """Where a term stands in a text, in any of its forms where its script parts words."""
    if _WORDS.fullmatch(term) and not scripts.is_unspaced(term):
        return _forms(term, words)
    whole = rf"(?<!\w){re.escape(term)}(?!\w)" if term[:1].isascii() else re.escape(term)
    return (found.span() for found in re.finditer(whole, words, re.IGNORECASE))


def _forms(term: str, words: str) -> Iterator[tuple[int, int]]:
    sought, found = _stems(term), list(_WORD.finditer(words))
    stems = _stems(words)
    end = -1
    for n in range(len(found) - len(sought) + 1):
        if n > end and stems[n : n + len(sought)] == sought:
            end = n + len(sought) - 1
            yield found[n].start(), found[end].end()


def _stems(text: str) -> list[str]:
    return [stem(word.casefold()) for word in _WORD.findall(text)]


def _hidden(shown: str) -> str:
    return f"{{{{c1::{shown}}}}}"


def _piece(piece: str | Formula) -> str:
    if isinstance(piece, str):
        return _plain(piece)
    if _NO_FORMULA.search(piece.tex):
        return _plain(piece.source)
    tex = html.escape(_PAIRS.sub(r"\1 ", piece.tex), quote=False)
    return rf"\[{tex}\]" if piece.display else rf"\({tex}\)"


def _plain(words: str) -> str:
    return html.escape(_SIGNS.sub(rf"\g<0>{chr(0)}", words)).replace("\0", _APART)


def tag(text: str) -> str:
    """A text as one tag. A space would end it, and two colons make a tag within another."""
    return re.sub(r":{2,}", ":", "_".join(safe.for_document(text).split()))
