"""The source keeps the contract of sources."""

from __future__ import annotations

from functools import partial

import pytest
from composed import VIDEO, Loopback

import studybuddy
from studybuddy.testing import SourceContract
from studybuddy_ytdlp import YtDlpSource
from youtube_server import YouTubeServer


class TestYtDlp(SourceContract):
    name = "yt-dlp"
    plugin = YtDlpSource

    @pytest.fixture
    def made(self, youtube: YouTubeServer) -> studybuddy.Plugin:
        return YtDlpSource(partial(Loopback, origin=youtube.origin))

    @pytest.fixture
    def order(self) -> studybuddy.Order:
        return studybuddy.Order(url=VIDEO)
