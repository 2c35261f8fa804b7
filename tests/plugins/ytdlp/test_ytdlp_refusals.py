"""Every way in which YouTube gives yt-dlp no captions, and what the user is told."""

from __future__ import annotations

import logging
import traceback
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from composed import VIDEO, Fetch, Loopback, Refused, player, track, unplayable

import studybuddy
from studybuddy_ytdlp import YtDlpSource
from youtube_server import (
    CAPTIONS,
    PLAYER,
    WATCH,
    Answer,
    YouTubeServer,
    as_json,
    youtube_on_loopback,
)

SECRET = "s3cr3t-pass"


@pytest.mark.parametrize(
    ("status", "reason", "more", "code"),
    [
        ("LOGIN_REQUIRED", "Sign in to confirm you’re not a bot",
         "This helps protect our community. Learn more", "blocked"),
        ("LOGIN_REQUIRED", "Melde dich an, um zu zeigen, dass du kein Bot bist", "", "blocked"),
        ("LOGIN_REQUIRED", "Private video", "Sign in if you've been granted access", "private"),
        ("LOGIN_REQUIRED", "Sign in to confirm your age",
         "This video may be inappropriate for some users.", "age_restricted"),
        ("ERROR", "Video unavailable", "This video was removed by the uploader", "unavailable"),
        ("UNPLAYABLE", "Video unavailable",
         "The uploader has not made this video available in your country", "region_blocked"),
        ("UNPLAYABLE", "Join this channel to get access to members-only content like this video",
         "", "members_only"),
        ("UNPLAYABLE", "This content isn’t available, try again later.", "", "blocked"),
        ("LIVE_STREAM_OFFLINE", "Premieres in 3 hours", "", "live"),
        ("UNPLAYABLE", "Something new", "", "not_playable"),
    ],
)  # fmt: skip
def test_what_youtube_says(
    status: str, reason: str, more: str, code: str, youtube: YouTubeServer, refused: Refused
) -> None:
    assert refused(unplayable(status, reason, more)).code == code
    assert CAPTIONS not in youtube.paths


@pytest.mark.parametrize("flag", ["isLive", "isUpcoming", "isPostLiveDvr"])
def test_a_stream_that_has_not_ended(flag: str, refused: Refused) -> None:
    details = {"videoId": VIDEO.id, "title": "Now", "isLiveContent": True, flag: True}
    assert refused(player(videoDetails=details)).code == "live"


def test_a_live_stream_with_captions_is_not_read_halfway(refused: Refused) -> None:
    details = {"videoId": VIDEO.id, "title": "Now", "isLiveContent": True, "isLive": True}
    assert refused(player(track("en", auto=True), videoDetails=details)).code == "live"


def test_a_video_without_captions(refused: Refused) -> None:
    refusal = refused(player())
    assert (refusal.code, refusal.final) == ("no_captions", True)


def test_a_film_that_offers_its_trailer(refused: Refused) -> None:
    said = {
        "status": "UNPLAYABLE",
        "errorScreen": {"playerLegacyDesktopYpcTrailerRenderer": {"trailerVideoId": "x" * 11}},
    }
    assert refused(player(playabilityStatus=said)).code == "members_only"


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "blocked"), (429, "blocked"), (503, "transient"), (404, "upstream_changed")],
)
def test_http_statuses(status: int, code: str, youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(b"no", status))
    assert refused().code == code
    youtube.says(WATCH, Answer(b"no", status))
    youtube.says(PLAYER, Answer(b"no", status))
    assert refused().code == code


