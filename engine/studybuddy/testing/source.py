"""What the kit asks of a source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, cast

import pytest

from studybuddy.errors import SourceRefusal
from studybuddy.plugins.contracts import Plugin, Source
from studybuddy.plugins.registry import Kind
from studybuddy.testing.errors import flaw_of_error, sound_errors
from studybuddy.testing.plugin import PluginContract
from studybuddy.testing.sandbox import sandbox
from studybuddy.transcript import Transcript
from studybuddy.video_url import PlaylistUrl, VideoUrl
from studybuddy.work import Order, Work


class SourceContract(PluginContract):
    """The contract of a source: subclass it, give `name` or `plugin`, and run pytest.

    The fixtures `order` and `settings` describe an order that the source can fill in the test:
    a file in `tmp_path`, or a server of the test's own on 127.0.0.1; `playlist` is one that it
    lists, where it does.
    """

    kind: ClassVar[Kind] = "source"

    @pytest.fixture
    def source(self, made: Plugin) -> Source:
        """The source under test."""
        return cast(Source, made)

    @pytest.fixture
    def order(self) -> Order:
        """An order that the source can fill."""
        pytest.skip(f"{type(self).__name__} has no fixture `order` that its source can fill")

    @pytest.fixture
    def settings(self) -> Mapping[str, str]:
        """Environment variables by name, as the source needs them to fill the order."""
        return {}

    def test_fetches_a_sound_transcript(
        self, source: Source, order: Order, settings: Mapping[str, str], tmp_path: Path
    ) -> None:
        """The captions of the video that was asked for, in order, with their times."""
        work = Work(order, tmp_path, settings=settings)
        with sandbox(tmp_path, loopback=True) as seal:
            transcript = source.fetch(order.url, work)
        assert [] == seal.refused
        assert order.url.id == transcript.video.id
        _check(transcript)

    @pytest.fixture
    def playlist(self) -> PlaylistUrl | None:
        """A playlist that the source can list; None for a source that lists none."""
        return None

    def test_lists_a_sound_playlist(
        self,
        source: Source,
        playlist: PlaylistUrl | None,
        settings: Mapping[str, str],
        tmp_path: Path,
    ) -> None:
        """The playlist that was asked for: videos whose ids are ids, and whose lengths may be."""
        if not source.lists_playlists():
            return
        if playlist is None:
            pytest.skip(f"{type(self).__name__} has no fixture `playlist` that its source can list")
        work = Work(Order(url=VideoUrl("sampleVideo")), tmp_path, settings=settings)
        with sandbox(tmp_path, loopback=True) as seal:
            found = source.playlist(playlist, work)
        assert [] == seal.refused
        assert playlist.id == found.id
        assert found.videos
        assert [] == [video for video in found.videos if VideoUrl(video.id).id != video.id]
        assert [] == [video for video in found.videos if not 0 <= video.duration < float("inf")]

    def test_refuses_a_playlist_that_it_cannot_list(self, source: Source, tmp_path: Path) -> None:
        """Without a network, and where it lists none at all: a refusal in words, not final."""
        work = Work(Order(url=VideoUrl("sampleVideo")), tmp_path, settings={})
        with sandbox(tmp_path), pytest.raises(SourceRefusal) as refusal:
            source.playlist(PlaylistUrl("PLsample"), work)
        assert "" == flaw_of_error(refusal.value)
        assert not refusal.value.final, "no network says nothing about the playlist itself"

    def test_refuses_when_it_cannot_be_filled(self, source: Source, tmp_path: Path) -> None:
        """With nothing set and no network: a refusal in words, whose code is well formed."""
        order = Order(url=VideoUrl("sampleVideo"))
        with sandbox(tmp_path), pytest.raises(SourceRefusal) as refusal:
            source.fetch(order.url, Work(order, tmp_path, settings={}))
        assert "" == flaw_of_error(refusal.value)
        assert len(refusal.value.message.split()) > 3
        assert not refusal.value.final, "no network says nothing about the video itself"

    def test_out_of_time_is_said_in_our_words(
        self, source: Source, order: Order, settings: Mapping[str, str], tmp_path: Path
    ) -> None:
        """With no time left it gives a transcript or a StudyBuddyError, nothing else."""
        late = Work(order, tmp_path, settings=settings, deadline=0.0, now=lambda: 1.0)
        with sound_errors():
            _check(source.fetch(order.url, late))


def _check(transcript: Transcript) -> None:
    assert transcript.segments
    assert transcript.language
    assert transcript.source
    assert (transcript.kind == "translated") == bool(transcript.translated_from)
    starts = [segment.start for segment in transcript.segments]
    assert sorted(starts) == starts
    assert [] == [s for s in transcript.segments if not 0 <= s.start <= s.end]
