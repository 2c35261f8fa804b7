"""GET /videos: the user's videos, newest first."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.pages import shown
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_view import VideoView, view_of
from studybuddy_aws.runtime.settings import PagedSettings
from studybuddy_aws.storage.service import Service


class VideoList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of videos."""

    videos: tuple[VideoView, ...]
    next_cursor: str | None


def answer(request: Request[Nothing], service: Service[PagedSettings]) -> VideoList:
    """A page of the user's videos."""
    page = shown(request, service, "videos", service.jobs.list, view_of)
    return VideoList(videos=page.views, next_cursor=page.next_cursor)


handler = Endpoint(answer, PagedSettings, Nothing, asks=("page",))