def test_a_page_that_is_refused_is_no_loss_if_the_player_answers(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(WATCH, Answer(b"no", 429))
    youtube.says("/youtubei/v1/next", as_json({"contents": {}}))
    assert fetch().language == "en"


@pytest.mark.parametrize("exp", ["xpe", "xpv"])
def test_captions_that_want_a_proof_of_origin(
    exp: str, youtube: YouTubeServer, refused: Refused
) -> None:
    refusal = refused(player(track("en", extra=f"&exp={exp}")))
    assert (refusal.code, refusal.final, refusal.retryable) == ("proof_of_origin", False, False)
    assert "Show transcript" in refusal.message
    assert CAPTIONS not in youtube.paths


def test_captions_that_are_listed_and_empty(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(b""))
    assert refused().code == "proof_of_origin"


def test_media_that_want_a_token_say_nothing_of_captions(refused: Refused) -> None:
    """Of every video yt-dlp says that its formats want one."""
    said = "web client hls formats require a GVS PO Token which was not provided."

    class Told(Loopback):
        def __enter__(self) -> Told:
            self.write_debug(said)
            return self

    assert refused(player(), downloader=Told).code == "no_captions"


def test_a_foreign_track_is_not_taken_for_the_original_that_was_left_out(
    youtube: YouTubeServer, refused: Refused
) -> None:
    tracks = (track("cs"), track("en", extra="&exp=xpe"), track("en", auto=True))
    assert refused(player(*tracks)).code == "proof_of_origin"
    assert CAPTIONS not in youtube.paths


@pytest.mark.parametrize(
    ("tracks", "wanted", "language"),
    [
        # Recognised from what was said: the language is the one spoken.
        ((track("en", auto=True), track("cs", extra="&exp=xpe")), "", "en"),
        # The one that was asked for.
        ((track("cs"), track("en", extra="&exp=xpe")), "cs", "cs"),
    ],
)
def test_what_is_surely_right_is_read_though_others_were_left_out(
    tracks: tuple[dict[str, Any], ...], wanted: str, language: str, fetch: Fetch
) -> None:
    assert fetch(player(*tracks), order={"translate": wanted}).language == language


@pytest.mark.parametrize("body", [b"[1, 2]", b'{"a": ', b"<html>unusual traffic</html>"])
def test_captions_that_make_no_sense(body: bytes, youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(body))
    assert (refused().code, refused().final) == ("upstream_changed", False)


@pytest.mark.parametrize("body", [b"", b"[1, 2]", b'{"a": ', b"\x00\xff" * 100])
def test_a_player_that_makes_no_sense(
    body: bytes, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(WATCH, Answer(body))
    youtube.says(PLAYER, Answer(body))
    assert refused().code == "upstream_changed"


def test_captions_with_no_words_are_no_captions(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, as_json({"events": []}))
    assert refused().code == "no_captions"


def test_a_redirect_to_another_host_is_a_block(youtube: YouTubeServer, refused: Refused) -> None:
    with youtube_on_loopback() as elsewhere:
        elsewhere.says("/sorry", Answer(b"<html>captcha</html>"))
        there = (("Location", elsewhere.origin + "sorry"),)
        youtube.says(CAPTIONS, Answer(status=302, headers=there))
        assert refused().code == "blocked"


def test_a_slow_server_is_not_waited_for(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(late=True))
    assert (refused(read=0.05).code, refused(read=0.05).retryable) == ("transient", True)
    youtube.says(WATCH, Answer(late=True))
    youtube.says(PLAYER, Answer(late=True))
    assert refused(read=0.05).code == "transient"


@pytest.mark.parametrize("begun", [b"", b'{"events": ['])
def test_a_connection_that_breaks_off(
    begun: bytes, youtube: YouTubeServer, refused: Refused
) -> None:
    youtube.says(CAPTIONS, Answer(begun, cut=True))
    assert refused().code == "transient"


def test_the_deadline_is_the_deadline_and_not_a_slow_server(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(WATCH, Answer(late=True))
    ticks = count()
    with pytest.raises(studybuddy.OutOfTime):
        fetch(work={"deadline": 2.5, "now": lambda: float(next(ticks))}, read=0.05)


def test_captions_without_end(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, Answer(b'{"events": [' + b" " * 900_000))
    refusal = refused(size=500_000)
    assert (refusal.code, refusal.final) == ("too_long", True)


def test_the_proxy_is_used_and_its_password_is_not_told(
    silent_port: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = {"STUDYBUDDY_PROXY": f"http://someone:{SECRET}@127.0.0.1:{silent_port}"}
    work = studybuddy.Work(studybuddy.Order(url=VIDEO), tmp_path, settings=settings)
    downloader = partial(Loopback, origin="https://www.youtube.com/", read=0.05)
    with pytest.raises(studybuddy.SourceRefusal) as caught:
        YtDlpSource(downloader).fetch(VIDEO, work)
    assert caught.value.code == "transient"
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert SECRET not in told
    assert "someone" not in told


def test_certificates_of_the_users_own_go_first(tmp_path: Path) -> None:
    settings = {"SSL_CERT_FILE": "/etc/company.pem"}
    work = studybuddy.Work(studybuddy.Order(url=VIDEO), tmp_path, settings=settings)
    with Loopback(work, "", origin="http://127.0.0.1/") as downloader:
        assert downloader.params["compat_opts"] == {"no-certifi"}
