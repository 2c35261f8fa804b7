"""Does the transcript say what the note claims? Checked by words, claim by claim."""

from __future__ import annotations

import msgspec

from studybuddy.note import Claim, Note


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that the words near its citation do not support, and why, in words for a writer."""

    claim: Claim
    problems: tuple[str, ...]


def unsupported(note: Note) -> list[Finding]:
    """The claims of a note that its transcript does not support."""
    return []
