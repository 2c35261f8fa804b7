"""WeasyPrint, loaded without what a note's PDF does not need.

As it comes it takes a quarter of all the processor time of a PDF before the first page. All
shortcuts stand only while it is imported, and where one does not hold it is imported as it comes.
"""

from __future__ import annotations

import ctypes.util
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any

import studybuddy
from studybuddy_pdf.prepared import declarations
from studybuddy_pdf.style_sheets import own_later

_SELDOM_USED = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")


def load_weasyprint() -> Any:
    """The module `weasyprint`.

    Raises ExportFailed: `library_missing` when it, or Pango under it, cannot be loaded.
    """
    if sys.platform == "linux" and "weasyprint" not in sys.modules:
        # Where this fails, as where a library is named otherwise than by Debian, see below.
        with (
            suppress(ImportError, OSError),
            _no_search_for_libraries(),
            _fonts_are_cut_later(),
            _no_certificates(),
            declarations(),
            own_later(),
        ):
            return import_module("weasyprint")
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:  # OSError: Pango itself is not installed
        raise studybuddy.ExportFailed(
            "library_missing",
            f"The PDF library cannot be loaded ({error}). Run: pip install 'yt-study-buddy[pdf]', "
            "and on Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0",
        ) from error


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """No program is asked where a library lies: the loader of Linux knows it by its file's name.

    WeasyPrint tries the names of other systems first, and for each of them, and for what is not
    installed, Python starts `ldconfig`, the compiler and the linker: eighty-six processes.
    """
    found = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = found


@contextmanager
def _no_certificates() -> Iterator[None]:
    """Its own style sheets are files, but each is read by something that could also fetch by HTTPS,
    and would read all certificates for it: here it is given none, and so trusts nobody.
    """
    place: Any = ssl
    made = place._create_default_https_context
    place._create_default_https_context = lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        yield
    finally:
        place._create_default_https_context = made


class _Later(ModuleType):
    """A module whose functions and classes are imported when they are called."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*arguments: object, **named: object) -> object:
            wanted: Callable[..., object] = getattr(import_module(self.__name__), name)
            return wanted(*arguments, **named)

        return called


@contextmanager
def _fonts_are_cut_later() -> Iterator[None]:
    """Of fontTools only what fonts are read by: HarfBuzz cuts them down, but for variable ones, and
    a page of ours brings none in the web's form.
    """
    later = {name: _Later(name) for name in _SELDOM_USED if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            sys.modules.pop(name)
