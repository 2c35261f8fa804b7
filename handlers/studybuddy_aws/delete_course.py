"""DELETE /courses/{id}: a course that is under way is cancelled, one that has ended is erased.

Deleting it once more when all of its videos have ended erases it with them. Who wants it only to
stop says `only=cancel`: it may end before the request is here, and its notes are to stay.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy_aws.erasure.eraser import VideoErasureSettings, erase_course, is_done, rows_of
from studybuddy_aws.http.course_view import is_under_way
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.storage.service import Service


class DeletedCourse(msgspec.Struct, frozen=True, kw_only=True):
    """`cancelled`: nothing more is begun. `stopping`: what runs ends at its next checkpoint.

    `cancelled` is said of one that has ended, too, where `only` that was asked for. `erased`: gone
    with all of its videos' notes. `erasing`: the same within the hour. What comes back of its
    credits, each video's `credits_back` says.
    """

    course_id: str
    outcome: Literal["cancelled", "stopping", "erased", "erasing"]


def answer(request: Request[Nothing], service: Service[VideoErasureSettings]) -> DeletedCourse:
    """Cancel or erase the course, if it is the user's."""
    course_id, user_id = request.id_of("course"), request.user_id
    course = service.courses.get(course_id, user_id)
    jobs = service.courses.jobs(course)
    if not is_under_way(course, jobs):
        if "only" in request.query:  # whatever it says: erasing is asked for without
            return DeletedCourse(course_id=course_id, outcome="cancelled")
        return DeletedCourse(course_id=course_id, outcome=_erased(course_id, request, service))
    service.courses.cancel(course_id, user_id)
    # Read anew: a worker may just have filed one more.
    after = service.courses.jobs(service.courses.get(course_id, user_id))
    open_jobs = [video_id for video_id, job in after.items() if not job.ended]
    outcomes = {service.jobs.cancel(video_id, user_id) for video_id in open_jobs}
    outcome: Literal["cancelled", "stopping"] = (
        "stopping" if "stopping" in outcomes else "cancelled"
    )
    return DeletedCourse(course_id=course_id, outcome=outcome)


def _erased(
    course_id: str, request: Request[Nothing], service: Service[VideoErasureSettings]
) -> Literal["erased", "erasing"]:
    intent = rows_of(service).begin_course(course_id, request.user_id)
    done = is_done(lambda: erase_course(intent, course_id, service), request.id)
    return "erased" if done else "erasing"


handler = Endpoint(answer, VideoErasureSettings, Nothing, asks=("only",), limit="courses")
