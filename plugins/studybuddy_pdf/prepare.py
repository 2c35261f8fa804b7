"""Prepares what each PDF needs, into this package: `python -m studybuddy_pdf.prepare`.

The build of the worker's image does; `prepared` tells what it is. The declarations, which are the
same on every machine, are kept in git besides, for the WeasyPrint that is locked (`make contract`).
"""

from __future__ import annotations

import importlib
import io
import marshal
import pickle
import tempfile
from pathlib import Path
from types import FunctionType
from typing import Any

import cffi  # type: ignore[import-untyped]
import jinja2

import studybuddy
from studybuddy_pdf.page import environment
from studybuddy_pdf.prepared import MODULE, STYLE_SHEETS, TEMPLATES, function
from studybuddy_pdf.printing import PAPERS, css_for

_HEAD = """\
# Written by `make contract`: what WeasyPrint declares to cffi.
# fmt: off
# ruff: noqa
# mypy: ignore-errors
"""


def prepare() -> None:
    """Lay all of it into this package."""
    TEMPLATES.mkdir(exist_ok=True)
    compiled = environment()
    compiled.bytecode_cache = jinja2.FileSystemBytecodeCache(str(TEMPLATES))
    for name in compiled.list_templates(["html"]):
        compiled.get_template(name)
    for made in TEMPLATES.iterdir():
        made.chmod(0o644)  # jinja2 leaves them to their owner alone, and Lambda runs as another
    write_declarations()
    STYLE_SHEETS.write_bytes(marshal.dumps(_style_sheets()))


def write_declarations() -> None:
    """Lay the declarations of the WeasyPrint that is installed into this package."""
    TEMPLATES.with_name(f"{MODULE}.py").write_text(module_of_declarations(), "utf-8")


def module_of_declarations() -> str:
    """A module with what WeasyPrint declares, as cffi writes it for a library that is built."""
    told: list[str] = []
    original = cffi.FFI.cdef

    def listening(ffi: Any, text: str) -> None:
        told.append(text)
        original(ffi, text)

    cffi.FFI.cdef = listening
    try:
        importlib.import_module("weasyprint.text.ffi")
    finally:
        cffi.FFI.cdef = original
    ffi = cffi.FFI()
    ffi.set_source(MODULE, None)
    (text,) = told
    ffi.cdef(text)
    with tempfile.TemporaryDirectory() as folder:
        written = Path(ffi.compile(tmpdir=folder)).read_text("utf-8")
    return f"{_HEAD}{written}DIGEST = {studybuddy.digest(text)!r}\n"


class _Pickler(pickle.Pickler):
    """Writes the tests of selectors, too: functions that no module has under a name."""

    def reducer_override(self, value: object) -> Any:
        if isinstance(value, FunctionType) and value.__name__ == "<lambda>":
            return function, (marshal.dumps(value.__code__),)
        return NotImplemented


def _style_sheets() -> dict[str, bytes]:
    """What WeasyPrint's own style sheet and ours come to, by the digest of version and text."""
    weasyprint: Any = importlib.import_module("weasyprint")
    made = {}
    for text in (weasyprint.html.UA, *map(css_for, PAPERS)):
        counters = weasyprint.css.counters.CounterStyle()
        sheet = weasyprint.CSS(string=text, counter_style=counters)
        written = io.BytesIO()
        _Pickler(written, pickle.HIGHEST_PROTOCOL).dump((vars(sheet), dict(counters)))
        made[studybuddy.digest(weasyprint.VERSION, text)] = written.getvalue()
    return made


if __name__ == "__main__":
    prepare()
