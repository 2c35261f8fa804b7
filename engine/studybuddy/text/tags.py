"""Tags that are words, as when somebody speaks of HTML: `the tags <b> and </b>`."""

from __future__ import annotations

import re

_TAG = re.compile(r"</?[A-Za-z][\w.-]{0,30}(?:[\s/][^<>]{0,200})?>")
# Beside what stands by itself: blanks, quotation marks, brackets, punctuation, times of words.
_BEFORE = re.compile(r"(?:\A|\s|\d>)[\"'“‘«(\[{]*\Z")
_AFTER = re.compile(r"(?!\.\.)[,;:.?!)\]}\"'”’»]*(?:\s|\Z|<\d)")
_NEAR = 5  # characters that tell
_WHOLE = re.compile(r"\s*<([A-Za-z]{1,10})>[^<>]*</\1>\s*")


def escape_spoken_tags(text: str) -> str:
    """A cue of a format that has no tags, its spoken ones escaped, so that `clean` keeps them.

    Spoken is what stands by itself. A tag that touches a word, as in `<i>so</i>`, is markup that
    came from elsewhere, and so is a pair around all that a cue shows.

    >>> studybuddy.text.escape_spoken_tags("the tags <b> and </b>")
    'the tags &lt;b> and &lt;/b>'
    """
    if "<" not in text or _WHOLE.fullmatch(text):
        return text
    return _TAG.sub(_escaped, text)


def stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether what stands between these places touches no word."""
    return bool(_BEFORE.search(text[max(0, begin - _NEAR) : begin]) and _AFTER.match(text, end))


def is_quoted(text: str, begin: int, end: int) -> bool:
    """Whether it stands alone, in quotation marks or brackets."""
    return text[begin - 1 : begin] in {*"\"'“‘«(["} and (
        text[end : end + 1] in {*"\"'”’»)]"} and stands_alone(text, begin, end)
    )


def _escaped(tag: re.Match[str]) -> str:
    if stands_alone(tag.string, *tag.span()):
        return f"&lt;{tag[0][1:]}"
    return tag[0]
