"""Which captions are read, and that nothing but captions and metadata is asked for."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import pytest
from composed import Fetch, Refused, json3, player, track

import studybuddy
from studybuddy_ytdlp import YtDlpSource
from youtube_server import CAPTIONS, PLAYER, WATCH, Answer, YouTubeServer


def test_manual_captions_come_before_automatic_ones(youtube: YouTubeServer, fetch: Fetch) -> None:
    found = fetch()
    assert (found.kind, found.language, found.source) == ("manual", "en", "yt-dlp")
    assert found.segments == (
        studybuddy.Segment(start=0.0, end=1.0, text="Hello,"),
        studybuddy.Segment(start=1.0, end=2.0, text="everybody."),
    )
    asked = youtube.asked[-1].query
    assert (asked["lang"], asked["fmt"], "kind" in asked, "tlang" in asked) == (
        "en",
        "json3",
        False,
        False,
    )


def test_media_are_never_asked_for(youtube: YouTubeServer, fetch: Fetch) -> None:
    fetch()
    assert youtube.paths == [WATCH, PLAYER, CAPTIONS]


def test_the_original_automatic_captions_come_before_another_language(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    found = fetch(player(track("fr"), track("ja", auto=True), track("de")))
    assert (found.kind, found.language, found.translated_from) == ("auto", "ja", "")
    assert youtube.asked[-1].query["kind"] == "asr"
    assert "tlang" not in youtube.asked[-1].query


def test_people_in_another_language_are_the_last_resort(fetch: Fetch) -> None:
    found = fetch(player(track("de"), track("en")))
    assert (found.kind, found.language) == ("manual", "en")


def test_a_dubbed_video_is_read_in_the_language_it_was_spoken_in(fetch: Fetch) -> None:
    sounds = [
        {"itag": 140, "url": "https://x/", "audioTrack": {"id": "en.3", "displayName": "English"}},
        {
            "itag": 141,
            "url": "https://x/",
            "audioTrack": {"id": "ja.4", "displayName": "ja original"},
        },
    ]
    offered = player(
        track("en", auto=True), track("ja", auto=True), streamingData={"adaptiveFormats": sounds}
    )
    assert fetch(offered).language == "ja"


def test_a_translation_is_made_only_when_asked_for_and_is_labelled(
    youtube: YouTubeServer, fetch: Fetch
) -> None:
    found = fetch(player(track("ja", auto=True)), order={"translate": "fr-CA"})
    assert (found.kind, found.language, found.translated_from) == ("translated", "fr", "ja")
    asked = youtube.asked[-1].query
    assert (asked["tlang"], asked["lang"], asked["fmt"]) == ("fr", "ja", "json3")


def test_people_translate_better_than_machines(youtube: YouTubeServer, fetch: Fetch) -> None:
    found = fetch(order={"translate": "de"})
    assert (found.kind, found.language, found.translated_from) == ("manual", "de", "")
    assert "tlang" not in youtube.asked[-1].query


def test_a_language_that_youtube_does_not_know_is_final(refused: Refused) -> None:
    refusal = refused(order={"translate": "tlh"})
    assert (refusal.code, refusal.final) == ("not_translatable", True)


def test_title_channel_length_and_chapters(fetch: Fetch) -> None:
    video = fetch().video
    assert (video.title, video.channel, video.duration) == ("On remembering", "A teacher", 180.0)
    assert [(c.start, c.title) for c in video.chapters] == [
        (0.0, "Begin"),
        (60.0, "Middle"),
        (120.0, "End"),
    ]


def test_a_real_page_and_player(youtube: YouTubeServer, fetch: Fetch) -> None:
    assets = files("youtube_transcript_api") / "test" / "assets"
    youtube.says(WATCH, Answer((assets / "youtube.html.static").read_bytes()))
    youtube.says(PLAYER, Answer((assets / "youtube.innertube.json.static").read_bytes()))
    found = fetch(video=studybuddy.VideoUrl("GJLlxj_dtq8"))
    assert (found.kind, found.language) == ("manual", "en")
    assert (found.video.title, found.video.channel, found.video.duration) == (
        "Surface Go Review - It’s Awesome",
        "Dave2D",
        316.0,
    )
    assert youtube.paths == [WATCH, PLAYER, CAPTIONS]


def test_a_video_that_does_not_play_may_still_have_captions(fetch: Fetch) -> None:
    offered = player(track("en"), streamingData={"x": 1})
    assert fetch(offered).language == "en"


def test_captions_at_another_address_are_not_asked_for(
    youtube: YouTubeServer, refused: Refused
) -> None:
    odd = track("en") | {"baseUrl": "https://evil.example/api/timedtext?lang=en"}
    assert refused(player(odd)).final is False
    odd = track("en") | {"baseUrl": "https://www.youtube.com/videoplayback?lang=en"}
    assert refused(player(odd)).code == "upstream_changed"
    assert youtube.paths == [WATCH, PLAYER] * 2


def test_no_plugin_no_cache_and_no_word_on_the_terminal(
    fetch: Fetch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    trap = tmp_path / "path" / "yt_dlp_plugins" / "extractor"
    trap.mkdir(parents=True)
    (trap / "trap.py").write_text("raise SystemExit('a plugin was loaded')")
    monkeypatch.syspath_prepend(str(tmp_path / "path"))
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    fetch()
    assert [name for name in sys.modules if name.startswith("yt_dlp_plugins")] == []
    assert list(home.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_nothing_is_missing_where_the_library_is() -> None:
    assert YtDlpSource().missing({}) == ""
    assert YtDlpSource.title() == "YouTube's captions, by yt-dlp"


def test_words_of_every_script(youtube: YouTubeServer, fetch: Fetch) -> None:
    youtube.says(CAPTIONS, json3("Größe", "大小", "حجم"))
    assert [segment.text for segment in fetch().segments] == ["Größe", "大小", "حجم"]


def test_an_hour_of_automatic_captions(
    youtube: YouTubeServer, fetch: Fetch, captions_folder: Path
) -> None:
    real = captions_folder / "derived" / "en_javascript_good_parts.auto.en.json3"
    youtube.says(CAPTIONS, Answer(real.read_bytes(), kind="application/json"))
    cleaned = studybuddy.clean(fetch().segments)
    assert sum(len(s.text.split()) for s in cleaned) == pytest.approx(10_691, rel=0.01)
