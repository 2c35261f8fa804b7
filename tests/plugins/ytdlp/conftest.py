from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from composed import VIDEO, Fetch, Loopback, Refused, json3, page, player, track

import studybuddy
from studybuddy_ytdlp import YtDlpSource
from youtube_server import CAPTIONS, PLAYER, WATCH, YouTubeServer, as_json, youtube_on_loopback


@pytest.fixture
def youtube() -> Iterator[YouTubeServer]:
    with youtube_on_loopback() as server:
        offer(server, player(track("en"), track("en", auto=True), track("de")))
        server.says(CAPTIONS, json3("Hello,", "everybody."))
        yield server


def offer(server: YouTubeServer, response: dict[str, Any]) -> None:
    """Let the page and the player say the same."""
    server.says(WATCH, page(response))
    server.says(PLAYER, as_json(response))


@pytest.fixture
def fetch(youtube: YouTubeServer, tmp_path: Path) -> Fetch:
    """Fetch VIDEO over loopback, `offered` as the player's response if given."""

    def run(
        offered: dict[str, Any] | None = None,
        order: dict[str, Any] | None = None,
        work: dict[str, Any] | None = None,
        video: studybuddy.VideoUrl = VIDEO,
        downloader: type[Loopback] = Loopback,
        **bounds: Any,
    ) -> studybuddy.Transcript:
        if offered is not None:
            offer(youtube, offered)
        asked = studybuddy.Order(url=video, **(order or {}))
        job = studybuddy.Work(asked, tmp_path, **{"settings": {}} | (work or {}))
        made = partial(downloader, origin=youtube.origin, **bounds)
        return YtDlpSource(made).fetch(video, job)

    return run


@pytest.fixture
def refused(fetch: Fetch) -> Refused:
    """The refusal that a fetch ends in."""

    def run(*given: Any, **named: Any) -> studybuddy.SourceRefusal:
        with pytest.raises(studybuddy.SourceRefusal) as caught:
            fetch(*given, **named)
        return caught.value

    return run
