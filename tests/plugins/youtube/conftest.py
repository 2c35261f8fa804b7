from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from replayed import VIDEO, Fetch, Loopback, Refused, asset, player

import studybuddy
from studybuddy_youtube import YouTubeSource
from youtube_server import CAPTIONS, PLAYER, WATCH, Answer, YouTubeServer, youtube_on_loopback


@pytest.fixture
def youtube() -> Iterator[YouTubeServer]:
    with youtube_on_loopback() as server:
        server.says(WATCH, Answer(asset("youtube.html")))
        server.says(PLAYER, player())
        server.says(CAPTIONS, Answer(asset("transcript.xml"), kind="text/xml; charset=UTF-8"))
        yield server


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def fetch(youtube: YouTubeServer, tmp_path: Path, pauses: list[float]) -> Fetch:
    """Fetch VIDEO over loopback; `order` and `work` are what Order and Work take."""

    def run(
        order: dict[str, Any] | None = None, work: dict[str, Any] | None = None, **bounds: Any
    ) -> studybuddy.Transcript:
        adapter = partial(Loopback, origin=youtube.origin, **bounds)
        job = studybuddy.Work(
            studybuddy.Order(url=VIDEO, **(order or {})),
            tmp_path,
            **{"settings": {}} | (work or {}),
        )
        return YouTubeSource(adapter, wait=pauses.append).fetch(VIDEO, job)

    return run


@pytest.fixture
def refused(fetch: Fetch) -> Refused:
    """The refusal that a fetch ends in."""

    def run(**given: Any) -> studybuddy.SourceRefusal:
        with pytest.raises(studybuddy.SourceRefusal) as caught:
            fetch(**given)
        return caught.value

    return run
