"""What is no word at all: tags, entities, invisible characters. Times of words are kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from studybuddy.errors import SourceRefusal
from studybuddy.text import safe, tags
from studybuddy.text.scripts import CJK_TYPESET
from studybuddy.transcript import Segment

LONGEST = 360_000.0
"""Seconds; what claims to be later than this is no time in a video."""

VOICE = "\x01"
"""Begins a line that another voice speaks, and ends its name: `\\x01Ann\\x01Hello`."""

TIME_TAG = re.compile(r"<(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})>", re.ASCII)

TYPESET = re.compile(f"[{CJK_TYPESET}]")
"""A character beside which lines are joined without a space."""

_ROUNDS = 8  # how deep nested escapes and tags are followed
_SUSPECT = re.compile(r"[<&{]|[^\x20-\x7e\n]|  |^ | $")
_AMPERSANDS = re.compile(r"&(?:(?:amp|#0{0,9}38|#x0{0,9}26);)+", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:amp|lt|gt|nbsp)(?![\w;])"
)
# What is set above ideographs tells how they sound; above other letters it is said besides.
_READING = re.compile(
    r"(?<=[々〆ヶ\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])(?:</rb>)?"
    r"(?:<r[tp]>[^<]*+(?:</r[tp]>)?)++",
    re.IGNORECASE,
)
_TIME_OR_NEARLY = re.compile(r"<\s?\w?\d{1,4}(?::\d{2}){1,2}[.,]\d{1,3}\s?>", re.ASCII)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_ESCAPED_BREAK = re.compile(r"(?<=\S)<br ?/?>|<br ?/?>(?=\S)", re.IGNORECASE)
_VOICE_TAG = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>\n]{1,200})>")
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[cibuvsp]|em|strong|font|span|lang|ruby|r[tp]|su[bp])"
    r"(?P<more>[.\s/][^<>]*)?>",
    re.IGNORECASE,
)
# Names that a lecturer speaks of; the others are of captions alone.
_OF_HTML = frozenset({"b", "em", "i", "s", "span", "strong", "sub", "sup", "u"})
# Override codes of SubStation Alpha, with the arguments that they need: `{\alpha}` is a letter.
_OVERRIDE = re.compile(
    r"\{(?:\\(?:an?\d{1,2}|[ibus]\d{0,3}(?=[\\}])|fn[^\\{}\n]{1,60}|fs[-+]?\d|fs(?:c[xy]|p)-?[\d.]"
    r"|fr[xyz]?-?[\d.]|fa[xy]-?[\d.]|fe\d|[1-4]?c(?:&H\w+&?)?(?=[\\}])|(?:alpha|[1-4]a)&H"
    r"|[xy]?(?:bord|shad)[\d.]|be[\d.]|blur[\d.]|[kK][fo]?\d|q[0-3]|r(?=[\\}A-Z])|p\d|pbo-?\d"
    r"|(?:t|pos|move|i?clip|org|fade?)\()[^\\{}\n]*+)++\}"
)
# Whatever cannot be seen. What turns direction changes how text looks and, cut in two, how all
# after it looks. Joiners and marks inside Persian, Indic, Arabic and emoji text stay.
_INVISIBLE = safe.pattern(
    *(safe.OTHER_CONTROLS, safe.SOFT_HYPHEN, safe.ZERO_WIDTH, safe.BYTE_ORDER_MARK),
    *(safe.BIDI, safe.ANNOTATION, safe.SURROGATES),
)
_EDGES = safe.JOINERS + safe.BIDI_MARKS
_NEWLINE = re.compile(rf"\r\n?|[\v\f\x85{safe.LINE_ENDS}]")


class Cue(NamedTuple):
    """What was on the screen at one time, line by line; `TIME_TAG`s stand before timed words."""

    start: float
    end: float
    lines: list[str]
    speaker: str
    marks: tuple[str, ...]


def legible(cues: Iterable[Segment]) -> list[Cue]:
    """The cues in the order of their start, without markup. Raises SourceRefusal."""
    return sorted((_cue(cue) for cue in cues), key=lambda cue: cue.start)


def _cue(cue: Segment) -> Cue:
    if not (0 <= cue.start <= LONGEST and cue.end <= LONGEST):
        raise SourceRefusal(
            "captions_unreadable",
            f"The captions hold a time that cannot be ({cue.start} to {cue.end} seconds). "
            "Check the file, or get the captions again.",
        )
    return Cue(cue.start, max(cue.start, cue.end), _lines(cue.text), cue.speaker, cue.marks)


def _lines(text: str) -> list[str]:
    if _SUSPECT.search(text):
        text = _VOICE_TAG.sub(rf"\n{VOICE}\1{VOICE}", _bare(text))
    lines = (" ".join(line.strip(_EDGES).split()) for line in text.split("\n"))
    return [line for line in lines if line]


def _bare(text: str) -> str:
    """A text without markup. What is escaped, or escaped twice, is markup only in pairs."""
    text = _OVERRIDE.sub("", _NEWLINE.sub("\n", _INVISIBLE.sub("", text)))
    text = _TIME_OR_NEARLY.sub(lambda tag: tag[0] if TIME_TAG.fullmatch(tag[0]) else "", text)
    text = "\n".join(line.strip() for line in _BREAK.sub("\n", text).split("\n"))
    text = _without_tags(text, escaped=False)
    for _ in range(_ROUNDS):
        before = text
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), _AMPERSANDS.sub("&", text))
        text = _NEWLINE.sub("\n", _INVISIBLE.sub("", text))
        if text == before:
            break
        text = _without_tags(_ESCAPED_BREAK.sub("\n", _OVERRIDE.sub("", text)), escaped=True)
    return text


def _without_tags(text: str, *, escaped: bool) -> str:
    """A text without the tags in it that are markup, not words about markup."""
    if "<" not in text:
        return text
    if "<ruby" in text.lower():
        text = _READING.sub("", text)
    paired = _paired(text, escaped=escaped)

    def kept(tag: re.Match[str]) -> str:
        markup = tag.start() in paired or not (escaped or _is_word(tag))
        return "" if markup and not _VOICE_TAG.fullmatch(tag[0]) else tag[0]

    return _TAG.sub(kept, text)


def _paired(text: str, *, escaped: bool) -> set[int]:
    """Where the tags begin that open something and close it, escaped ones at its very edges."""
    found: set[int] = set()
    opened: dict[str, list[re.Match[str]]] = {}
    for tag in _TAG.finditer(text):
        same = opened.setdefault(tag["name"].lower(), [])
        if not tag["end"]:
            same.append(tag)
        elif same:
            pair = (same.pop(), tag)
            if all(_is_one_of_pair(one, escaped=escaped) for one in pair):
                found |= {one.start() for one in pair}
    return found


def _is_one_of_pair(tag: re.Match[str], *, escaped: bool) -> bool:
    """Whether a tag with a counterpart is markup: not `the "<b>" and "</b>" tags`."""
    if escaped or tag["name"] in "pP":
        return _touches(tag)
    return not tags.is_quoted(tag.string, *tag.span())


def _is_word(tag: re.Match[str]) -> bool:
    """Whether a tag without its counterpart is words: `a <b> tag`, `List<S>()`, `a <b and c> d`."""
    name, more = tag["name"].lower(), tag["more"] or ""
    if not (tag["end"] or more) and _beside(tag)[0].isalnum():
        return True
    if name in _OF_HTML:
        compared = more[:1].isspace() and "=" not in more
        return not ((more and not compared) or _touches(tag) or _is_alone(tag))
    return name == "p"


def _touches(tag: re.Match[str]) -> bool:
    """Whether a tag is written without a space to what it opens or closes."""
    before, after = _beside(tag)
    blank = ((before if tag["end"] else after) or " ").isspace()
    return not (blank or tags.stands_alone(tag.string, *tag.span()))


def _is_alone(tag: re.Match[str]) -> bool:
    """Whether a tag has a line to itself."""
    return {"", "\n"}.issuperset(_beside(tag))


def _beside(tag: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a tag, empty where the text ends."""
    begin, end = tag.span()
    return tag.string[max(0, begin - 1) : begin], tag.string[end : end + 1]


def stamp(tag: re.Match[str]) -> float:
    """The seconds of a `TIME_TAG`."""
    hours, minutes, seconds, fraction = tag.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int(fraction.ljust(3, "0"))) / 1000


def together(texts: list[str]) -> str:
    """Texts joined as their scripts want it: with a space, or without one."""
    joined = texts[:1]
    for before, text in pairwise(texts):
        if not (TYPESET.match(before[-1]) and TYPESET.match(text)):
            joined.append(" ")
        joined.append(text)
    return "".join(joined)
