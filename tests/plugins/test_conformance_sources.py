"""The built-in source that needs no network under the kit that any author's source runs under."""

from pathlib import Path

import pytest

from studybuddy import Order, VideoUrl
from studybuddy.testing import SourceContract


class TestCaptions(SourceContract):
    name = "captions"

    @pytest.fixture
    def order(self, tmp_path: Path) -> Order:
        file = tmp_path / "talk.srt"
        file.write_text("1\n00:00:01,000 --> 00:00:04,000\nTension pulls, compression pushes.\n")
        return Order(url=VideoUrl("sampleVideo"), captions=str(file))
