"""The source keeps the contract of sources."""

from __future__ import annotations

from functools import partial

import pytest
from replayed import VIDEO, Loopback

import studybuddy
from studybuddy.testing import SourceContract
from studybuddy_youtube import YouTubeSource
from youtube_server import YouTubeServer


class TestYouTube(SourceContract):
    name = "youtube"
    plugin = YouTubeSource

    @pytest.fixture
    def made(self, youtube: YouTubeServer) -> studybuddy.Plugin:
        return YouTubeSource(partial(Loopback, origin=youtube.origin), wait=lambda _: None)

    @pytest.fixture
    def order(self) -> studybuddy.Order:
        return studybuddy.Order(url=VIDEO)
