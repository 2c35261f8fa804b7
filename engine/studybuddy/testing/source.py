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
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order, Work


class SourceContract(PluginContract):
    """The contract of a source: subclass it, give `name` or `plugin`, and run pytest.

    The fixtures `order` and `settings` describe an order that the source can fill in the test:
    a file in `tmp_path`, or a server of the test's own on 127.0.0.1.
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
