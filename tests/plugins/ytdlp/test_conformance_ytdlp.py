"""The built-in source under the kit of any author, with YouTube on loopback."""

from functools import partial

import pytest
from composed import PLAYLIST, VIDEO, Loopback, listed_video, playlist_data, playlist_page

from studybuddy import Order, PlaylistUrl, Source
from studybuddy.testing import SourceContract
from studybuddy_ytdlp import YtDlpSource
from youtube_server import BROWSE, PLAYLIST_PAGE, as_json


class TestYtDlp(SourceContract):
    name = "yt-dlp"
    plugin = YtDlpSource

    @pytest.fixture
    def made(self, youtube) -> Source:
        return YtDlpSource(partial(Loopback, origin=youtube.origin))

    @pytest.fixture
    def order(self) -> Order:
        return Order(url=VIDEO)

    @pytest.fixture
    def playlist(self, youtube) -> PlaylistUrl:
        data = playlist_data(listed_video(VIDEO.id, "On remembering", 180))
        youtube.says(PLAYLIST_PAGE, playlist_page(data))
        youtube.says(BROWSE, as_json(data))
        return PLAYLIST
