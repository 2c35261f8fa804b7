"""Style sheets as WeasyPrint holds them, parsed no more often than they are needed.

It parses its own three whenever it is imported. Two of them, for forms and for attributes of old
HTML, are for others than us: they are parsed when they are asked for. A text of which `prepare`
has laid down what it comes to is not parsed at all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

from studybuddy_pdf import prepared


def style_sheet(weasyprint: Any, text: str, fetcher: object) -> Any:
    """A style sheet of ours, parsed."""
    sheet = weasyprint.CSS.__new__(weasyprint.CSS)
    _read(weasyprint, sheet, text, {}, fetcher)
    return sheet


@contextmanager
def own_later() -> Iterator[None]:
    """In this block WeasyPrint is imported without parsing a style sheet of its own."""
    import tinycss2  # type: ignore[import-untyped]

    passed_over: list[str] = []

    def no_rules(text: str) -> tuple[()]:
        passed_over.append(text)
        return ()

    parse = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = no_rules
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    _read_own(sys.modules["weasyprint"], passed_over)


def _read_own(weasyprint: Any, passed_over: list[str]) -> None:
    """Parse the one that every document has, and see to it that the others can be.

    Raises ImportError where there are others than we know, with nothing left of the import.
    """
    html = weasyprint.html
    if passed_over != [getattr(html, name, None) for name in ("UA", "UA_FORM", "PH")]:
        for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
            del sys.modules[name]
        raise ImportError("The style sheets of this WeasyPrint are others than we know.")
    _read(weasyprint, html.UA_STYLESHEET, html.UA, html.UA_COUNTER_STYLE)
    _read_when_asked(weasyprint, html.UA_FORM_STYLESHEET, html.UA_FORM, html.UA_COUNTER_STYLE)
    _read_when_asked(weasyprint, html.PH_STYLESHEET, html.PH, {})


def _read(
    weasyprint: Any,
    sheet: Any,
    text: str,
    counters: MutableMapping[str, object],
    fetcher: object = None,
) -> None:
    """Make a sheet what parsing its text makes of it; styles of counters go into `counters`."""
    known = prepared.style_sheet(weasyprint.VERSION, text)
    if known is None:
        sheet.__init__(string=text, counter_style=counters, url_fetcher=fetcher)
        return
    vars(sheet).update(known.attributes)
    counters.update(known.counters)


def _read_when_asked(
    weasyprint: Any, sheet: Any, text: str, counters: MutableMapping[str, object]
) -> None:
    class Unread(weasyprint.CSS):  # type: ignore[misc]
        def __getattr__(self, name: str) -> object:
            self.__class__ = weasyprint.CSS
            self.__init__(string=text, counter_style=counters)  # type: ignore[misc]
            return getattr(self, name)

    vars(sheet).clear()
    sheet.__class__ = Unread
