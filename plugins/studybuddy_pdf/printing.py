"""HTML to PDF by WeasyPrint, with the network shut and every glyph accounted for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, NoReturn

import studybuddy
from studybuddy_pdf.glyphs import check_few
from studybuddy_pdf.page import html_of, shown

# Two libraries look around while they print, and the same note would give other bytes elsewhere:
# Pango asks the locale for the shape of a Han character where the note does not say (once, on
# first use), and fontTools writes the time of day into a font that it cuts down.
_ALIKE_EVERYWHERE = {"PANGO_LANGUAGE": "en", "SOURCE_DATE_EPOCH": "0"}


def print_note(note: studybuddy.Note) -> bytes:
    """The PDF of a note. Characters that no font has are printed as `[U+13000]`."""
    lost: frozenset[str] = frozenset()
    while True:
        page = html_of(note, lost)
        data, missing = _printed(page)
        if not missing - lost:
            return data
        lost |= missing
        check_few(lost, shown(page))


def _printed(html: str) -> tuple[bytes, frozenset[str]]:
    """The PDF, and the characters that were drawn as an empty box in it."""
    weasyprint = _weasyprint()
    fetcher = _deny_all(weasyprint)
    css = files("studybuddy_pdf").joinpath("templates", "note.css").read_text("utf-8")
    with _environment(_ALIKE_EVERYWHERE):
        style = weasyprint.CSS(string=css, url_fetcher=fetcher)
        document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(
            stylesheets=[style], pdf_variant="pdf/ua-1"
        )
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    # Filled while drawing: the code points for which Pango found no glyph in any font.
    missing = frozenset(chr(code) for font in document.fonts.values() for code in font.missing)
    return data, missing


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Environment variables as long as the block runs, for C libraries that take no arguments."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango itself is not installed
        raise studybuddy.ExportFailed(
            "library_missing",
            f"The PDF library cannot be loaded ({error}). Run: pip install 'yt-study-buddy[pdf]', "
            "and on Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0",
        ) from error
    return weasyprint


def _deny_all(weasyprint: Any) -> Any:
    """A fetcher that fetches nothing: neither a note nor our own page has a reason to."""

    class DenyAll(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> NoReturn:
            raise PermissionError(f"Nothing is fetched for a PDF: {url[:80]}")

    return DenyAll()
