"""POST /courses/{id}/retry: what has no notes has its turn again, and what has stopped goes on."""

from __future__ import annotations

from studybuddy_aws.http.course_view import CourseView, course_view
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import QueueSettings
from studybuddy_aws.storage.brakes import OrdersSwitch
from studybuddy_aws.storage.course_feeder import feed_course
from studybuddy_aws.storage.service import Service


def answer(request: Request[Nothing], service: Service[QueueSettings]) -> CourseView:
    """Let failed, cancelled and left out videos wait for their turn. Raises OrdersClosed."""
    OrdersSwitch(service.tables).check()
    course = service.courses.retry(request.id_of("course"), request.user_id)
    feed_course(course.course_id, service, service.settings.queue_url)
    course = service.courses.get(course.course_id, request.user_id)
    return course_view(course, service.courses.jobs(course))


handler = Endpoint(
    answer, QueueSettings, Nothing, status=202, ready=("tables", "sqs"), limit="courses"
)
