"""Courses go on: the next videos are filed and paid, and the worker hears of them."""

from __future__ import annotations

from typing import Any

from studybuddy_aws.runtime.logs import log, place_of
from studybuddy_aws.storage.brakes import OrdersSwitch
from studybuddy_aws.storage.queue import send
from studybuddy_aws.storage.service import Service


def feed_course(course_id: str, service: Service[Any], queue_url: str) -> None:
    """Feed a course. Never raises: what is not done now, the sweep does."""
    try:
        _feed(course_id, service, queue_url)
    except Exception as error:  # what was paid until here is filed, and the sweep comes by
        facts = {"error": type(error).__name__, "place": place_of(error)}
        log.warning("course left to the sweeper", extra={"course": course_id, **facts})


def _feed(course_id: str, service: Service[Any], queue_url: str) -> None:
    if OrdersSwitch(service.tables).closed():
        service.courses.postpone(course_id)
        return
    for job in service.courses.feed(course_id):
        send(service.sqs, queue_url, job.video_id)
        service.jobs.mark_sent(job.video_id)
