"""What exporters have made of whole courses, in the bucket of work: kept until it is out of date.

A file's key names all that it was made of, so whoever looks for another version finds none, and
makes it. It goes with the course, with any video of the course that is erased, when a newer version
is stored, and otherwise when the bucket's time is over.
"""

from __future__ import annotations

import time
from typing import Any

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.storage.course import Course
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.links import Link, disposition, signed
from studybuddy_aws.storage.object_keys import course_files_prefix, file_name_of
from studybuddy_aws.storage.timestamps import Clock


class CourseFileLink(Link, frozen=True, kw_only=True):
    """A file of a course and its link. `size` in bytes."""

    name: str
    size: int


class CourseFiles:
    """The files of one version of a course. Raises StoreBusy, StoreFailed."""

    def __init__(
        self, s3: Any, bucket: str, course: Course, version: str, *, now: Clock = time.time
    ) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._course = course
        self._all = course_files_prefix(course.user_id, course.course_id)
        self._these = f"{self._all}{version}/"
        self._now = now

    def find(self, exporter: str) -> CourseFileLink | None:
        """A link to what an exporter has made; None if it has not."""
        with asking():
            answer = self._s3.list_objects_v2(
                Bucket=self._bucket, Prefix=f"{self._these}{exporter}/", MaxKeys=1
            )
        for one in answer.get("Contents", ()):
            return self._link(one["Key"], one["Size"])
        return None

    def store(self, exporter: str, name: str, media_type: str, data: bytes) -> CourseFileLink:
        """Keep what an exporter has made, in the place of all earlier versions."""
        key = f"{self._these}{exporter}/{name}"
        with asking():
            self._s3.put_object(Bucket=self._bucket, Key=key, Body=data, ContentType=media_type)
        Files(self._s3).erase(self._bucket, self._all, but=self._these)
        return self._link(key, len(data))

    def _link(self, key: str, size: int) -> CourseFileLink:
        name = file_name_of(key)
        link = signed(
            *(self._s3, self._now),
            Bucket=self._bucket,
            Key=key,
            ResponseContentDisposition=disposition(self._course.title, name),
        )
        return CourseFileLink(url=link.url, expires_at=link.expires_at, name=name, size=size)
