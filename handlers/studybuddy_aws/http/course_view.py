"""A course as its owner sees it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

from studybuddy_aws.http.video_view import VideoView, view_of
from studybuddy_aws.storage.course import Course, CourseSummary
from studybuddy_aws.storage.job import Job

CourseState: TypeAlias = Literal["under_way", "stopped", "ended"]
Turn: TypeAlias = Literal["waiting", "left_out", "taken", "erased"]


class CourseRowView(msgspec.Struct, frozen=True, kw_only=True):
    """A course in a list. `waiting` of its videos have not had their turn, and are not paid yet.

    `url` is that of a playlist, empty where links were named one by one. `stopped` is the code of
    what keeps it from going on (`no_credits`), empty where nothing does.
    """

    course_id: str
    title: str
    url: str
    created_at: str
    video_count: Annotated[int, msgspec.Meta(ge=1)]
    waiting: Annotated[int, msgspec.Meta(ge=0)]
    stopped: str


class CourseVideoView(msgspec.Struct, frozen=True, kw_only=True):
    """A video in its place. `title` and `seconds` are those it was ordered with, 0: unknown.

    `turn` is `waiting` before it was filed and paid, `left_out` if the course was cancelled before
    that, `taken` with its `video`, and `erased` where that has been deleted by itself.
    """

    youtube_id: str
    title: str
    seconds: int
    turn: Turn
    video: VideoView | None


class CourseView(CourseRowView, frozen=True, kw_only=True):
    """A course with its videos in order.

    It is `under_way` while videos wait or are worked on, `stopped` while it cannot go on, and has
    `ended` when there is nothing more to come. `questions_left` may be asked over it before another
    pack is bought, of which `question_packs` were (`POST /courses/{id}/questions`).
    """

    state: CourseState
    questions_left: int
    question_packs: int
    videos: tuple[CourseVideoView, ...]


def row_of(course: CourseSummary) -> CourseRowView:
    """A course in a list."""
    return msgspec.convert(course, CourseRowView, from_attributes=True)


def course_view(course: Course, jobs: dict[str, Job]) -> CourseView:
    """The course, with the last job of each of its videos."""
    videos = tuple(
        _video(course, place, jobs.get(course.latest_job(place) or ""))
        for place in range(len(course.videos))
    )
    row = msgspec.structs.asdict(row_of(course))
    return CourseView(
        **row,
        state=_state(course, jobs),
        questions_left=course.questions_left,
        question_packs=course.question_packs,
        videos=videos,
    )


def is_under_way(course: Course, jobs: dict[str, Job]) -> bool:
    """Whether videos wait, or are not done with."""
    return bool(course.waiting) or not all(job.ended for job in jobs.values())


def _state(course: Course, jobs: dict[str, Job]) -> CourseState:
    if course.stopped:
        return "stopped"
    return "under_way" if is_under_way(course, jobs) else "ended"


def _video(course: Course, place: int, job: Job | None) -> CourseVideoView:
    video = course.videos[place]
    return CourseVideoView(
        youtube_id=video.youtube_id,
        title=video.title,
        seconds=video.seconds,
        turn=_turn(course, place, job),
        video=view_of(job) if job else None,
    )


def _turn(course: Course, place: int, job: Job | None) -> Turn:
    if place in course.queue:
        return "waiting"
    if not course.tries[place]:
        return "left_out"
    return "taken" if job and not job.erasing_at else "erased"
