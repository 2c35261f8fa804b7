"""A course as the service keeps it: what was ordered, and whose turn has come."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from studybuddy import VideoUrl
from studybuddy_aws.storage.included_questions import questions_left
from studybuddy_aws.storage.job import Job, JobOrder, new_job


class CourseVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video in its place. `seconds` 0: unknown."""

    youtube_id: str
    title: str = ""
    seconds: int = 0


class CourseSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a course. `url` is that of a playlist. `waiting` is how many wait.

    `stopped` is the code of what keeps it from going on, `stopped_at` since when.
    """

    course_id: str
    user_id: str
    title: str
    created_at: str
    video_count: int
    waiting: int
    url: str = ""
    stopped: str = ""
    stopped_at: str | None = None
    erasing_at: str | None = None


class Course(CourseSummary, frozen=True, kw_only=True):
    """A course's row. How far a video is, its job says, and nothing here.

    `order` is that of each of its videos, but for the link. `queue` are the places whose turn is to
    come, `tries` how often that of each has come, each time with a job of its own. `version` counts
    the changes, each of which was decided on the one before. `open` and `due_at` are set while
    videos wait and the sweep should look whether there is room for them. `asked` are the ids of the
    questions over it that count, `question_packs` what was bought of more.
    """

    order: JobOrder
    videos: tuple[CourseVideo, ...]
    queue: tuple[int, ...]
    tries: tuple[int, ...]
    version: int = 0
    open: str | None = None
    due_at: str | None = None
    asked: frozenset[str] = frozenset()
    question_packs: int = 0

    @property
    def questions_left(self) -> int:
        """How many more questions may be asked before another pack is bought."""
        return questions_left(self.asked, self.question_packs)

    def job_id(self, place: int, tries: int) -> str:
        """The id of the job of a video's try: none but this course's can have it."""
        data = msgspec.json.encode([self.user_id, self.course_id, place, tries])
        return hashlib.sha256(data).hexdigest()[:32]

    def latest_job(self, place: int) -> str | None:
        """The id of a video's last job; None if its turn has not come yet."""
        tries = self.tries[place]
        return self.job_id(place, tries) if tries else None

    def all_jobs(self) -> Iterator[str]:
        """The ids of all jobs that there ever were, in order."""
        for place, tries in enumerate(self.tries):
            yield from (self.job_id(place, number) for number in range(1, tries + 1))

    def job_at(self, place: int, created_at: str, due_at: str) -> Job:
        """The job of a video whose turn has come."""
        url = VideoUrl(self.videos[place].youtube_id)
        order = msgspec.structs.replace(self.order, url=url)
        job_id = self.job_id(place, self.tries[place] + 1)
        job = new_job(job_id, self.user_id, order, created_at, due_at)
        return msgspec.structs.replace(job, course_id=self.course_id)

    def queued(self, places: Iterable[int]) -> Course:
        """The course with these places as those whose turn is to come."""
        queue = tuple(places)
        return msgspec.structs.replace(self, queue=queue, waiting=len(queue))

    def fed(self) -> Course:
        """The course after the turn of the first in its queue has come."""
        place, *others = self.queue
        tries = (*self.tries[:place], self.tries[place] + 1, *self.tries[place + 1 :])
        return msgspec.structs.replace(self.queued(others), tries=tries)

    def was_filed_for(self, other: Course) -> bool:
        """Whether the same videos were asked for, in the same way."""

        def asked(course: Course) -> tuple[object, ...]:
            return course.title, course.url, course.order, [v.youtube_id for v in course.videos]

        return asked(self) == asked(other)
