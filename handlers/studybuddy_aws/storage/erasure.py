"""Erasing users and videos: the intent is written first, so that what breaks off is gone on with.

An intent is a row of the table of erasures. It stays for LATE_SECONDS after all is gone, and the
sweep looks again meanwhile: indexes lag behind, a worker that was overtaken may still store a file,
and a form to upload with works for an hour. Then it goes as well.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

import msgspec

from studybuddy_aws.runtime.errors import ConditionFailed, NotFound, StoreBusy
from studybuddy_aws.storage import job as words
from studybuddy_aws.storage.course import CourseSummary
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Start, Tables, Write
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp

LATE_SECONDS = 2 * 3600
UNFINISHED_SECONDS = 3600
"""After so long an erasure that is not done needs the operator."""

_RACES = 12  # How often a write is decided anew when what it was decided on has changed.
_HEAD_START_SECONDS = 60  # for the request that began with it; the sweep goes on after that
_AGAIN_SECONDS = 900  # longer than a worker's run is: what it stored is there by then
_THERE = "attribute_exists(#erasure_id)"


class ErasureIntent(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be erased: all of a user, or one video or course of theirs.

    `username` is what the sign-in calls the user, until that is gone. `due_at` is when the sweep
    should look at it, `done_at` when all that could be found was gone for the first time.
    `of_course` is the course that a note was in: what was made of it with others goes, too.
    """

    erasure_id: str
    user_id: str
    begun_at: str
    due_at: str
    video_id: str | None = None
    username: str | None = None
    done_at: str | None = None
    course_id: str | None = None
    of_course: str | None = None


