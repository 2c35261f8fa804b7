"""The error codes that our own code raises, found in its syntax trees.

A code is found where it stands as a text: in the making of a `StudyBuddyError` of any class, in a
call that makes one (`CALLS`), in a class that names its code to its parent, and in a default.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ROOTS = ("engine", "plugins", "handlers")

# Functions that make an error of the code that they are given: the argument's place, and the file
# where they do so, if other functions have that name.
CALLS = {
    "refusal": (0, ""),
    "job_error": (0, ""),
    "_refused": (0, "engine/studybuddy/video_url.py"),
    "_problem": (1, "handlers/studybuddy_aws/http/problems.py"),
}
# Classes whose arguments are other things than their code.
NAME_THEIR_OWN = {
    *("NotFound", "TooManyJobs", "TooManyCourses", "TooManyFiles", "TooManyPreviews"),
    *("StoreFailed", "PaymentsUnavailable", "CallFailed"),
    *("ConfirmationNeeded", "PriceChanged", "TooFewCredits", "OrdersClosed"),
    *("AccountErasing", "CreditsOwed", "Interrupted", "QuestionsUsedUp"),
}
# Errors whose codes are not ours: OAuth's (RFC 6749, 6750), and Stripe's.
NOT_OURS = {"OAuthError"}
# What has a code of its own and is no error: the file was read all the same.
NO_ERRORS = {"ReadingWarning"}
OF_STRIPE = "handlers/studybuddy_local/stripe_"


class Raised(NamedTuple):
    """A code, where it is raised, and by what; `call` is None for a line that is written out."""

    code: str
    place: str
    maker: str
    call: ast.Call | None


class Computed(NamedTuple):
    """A place where the code is no text: the file and the expression."""

    file: str
    expression: str


@cache
def trees() -> dict[str, ast.Module]:
    files = [file for root in ROOTS for file in sorted((ROOT / root).rglob("*.py"))]
    named = {file.relative_to(ROOT).as_posix(): file for file in files}
    return {
        name: ast.parse(file.read_bytes())
        for name, file in named.items()
        if not name.startswith(OF_STRIPE)
    }


def error_classes(modules: dict[str, ast.Module]) -> set[str]:
    """The names of all classes that are StudyBuddyErrors."""
    defined = [
        node
        for tree in modules.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    found, before = {"StudyBuddyError"}, 0
    while len(found) > before:
        before = len(found)
        found |= {node.name for node in defined if found & {_name(base) for base in node.bases}}
    return found - NOT_OURS


@cache
def raised() -> tuple[list[Raised], list[Computed]]:
    """Every code that stands in our code, and every place where one is computed."""
    modules = trees()
    classes = error_classes(modules)
    literal: list[Raised] = []
    computed: list[Computed] = []
    for file, tree in modules.items():
        calls = {name for name, (_, only) in CALLS.items() if only in {"", file}}
        for maker, call in _makers(tree, classes | calls):
            code = _code_of(maker, call, classes)
            if code is None:
                continue
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                literal.append(Raised(code.value, f"{file}:{call.lineno}", maker, call))
            elif choice := _choice(code):
                literal += [Raised(one, f"{file}:{call.lineno}", maker, call) for one in choice]
            elif not ast.unparse(code).endswith(".code"):  # of an error that there is
                computed.append(Computed(file, ast.unparse(code)))
        literal += _in_dicts(file, tree)
    return literal, computed


def _in_dicts(file: str, tree: ast.Module) -> Iterator[Raised]:
    """The codes of lines that are written out as they are: `{"code": "wrong_use"}`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                named = key.value if isinstance(key, ast.Constant) else None
                if named == "code" and isinstance(value, ast.Constant):
                    yield Raised(value.value, f"{file}:{node.lineno}", "dict", None)


def _makers(tree: ast.Module, makers: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Calls that make an error, with the name of what makes it; `super().__init__` of a class."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (_name(node.func) in makers or _names_a_code(node)):
            yield _name(node.func), node
        if isinstance(node, ast.ClassDef) and node.name in makers:
            yield from (
                (node.name, call)
                for call in ast.walk(node)
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
            )


def _names_a_code(call: ast.Call) -> bool:
    """Whether a call gives a `code`: a line of the command's, a problem, a job's error."""
    return _name(call.func) not in NO_ERRORS and any(word.arg == "code" for word in call.keywords)


def _code_of(maker: str, call: ast.Call, classes: set[str]) -> ast.expr | None:
    """The argument that is the code; None where the class brings its own."""
    for keyword in call.keywords:
        if keyword.arg == "code":
            return keyword.value
    place, _ = CALLS.get(maker, (0, ""))
    own = maker in classes and ast.unparse(call.func) != "super().__init__"
    if len(call.args) <= place or (own and maker in NAME_THEIR_OWN):
        return None
    return call.args[place]


def _choice(code: ast.expr) -> list[str]:
    """Both texts of `"a" if x else "b"`."""
    if not isinstance(code, ast.IfExp):
        return []
    both = [code.body, code.orelse]
    return [one.value for one in both if isinstance(one, ast.Constant)]


def _name(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")
