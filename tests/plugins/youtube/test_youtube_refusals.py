"""Every way in which YouTube gives no captions, and what the user is told."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from replayed import Refused, asset, player

from youtube_server import CAPTIONS, PLAYER, WATCH, Answer, YouTubeServer


def unplayable(status: str, reason: str, more: str = "", **rest: Any) -> Answer:
    screen = {"playerErrorMessageRenderer": {"subreason": {"runs": [{"text": more}]}}}
    said = {"status": status, "reason": reason, "errorScreen": screen} | rest
    return player("youtube_video_unavailable", playabilityStatus=said)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("youtube_age_restricted", "age_restricted"),
        ("youtube_video_unavailable", "unavailable"),
        ("youtube_request_blocked", "blocked"),
        ("youtube_transcripts_disabled", "captions_disabled"),
        ("youtube_transcripts_disabled2", "captions_disabled"),
        ("youtube_po_token_required", "proof_of_origin"),
        ("youtube_unplayable", "not_playable"),
    ],
)
def test_real_player_responses(
    name: str, code: str, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(PLAYER, player(name))
    assert refused().code == code
    assert youtube.paths == [WATCH, PLAYER]


@pytest.mark.parametrize(
    ("status", "reason", "more", "code"),
    [
        ("LOGIN_REQUIRED", "This video is private", "", "private"),
        ("LOGIN_REQUIRED", "Private video", "Sign in if you've been granted access", "private"),
        ("LOGIN_REQUIRED", "Sign in to confirm you're not a bot", "", "blocked"),
        ("LOGIN_REQUIRED", "Sign in to confirm that you’re not a robot", "", "blocked"),
        ("LOGIN_REQUIRED", "Melde dich an, um zu zeigen, dass du kein Bot bist", "", "blocked"),
        ("LOGIN_REQUIRED", "Sign in to confirm your age", "", "age_restricted"),
        ("ERROR", "Video unavailable", "This video was removed by the uploader", "unavailable"),
        ("ERROR", "Dieses Video gibt es nicht", "", "unavailable"),
        ("UNPLAYABLE", "Join this channel to get access to members-only content", "",
         "members_only"),
        ("UNPLAYABLE", "This video requires payment to watch", "", "members_only"),
        ("UNPLAYABLE", "Video unavailable",
         "The uploader has not made this video available in your country", "region_blocked"),
        ("UNPLAYABLE", "This content isn’t available, try again later.", "", "blocked"),
        ("UNPLAYABLE", "The following content is not available on this app", "",
         "upstream_changed"),
        ("LIVE_STREAM_OFFLINE", "Premieres in 3 hours", "", "live"),
        ("LIVE_STREAM_OFFLINE", "Le direct commence bientôt", "", "live"),
        ("UNPLAYABLE", "Something new", "", "not_playable"),
    ],
)  # fmt: skip
def test_what_youtube_says(
    status: str, reason: str, more: str, code: str, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(PLAYER, unplayable(status, reason, more))
    assert refused().code == code


def test_an_age_gate_is_known_without_its_words(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(
        PLAYER, unplayable("LOGIN_REQUIRED", "Altersprüfung", desktopLegacyAgeGateReason=1)
    )
    assert refused().code == "age_restricted"


def test_an_unknown_reason_is_quoted_to_the_user(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(PLAYER, unplayable("UNPLAYABLE", "Something\nnew"))
    assert refused().message == (
        'YouTube does not play this video (YouTube says: "Something new"). See what it says in a '
        "browser; a captions file of your own works too: --captions FILE."
    )


@pytest.mark.parametrize("flag", ["isLive", "isUpcoming"])
def test_a_stream_that_has_not_ended(flag: str, youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(PLAYER, player(videoDetails={"title": "Now", flag: True}))
    assert (refused().code, refused().final) == ("live", True)
    assert CAPTIONS not in youtube.paths


def test_an_empty_list_of_captions(youtube: YouTubeServer, refused: Refused) -> None:
    for empty in ({}, {"captionTracks": []}):
        youtube.says(PLAYER, player(captions={"playerCaptionsTracklistRenderer": empty}))
        assert refused().code == "no_captions"


def test_a_captcha_page(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(WATCH, Answer(asset("youtube_too_many_requests.html")))
    assert (refused().code, refused().final) == ("blocked", False)


def test_a_captcha_page_in_place_of_the_captions(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(b"<html>Our systems have detected unusual traffic</html>"))
    assert refused().code == "blocked"


@pytest.mark.parametrize("name", ["youtube_consent_page", "youtube_consent_page_invalid"])
def test_a_consent_page_that_does_not_go_away(
    name: str, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(WATCH, Answer(asset(f"{name}.html")))
    assert refused().code == "blocked"


def test_a_redirect_to_another_host_is_not_followed(
    youtube: YouTubeServer, refused: Refused
) -> None:
    elsewhere = ("Location", "https://www.google.com/sorry/index?continue=x")
    youtube.says(WATCH, Answer(status=302, headers=(elsewhere,)))
    assert refused().code == "blocked"
    assert youtube.paths == [WATCH]


@pytest.mark.parametrize("path", [WATCH, PLAYER, CAPTIONS])
@pytest.mark.parametrize(
    ("status", "code"), [(429, "blocked"), (403, "blocked"), (500, "transient")]
)
def test_http_statuses(
    path: str, status: int, code: str, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(path, Answer(b"no", status))
    assert refused().code == code


def with_address(change: str) -> Answer:
    """The real player response, with a change at the end of every caption track's address."""
    data = json.loads(player().body)
    for track in data["captions"]["playerCaptionsTracklistRenderer"]["captionTracks"]:
        track["baseUrl"] += change
    return player(captions=data["captions"])


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ("&exp=xpe", [WATCH, PLAYER]),
        ("&exp=xpv", [WATCH, PLAYER, CAPTIONS]),
        ("", [WATCH, PLAYER, CAPTIONS]),
    ],
)
def test_captions_that_want_a_proof_of_origin(
    change: str, asked: list[str], youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(PLAYER, with_address(change))
    youtube.says(CAPTIONS, Answer(b"", kind="text/html"))
    refusal = refused()
    assert (refusal.code, refusal.final, refusal.retryable) == ("proof_of_origin", False, False)
    assert "Show transcript" in refusal.message
    assert youtube.paths == asked


def test_captions_asked_for_too_often(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(b"", 429))
    refusal = refused()
    assert (refusal.code, refusal.final, refusal.retryable) == ("blocked", False, True)
    assert "(it was asked too often from there)" in refusal.message
    assert youtube.paths == [WATCH, PLAYER, CAPTIONS]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        *product([WATCH, PLAYER], [b""]),
        *product([WATCH, PLAYER, CAPTIONS], [b"[1, 2]", b'{"a": ', b"<a><b></a>", b"\0\xff" * 100]),
    ],
)
def test_an_answer_that_makes_no_sense(
    path: str, body: bytes, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(path, Answer(body))
    assert (refused().code, refused().final) == ("upstream_changed", False)


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ({"captions": None}, "upstream_changed"),
        ({"playabilityStatus": None}, "upstream_changed"),
        ({"captions": {"x": []}}, "no_captions"),
    ],
)
def test_player_responses_of_a_new_shape(
    odd: dict[str, Any], code: str, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(PLAYER, player(**odd))
    assert code == refused().code


def test_entities_that_explode_are_not_read(youtube: YouTubeServer, refused: Refused) -> None:
    bomb = b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><transcript>&b;</transcript>'
    youtube.says(CAPTIONS, Answer(bomb, kind="text/xml"))
    assert refused().code == "upstream_changed"


def test_every_refusal_says_what_to_do_next(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(PLAYER, player("youtube_request_blocked"))
    assert refused().message == (
        "YouTube refuses requests from this network address, as it does from most cloud and VPN "
        "addresses. Run this from a home connection, or set STUDYBUDDY_PROXY, or "
        "STUDYBUDDY_WEBSHARE_USERNAME and STUDYBUDDY_WEBSHARE_PASSWORD; a captions file of your "
        "own works too: --captions FILE."
    )


def test_an_answer_about_another_video_is_not_taken(
    youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(PLAYER, player("youtube_ww1_nl_en"))
    assert refused().code == "blocked"
    assert CAPTIONS not in youtube.paths
