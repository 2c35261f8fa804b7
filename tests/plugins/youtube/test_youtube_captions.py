"""Which captions are read, and what comes with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from replayed import VIDEO, Fetch, Refused, asset, player

import studybuddy
from studybuddy_youtube import YouTubeSource
from youtube_server import CAPTIONS, PLAYER, WATCH, Answer, YouTubeServer

RENDERER = json.loads(asset("youtube.innertube.json"))["captions"][
    "playerCaptionsTracklistRenderer"
]
DETAILS = json.loads(asset("youtube.innertube.json"))["videoDetails"]


def tracks(*wanted: tuple[str, str]) -> Answer:
    """The player response with these of its tracks only; kind is `asr` or empty."""
    return player(
        captions={
            "playerCaptionsTracklistRenderer": RENDERER
            | {
                "captionTracks": [
                    track
                    for track in RENDERER["captionTracks"]
                    if (track["languageCode"], track.get("kind", "")) in wanted
                ]
            }
        }
    )


def xml(text: str) -> Answer:
    body = f'<?xml version="1.0" encoding="utf-8" ?><transcript>{text}</transcript>'
    return Answer(body.encode(), kind="text/xml")


def test_manual_captions_come_before_automatic_ones(youtube: YouTubeServer, fetch: Fetch) -> None:
    found = fetch()
    assert (found.kind, found.language, found.source) == ("manual", "en", "youtube")
    assert [(s.start, s.end, s.text) for s in found.segments] == [
        (0.0, 1.54, "Hey, this is just a test"),
        (1.54, 5.7, "this is <i>not</i> the original transcript"),
        (5.7, 8.939, "just something shorter, I made up for testing"),
    ]
    assert youtube.paths == [WATCH, PLAYER, CAPTIONS]
    assert youtube.asked[-1].query["lang"] == "en"
    assert "kind" not in youtube.asked[-1].query


def test_the_original_automatic_captions_come_before_another_language(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(PLAYER, tracks(("en", "asr"), ("de", ""), ("ja", "")))
    found = fetch()
    assert (found.kind, found.language, found.translated_from) == ("auto", "en", "")
    assert youtube.asked[-1].query["kind"] == "asr"


def test_a_dubbed_video_is_read_in_the_language_it_was_spoken_in(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    sounds = [{"audioTrack": {"id": "en.3"}}, {"audioTrack": {"id": "ja.4"}}, {}]
    youtube.says(PLAYER, player(streamingData={"adaptiveFormats": sounds}))
    assert fetch().language == "ja"


def test_a_translation_is_made_only_when_asked_for_and_is_labelled(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    found = fetch(order={"translate": "fr-CA"})
    assert (found.kind, found.language, found.translated_from) == ("translated", "fr", "en")
    assert youtube.asked[-1].query["tlang"] == "fr"


def test_people_translate_better_than_machines(youtube: YouTubeServer, fetch: Fetch) -> None:
    found = fetch(order={"translate": "de"})
    assert (found.kind, found.language, found.translated_from) == ("manual", "de", "")
    assert "tlang" not in youtube.asked[-1].query


def test_captions_already_in_the_language_are_not_translated(fetch: Fetch) -> None:
    assert fetch(order={"translate": "en-GB"}).kind == "manual"


def test_a_language_that_youtube_does_not_know_is_final(refused: Refused) -> None:
    refusal = refused(order={"translate": "tlh"})
    assert (refusal.code, refusal.final) == ("not_translatable", True)


def test_title_channel_and_length_cost_no_request_of_their_own(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    video = fetch().video
    assert (video.id, video.title, video.channel, video.duration) == (
        "GJLlxj_dtq8",
        "Surface Go Review - It’s Awesome",
        "Dave2D",
        316.0,
    )
    assert video.description.startswith("Dave2D review of the Microsoft Surface Go.")
    assert video.chapters == ()
    assert len(youtube.asked) == 3


def test_chapters_are_read_from_the_description(youtube: YouTubeServer, fetch: Fetch) -> None:
    text = "Links\n0:00 Opening\n1:05 - The keyboard\n(3:20) The pen\nThanks"
    youtube.says(PLAYER, player(videoDetails=DETAILS | {"shortDescription": text}))
    assert [(c.start, c.title) for c in fetch().video.chapters] == [
        (0.0, "Opening"),
        (65.0, "The keyboard"),
        (200.0, "The pen"),
    ]


def test_a_response_without_details_still_gives_the_words(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(PLAYER, player(videoDetails={"lengthSeconds": None}))
    found = fetch()
    assert found.video == studybuddy.Video(id=VIDEO.id, title="", channel="")
    assert len(found.segments) == 3


def test_what_looks_like_a_tag_is_left_for_the_engine_to_judge(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    cue = '<text start="1" dur="2">a vector&amp;lt;int&amp;gt;, it&amp;#39;s</text>'
    youtube.says(CAPTIONS, xml(cue))
    assert fetch().segments == (
        studybuddy.Segment(start=1.0, end=3.0, text="a vector&lt;int&gt;, it&#39;s"),
    )


def test_text_is_utf_8_even_if_the_server_does_not_say(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    youtube.says(CAPTIONS, xml('<text start="0" dur="1">Größe, 大小</text>'))
    assert fetch().segments[0].text == "Größe, 大小"


def test_captions_with_no_words_are_no_captions(youtube: YouTubeServer, refused: Refused) -> None:
    youtube.says(CAPTIONS, xml('<text start="0" dur="1"> </text>'))
    assert refused().code == "no_captions"


def test_the_same_source_serves_one_order_after_another(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    assert fetch() == fetch()
    assert youtube.paths == [WATCH, PLAYER, CAPTIONS] * 2


def test_a_consent_page_is_answered_once(youtube: YouTubeServer, fetch: Fetch) -> None:
    youtube.says(WATCH, Answer(asset("youtube_consent_page.html")), Answer(asset("youtube.html")))
    assert len(fetch().segments) == 3
    assert youtube.paths == [WATCH, WATCH, PLAYER, CAPTIONS]
    assert youtube.asked[1].headers["Cookie"].startswith("CONSENT=YES+cb.")


@pytest.mark.parametrize("settings", [{}, {"STUDYBUDDY_PROXY": "http://u:p@h:1"}])
def test_nothing_is_missing_where_the_library_is(settings: dict[str, str], tmp_path: Path) -> None:
    assert YouTubeSource().missing(settings) == ""


def test_a_public_title_for_menus() -> None:
    source: Any = YouTubeSource
    assert source.title() == "YouTube's captions, by youtube-transcript-api"


def test_an_hour_of_automatic_captions(
    youtube: YouTubeServer, fetch: Fetch, captions_folder: Path
) -> None:
    real = captions_folder / "derived" / "en_javascript_good_parts.auto.en.srv1.xml"
    youtube.says(CAPTIONS, Answer(real.read_bytes(), kind="text/xml; charset=UTF-8"))
    cleaned = studybuddy.clean(fetch().segments)
    assert sum(len(s.text.split()) for s in cleaned) == pytest.approx(10_691, rel=0.01)
