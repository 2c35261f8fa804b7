"""Courses of all users: kept, and fed to the queue a few videos at a time.

A course keeps no count of what its jobs have come to. Each feeding is one transaction that charges
a video's credit, files its job and says so in the course's row, or does none of it; the job's id
follows from the course, the place and the try, so none is paid twice. Rows are changed on the
condition that nobody has changed them since they were read (`version`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import msgspec

from studybuddy_aws.runtime.errors import (
    AccountErasing,
    ConditionFailed,
    KeyConflict,
    NoAccount,
    NoCredits,
    NotFound,
    StoreBusy,
    TooManyCourses,
    TooManyJobs,
)
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.storage.charge_refusals import refuse_charge
from studybuddy_aws.storage.course import Course, CourseSummary
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.jobs import UNSENT_SECONDS
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Page, Start, Tables, Write, put_new
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp

FEED_SECONDS = 300
"""So soon the sweep looks again whether there is room for videos that wait."""
STOPPED_SECONDS = 7 * 86_400
"""So long a course that has stopped goes on by itself once there are credits; then by a press."""

_RACES = 12  # How often a write is decided anew when what it was decided on has changed.
_UNUSED = 2  # behind the course, and who orders it
_COURSE = 3  # behind the two writes that charge, and the job
_CHANGING = ("queue", "tries", "waiting", "version", "stopped", "stopped_at", "open", "due_at")
_SEEN = "#version = :seen AND attribute_not_exists(#erasing_at)"


class Courses:
    """The courses. Raises StoreBusy, StoreFailed."""

    def __init__(
        self,
        tables: Tables,
        ledger: Ledger,
        *,
        open_jobs: int = 10,
        most_waiting: int = 10,
        now: Clock = time.time,
    ) -> None:
        """Leave one of a user's `open_jobs` for what the user orders beside a course.

        Videos of so many courses of a user wait for their turn at the most.
        """
        self._tables = tables
        self._ledger = ledger
        self._most_open = max(1, open_jobs - 1)
        self._most_waiting = most_waiting
        self._now = now

    # Ordering and looking

    def create(self, course: Course) -> Course:
        """Keep a course whose videos wait; one of the same id is the same course.

        Raises NoAccount, AccountErasing, TooManyCourses; KeyConflict if another was asked for, or
        it was erased: its videos' ids were charged, and would never be again.
        """
        if self.find(course.course_id) is None:
            self._refuse_too_many(course.user_id)
        course = msgspec.structs.replace(
            course, created_at=self._in(0), open="open", due_at=self._in(0)
        )
        may_order = Write(
            "ConditionCheck", "users", course.user_id, when="#erasing = :no", values={"no": False}
        )
        unused = self._ledger.never_charged(course.job_id(course.queue[0], 1))
        try:
            self._tables.write(put_new("courses", course), may_order, unused)
        except ConditionFailed as error:
            found = self.find(course.course_id)
            if found is None:
                if _UNUSED in error.failed:
                    raise KeyConflict from None
                raise self._no_payer(course.user_id) from None
            if found.erasing_at or not found.was_filed_for(course):
                raise KeyConflict from None
            return found
        return course

    def find(self, course_id: str) -> Course | None:
        """The course, whoever's it is."""
        return self._tables.get("courses", course_id, Course)

    def get(self, course_id: str, user_id: str) -> Course:
        """A course of this user's. Raises NotFound, also for one that is being erased."""
        course = self.find(course_id)
        if course is None or course.user_id != user_id or course.erasing_at:
            raise NotFound("course")
        return course

    def list(
        self, user_id: str, *, limit: int = 50, start: Start | None = None
    ) -> Page[CourseSummary]:
        """A page of the user's courses, newest first."""
        return self._tables.of_user("courses", user_id, CourseSummary, limit=limit, start=start)

    def jobs(self, course: Course) -> dict[str, Job]:
        """The last job of each video, by id: those that there are."""
        places = range(len(course.videos))
        wanted = [job_id for place in places if (job_id := course.latest_job(place))]
        return self._tables.get_all("videos", wanted, Job)

    def due(self) -> Iterator[str]:
        """The ids of courses whose videos wait, and that are to be looked after now."""
        values = {"open": "open", "now": self._in(0)}
        when = "#open = :open AND #due_at <= :now"
        return self._tables.keys("courses", "open-due_at-index", when, values)

    # Feeding

    def feed(self, course_id: str) -> Iterator[Job]:
        """File and charge the videos whose turn it is, one by one; the messages are the caller's.

        As many as the user may have open beside an order of another kind. Where credits have run
        out, the course stops and says so.
        """
        for _ in range(self._most_open + _RACES):
            course = self.find(course_id)
            if course is None or course.erasing_at or not course.queue:
                return
            try:
                refuse_charge(self._ledger, course.user_id, self._most_open)
                job = self._fed(course)
            except (NoCredits, TooManyJobs) as reason:
                self._pause(course, reason.code if isinstance(reason, NoCredits) else "")
                return
            except (NoAccount, AccountErasing):
                return
            if job is not None:
                yield job

    def postpone(self, course_id: str) -> None:
        """Have the sweep look at a course later."""
        if course := self.find(course_id):
            self._pause(course, course.stopped)

    def _fed(self, course: Course) -> Job | None:
        """The job of the next video, filed and paid; None if something had changed meanwhile."""
        job = course.job_at(course.queue[0], self._in(0), self._in(UNSENT_SECONDS))
        charge = self._ledger.charge(course.user_id, job.video_id, self._most_open)
        fed = self._due_again(course.fed())
        try:
            self._tables.write(*charge, put_new("videos", job), self._change(course, fed))
        except ConditionFailed as error:
            if error.failed & {_COURSE - 1, _COURSE - 2} and _COURSE not in error.failed:
                raise StoreBusy from None
            return None
        count("Submitted", job_id=job.video_id, course_id=course.course_id)
        return job

    def _pause(self, course: Course, stopped: str) -> None:
        """Look again later, unless that is written already."""
        since = (course.stopped_at or self._in(0)) if stopped else None
        if stopped == course.stopped and (course.due_at or "") > self._in(0):
            return
        later = msgspec.structs.replace(self._due_again(course), stopped=stopped, stopped_at=since)
        if since and seconds_of(since) + STOPPED_SECONDS <= self._now():
            later = msgspec.structs.replace(later, open=None, due_at=None)
        with suppress(ConditionFailed):
            self._tables.write(self._change(course, later))
            if stopped and stopped != course.stopped:
                log.info("course stopped", extra={"course": course.course_id, "error": stopped})

    # What its user does

    def cancel(self, course_id: str, user_id: str) -> Course:
        """Leave out all videos whose turn has not come. Raises NotFound."""

        return self._changed(course_id, user_id, lambda course: course.queued(()))

    def retry(self, course_id: str, user_id: str) -> Course:
        """Have what has no notes wait once more, and what has stopped go on.

        Not what is under way, nor what the user has erased by itself. Raises NotFound,
        TooManyCourses.
        """
        if not self.get(course_id, user_id).waiting:
            self._refuse_too_many(user_id)

        def again(course: Course) -> Course:
            jobs = self.jobs(course)

            def waits(place: int) -> bool:
                job = jobs.get(course.latest_job(place) or "")
                failed = job is not None and job.state in {"failed", "cancelled"}
                return place in course.queue or not course.tries[place] or failed

            return course.queued(filter(waits, range(len(course.videos))))

        return self._changed(course_id, user_id, again)

    def remove(self, course_id: str) -> None:
        """Delete a course's row; its videos are another matter."""
        self._tables.write(Write("Delete", "courses", course_id))

    def _refuse_too_many(self, user_id: str) -> None:
        """Raise TooManyCourses where another course of a user may not wait, by a late index.

        Several at the same moment may all pass: how often one may order them bounds that.
        """
        start: Start | None = None
        waiting = 0
        while True:
            page = self.list(user_id, limit=100, start=start)
            waiting += sum(1 for one in page.rows if one.waiting and not one.erasing_at)
            if waiting >= self._most_waiting:
                raise TooManyCourses(self._most_waiting)
            if page.next is None:
                return
            start = page.next

    def _changed(self, course_id: str, user_id: str, change: Callable[[Course], Course]) -> Course:
        for _ in range(_RACES):
            course = self.get(course_id, user_id)
            after = self._due_now(change(course))
            if after.queue == course.queue and not course.stopped:
                return course
            with suppress(ConditionFailed):
                self._tables.write(self._change(course, after))
                return self.get(course_id, user_id)
        raise StoreBusy

    def _change(self, before: Course, after: Course) -> Write:
        """The write of a change, on the condition that it was decided on what is still so."""
        after = msgspec.structs.replace(after, version=before.version + 1)
        values = {name: getattr(after, name) for name in _CHANGING}
        kept = ", ".join(f"#{name} = :{name}" for name in _CHANGING if values[name] is not None)
        gone = ", ".join(f"#{name}" for name in _CHANGING if values[name] is None)
        change = f"SET {kept} REMOVE {gone}" if gone else f"SET {kept}"
        told = {**values, "seen": before.version}
        return Write("Update", "courses", before.course_id, change, _SEEN, told)

    def _due_again(self, course: Course) -> Course:
        return self._due(course, FEED_SECONDS)

    def _due_now(self, course: Course) -> Course:
        return self._due(course, 0)

    def _due(self, course: Course, seconds: int) -> Course:
        """A course that goes on, to be looked after in so many seconds while videos wait."""
        due = {"open": "open", "due_at": self._in(seconds)} if course.waiting else {}
        none = {"open": None, "due_at": None, "stopped": "", "stopped_at": None}
        return msgspec.structs.replace(course, **{**none, **due})

    def _no_payer(self, user_id: str) -> Exception:
        account = self._ledger.account(user_id)
        if account is None:
            return NoAccount()
        return AccountErasing(account.erasing_at) if account.erasing else StoreBusy()

    def _in(self, seconds: float) -> str:
        return timestamp(self._now() + seconds)
