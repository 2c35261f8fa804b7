"""What need not be made anew by each process that prints, as `prepare` has laid it down.

That is the C declarations of WeasyPrint, which are otherwise parsed fifteen times for each PDF, its
style sheet and ours, and our template as Python's bytecode. Each is used for the very text that it
was made from, so nothing has to be kept in step; where there is none, or another, all is made as
ever.
"""

from __future__ import annotations

import importlib
import marshal
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

import jinja2

import studybuddy

TEMPLATES = Path(__file__).with_name("prepared_templates")
STYLE_SHEETS = Path(__file__).with_name("prepared_style_sheets")
MODULE = "prepared_declarations"


class StyleSheet(NamedTuple):
    """What parsing a style sheet comes to, as WeasyPrint holds it."""

    attributes: Mapping[str, object]
    counters: Mapping[str, object]


def style_sheet(version: str, text: str) -> StyleSheet | None:
    """What `prepare` has made of a style sheet, by this version of WeasyPrint."""
    known = _style_sheets().get(studybuddy.digest(version, text))
    # Written by the build, beside the code.
    return StyleSheet(*pickle.loads(known)) if known else None  # noqa: S301


@cache
def _style_sheets() -> Mapping[str, bytes]:
    """By the digest of version and text."""
    try:
        found: Mapping[str, bytes] = marshal.loads(STYLE_SHEETS.read_bytes())  # noqa: S302
    except FileNotFoundError:
        return {}
    return found


def function(code: bytes) -> Callable[..., object]:
    """A selector's test: a function without a name, which cssselect2 makes from text."""
    compiler = importlib.import_module("cssselect2.compiler")
    return FunctionType(marshal.loads(code), vars(compiler))  # noqa: S302


class Templates(jinja2.FileSystemBytecodeCache):
    """The templates that are prepared; none is added."""

    def __init__(self) -> None:
        super().__init__(str(TEMPLATES))

    def dump_bytecode(self, bucket: object) -> None:
        """Keep nothing: where a worker prints nothing can be written."""


class _Declared:
    """What `cffi.FFI()` gives, with declarations that are prepared if they are those it is told."""

    def __init__(self, make: Any, prepared: Any) -> None:
        self._make, self._prepared = make, prepared
        self._real: Any = None

    def cdef(self, text: str) -> None:
        if studybuddy.digest(text) == self._prepared.DIGEST:
            self._real = self._prepared.ffi
        else:
            self._real = self._make()
            self._real.cdef(text)

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(self._real, name)
        return found


@contextmanager
def declarations() -> Iterator[None]:
    """In this block a library that declares C to cffi gets what is prepared of it."""
    try:
        prepared = importlib.import_module(f"studybuddy_pdf.{MODULE}")
    except ImportError:
        yield
        return
    import cffi  # type: ignore[import-untyped]

    made = cffi.FFI
    cffi.FFI = lambda: _Declared(made, prepared)
    try:
        yield
    finally:
        cffi.FFI = made
