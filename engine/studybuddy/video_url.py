"""The only way an outside string becomes a video."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import msgspec

from studybuddy.error_codes import error_codes
from studybuddy.errors import BadVideoUrl
from studybuddy.text import safe

# The parsed host is compared with these, never searched for: `youtube.com.evil.example` is not one.
_LONG_HOSTS = frozenset(
    {
        "youtube.com",
        "www.youtube.com",
        "m.youtube.com",
        "music.youtube.com",
        "gaming.youtube.com",
        "youtube-nocookie.com",
        "www.youtube-nocookie.com",
        "youtubekids.com",
        "www.youtubekids.com",
    }
)
_SHORT_HOSTS = frozenset({"youtu.be", "www.youtu.be"})
_QUERY_PATHS = frozenset({"watch", "watch_popup"})
_ID_PATHS = frozenset({"shorts", "live", "embed", "v", "e", "vi", "watch"})
# Eleven id-legal characters that are pages of YouTube's, not videos.
_NOT_IDS = {"live_stream": "not_a_video", "videoseries": "playlist"}

_ID_PATTERN = "[A-Za-z0-9_-]{11}"
_ID = re.compile(_ID_PATTERN, re.ASCII)
_LIST = re.compile(r"[A-Za-z0-9_-]{2,64}", re.ASCII)
_TIME = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s?)?", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)", re.ASCII)
# A second `?`, where `&` was meant: behind the id, or before a time.
_SECOND_MARK = re.compile(r"(?<=\bv=[A-Za-z0-9_-]{11})\?(?=\w+=)|\?(?=(?:t|start)=\d)", re.ASCII)
_BAD_CHARACTER = safe.pattern(
    r" \\<>\"{}|^`",
    *(safe.CONTROLS, safe.LINE_ENDS, safe.BYTE_ORDER_MARK),
    *(safe.ZERO_WIDTH, safe.JOINERS, safe.BIDI_MARKS),
)

# What a chat, a sentence or Markdown leaves around a link; none of it can be in an id.
_AROUND = " \t\r\n\u00a0\u202f\u3000<>\"'()[],.;!" + "“”„‟‘’‚‛«»‹›〈〉《》「」『』（）、。，！；"
_AFTER = "?:…？："


class VideoUrl(msgspec.Struct, frozen=True):
    """A checked address: a YouTube video's id, and what else the pasted link said.

    `list` is a playlist the video was opened in, `start` a time in seconds; both are facts only,
    and nothing is fetched by them. However it is made, what is no id is refused: by BadVideoUrl,
    or by `msgspec.ValidationError` where a stored one is read.
    """

    id: Annotated[str, msgspec.Meta(pattern=f"^{_ID_PATTERN}$")]
    list: str | None = None
    start: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no id, which would lead to other pages and other directories."""
        if not _ID.fullmatch(self.id):
            raise _refused("bad_id")
        if self.id in _NOT_IDS:
            raise _refused(_NOT_IDS[self.id])

    @property
    def watch_url(self) -> str:
        """The one address that is ever requested, rebuilt from the id."""
        return f"https://www.youtube.com/watch?v={self.id}"

    @classmethod
    def parse(cls, text: str) -> VideoUrl:
        """The video that a pasted text names.

        Raises BadVideoUrl, whose code is one of: empty, bad_character, bad_scheme, userinfo,
        bad_port, bad_host, playlist, not_a_video, no_video_id, ambiguous_id, bad_id.

        >>> video = studybuddy.VideoUrl.parse("youtube.com/watch?v=hQVTIJBZook&t=1m7s")
        >>> video.id, video.start
        ('hQVTIJBZook', 67)
        >>> studybuddy.VideoUrl.parse("https://youtube.com.evil.example/watch?v=hQVTIJBZook")
        Traceback (most recent call last):
        studybuddy.errors.BadVideoUrl: This is not an address of YouTube. ...
        """
        text = _trimmed(text)
        if not text:
            raise _refused("empty")
        if _ID.fullmatch(text):
            return cls(text)
        if _BAD_CHARACTER.search(text):
            raise _refused("bad_character")
        if not any(character in text for character in "./:"):
            raise _refused("bad_id")
        return _video_in(_checked(text))


class PlaylistUrl(msgspec.Struct, frozen=True):
    """A checked address of a playlist: its id. Nothing is fetched by the address as it was pasted.

    >>> studybuddy.PlaylistUrl.parse("youtube.com/playlist?list=PLsample").url
    'https://www.youtube.com/playlist?list=PLsample'
    """

    id: Annotated[str, msgspec.Meta(pattern=f"^{_LIST.pattern}$")]

    @property
    def url(self) -> str:
        """The one address that is requested, rebuilt from the id."""
        return f"https://www.youtube.com/playlist?list={self.id}"

    @classmethod
    def parse(cls, text: str) -> PlaylistUrl:
        """The playlist that a pasted text names. Raises BadVideoUrl (`playlist`) without an id."""
        found = _parameters(_checked(_trimmed(text)).query).get("list", [])
        for value in filter(_LIST.fullmatch, found):
            return cls(value)
        raise _refused("playlist")


