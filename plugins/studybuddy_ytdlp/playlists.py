"""A playlist as its page lists it: ids, titles, lengths. Its videos are not asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import studybuddy
import studybuddy.youtube

if TYPE_CHECKING:
    from studybuddy_ytdlp.downloader import Downloader

_MOST = 501  # a course has at most 500: one more tells that there are too many
# What YouTube says of a playlist in the words that it has for videos.
_NOT_THERE = frozenset({"unavailable", "private", "no_captions", "not_playable"})


def listed(url: studybuddy.PlaylistUrl, downloader: Downloader) -> studybuddy.Playlist:
    """The playlist; pages of it are asked for until there are enough."""
    info = downloader.extract_info(url.url, download=False, process=False, ie_key="YoutubeTab")
    if info.get("_type") != "playlist":
        # Sent on to a video or another page: YouTube shows no such list.
        raise studybuddy.youtube.refusal("playlist_unavailable")
    videos = tuple(islice(_videos(info), _MOST))
    if not videos:
        raise studybuddy.youtube.refusal("playlist_unavailable", "it lists no video")
    return studybuddy.Playlist(
        id=url.id,
        title=str(info.get("title") or ""),
        channel=str(info.get("channel") or info.get("uploader") or ""),
        videos=videos,
    )


def refused_list(refusal: studybuddy.SourceRefusal) -> studybuddy.SourceRefusal:
    """The refusal in words that fit a playlist."""
    if refusal.code in _NOT_THERE:
        return studybuddy.youtube.refusal("playlist_unavailable")
    return refusal


def _videos(info: Mapping[str, Any]) -> Iterator[studybuddy.Video]:
    for entry in info.get("entries") or ():
        if entry.get("ie_key") == "Youtube" and entry.get("id"):
            yield studybuddy.Video(
                id=str(entry["id"]),
                title=str(entry.get("title") or ""),
                channel=str(entry.get("channel") or ""),
                duration=float(entry.get("duration") or 0),
            )
