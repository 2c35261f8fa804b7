"""What editors and chats put round a text: the fences of a code block, front matter."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(r"^[ \t]*+`{3,10}[\w-]{0,20}[ \t]*+$", re.MULTILINE)
_KEY = re.compile(r"([a-z_][\w-]{0,40}):(?:\s+(.*)|$)")
_GOES_ON = re.compile(r"\s|- |[\]}]|$")
_LONGEST = 200  # lines


class Unwrapped(NamedTuple):
    """A text as long as it was, blank where something stood round it."""

    text: str
    front_matter: bool = False
    title: str = ""


def unwrapped(text: str) -> Unwrapped:
    """The text without fences and front matter."""
    text = _FENCE.sub("", text) if "`" in text and "```" in text else text
    if not text.startswith("---\n"):
        return Unwrapped(text)
    head, end, rest = text[4:].partition("\n---\n")
    lines = head.split("\n", _LONGEST)
    keys = {found[1]: found[2] or "" for line in lines if (found := _KEY.match(line))}
    known = all(_KEY.match(line) or _GOES_ON.match(line) for line in lines)
    if not end or not keys or not known or len(lines) > _LONGEST:
        return Unwrapped(text)
    return Unwrapped("\n" * (len(lines) + 2) + rest, True, keys.get("title", "").strip(" \"'"))
