"""Characters that nobody sees, or that change what stands around them, each class by its name.

A text of a stranger goes into prompts, terminals, file names, Markdown and HTML, and each place
fears something else: it names the classes that it does not take. The names in capitals are
ranges for a character class of a regular expression.
"""

from __future__ import annotations

import re
from functools import cache

WHITE_CONTROLS = r"\t-\r\x85"
"""Controls that are white space: tab, the ends of lines and pages."""

OTHER_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Controls that are nothing to read; a terminal obeys some of them."""

CONTROLS = OTHER_CONTROLS + WHITE_CONTROLS
LINE_ENDS = r"\u2028\u2029"
"""Line and paragraph separators, at which JavaScript and some readers of text begin a new line."""

BIDI = r"\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they turn the text around them, past its own end too."""

BIDI_MARKS = "\u061c\u200e\u200f"
"""Marks of direction: as a letter that nobody sees. They turn what is next to them."""

JOINERS = "\u200c\u200d"
"""Zero-width joiner and non-joiner: part of the spelling in Persian, Indic scripts and emoji."""

ZERO_WIDTH = r"\u200b\u2060"
"""Zero-width space and word joiner: where a line may be broken, and where not."""

SOFT_HYPHEN = r"\xad"
BYTE_ORDER_MARK = r"\ufeff"
OPERATORS = r"\u2061-\u2065\u206a-\u206f"
"""Invisible operators of formulas, and what Unicode advises against."""

ANNOTATION = r"\ufff9-\ufffb"
"""Anchors of text that is written between lines."""

SPECIALS = r"\ufff0-\uffff"
"""The last row of the plane: annotation, replacement characters, two that are no characters."""

NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff"
"""Code points that are no characters: HTML and YAML forbid them."""

SURROGATES = r"\ud800-\udfff"
"""Halves of characters: such a text cannot be written as UTF-8."""

BREAKING = CONTROLS + LINE_ENDS + BIDI
"""What no text of one line may hold, wherever it is shown."""

_SPACES = re.compile(r" {2,}")


@cache
def pattern(*classes: str) -> re.Pattern[str]:
    """The regular expression for one character of any of these classes."""
    return re.compile(f"[{''.join(classes)}]")


def one_line(text: str, *classes: str) -> str:
    """A text on one line: with a space for each run of white space and of these `classes`.

    `BREAKING` is always among them.
    """
    return " ".join(pattern(BREAKING, *classes).sub(" ", text).split())


def for_document(text: str) -> str:
    """A text on one line that Markdown, HTML and their readers can hold.

    Half a character becomes U+FFFD, so that one sees that there was something.
    """
    line = pattern(BREAKING, BYTE_ORDER_MARK, NONCHARACTERS).sub(" ", text)
    return _SPACES.sub(" ", whole_characters(line)).strip()


def whole_characters(text: str) -> str:
    """A text that can be written as UTF-8: U+FFFD stands for each half of a character."""
    return text if text.isascii() else pattern(SURROGATES).sub("\ufffd", text)


def for_terminal(text: str) -> str:
    """A text on one line of a terminal, where controls are orders."""
    return whole_characters(pattern(BREAKING).sub(" ", text))
