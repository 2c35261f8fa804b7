import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studybuddy import BadVideoUrl, PlaylistUrl, VideoUrl
from studybuddy.video_url import video_or_playlist

CASES = json.loads(Path(__file__).with_name("youtube_urls.json").read_text("utf-8"))
ID = "dQw4w9WgXcQ"
AROUND = [
    *("“{}”", "„{}“", "‘{}’", "«{}»", "« {} »", "‹{}›", "「{}」", "《{}》", "（{}）", "<{}>."),
    *("“<{}>”,", "{}?", "{}:", "{}…", "{}...", "{}?!", "({}):", "“{}”?", "{}。", "{}、", "{}？"),
]


@pytest.mark.parametrize("case", CASES["accept"], ids=lambda case: case["note"])
def test_accepts_what_people_paste(case):
    expected = VideoUrl(case["id"], list=case.get("list"), start=case.get("start"))
    assert expected == VideoUrl.parse(case["input"])


@pytest.mark.parametrize("case", CASES["reject"], ids=lambda case: case["note"])
def test_refuses_the_rest_with_its_reason(case):
    assert case["reason"] == reason(case["input"])


def reason(text: str) -> str:
    with pytest.raises(BadVideoUrl) as refused:
        VideoUrl.parse(text)
    assert refused.value.message.endswith(".")
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        f"https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3D{ID}%26feature%3Dshare",
        f"https://music.youtube.com/watch?v={ID}&list=RDAMVM",
        f"https://www.youtube-nocookie.com/embed/{ID}",
        f"http://www.youtube.com/v/{ID}?version=3",
        f"youtube.com:443/watch?v={ID}",
        f"https://www.youtube.com/watch/{ID}",
        f"https://www.youtube.com/watch?v={ID}&v={ID}",
        f"https://youtu.be/watch?v={ID}",
        f"https://www.youtube.com/?v={ID}",
        f"https://www.youtube.com/v/{ID}&hl=en_US&fs=1",
        f"https://m.youtube.com/#/watch?v={ID}",
        f"https://www.youtube.com/#!/watch?feature=share&v={ID}",
        f"https://www.youtube.com/watch?app=desktop&amp;v={ID}",
        f"https://www.youtubekids.com/watch?v={ID}",
        f"youtubekids.com/watch?v={ID}&hl=en",
        f"https://www.youtube.com/watch?v={ID}?feature=share",
        f"https://www.youtube.com/watch?v={ID}?si=abcdefghijklmnop",
        ID,
    ],
)
def test_more_forms_of_one_video(text):
    assert ID == VideoUrl.parse(text).id


@pytest.mark.parametrize(
    "form", ["<{}>", '"{}"', "({})", "'{}'", "{}.", "{},", " {}).\n", "{}!", *AROUND]
)
def test_what_a_sentence_leaves_around_a_link_is_no_part_of_it(form):
    assert VideoUrl(ID) == VideoUrl.parse(form.format(f"https://youtu.be/{ID}"))


@pytest.mark.parametrize(
    "text",
    [
        f"https://youtu.be/{ID}&t=30",
        f"https://www.youtube.com/watch?v={ID}?t=30",
        f"https://www.youtube.com/watch?v={ID}?t=30s&feature=share",
        f"https://www.youtube.com/watch?v={ID}&feature=share?t=30",
        f"https://youtu.be/{ID}?si=abcdefghijklmnop?t=30",
        f"https://youtu.be/{ID}?feature=shared?start=30",
    ],
)
def test_a_time_behind_the_wrong_sign(text):
    assert VideoUrl(ID, start=30) == VideoUrl.parse(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("t=90", 90),
        ("t=90s", 90),
        ("t=1m30s", 90),
        ("t=2h", 7200),
        ("start=7", 7),
        ("time_continue=5", 5),
        ("t=soon", None),
        ("t=", None),
        ("t=-5", None),
        ("t=１", None),
    ],
)
def test_time_is_a_fact_of_the_link(text, seconds):
    assert seconds == VideoUrl.parse(f"https://youtu.be/{ID}?{text}").start


