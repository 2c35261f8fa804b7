"""The links of a run: named one by one, or in a file, one a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from studybuddy.course import MOST_VIDEOS
from studybuddy.errors import BadVideoUrl, WrongUse
from studybuddy.video_url import PlaylistUrl, VideoUrl, video_or_playlist

_LARGEST = 1_000_000  # bytes of a list: far more than 500 links take
_TOLD = 5  # bad links that are named for one reason; more would hide the others
# A link may hold the sign (`#t=67`), so only what stands apart is a comment.
_COMMENT = re.compile(r"(^|\s)#.*")
_PASTE = "Paste the links, one a line, then press Ctrl-D on an empty line."


def are_many(options: Mapping[str, Any]) -> bool:
    """Whether the options name more than one video, or may: then their notes are a course."""
    if options["file"] is not None or len(options["url"]) > 1:
        return True
    try:
        return isinstance(video_or_playlist(options["url"][0]), PlaylistUrl)
    except BadVideoUrl:
        return False  # told as the refusal of one link is


def links_of(options: Mapping[str, Any]) -> list[VideoUrl | PlaylistUrl]:
    """What the options and the file name, in order, each once. Raises WrongUse.

    A bad link is told with its line, and all of them at once, before anything is asked for.
    """
    found: dict[VideoUrl | PlaylistUrl, None] = {}
    bad: dict[str, list[str]] = {}
    for place, text in _named(options):
        try:
            link = video_or_playlist(text)
        except BadVideoUrl as error:
            bad.setdefault(error.message, []).append(place)
        else:
            found[VideoUrl(link.id) if isinstance(link, VideoUrl) else link] = None
    if bad:
        told = " ".join(f"{_places(places)}: {why}" for why, places in bad.items())
        raise WrongUse("bad_links", f"Nothing was asked for yet. Put right or take out: {told}")
    if not found:
        raise WrongUse(
            "no_links", "There is no link among the lines. Put one on each; # begins a comment."
        )
    refuse_too_many(sum(isinstance(link, VideoUrl) for link in found))
    return list(found)


def refuse_too_many(videos: int) -> None:
    """Raise WrongUse for more videos than a course may have."""
    if videos > MOST_VIDEOS:
        raise WrongUse(
            "too_many_videos",
            f"There are more than {MOST_VIDEOS} videos, which is the most for one course. Part the "
            "list (--file LINKS), and give each part an --output of its own.",
        )


def _places(places: Sequence[str]) -> str:
    more = f" and {len(places) - _TOLD} more" if len(places) > _TOLD else ""
    return f"{', '.join(places[:_TOLD])}{more}"


def _named(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each link with where it stands."""
    yield from ((f"link {n}", text) for n, text in enumerate(options["url"], 1))
    if options["file"] is None:
        return
    for number, line in enumerate(_text(options["file"]).splitlines(), 1):
        if link := _COMMENT.sub("", line).strip():
            yield f"line {number}", link


def _text(file: str) -> str:
    try:
        data = _bytes(file)
    except OSError as error:
        raise WrongUse(
            "links_unreadable",
            f"{file} cannot be read: {error.strerror}. --file takes a text file with one link on "
            "each line, or - for standard input.",
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUse(
            "links_unreadable",
            f"{file} is no list of links: it is to be text in UTF-8, one link on each line.",
        ) from None


def _bytes(file: str) -> bytes:
    if file != "-":
        with Path(file).open("rb") as stream:
            return stream.read(_LARGEST)
    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        print(_PASTE, file=sys.stderr)
    return sys.stdin.buffer.read(_LARGEST)
