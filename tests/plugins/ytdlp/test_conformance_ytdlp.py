"""The built-in source under the kit of any author, with YouTube on loopback."""

from functools import partial

import pytest
from composed import VIDEO, Loopback

from studybuddy import Order, Source
from studybuddy.testing import SourceContract
from studybuddy_ytdlp import YtDlpSource


class TestYtDlp(SourceContract):
    name = "yt-dlp"

    @pytest.fixture
    def made(self, youtube) -> Source:
        return YtDlpSource(partial(Loopback, origin=youtube.origin))

    @pytest.fixture
    def order(self) -> Order:
        return Order(url=VIDEO)
