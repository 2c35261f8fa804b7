"""A playlist is listed by its page alone: in order, with titles and lengths, and no media."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from composed import (
    PLAYLIST,
    VIDEO,
    Loopback,
    continued,
    listed_video,
    more,
    playlist_data,
    playlist_page,
)

import studybuddy
from studybuddy_ytdlp import YtDlpSource
from youtube_server import BROWSE, PLAYLIST_PAGE, Answer, YouTubeServer, as_json

List = Callable[..., studybuddy.Playlist]
FIRST = listed_video("aaaaaaaaaa1", "On remembering", 180)
PRIVATE = listed_video("aaaaaaaaaa2", "[Private video]", None)
LAST = listed_video("aaaaaaaaaa3", "On forgetting", 3723)


@pytest.fixture
def listing(youtube: YouTubeServer, tmp_path: Path) -> List:
    def run(*items: dict[str, Any], **work: Any) -> studybuddy.Playlist:
        if items:
            data = playlist_data(*items)
            youtube.says(PLAYLIST_PAGE, playlist_page(data))
            if BROWSE not in youtube.answers:
                youtube.says(BROWSE, as_json(data))
        order = studybuddy.Order(url=VIDEO)
        job = studybuddy.Work(order, tmp_path, **{"settings": {}} | work)
        return YtDlpSource(partial(Loopback, origin=youtube.origin)).playlist(PLAYLIST, job)

    return run


def test_its_videos_in_order_and_nothing_else_is_asked_for(
    youtube: YouTubeServer, listing: List
) -> None:
    found = listing(FIRST, PRIVATE, LAST)
    assert found == studybuddy.Playlist(
        id="PLsample",
        title="Memory, a course",
        videos=(
            studybuddy.Video(
                id="aaaaaaaaaa1", title="On remembering", channel="A teacher", duration=180.0
            ),
            studybuddy.Video(id="aaaaaaaaaa2", title="[Private video]"),
            studybuddy.Video(
                id="aaaaaaaaaa3", title="On forgetting", channel="A teacher", duration=3723.0
            ),
        ),
    )
    assert set(youtube.paths) == {PLAYLIST_PAGE, BROWSE}


def test_a_long_one_is_read_page_by_page(youtube: YouTubeServer, listing: List) -> None:
    first = playlist_data(FIRST, more("token-of-page-2"))
    youtube.says(BROWSE, as_json(first), continued(PRIVATE, more("page-3")), continued(LAST))
    found = listing(FIRST, more("token-of-page-2"))
    assert [video.id[-1] for video in found.videos] == ["1", "2", "3"]


def test_no_more_is_asked_for_than_a_course_may_have(youtube: YouTubeServer, listing: List) -> None:
    many = [listed_video(f"{n:011}", str(n), 60) for n in range(600)]
    assert len(listing(*many, more("never-asked-for")).videos) == 501
    assert len(youtube.paths) == 2


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(b"no", 404), "upstream_changed"),
        (Answer(b"no", 429), "blocked"),
        (Answer(b"no", 503), "transient"),
        (as_json({"alerts": [{"alertRenderer": {"type": "ERROR", "text": {"simpleText":
            "The playlist does not exist."}}}]}), "playlist_unavailable"),
        (as_json({"alerts": [{"alertRenderer": {"type": "ERROR", "text": {"simpleText":
            "This playlist is private."}}}]}), "playlist_unavailable"),
        (as_json(playlist_data()), "playlist_unavailable"),
        (as_json({"contents": {}}), "upstream_changed"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_told(
    answer: Answer, code: str, youtube: YouTubeServer, listing: List
) -> None:
    page = answer
    if answer.status == 200:
        page = Answer(b"<script>var ytInitialData = " + answer.body + b";</script>")
    youtube.says(PLAYLIST_PAGE, page)
    youtube.says(BROWSE, answer)
    youtube.says("/youtubei/v1/navigation/resolve_url", answer)
    with pytest.raises(studybuddy.SourceRefusal) as refused:
        listing()
    assert refused.value.code == code


def test_half_a_list_is_not_taken_for_the_whole(youtube: YouTubeServer, listing: List) -> None:
    first = as_json(playlist_data(FIRST, more("page-2")))
    youtube.says(BROWSE, first, Answer(b"too often", 429))
    with pytest.raises(studybuddy.SourceRefusal) as refused:
        listing(FIRST, more("page-2"))
    assert refused.value.code == "blocked"
