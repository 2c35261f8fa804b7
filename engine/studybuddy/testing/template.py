"""What the kit asks of a template."""

from __future__ import annotations

from typing import ClassVar, cast

import pytest
from msgspec.structs import replace

from studybuddy.plugins.contracts import Plugin, Template
from studybuddy.plugins.instructions import instructions_for
from studybuddy.plugins.registry import Kind
from studybuddy.testing.plugin import PluginContract
from studybuddy.testing.transcripts import nasty_transcripts, sample_transcript
from studybuddy.transcript import Transcript
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order

_ORDERS = {
    "plain": Order(url=VideoUrl("sampleVideo")),
    "subject": Order(url=VideoUrl("sampleVideo"), subject="Structures <101> {{ 7*7 }}"),
    "language": Order(url=VideoUrl("sampleVideo"), language="zh-Hant"),
}


class TemplateContract(PluginContract):
    """The contract of a template: subclass it, give `name` or `plugin`, and run pytest."""

    kind: ClassVar[Kind] = "template"

    @pytest.fixture
    def template(self, made: Plugin) -> Template:
        """The template under test."""
        return cast(Template, made)

    def test_names_each_part_once(self, template: Template) -> None:
        """No part is named twice."""
        assert len(template.parts) == len(set(template.parts))

    @pytest.mark.parametrize("asked", list(_ORDERS))
    def test_renders_for_every_order(self, template: Template, asked: str) -> None:
        """The sandbox renders it, the same each time, short enough to be sent with each call."""
        rendered = [instructions_for(template, sample_transcript(), _ORDERS[asked]) for _ in "12"]
        assert [rendered[0]] * 2 == rendered
        assert 0 < len(rendered[0].strip()) < 20_000

    @pytest.mark.parametrize("nasty", list(nasty_transcripts()))
    def test_renders_for_every_video(self, template: Template, nasty: str) -> None:
        """Also for a video of which nothing is known."""
        rendered = instructions_for(template, nasty_transcripts()[nasty], _ORDERS["plain"])
        assert rendered.strip()

    def test_takes_a_title_as_data(self, template: Template) -> None:
        """A title that is written like a template is not run as one."""
        rendered = instructions_for(template, _titled("{{ 6007 * 7 }}"), _ORDERS["plain"])
        assert "42049" not in rendered


def _titled(title: str) -> Transcript:
    transcript = sample_transcript()
    return replace(transcript, video=replace(transcript.video, title=title))
