"""GET /courses/{id}: a course, and how far each of its videos is."""

from __future__ import annotations

from studybuddy_aws.http.course_view import CourseView, course_view
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> CourseView:
    """The course, if it is the user's."""
    course = service.courses.get(request.id_of("course"), request.user_id)
    return course_view(course, service.courses.jobs(course))


handler = Endpoint(answer, ApiSettings, Nothing, tagged=True)
