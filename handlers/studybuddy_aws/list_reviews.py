"""GET /reviews: the user's answers to cards, of all videos or of one."""

from __future__ import annotations

import re
from functools import partial

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.pages import MOST_OF_LOG, shown
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.settings import PagedSettings
from studybuddy_aws.storage.reviews import ReviewEntry, ReviewRow
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Page, Start

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)


class ReviewList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the log, in no order of time: each entry says when it was."""

    reviews: tuple[ReviewEntry, ...]
    next_cursor: str | None


def answer(request: Request[Nothing], service: Service[PagedSettings]) -> ReviewList:
    """A page of the user's answers."""
    video = request.query.get("video", "")
    if video and not _YOUTUBE_ID.fullmatch(video):
        raise BadRequest("bad_video", "A video is YouTube's id of 11 signs: video=hQVTIJBZook")
    read = partial(_read, service, video)
    page = shown(request, service, "reviews", read, _entry, most=MOST_OF_LOG)
    return ReviewList(reviews=page.views, next_cursor=page.next_cursor)


def _read(
    service: Service[PagedSettings],
    video: str,
    user_id: str,
    *,
    limit: int,
    start: Start | None,
) -> Page[ReviewRow]:
    if video and start and not start["review_id"].startswith(f"{video}#"):
        raise BadRequest("bad_cursor", "This cursor is not of this list. Begin anew without.")
    return service.reviews.list(user_id, limit=limit, start=start, video=video)


def _entry(row: ReviewRow) -> ReviewEntry:
    return msgspec.convert(row, ReviewEntry, from_attributes=True)


handler = Endpoint(answer, PagedSettings, Nothing, asks=("log", "video"), tagged=True)
