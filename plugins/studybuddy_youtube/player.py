"""What YouTube's player response says of a video."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import studybuddy
import studybuddy.youtube


def check_playable(player: Mapping[str, Any]) -> None:
    """Raise the SourceRefusal that the response means, if the video cannot be read now."""
    details = _mapping(player, "videoDetails")
    if details.get("isLive") or details.get("isUpcoming"):
        raise studybuddy.youtube.refusal("live")
    playability = _mapping(player, "playabilityStatus")
    status = str(playability.get("status", "OK"))
    if status != "OK":
        # A flag beside the sentence, which says the same in every language.
        if playability.get("desktopLegacyAgeGateReason"):
            raise studybuddy.youtube.refusal("age_restricted")
        raise studybuddy.youtube.unplayable(status, _reason(playability))


def check_same(player: Mapping[str, Any], video_id: str) -> None:
    """Raise SourceRefusal if the response is about another video, as robots are given at times."""
    if _mapping(player, "videoDetails").get("videoId", video_id) != video_id:
        raise studybuddy.youtube.refusal("blocked", "it answered about another video")


def video_of(player: Mapping[str, Any], video_id: str) -> studybuddy.Video:
    """Title, channel, length and chapters, as far as the response has them."""
    details = _mapping(player, "videoDetails")
    length = str(details.get("lengthSeconds", ""))
    duration = float(length) if length.isdecimal() else 0.0
    description = str(details.get("shortDescription", ""))
    return studybuddy.Video(
        id=video_id,
        title=str(details.get("title", "")),
        channel=str(details.get("author", "")),
        duration=duration,
        description=description,
        chapters=studybuddy.youtube.chapters_in(description, duration),
    )


def spoken_language(player: Mapping[str, Any]) -> str:
    """The language of the original sound of a dubbed video, empty where there is one sound."""
    formats = _mapping(player, "streamingData").get("adaptiveFormats", [])
    for track in (_mapping(entry, "audioTrack") for entry in formats if isinstance(entry, dict)):
        identity = str(track.get("id", ""))
        if identity.endswith(".4") or "original" in str(track.get("displayName", "")).lower():
            return identity.partition(".")[0]
    return ""


def has_caption_list(player: Mapping[str, Any]) -> bool:
    """Whether captions are possible at all, even if the list of them is empty."""
    return bool(_mapping(player, "captions"))


def _reason(playability: Mapping[str, Any]) -> str:
    screen = _mapping(_mapping(playability, "errorScreen"), "playerErrorMessageRenderer")
    runs = _mapping(screen, "subreason").get("runs", [])
    more = " ".join(str(run.get("text", "")) for run in runs if isinstance(run, dict))
    simple = str(_mapping(screen, "subreason").get("simpleText", ""))
    return " ".join(filter(None, (str(playability.get("reason") or ""), more, simple)))


def _mapping(where: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = where.get(name)
    return found if isinstance(found, dict) else {}
