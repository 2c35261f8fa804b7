"""GET /courses: the user's courses, newest first."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.course_view import CourseRowView, row_of
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.pages import shown
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import PagedSettings
from studybuddy_aws.storage.service import Service


class CourseList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of courses, without those that are being erased."""

    courses: tuple[CourseRowView, ...]
    next_cursor: str | None


def answer(request: Request[Nothing], service: Service[PagedSettings]) -> CourseList:
    """A page of the user's courses."""
    page = shown(request, service, "courses", service.courses.list, lambda row: row)
    there = tuple(row_of(row) for row in page.views if not row.erasing_at)
    return CourseList(courses=there, next_cursor=page.next_cursor)


handler = Endpoint(answer, PagedSettings, Nothing, asks=("page",))
