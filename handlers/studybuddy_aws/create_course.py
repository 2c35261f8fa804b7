"""POST /courses: videos are ordered together, each paid when its turn comes."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

from studybuddy import VideoUrl
from studybuddy.course import MOST_VIDEOS
from studybuddy.text import safe
from studybuddy.video_url import PlaylistUrl
from studybuddy_aws.http.course_view import CourseView, course_view
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.order_body import Line, OrderBody, check_order, order_for
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import QueueSettings
from studybuddy_aws.runtime.errors import BadRequest, NoAccount
from studybuddy_aws.storage.brakes import OrdersSwitch
from studybuddy_aws.storage.course import Course, CourseVideo
from studybuddy_aws.storage.course_feeder import feed_course
from studybuddy_aws.storage.job import video_id_for
from studybuddy_aws.storage.service import Service

_LARGEST_BODY = 1024 * 1024  # 500 titles, in any script
_LONGEST_TITLE = 120  # so that 500 of them, in any script, are one row
_DAYS = 30 * 86_400

YoutubeId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{11}$")]


class CreateCourseSettings(QueueSettings, frozen=True, kw_only=True):
    """QUEUE_URL, CATALOG_FILE (the packed catalog unless it is set)."""

    catalog_file: str = ""


class NewCourseVideo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A video by its YouTube id; `title` and `seconds` as the preview told them, for the list."""

    youtube_id: YoutubeId
    title: Line = ""
    seconds: Annotated[int, msgspec.Meta(ge=0, le=_DAYS)] = 0


class NewCourse(OrderBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which videos to make notes of, in order, each once; and what of each, as for one video.

    `title` is the course's. `url` is the link of the playlist that they are of, if they are of one.
    Each video costs its credits when its turn comes; as many are under way at a time as a user may
    have open, but for one that is left for another order.
    """

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=r"\S")]
    videos: Annotated[
        tuple[NewCourseVideo, ...], msgspec.Meta(min_length=1, max_length=MOST_VIDEOS)
    ]
    url: Annotated[str, msgspec.Meta(max_length=2048)] = ""


def answer(request: Request[NewCourse], service: Service[CreateCourseSettings]) -> CourseView:
    """Keep the course, and file its first videos. Raises OrdersClosed, TooManyCourses."""
    check_order(request.body, service.tables, service.settings.catalog_file)
    asked = _course(request)
    OrdersSwitch(service.tables).check()
    try:
        course = service.courses.create(asked)
    except NoAccount:
        service.open_account(request.user)
        course = service.courses.create(asked)
    feed_course(course.course_id, service, service.settings.queue_url)
    course = service.courses.get(course.course_id, request.user_id)
    return course_view(course, service.courses.jobs(course))


def _course(request: Request[NewCourse]) -> Course:
    """The course that is asked for. Raises BadRequest, BadVideoUrl."""
    body, key = request.body, request.idempotency_key
    ids = [video.youtube_id for video in body.videos]
    if len(set(ids)) < len(ids):
        raise BadRequest("bad_body", "The body will not do: a course has each video once.")
    title = safe.one_line(body.title, safe.ZERO_WIDTH)
    if not title:
        raise BadRequest("bad_body", "The body will not do: a course's title has words.")
    videos = tuple(_video(video) for video in body.videos)
    return Course(
        course_id=video_id_for(request.user_id, None if key is None else f"course {key}"),
        user_id=request.user_id,
        title=title,
        url=PlaylistUrl.parse(body.url).url if body.url else "",
        created_at="",
        video_count=len(videos),
        waiting=len(videos),
        order=order_for(body, VideoUrl(ids[0])),
        videos=videos,
        queue=tuple(range(len(videos))),
        tries=(0,) * len(videos),
    )


def _video(video: NewCourseVideo) -> CourseVideo:
    """Raises BadVideoUrl for an id that is a page of YouTube's."""
    title = safe.one_line(video.title)[:_LONGEST_TITLE]
    return CourseVideo(youtube_id=VideoUrl(video.youtube_id).id, title=title, seconds=video.seconds)


handler = Endpoint(
    answer,
    CreateCourseSettings,
    NewCourse,
    status=202,
    refuses=(409,),
    asks=("key",),
    ready=("tables", "sqs"),
    largest=_LARGEST_BODY,
    limit="courses",
)
