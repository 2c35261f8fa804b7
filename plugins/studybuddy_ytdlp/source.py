"""The source `yt-dlp`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import studybuddy
import studybuddy.youtube

if TYPE_CHECKING:
    from studybuddy_ytdlp.downloader import Downloader

_Answer = TypeVar("_Answer")

# yt-dlp leaves out whatever a client lists from the first track on that wants a token.
_LEFT_OUT = "missing subtitles languages because a PO token"
_STATUS = re.compile(r"playability status: (\w+)")
_ORIGINAL_SOUND = 10  # yt-dlp's `language_preference` for the sound a video was made with


class YtDlpSource(studybuddy.Source):
    """YouTube's captions, by yt-dlp."""

    def __init__(self, downloader: Callable[[studybuddy.Work, str], Downloader] | None = None):
        """Let `downloader` make what asks YouTube, given the order and the proxy."""
        self._downloader = downloader

    def missing(self, settings: Mapping[str, str]) -> str:
        """The extra to install, if it is not."""
        if find_spec("yt_dlp"):
            return ""
        return "Install the second way to captions: pip install 'yt-study-buddy[yt-dlp]'"

    def fetch(self, url: studybuddy.VideoUrl, work: studybuddy.Work) -> studybuddy.Transcript:
        """The captions of the best track. Raises SourceRefusal, OutOfTime or WrongUse (proxy)."""
        return self._asked(
            url.id, work, lambda downloader: _read(url, work.order.translate, downloader)
        )

    def playlist(self, url: studybuddy.PlaylistUrl, work: studybuddy.Work) -> studybuddy.Playlist:
        """The playlist as its page lists it. Raises SourceRefusal, OutOfTime or WrongUse."""
        from studybuddy_ytdlp.playlists import listed, refused_list

        try:
            return self._asked(url.id, work, lambda downloader: listed(url, downloader))
        except studybuddy.SourceRefusal as refusal:
            raise refused_list(refusal) from None

    def _asked(
        self, about: str, work: studybuddy.Work, ask: Callable[[Downloader], _Answer]
    ) -> _Answer:
        """What YouTube says about an id; what goes wrong in words of ours."""
        from studybuddy_ytdlp.downloader import Downloader

        proxy = studybuddy.youtube.proxy_url(work.settings)
        with (self._downloader or Downloader)(work, proxy) as downloader:
            try:
                return ask(downloader)
            except studybuddy.StudyBuddyError:
                raise
            except Exception as error:
                raise _why(about, downloader, "upstream_changed", type(error).__name__) from None


def _read(url: studybuddy.VideoUrl, wanted: str, downloader: Downloader) -> studybuddy.Transcript:
    info = downloader.extract_info(url.watch_url, download=False, process=False, ie_key="Youtube")
    tracks = _tracks(info)
    best = studybuddy.youtube.choose(list(tracks), wanted)
    if best is None or info.get("live_status") in {"is_live", "is_upcoming"}:
        raise _why_none(url, info, downloader)
    if _may_be_foreign(best, wanted, downloader):
        raise studybuddy.youtube.refusal("proof_of_origin")
    language = _translation(best, wanted, info)
    address = _address(tracks[best], language)
    return studybuddy.Transcript(
        video=_video(url, info),
        segments=_segments(downloader.urlopen(address).read()),
        language=language or best.language,
        kind="translated" if language else "auto" if best.auto else "manual",
        source="yt-dlp",
        translated_from=best.language if language else "",
    )


def _may_be_foreign(track: studybuddy.youtube.Track, wanted: str, downloader: Downloader) -> bool:
    """Whether the captions in the language spoken are perhaps among those that were left out."""
    asked = bool(wanted) and studybuddy.youtube.same_language(track.language, wanted)
    known = track.auto or track.original or asked
    return not known and any(_LEFT_OUT in text for text in downloader.said)


def _why_none(
    url: studybuddy.VideoUrl, info: Mapping[str, Any], downloader: Downloader
) -> studybuddy.SourceRefusal:
    if info.get("live_status") in {"is_live", "is_upcoming", "post_live"}:
        return studybuddy.youtube.refusal("live")
    if info.get("_type", "video") != "video":
        # Of a film that is sold, yt-dlp offers the trailer in its place.
        return studybuddy.youtube.refusal("members_only")
    return _why(url.id, downloader, "no_captions")


