"""The built-in source under the kit of any author, with YouTube on loopback."""

from functools import partial

import pytest
from replayed import VIDEO, Loopback

from studybuddy import Order, Source
from studybuddy.testing import SourceContract
from studybuddy_youtube import YouTubeSource


class TestYouTube(SourceContract):
    name = "youtube"

    @pytest.fixture
    def made(self, youtube) -> Source:
        return YouTubeSource(partial(Loopback, origin=youtube.origin), wait=[].append)

    @pytest.fixture
    def order(self) -> Order:
        return Order(url=VIDEO)
