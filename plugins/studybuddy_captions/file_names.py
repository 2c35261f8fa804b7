"""What the name of a captions file tells: a title and a language."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from studybuddy import CAPTION_FORMATS
from studybuddy_captions.language_tags import tag_of

LONGEST_TITLE = 150
"""Characters, after which a title is cut at a word."""

_EXTENSIONS = frozenset(
    (
        "ass",
        "dfxp",
        "docx",
        "lrc",
        "md",
        "sami",
        "scc",
        "smi",
        "ssa",
        "stl",
        "sub",
        "ttml",
        "tsv",
        "csv",
    )
).union(*(form.extensions for form in CAPTION_FORMATS))
# What tools write beside the language; `hi` is for the hearing impaired as well as Hindi.
_MARKERS = frozenset(("asr", "auto", "cc", "default", "forced", "hi", "orig", "sdh"))
_HINDI = "hi"
_VIDEO_ID = re.compile(r"\s*\[[A-Za-z0-9_-]{11}\]\s*$")
_FIRST = re.compile(r"[\[(]?([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)(?:[\])]\s*|_)(?=.)", re.ASCII)
_LAST = re.compile(r"(?<=.)(?:[_-]|\s*[\[(])([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)[\])]?$", re.ASCII)


class NamedFile(NamedTuple):
    """`language` is a tag behind a dot, `may_be_hindi` if that is `hi` and nothing else."""

    stem: str
    language: str
    may_be_hindi: bool


def named(file_name: str) -> NamedFile:
    """The parts of a name: `talk.en.hi.srt` is a talk in English."""
    stem, suffixes = unicodedata.normalize("NFC", file_name), list[str]()
    while (parts := stem.rpartition("."))[0] and _is_suffix(parts[2], suffixes):
        stem = parts[0]
        suffixes.append(parts[2].strip())
    tags = [tag_of(suffix) for suffix in suffixes if suffix.lower() not in _MARKERS | _EXTENSIONS]
    language = next(filter(None, tags), "")
    hindi = not language and _HINDI in map(str.lower, suffixes)
    return NamedFile(stem, language, hindi)


def _is_suffix(part: str, found: list[str]) -> bool:
    """Whether a part behind a dot is no part of the title; of languages there is one."""
    if part.lower() in _EXTENSIONS | _MARKERS:
        return True
    had = any(tag_of(other) and other.lower() not in _EXTENSIONS | _MARKERS for other in found)
    return part == part.strip() and bool(tag_of(part)) and not had


def hints(stem: str) -> list[str]:
    """The tags at the edges of a name, which may be words: `it_basics`."""
    return [tag for found in _edges(stem) if (tag := tag_of(found[1]))]


def title_from(file_name: str, language: str) -> str:
    """A file's name as a title: `en_graph_theory.auto.vtt` is `Graph theory`, if it is English."""
    stem = _VIDEO_ID.sub("", named(file_name).stem)
    for found in _edges(stem):
        if tag_of(found[1]).split("-")[0] == language.split("-", maxsplit=1)[0]:
            stem = stem[: found.start()] + stem[found.end() :]
            break
    title = " ".join(re.sub("[\\s_]+", " ", stem).split())
    return _shortened(title[:1].title() + title[1:])


def _edges(stem: str) -> list[re.Match[str]]:
    stem = _VIDEO_ID.sub("", stem)
    return [found for found in (_FIRST.match(stem), _LAST.search(stem)) if found]


def _shortened(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > LONGEST_TITLE // 2 else cut).rstrip(" ,;:-–—") + "…"
