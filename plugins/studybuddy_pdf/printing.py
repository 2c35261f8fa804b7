"""HTML to PDF by WeasyPrint, with the network shut and every glyph accounted for."""

from __future__ import annotations

import gc
import os
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

from studybuddy_pdf import formulas, qr_codes
from studybuddy_pdf.glyphs import check_few
from studybuddy_pdf.loading import load_weasyprint
from studybuddy_pdf.page import shown
from studybuddy_pdf.style_sheets import style_sheet

# Two libraries look around while they print, and the same note would give other bytes elsewhere:
# Pango asks the locale for the shape of a Han character where the note does not say (once, on
# first use), and fontTools writes the time of day into a font that it cuts down.
_ALIKE_EVERYWHERE = {"PANGO_LANGUAGE": "en", "SOURCE_DATE_EPOCH": "0"}


PAPERS = ("A4", "letter")
"""Page sizes that exporters of ours print on, as CSS names them."""


def css_for(paper: str) -> str:
    """Our style sheet for pages of a size."""
    css = files("studybuddy_pdf").joinpath("templates", "note.css").read_text("utf-8")
    return f"{css}@page {{ size: {paper} }}"


def print_page(html_of: Callable[[frozenset[str]], str], paper: str) -> bytes:
    """The PDF of a page on `paper`, a page size of CSS (`A4`).

    Characters that no font has are printed as `[U+13000]`: the page is asked for with these.
    """
    lost: frozenset[str] = frozenset()
    with _uncollected():
        while True:
            page = html_of(lost)
            data, missing = _printed(page, paper)
            if not missing - lost:
                return data
            lost |= missing
            check_few(lost, shown(page))


def _printed(html: str, paper: str) -> tuple[bytes, frozenset[str]]:
    """The PDF, and the characters that were drawn as an empty box in it."""
    weasyprint = load_weasyprint()
    fetcher = _fetcher(weasyprint)
    with _environment(_ALIKE_EVERYWHERE):
        style = style_sheet(weasyprint, css_for(paper), fetcher)
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


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circles of garbage as long as the block runs.

    All boxes of a document live until it is written: looking through them again and again finds
    nothing to free, and took a thirtieth of the time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _fetcher(weasyprint: Any) -> Any:
    """A fetcher that fetches nothing, and draws the QR codes and formulas of our own page.

    A note cannot ask for anything: what it says is text on the page, never an element.
    """

    class Drawer(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if qr_codes.is_qr_code(url):
                return self._drawn(url, qr_codes.png_of(url), "image/png")
            if formulas.is_formula(url):
                return self._drawn(url, formulas.svg_of(url), "image/svg+xml")
            raise PermissionError(f"Nothing is fetched for a PDF: {url[:80]}")

        def _drawn(self, url: str, picture: bytes, media_type: str) -> Any:
            return weasyprint.urls.URLFetcherResponse(url, picture, {"Content-Type": media_type})

    # Without certificates, which it would read for each PDF.
    return Drawer(ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
