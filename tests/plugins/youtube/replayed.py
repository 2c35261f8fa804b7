"""Real responses, replayed to the real library."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import requests

import studybuddy
from studybuddy_youtube.visit import YOUTUBE, BoundedAdapter
from youtube_server import Answer

VIDEO = studybuddy.VideoUrl("GJLlxj_dtq8")
Fetch = Callable[..., studybuddy.Transcript]


def asset(name: str) -> bytes:
    """A real response of YouTube's, from the library's own tests."""
    return (files("youtube_transcript_api") / "test" / "assets" / f"{name}.static").read_bytes()


def player(name: str = "youtube", **changes: Any) -> Answer:
    """A real player response, with whole top-level entries exchanged."""
    data = json.loads(asset(f"{name}.innertube.json")) | changes
    return Answer(json.dumps(data).encode(), kind="application/json; charset=UTF-8")


class Loopback(BoundedAdapter):
    """The adapter as it is, but www.youtube.com is at `origin`."""

    def __init__(self, work: studybuddy.Work, proxy: str, *, origin: str, **bounds: Any) -> None:
        super().__init__(work, proxy, **bounds)
        self._origin = origin

    def send(
        self, request: requests.PreparedRequest, *rest: Any, **named: Any
    ) -> requests.Response:
        there = request.copy()
        assert request.url is not None
        there.url = self._origin + request.url.removeprefix(YOUTUBE)
        answer = super().send(there, *rest, **named)
        answer.url, answer.request = request.url, request
        return answer


Refused = Callable[..., studybuddy.SourceRefusal]