def video_or_playlist(text: str) -> VideoUrl | PlaylistUrl:
    """What a pasted text names: a video, also one that was opened in a playlist, or a playlist.

    Raises BadVideoUrl.
    """
    try:
        return VideoUrl.parse(text)
    except BadVideoUrl as error:
        if error.code != "playlist":
            raise
    return PlaylistUrl.parse(text)


def _trimmed(text: str) -> str:
    return text.strip().lstrip(_AROUND).rstrip(_AROUND + _AFTER).replace("&amp;", "&")


def _checked(text: str) -> SplitResult:
    """The parts of an address that is YouTube's. Raises BadVideoUrl."""
    parts = _split(text)
    _check_host(parts)
    return parts


def _refused(reason: str) -> BadVideoUrl:
    return BadVideoUrl(reason, str(error_codes()[reason].at_the_command))


def _split(text: str) -> SplitResult:
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise _refused("bad_scheme")
    if text.startswith("//"):
        text = "https:" + text
    elif not scheme:
        text = "https://" + text
    try:
        parts = urlsplit(text)
    except ValueError:
        raise _refused("bad_host") from None
    # Old embed codes, and people, write `&` where the first parameter needs `?`.
    path, _, query = parts.path.partition("&")
    joined = "&".join(filter(None, (query, parts.query)))
    return parts._replace(path=path, query=_SECOND_MARK.sub("&", joined))


def _check_host(parts: SplitResult) -> None:
    if "@" in parts.netloc:
        raise _refused("userinfo")
    try:
        port = parts.port
    except ValueError:
        raise _refused("bad_port") from None
    if (parts.hostname or "") not in _LONG_HOSTS | _SHORT_HOSTS:
        raise _refused("bad_host")
    if port not in {None, 443 if parts.scheme == "https" else 80}:
        raise _refused("bad_port")


def _video_in(parts: SplitResult) -> VideoUrl:
    query = _parameters(parts.query)
    path = [unquote(step) for step in parts.path.split("/") if step]
    if not path and re.match(r"!?/watch\?", parts.fragment):
        return _video_in(urlsplit("https://www.youtube.com" + parts.fragment.lstrip("!")))
    if path == ["attribution_link"]:
        return _attributed(query)
    if parts.hostname in _SHORT_HOSTS and path and path[0] not in _QUERY_PATHS:
        found = path[:1]
    elif len(path) > 1 and path[0] in _ID_PATHS:
        found = path[1:2]
    elif path[0] in _QUERY_PATHS | _ID_PATHS if path else "v" in query:
        found = []
    else:
        raise _refused(_page(path))
    ids = set(found) | set(query.get("v", []))
    return VideoUrl(
        _only(ids, query),
        list=next((v for v in query.get("list", []) if _LIST.fullmatch(v)), None),
        start=_start(query, parts.fragment),
    )


def _parameters(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query, max_num_fields=100)
    except ValueError:
        raise _refused("no_video_id") from None


def _attributed(query: dict[str, list[str]]) -> VideoUrl:
    """The video of `attribution_link?u=/watch?v=...`: the inner address is a path of YouTube's."""
    inner = query.get("u", [""])[0]
    if not re.match(r"/(?![/\\])", inner):
        raise _refused("no_video_id" if not inner else "not_a_video")
    parts = urlsplit("https://www.youtube.com" + inner)
    if parts.path.strip("/") == "attribution_link":
        raise _refused("not_a_video")
    return _video_in(parts)


def _page(path: list[str]) -> str:
    """Why a path that can hold no video is refused."""
    if not path:
        return "no_video_id"
    return "playlist" if path[0] == "playlist" else "not_a_video"


def _only(ids: set[str], query: dict[str, list[str]]) -> str:
    if not ids:
        raise _refused("playlist" if "list" in query else "no_video_id")
    if len(ids) > 1:
        raise _refused("ambiguous_id")
    return ids.pop()


def _start(query: dict[str, list[str]], fragment: str) -> int | None:
    times = _parameters(fragment) if "=" in fragment else {}
    for name, values in (("t", query), ("start", query), ("time_continue", query), ("t", times)):
        found = _TIME.fullmatch(values.get(name, [""])[0])
        if found and any(found.groups()):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            return hours * 3600 + minutes * 60 + seconds
    return None
