"""What the kit asks of the errors that a plugin raises: their codes and their words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from studybuddy.error_codes import LONGEST_MESSAGE, WELL_FORMED, error_codes
from studybuddy.errors import ExportFailed, SourceRefusal, StudyBuddyError, WriterFailed

# A listed code of one of these kinds belongs to one class of errors.
_CLASSES: dict[str, type[StudyBuddyError]] = {
    "source": SourceRefusal,
    "writer": WriterFailed,
    "exporter": ExportFailed,
}


class WrittenError(NamedTuple):
    """An error as it stands in a plugin's source; `message` is None where it is computed."""

    place: str
    kind: type[StudyBuddyError]
    code: str
    message: str | None


@contextmanager
def sound_errors() -> Iterator[None]:
    """Take a StudyBuddyError for an answer; AssertionError where its code or words are unsound."""
    try:
        yield
    except StudyBuddyError as error:
        if flaw := flaw_of_error(error):
            raise AssertionError(flaw) from error


def flaw_of_error(error: StudyBuddyError) -> str:
    """What is wrong with the code or the words of an error; empty if nothing."""
    return flaw_of_words(type(error), error.code, error.message)


def flaw_of_words(kind: type[StudyBuddyError], code: str, message: str | None) -> str:
    """What is wrong with a code and words in an error of this class; None: words not known.

    A code is `[a-z][a-z0-9_]*`, 40 characters at most; words are there and have 600 at most. A
    code that `docs/errors.md` lists keeps its meaning: it stands in the class it is listed for.
    """
    if not WELL_FORMED.fullmatch(code):
        return f"the code {code!r} is not [a-z][a-z0-9_]* of 40 characters at most"
    if message is not None and not 0 < len(message.strip()) <= LONGEST_MESSAGE:
        return f"the words of {code!r} are none, or more than {LONGEST_MESSAGE} characters"
    listed = error_codes().get(code)
    if listed is None or issubclass(kind, _CLASSES.get(listed.kind, StudyBuddyError)):
        return ""
    return (
        f"the code {code!r} is taken: it is a {listed.kind}'s, and means: {listed.meaning} "
        "Choose another code."
    )


def written_errors(file: Path) -> Iterator[WrittenError]:
    """The errors of our three classes that a source file makes with a code that stands there."""
    classes = {kind.__name__: kind for kind in _CLASSES.values()}
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Call) and (kind := classes.get(_name(node.func))):
            given = dict(zip(("code", "message"), node.args, strict=False))
            given |= {word.arg: word.value for word in node.keywords if word.arg}
            code, message = (_text(given.get(name)) for name in ("code", "message"))
            if code is not None:
                yield WrittenError(f"{file.name}:{node.lineno}", kind, code, message)


def _name(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def _text(node: ast.expr | None) -> str | None:
    """A text that stands there as it is; None for what is computed."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
