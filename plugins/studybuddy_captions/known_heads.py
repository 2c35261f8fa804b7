"""What a file that is no WebVTT, SRT or SBV is, told by how it begins.

Each `is_...` looks at the first lines only: `formats.READERS` asks them. `refuse_known_head` names
what has no reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from studybuddy_captions.document import unreadable

_HEAD = 20_000  # characters
_LINES = 200  # the settings and comments of a head may be long

_TIME = r"\d{1,3}:\d\d:\d\d"
_FRAMES = rf"{_TIME}[:;.]\d\d"
_COMMENT = r"(?:<!--.{0,4000}?-->\s*+)?"
_NAME = r"[A-Za-z_][\w.-]{0,40}"
_WEB_PAGE = re.compile(rf"{_COMMENT}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TTML = re.compile(rf"(?:<\?xml[^>]{{0,200}}\?>\s*+)?{_COMMENT}<(?:{_NAME}:)?tt[\s>]", re.I | re.S)
_ELEMENT = re.compile(
    r"<(?!/?(?:i|b|u|s|font|c|v|em|strong|ruby|lang|transcript|timedtext)\b)[A-Za-z!/][^<>\n]*+>",
    re.I,
)
_SAMI = re.compile(r"<sami\b", re.I)
_ASS = re.compile(r"\[(?:Script Info|V4\+? Styles)\]", re.I)
_SCC = re.compile(r"Scenarist_SCC\b", re.I)
_MICRODVD = re.compile(r"\{(?:\d{1,9}|DEFAULT)\}\{\d{0,9}\}")
_MPL2 = re.compile(r"\[\d{1,9}\]\[\d{0,9}\]")
_SUBVIEWER = re.compile(
    r"\[(?:INFORMATION|TITLE|AUTHOR|SOURCE|PRG|FILEPATH|DELAY|CD TRACK|SUBTITLE|BEGIN|COLF)\]"
    r"|\*{3,}\s*START SCRIPT",
    re.I,
)
_SUBVIEWER_1_TIME = re.compile(rf"\[{_TIME}\]$")
_SUBVIEWER_2_TIME = re.compile(rf"{_TIME}\.\d\d,\s*{_TIME}\.\d\d$")
_SPRUCE = re.compile(rf"{_FRAMES}\s*,\s*{_FRAMES}\s*,")
_SPRUCE_HEAD = re.compile(r"\$[A-Za-z]\w{0,40}\s*=|//")
_ENCORE = re.compile(rf"(?:\d{{1,6}}\s+)?{_FRAMES}\s+{_FRAMES}(?:\s|$)")
_AUDACITY = re.compile(r"-?\d{1,7}(?:[.,]\d{1,9})?\t-?\d{1,7}(?:[.,]\d{1,9})?(?:\t|$)|\\\t")
_LRC_TAG = re.compile(r"\[(?:ti|ar|al|au|by|re|ve|la|length|offset|tool)\s*:[^\]\n]*+\]$", re.I)
_LRC_TIME = re.compile(r"\[\d{1,3}:\d\d(?:[.:]\d{1,3})?\]")
_TMPLAYER = re.compile(rf"{_TIME}[:=](?![\d\s])")


def is_web_page(text: str) -> bool:
    """Whether a text is HTML, as a saved error page is."""
    return bool(_WEB_PAGE.match(_head(text)))


def is_ttml(text: str) -> bool:
    """Whether a text is TTML (DFXP, iTT, EBU-TT)."""
    return bool(_TTML.match(_head(text)))


def is_sami(text: str) -> bool:
    """Whether a text is SAMI."""
    return bool(_SAMI.match(_head(text)))


def is_ass(text: str) -> bool:
    """Whether a text is SubStation Alpha (SSA, ASS)."""
    return bool(_ASS.match(_head(text)))


def is_scc(text: str) -> bool:
    """Whether a text is Scenarist Closed Captions."""
    return bool(_SCC.match(_head(text)))


def is_microdvd(text: str) -> bool:
    """Whether a text is MicroDVD: `{1}{25}words`, in frames."""
    return _mostly(text, _MICRODVD)


def is_mpl2(text: str) -> bool:
    """Whether a text is MPL2: `[10][25]words`, in tenths of a second."""
    return _mostly(text, _MPL2)


def is_tmplayer(text: str) -> bool:
    """Whether a text is TMPlayer's: `00:00:01:words`."""
    return _mostly(text, _TMPLAYER)