def _why(
    about: str, downloader: Downloader, otherwise: str, detail: str = ""
) -> studybuddy.SourceRefusal:
    """What yt-dlp said on its way, by its warnings: a robot check looks like a lack of captions."""
    said = [text.replace(about, "") for text in downloader.said if "HTTP Error" not in text]
    for text in said:
        if found := studybuddy.youtube.refusal_from_message(text):
            return found
    for text in said:
        if status := _STATUS.search(text):
            return studybuddy.youtube.unplayable(status[1], "")
    # One request failing leads to others: a block is the cause, an odd answer the consequence.
    causes = ("blocked", "transient", "upstream_changed")
    failed = sorted(downloader.failed, key=lambda refusal: causes.index(refusal.code))
    return failed[0] if failed else studybuddy.youtube.refusal(otherwise, detail)


def _tracks(info: Mapping[str, Any]) -> dict[studybuddy.youtube.Track, str]:
    """The tracks that exist, with their addresses: those with `tlang` are translations of them."""
    sounds = (f for f in info.get("formats") or () if f.get("language"))
    spoken = {f["language"] for f in sounds if f.get("language_preference") == _ORIGINAL_SOUND}
    tracks: dict[studybuddy.youtube.Track, str] = {}
    for group, auto in (("subtitles", False), ("automatic_captions", True)):
        for language, address in _json3(info.get(group) or {}):
            original = any(studybuddy.youtube.same_language(language, one) for one in spoken)
            track = studybuddy.youtube.Track(language=language, auto=auto, original=original)
            tracks.setdefault(track, address)
    return tracks


def _json3(group: Mapping[str, list[dict[str, Any]]]) -> list[tuple[str, str]]:
    """Language and address of every json3 file that is no translation."""
    addresses = [f["url"] for entry in group.values() for f in entry if f.get("ext") == "json3"]
    asked = [(parse_qs(urlsplit(address).query), address) for address in addresses]
    return [
        (query["lang"][0], address)
        for query, address in asked
        if "lang" in query and "tlang" not in query
    ]


def _translation(track: studybuddy.youtube.Track, wanted: str, info: Mapping[str, Any]) -> str:
    """The language to have the track translated into, empty for none."""
    if not wanted or studybuddy.youtube.same_language(track.language, wanted):
        return ""
    offered = set(info.get("automatic_captions") or ())
    for language in (wanted, wanted.partition("-")[0]):
        if language in offered or not offered:
            return language
    raise studybuddy.youtube.refusal("not_translatable")


def _address(address: str, language: str) -> str:
    """The captions' address on YouTube, whatever host it came with, as json3."""
    parts = urlsplit(address)
    if parts.path != "/api/timedtext":
        raise studybuddy.youtube.refusal("upstream_changed", "captions at an unknown address")
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    query |= {"fmt": "json3"} | ({"tlang": language} if language else {})
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def _segments(data: bytes) -> tuple[studybuddy.Segment, ...]:
    if not data:
        # Captions that want a proof of origin are listed, and empty when they are asked for.
        raise studybuddy.youtube.refusal("proof_of_origin")
    try:
        segments = tuple(studybuddy.youtube.read_json3(data))
    except studybuddy.SourceRefusal:
        # Unreadable as a file of the user's would be final; from YouTube it is a change of theirs.
        raise studybuddy.youtube.refusal(
            "upstream_changed", "captions that cannot be read"
        ) from None
    if not segments:
        raise studybuddy.youtube.refusal("no_captions")
    return segments


def _video(url: studybuddy.VideoUrl, info: Mapping[str, Any]) -> studybuddy.Video:
    duration = float(info.get("duration") or 0)
    description = str(info.get("description") or "")
    return studybuddy.Video(
        id=url.id,
        title=str(info.get("title") or ""),
        channel=str(info.get("channel") or info.get("uploader") or ""),
        duration=duration,
        description=description,
        chapters=studybuddy.youtube.chapters_in(description, duration),
    )
