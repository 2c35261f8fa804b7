"""Every code that an error of ours can have: whom it concerns, what it means, what to do.

`error_codes.toml` is the one place where they stand. The words of YouTube's refusals and of bad
links, the words of failed jobs, the web app's words and `docs/errors.md` all come from it. A plugin
of a stranger's has codes of its own beside these; `WELL_FORMED` is what they look like.

Nothing is read before the first code is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

import msgspec

Kind: TypeAlias = Literal[
    "link",
    "source",
    "writer",
    "exporter",
    "plugin",
    "command",
    "job",
    "request",
    "payment",
    "service",
    "local",
]
"""What an error is about. `source`, `writer` and `exporter` are the codes of those plugins."""

Offer: TypeAlias = Literal["again", "captions", "nothing"]
"""What the web app offers: the same order again, one with captions of one's own, or neither."""

WELL_FORMED = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
"""What every code looks like, a stranger's too. `fullmatch` it."""

LONGEST_MESSAGE = 600
"""Characters of a message that the service passes on."""


class Words(NamedTuple):
    """What happened, and what to do: sentences, each with its full stop."""

    happened: str
    do: str

    def __str__(self) -> str:
        return f"{self.happened} {self.do}".strip()


NOT_YOURS = Words(
    "This is no fault of yours: something is wrong on our side.",
    "Whoever runs Study Buddy can see it. What fails costs nothing: the credit comes back. "
    "Try again later.",
)
"""What a user of the web app reads of a trouble that only the operator can mend."""


class ErrorCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code of ours.

    `meaning` is what has happened, in a sentence. What to do about it is said to three people:
    `command` to one at the command line, `web` to a user of the web app, `operator` to whoever
    runs the service; empty where they never meet it. `happened` is the meaning in words for the
    web app, where those differ.

    `specific`: the message of the error itself says more, and is fit for the web app as it is.
    `retryable`: the same order may succeed later without a change.
    `outage`: whoever else asks now is most likely refused as well; it lies with no one video.
    """

    kind: Kind
    meaning: str
    concerns: Literal["user", "operator"] = "user"
    retryable: bool = False
    command: str = ""
    happened: str = ""
    web: str = ""
    operator: str = ""
    offer: Offer = "again"
    specific: bool = False
    outage: bool = False

    @property
    def for_operator(self) -> bool:
        """Whether a user of the service can do nothing about it."""
        return self.concerns == "operator" or not self.web

    @property
    def on_the_web(self) -> Words:
        """What a user of the web app reads: no option, no setting, no package."""
        if not self.web:
            return NOT_YOURS
        return Words(self.happened or self.meaning, self.web)

    @property
    def at_the_command(self) -> Words:
        """What one reads who runs the command."""
        return Words(self.meaning, self.command)


@cache
def error_codes() -> Mapping[str, ErrorCode]:
    """All codes of ours by name, in the order of the table."""
    file = Path(__file__).with_suffix(".toml")
    return MappingProxyType(msgspec.toml.decode(file.read_bytes(), type=dict[str, ErrorCode]))


def is_listed(code: str) -> bool:
    """Whether a code is one of ours. What is not is a plugin's own."""
    return code in error_codes()


def web_message(code: str, message: str) -> str:
    """What a user of the web app is told of an error, given its code and its own message.

    Listed words for a listed code, whoever raised it; a plugin's own words for its own code.

    >>> web_message("unknown_model", "Set STUDYBUDDY_CLAUDE_MODEL to ...").split(":")[0]
    'This is no fault of yours'
    """
    listed = error_codes().get(code)
    told = message if listed is None or listed.specific else ""
    return told[:LONGEST_MESSAGE] or str(listed.on_the_web if listed else NOT_YOURS)