def is_subviewer_1(text: str) -> bool:
    """Whether a text is SubViewer 1: a head, then times in brackets on lines of their own."""
    return _has_head(text, _SUBVIEWER, _SUBVIEWER_1_TIME)


def is_subviewer_2(text: str) -> bool:
    """Whether a text is SubViewer 2: a head, then lines of two times with hundredths."""
    return _has_head(text, _SUBVIEWER, _SUBVIEWER_2_TIME)


def is_spruce_stl(text: str) -> bool:
    """Whether a text is Spruce's STL: `00:00:01:00 , 00:00:02:12 , words`."""
    return _has_head(text, _SPRUCE_HEAD, _SPRUCE) or _mostly(text, _SPRUCE)


def is_encore(text: str) -> bool:
    """Whether a text is Adobe Encore's: `1 00:00:01:00 00:00:02:12 words`."""
    return _has_head(text, _ENCORE, _ENCORE)


def is_audacity(text: str) -> bool:
    """Whether a text is a label track of Audacity: two times in seconds and words, by tabs."""
    return _mostly(text, _AUDACITY)


def is_lrc(text: str) -> bool:
    """Whether a text is LRC, by its tags: a text of `[01:02.03]words` alone has times as pasted."""
    return _has_head(text, _LRC_TAG, _LRC_TIME)


class KnownHead(NamedTuple):
    """What a file is. `title` goes on from "The captions file is"."""

    title: str
    recognises: Callable[[str], bool]
    is_captions: bool = True


KNOWN_HEADS = (
    KnownHead("a web page, perhaps an error page", is_web_page, is_captions=False),
    KnownHead("a PDF", lambda text: _head(text).startswith("%PDF-"), is_captions=False),
    KnownHead(
        "a Rich Text document", lambda text: _head(text).startswith("{\\rtf"), is_captions=False
    ),
    KnownHead("a playlist", lambda text: _head(text).startswith("#EXTM3U"), is_captions=False),
    KnownHead("a TMPlayer file", is_tmplayer),
    KnownHead("a Spruce STL file, which counts frames", is_spruce_stl),
    KnownHead("an Adobe Encore file, which counts frames", is_encore),
    KnownHead(
        "a piece of a web page, or XML", lambda text: bool(_ELEMENT.match(_head(text))), False
    ),
)
"""What is not read. The first that recognises a text names it."""


def has_known_head(text: str) -> bool:
    """Whether a text is one of `KNOWN_HEADS`."""
    return any(head.recognises(text) for head in KNOWN_HEADS)


def refuse_known_head(text: str) -> NoReturn:
    """Name what a text is. Raises SourceRefusal, always."""
    head = next(head for head in KNOWN_HEADS if head.recognises(text))
    if head.is_captions:
        raise unreadable(
            f"The captions file is {head.title}. Save it as SRT or VTT in a subtitle editor, and "
            "try again."
        )
    raise unreadable(
        f"The captions file is {head.title}, not captions. Get it again, or save it as SRT, "
        "VTT or plain text."
    )


def _head(text: str) -> str:
    return text.lstrip()[:_HEAD]


def _lines(text: str) -> list[str]:
    return [line.strip(" ") for line in _head(text).split("\n") if line.strip()][:_LINES]


def _mostly(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the first line has the pattern, and half of those that follow."""
    lines = _lines(text)
    has = [bool(pattern.match(line)) for line in lines]
    return bool(has) and has[0] and sum(has) * 2 >= len(has)


def _has_head(text: str, head: re.Pattern[str], times: re.Pattern[str]) -> bool:
    """Whether the first line is of a head, and one of the first lines has times."""
    lines = _lines(text)
    return bool(lines) and bool(head.match(lines[0])) and any(map(times.match, lines))