def test_time_in_the_fragment():
    assert 75 == VideoUrl.parse(f"https://www.youtube.com/watch?v={ID}#t=1m15s").start


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://www.youtube.com/playlist?list=PLx", "playlist"),
        ("https://www.youtube.com/watch?list=PLx", "playlist"),
        ("https://www.youtube.com/embed/videoseries?list=PLx", "playlist"),
        ("https://youtu.be/", "no_video_id"),
        ("https://youtu.be/@someone", "bad_id"),
        ("https://www.youtube.com/channel/UC4R8DWoMoI7CAwX8", "not_a_video"),
        ("https://www.youtube.com/attribution_link?u=https://evil.example/watch", "not_a_video"),
        ("https://www.youtube.com/attribution_link?u=//evil.example/watch", "not_a_video"),
        ("https://www.youtube.com/attribution_link?u=/attribution_link?u=/x", "not_a_video"),
        ("https://www.youtube.com/attribution_link", "no_video_id"),
        (f"https://youtu.be/{ID}?v=AAAAAAAAAAA", "ambiguous_id"),
        (f"https://www.youtube.com./watch?v={ID}", "bad_host"),
        ("http://[::1", "bad_host"),
        ("http://127.0.0.1/watch?v=x", "bad_host"),
        (f"https://www.youtube.com:99999/watch?v={ID}", "bad_port"),
        (f"http://www.youtube.com:443/watch?v={ID}", "bad_port"),
        ("javascript:alert(1)", "bad_scheme"),
        ("mailto:me@youtube.com", "bad_scheme"),
        (f"user:pass@youtube.com/watch?v={ID}", "bad_scheme"),
        (f"user@youtube.com/watch?v={ID}", "userinfo"),
        (f"https://youtu.be/{ID} and more", "bad_character"),
        (f"https://youtu.be/{ID}\x00", "bad_character"),
        ("photosynthesis", "bad_id"),
        ("   ", "empty"),
        ('""', "empty"),
        ("https://www.youtube.com/?v=", "no_video_id"),
        ("https://www.youtube.com/#//evil.example/watch?v=" + ID, "no_video_id"),
        (f"[a lecture](https://youtu.be/{ID})", "bad_character"),
        (f"https://youtu.be/{ID}&v=AAAAAAAAAAA", "ambiguous_id"),
        (f"https://www.youtube.com/watch?v={ID}?v=AAAAAAAAAAA", "ambiguous_id"),
        (f"https://www.youtube.com/watch?v={ID}x?t=30", "bad_id"),
        (f"://www.youtube.com/watch?v={ID}", "bad_host"),
        (f"?v={ID}", "bad_id"),
        (f"https://youtubekids.com.evil.example/watch?v={ID}", "bad_host"),
        (f"https://youtubekids.example/watch?v={ID}", "bad_host"),
        (f"a “https://youtu.be/{ID}”", "bad_character"),
        ("“”", "empty"),
        ("…?", "empty"),
        ("https://www.youtube.com/watch?" + "a=1&" * 200, "no_video_id"),
    ],
)
def test_more_that_is_refused(text, code):
    assert code == reason(text)


def test_only_an_address_rebuilt_from_the_id_is_requested():
    pasted = f"https://m.youtube.com/watch?v={ID}&list=PL123&t=9"
    assert f"https://www.youtube.com/watch?v={ID}" == VideoUrl.parse(pasted).watch_url


@given(st.text())
def test_any_text_is_a_video_or_a_reason(text):
    try:
        video = VideoUrl.parse(text)
    except BadVideoUrl as refused:
        assert refused.code in CASES["reasons"]  # noqa: PT017
    else:
        assert video == VideoUrl.parse(
            video.watch_url + (f"&t={video.start}" if video.start else "")
        )


@given(st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True))
def test_every_id_survives_every_form(video_id):
    if video_id in {"live_stream", "videoseries"}:
        return
    forms = [video_id, f"https://youtu.be/{video_id}", f"www.youtube.com/shorts/{video_id}/"]
    assert [VideoUrl(video_id)] * 3 == [VideoUrl.parse(form) for form in forms]


NO_IDS = ["../../etc", "", "short", ID + "x", ID + "\n", "dQw4w9WgXc\u00e9", "live_stream"]


@pytest.mark.parametrize("no_id", NO_IDS)
def test_what_is_no_id_becomes_no_video_by_hand_either(no_id):
    with pytest.raises(BadVideoUrl):
        VideoUrl(no_id)
    with pytest.raises(BadVideoUrl):
        msgspec.structs.replace(VideoUrl(ID), id=no_id)


@pytest.mark.parametrize("no_id", NO_IDS)
def test_what_is_no_id_becomes_no_video_from_what_is_stored(no_id):
    with pytest.raises((BadVideoUrl, msgspec.ValidationError)):
        msgspec.convert({"id": no_id}, VideoUrl)


def test_what_is_stored_reads_as_it_was():
    url = VideoUrl(ID, list="PLabc", start=30)
    assert url == msgspec.json.decode(msgspec.json.encode(url), type=VideoUrl)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/playlist?list=PL12ab_-x",
        "youtube.com/playlist?list=PL12ab_-x&feature=share.",
        "<https://m.youtube.com/playlist?feature=x&amp;list=PL12ab_-x>",
        "https://www.youtube.com/watch?list=PL12ab_-x",
        "https://www.youtube.com/embed/videoseries?list=PL12ab_-x",
    ],
)
def test_a_playlist_is_one_and_is_rebuilt_from_its_id(text):
    found = video_or_playlist(text)
    assert PlaylistUrl("PL12ab_-x") == found
    assert "https://www.youtube.com/playlist?list=PL12ab_-x" == found.url


def test_a_video_that_was_opened_in_a_playlist_is_a_video():
    assert VideoUrl("hQVTIJBZook", list="PL12") == video_or_playlist(
        "https://www.youtube.com/watch?v=hQVTIJBZook&list=PL12"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://evil.example/playlist?list=PL12", "bad_host"),
        ("https://www.youtube.com/playlist?list=a%2Fb", "playlist"),
        ("https://www.youtube.com/playlist", "playlist"),
    ],
)
def test_what_is_neither_says_why(text, code):
    with pytest.raises(BadVideoUrl) as refused:
        video_or_playlist(text)
    assert code == refused.value.code
