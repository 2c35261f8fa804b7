"""A watch page and a player response as YouTube words them, for the real yt-dlp."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from yt_dlp.networking import Request, Response
from yt_dlp.networking._requests import RequestsRH

import studybuddy
from studybuddy_ytdlp.downloader import Downloader
from youtube_server import Answer, as_json

VIDEO = studybuddy.VideoUrl("dQw4w9WgXcQ")
YOUTUBE = "https://www.youtube.com/"
MEDIA = "https://rr1---sn-h5nhxoxu-5hns.googlevideo.com/videoplayback?expire=1"
Fetch = Callable[..., studybuddy.Transcript]
Refused = Callable[..., studybuddy.SourceRefusal]

LANGUAGES = ("de", "en", "fr", "ja")
DESCRIPTION = "A talk.\n0:00 Begin\n1:00 Middle\n2:00 End"


def track(language: str, auto: bool = False, extra: str = "") -> dict[str, Any]:
    kind = "&kind=asr" if auto else ""
    return {
        "baseUrl": f"{YOUTUBE}api/timedtext?v={VIDEO.id}&caps=asr&lang={language}{kind}{extra}",
        "name": {"simpleText": language},
        "vssId": f"{'a' if auto else ''}.{language}",
        "languageCode": language,
        "isTranslatable": True,
    } | ({"kind": "asr"} if auto else {})


def player(*tracks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    renderer = {
        "captionTracks": list(tracks),
        "translationLanguages": [
            {"languageCode": language, "languageName": {"simpleText": language}}
            for language in LANGUAGES
        ],
    }
    sound = {"itag": 140, "url": MEDIA, "mimeType": 'audio/mp4; codecs="mp4a.40.2"', "bitrate": 1}
    return {
        "playabilityStatus": {"status": "OK"},
        "videoDetails": {
            "videoId": VIDEO.id,
            "title": "On remembering",
            "author": "A teacher",
            "lengthSeconds": "180",
            "shortDescription": DESCRIPTION,
            "isLiveContent": False,
        },
        "streamingData": {
            "expiresInSeconds": "21540",
            "adaptiveFormats": [sound],
            "hlsManifestUrl": "https://manifest.googlevideo.com/api/manifest/hls_variant/x.m3u8",
            "dashManifestUrl": "https://manifest.googlevideo.com/api/manifest/dash/x",
        },
        "captions": {"playerCaptionsTracklistRenderer": renderer} if tracks else {},
    } | changes


def unplayable(status: str, reason: str, more: str = "") -> dict[str, Any]:
    screen = {"playerErrorMessageRenderer": {"reason": {"simpleText": reason}}}
    if more:
        screen["playerErrorMessageRenderer"]["subreason"] = {"simpleText": more}
    said = {"status": status, "reason": reason, "errorScreen": screen}
    return player(playabilityStatus=said, streamingData={}, videoDetails={"videoId": VIDEO.id})


def page(response: dict[str, Any]) -> Answer:
    config = {
        "INNERTUBE_API_KEY": "AIzaSyA-key",
        "INNERTUBE_CONTEXT": {"client": {"clientName": "WEB", "clientVersion": "2.2026"}},
        "VISITOR_DATA": "visitor",
    }
    owner = {"videoOwnerRenderer": {"title": {"runs": [{"text": "A teacher"}]}}}
    about = [{"videoSecondaryInfoRenderer": {"owner": owner}}]
    results = {"results": {"results": {"contents": about}}}
    data = {"contents": {"twoColumnWatchNextResults": results}}
    return Answer(
        f"<html><head><title>YouTube</title></head><body><script>ytcfg.set({json.dumps(config)});"
        f"</script><script>var ytInitialPlayerResponse = {json.dumps(response)};</script>"
        f"<script>var ytInitialData = {json.dumps(data)};</script></body></html>".encode()
    )


PLAYLIST = studybuddy.PlaylistUrl("PLsample")


def listed_video(video: str, title: str, seconds: int | None) -> dict[str, Any]:
    """A video in a playlist's page; of one that is private no length is told."""
    told = {"videoId": video, "title": {"runs": [{"text": title}]}, "isPlayable": bool(seconds)}
    byline = {"shortBylineText": {"runs": [{"text": "A teacher"}]}}
    return {
        "playlistVideoRenderer": told
        | ({"lengthSeconds": str(seconds)} | byline if seconds is not None else {})
    }


def more(token: str) -> dict[str, Any]:
    """What stands at the end of a page that another follows."""
    command = {
        "continuationCommand": {"token": token, "request": "CONTINUATION_REQUEST_TYPE_BROWSE"}
    }
    return {"continuationItemRenderer": {"continuationEndpoint": command}}


def playlist_data(*items: dict[str, Any], title: str = "Memory, a course") -> dict[str, Any]:
    videos = [{"playlistVideoListRenderer": {"contents": list(items), "playlistId": PLAYLIST.id}}]
    section = {"sectionListRenderer": {"contents": [{"itemSectionRenderer": {"contents": videos}}]}}
    tab = {"tabRenderer": {"selected": True, "content": section}}
    return {
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": [tab]}},
        "metadata": {"playlistMetadataRenderer": {"title": title}},
    }


def playlist_page(data: dict[str, Any]) -> Answer:
    return Answer(f"<script>var ytInitialData = {json.dumps(data)};</script>".encode())


def continued(*items: dict[str, Any]) -> Answer:
    action = {"appendContinuationItemsAction": {"continuationItems": list(items)}}
    return as_json({"onResponseReceivedActions": [action]})


def json3(*words: str) -> Answer:
    events = [
        {"tStartMs": 1000 * at, "dDurationMs": 1000, "segs": [{"utf8": word}]}
        for at, word in enumerate(words)
    ]
    body = json.dumps({"wireMagic": "pb3", "events": events}).encode()
    return Answer(body, kind="application/json; charset=UTF-8")


class Loopback(Downloader):
    """The downloader as it is, but www.youtube.com is at `origin`."""

    def __init__(self, work: studybuddy.Work, proxy: str, *, origin: str, **bounds: Any) -> None:
        self._origin = origin
        super().__init__(work, proxy, **bounds)

    def build_request_director(self, handlers: Any, preferences: Any = None) -> Any:
        origin = self._origin

        class LoopbackRH(RequestsRH):  # type: ignore[misc]
            def _send(self, request: Request) -> Response:
                there = request.copy()
                assert there.url.startswith(YOUTUBE), there.url
                there.url = origin + there.url.removeprefix(YOUTUBE)
                answer = super()._send(there)
                if answer.url.startswith(origin):
                    answer.url = YOUTUBE + answer.url.removeprefix(origin)
                return answer

        return super().build_request_director([LoopbackRH], preferences)