class Erasure:
    """Intents, and the rows that they are about.

    Of a user in this order: begin, erase_videos, then files and the Stripe customer, then close,
    the sign-in, and finish. Of a video: begin_video, files, Jobs.remove, finish. Of a course:
    begin_course, its videos, Courses.remove, finish. Every step may be
    repeated, also by several at once.
    """

    def __init__(self, tables: Tables, ledger: Ledger, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._ledger = ledger
        self._now = now

    # Intents

    def begin(self, user_id: str, username: str = "") -> ErasureIntent:
        """Let nothing more be ordered, and note that all of the user is to be erased."""
        mark = Write(
            "Update",
            "users",
            user_id,
            "SET #erasing = :yes, #erasing_at = if_not_exists(#erasing_at, :now)",
            "attribute_exists(#user_id)",
            {"yes": True, "now": self._in(0)},
        )
        intent = self._intent(f"user#{user_id}", user_id=user_id, username=username)
        try:
            self._tables.write(mark, intent)
        except ConditionFailed:  # there never was an account, or it is gone already
            self._tables.write(intent)
        return self._begun(f"user#{user_id}")

    def begin_video(self, video_id: str, user_id: str) -> ErasureIntent:
        """Note that a video that has ended is to be erased; its note goes with that.

        Before its files: whoever makes files for the note anew then lays none after these.
        Raises NotFound, for a video that has not ended too.
        """
        mark = words.update(
            video_id,
            "SET #erasing_at = if_not_exists(#erasing_at, :now)",
            "#user_id = :user_id AND "
            "(#status = :completed OR #status = :failed OR #status = :cancelled)",
            user_id=user_id,
            now=self._in(0),
        )
        job = self._tables.get("videos", video_id, Job)
        of_course = job.course_id if job and job.state == "completed" else None
        told = {"user_id": user_id, "video_id": video_id, "of_course": of_course or ""}
        intent = self._intent(f"video#{video_id}", **told)
        try:
            self._tables.write(mark, Write("Delete", "notes", video_id), intent)
        except ConditionFailed:
            raise NotFound("video") from None
        return self._begun(f"video#{video_id}")

    def begin_course(self, course_id: str, user_id: str) -> ErasureIntent:
        """Note that a course is to be erased with its videos: nothing of it is fed any more.

        Raises NotFound, also for one whose videos wait.
        """
        mark = Write(
            "Update",
            "courses",
            course_id,
            "SET #erasing_at = if_not_exists(#erasing_at, :now)",
            "#user_id = :user_id AND #waiting = :none",
            {"user_id": user_id, "none": 0, "now": self._in(0)},
        )
        intent = self._intent(f"course#{course_id}", user_id=user_id, course_id=course_id)
        try:
            self._tables.write(mark, intent)
        except ConditionFailed:
            raise NotFound("course") from None
        return self._begun(f"course#{course_id}")

    def find(self, erasure_id: str) -> ErasureIntent | None:
        """The intent of this id."""
        return self._tables.get("erasures", erasure_id, ErasureIntent)

    def due(self) -> Iterator[str]:
        """The ids of intents that should be looked at. There are no more than of the last hours."""
        now = self._in(0)
        rows = self._tables.all("erasures", ErasureIntent)
        return (row.erasure_id for row in rows if row.due_at <= now)

    def finish(self, intent: ErasureIntent) -> bool:
        """Note that all that could be found is gone; whether that is new.

        One that was done long enough ago goes, unless it was begun again meanwhile.
        """
        values = {"now": self._in(0), "due": self._in(_AGAIN_SECONDS), "seen": intent.due_at}
        key = intent.erasure_id
        if intent.done_at is None:
            change = "SET #done_at = :now, #due_at = :due REMOVE #username"
            when = f"{_THERE} AND attribute_not_exists(#done_at)"
            return self._written(Write("Update", "erasures", key, change, when, values))
        if seconds_of(intent.done_at) + LATE_SECONDS <= self._now():
            self._written(Write("Delete", "erasures", key, when="#due_at = :seen", values=values))
        else:
            self._written(
                Write(
                    "Update", "erasures", key, "SET #due_at = :due REMOVE #username", _THERE, values
                )
            )
        return False

    def late(self, intent: ErasureIntent) -> bool:
        """Whether it should long have been done."""
        begun = seconds_of(intent.begun_at)
        return intent.done_at is None and begun + UNFINISHED_SECONDS <= self._now()

    # Rows

    def erase_courses(self, user_id: str) -> None:
        """Delete all rows of courses: nothing more is fed of them."""
        start: Start | None = None
        while True:
            page = self._tables.of_user("courses", user_id, CourseSummary, limit=50, start=start)
            for course in page.rows:
                self._tables.write(Write("Delete", "courses", course.course_id))
            if page.next is None:
                return
            start = page.next

    def erase_videos(self, user_id: str) -> int:
        """Delete all rows of videos and notes, refunding what has not ended; how many they were.

        A worker that is at one of them finds its lease lost.
        """
        erased = 0
        start: Start | None = None
        while True:
            page = self._tables.of_user("videos", user_id, Job, limit=20, start=start)
            erased += sum(self._erase(job.video_id) for job in page.rows)
            if page.next is None:
                return erased
            start = page.next

    def close(self, user_id: str) -> None:
        """Delete the account's row; what was left on it is written off.

        Raises StoreBusy while a video is open that the index did not show yet: begin again.
        """
        for _ in range(_RACES):
            account = self._ledger.account(user_id)
            if account is None:
                return
            if account.open_jobs:
                break
            if self._written(*self._ledger.close(account)):
                return
        raise StoreBusy

    def _erase(self, video_id: str) -> bool:
        for _ in range(_RACES):
            job = self._tables.get("videos", video_id, Job)
            if job is None:
                return False
            row = Write(
                "Delete", "videos", video_id, when="#status = :was", values={"was": job.status}
            )
            unused = max(0, job.credits - job.begun)
            back = (
                () if job.ended else self._ledger.settle(job.user_id, video_id, unused, "erasure")
            )
            if self._written(row, Write("Delete", "notes", video_id), *back):
                return True
        raise StoreBusy

    def _written(self, *writes: Write) -> bool:
        """Write; False if it had changed meanwhile."""
        with suppress(ConditionFailed):
            self._tables.write(*writes)
            return True
        return False

    def _intent(self, erasure_id: str, **facts: str) -> Write:
        """The write that lays down an intent, or has an earlier one looked at again."""
        given = {name: value for name, value in facts.items() if value}
        told = "".join(f", #{name} = :{name}" for name in given)
        return Write(
            "Update",
            "erasures",
            erasure_id,
            f"SET #begun_at = if_not_exists(#begun_at, :now), #due_at = :due{told}",
            values={**given, "now": self._in(0), "due": self._in(_HEAD_START_SECONDS)},
        )

    def _begun(self, erasure_id: str) -> ErasureIntent:
        intent = self.find(erasure_id)
        if intent is None:
            raise StoreBusy
        return intent

    def _in(self, seconds: float) -> str:
        return timestamp(self._now() + seconds)
