"""The finished notes of a course: known by their rows, and laid down as the command keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from studybuddy.course import COURSE_FILE, CourseRecord, RecordedVideo
from studybuddy_aws.runtime.errors import NoCourseNotes, NotFound
from studybuddy_aws.runtime.parallel import MOST_AT_ONCE, at_once
from studybuddy_aws.storage.course import Course, CourseVideo
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.notes import SearchedNote, StoredArtifact
from studybuddy_aws.storage.service import Service

_LARGEST_NOTE = 20_000_000  # that of twelve hours


class CourseNotes:
    """A course, and the rows of its finished notes by YouTube's ids, in the order of its videos."""

    def __init__(self, course: Course, service: Service[Any]) -> None:
        """Read the rows. Raises NoCourseNotes where no video has notes."""
        self.course = course
        jobs = service.courses.jobs(course)
        self._jobs = {
            one.youtube_id: job
            for place, one in enumerate(course.videos)
            if (job := jobs.get(course.latest_job(place) or ""))
        }
        ids = [job.video_id for job in self._jobs.values() if job.state == "completed"]
        found = service.tables.get_all("notes", ids, SearchedNote)
        self.rows: dict[str, SearchedNote] = {}
        self._files: dict[str, StoredArtifact] = {}
        for video, job in self._jobs.items():
            row = found.get(job.video_id)
            if row and (file := _structured(row)):
                self.rows[video], self._files[video] = row, file
        if not self.rows:
            raise NoCourseNotes

    def version(self) -> str:
        """Sixteen hexadecimal digits that name all that a file of the course shows."""
        notes = [(one.s3_url, one.title, one.marks) for one in self.rows.values()]
        data = msgspec.json.encode([self._record(), notes])
        return hashlib.sha256(data).hexdigest()[:16]

    def within(self, most: int) -> list[str]:
        """The videos whose notes have so many bytes together at most, the first of all first."""
        chosen: list[str] = []
        for video, file in self._files.items():
            most -= file.size
            if most < 0:
                break
            chosen.append(video)
        return chosen

    def lay(self, work: Path, videos: Sequence[str], s3: Any, bucket: str) -> None:
        """Lay down the notes of some videos in a directory, as the command lays a course's.

        Raises NotFound where one has been deleted meanwhile; StoreBusy, StoreFailed.
        """
        (work / COURSE_FILE).write_bytes(msgspec.json.encode(self._record()))
        files = Files(s3)

        def read(video: str) -> bytes | None:
            return files.read(bucket, self._files[video].key, _LARGEST_NOTE)

        for first in range(0, len(videos), MOST_AT_ONCE):
            some = videos[first : first + MOST_AT_ONCE]
            for video, data in zip(some, at_once(read, some), strict=True):
                if data is None:
                    raise NotFound("note")
                (work / video).mkdir()
                (work / video / "note.json").write_bytes(data)
                marks = msgspec.json.encode(self.rows[video].marks)
                (work / video / "marks.json").write_bytes(marks)

    def _record(self) -> CourseRecord:
        videos = tuple(map(self._recorded, self.course.videos))
        return CourseRecord(title=self.course.title, url=self.course.url, videos=videos)

    def _recorded(self, video: CourseVideo) -> RecordedVideo:
        job = self._jobs.get(video.youtube_id)
        known = RecordedVideo(id=video.youtube_id, title=video.title, seconds=video.seconds)
        if video.youtube_id in self.rows:
            return msgspec.structs.replace(known, state="completed")
        if job and job.error:
            return msgspec.structs.replace(known, state="failed", message=job.error.message)
        return known


def _structured(row: SearchedNote) -> StoredArtifact | None:
    """The structured note among a note's files; none where it is too large to be read."""
    files = (one for one in row.artifacts if one.size <= _LARGEST_NOTE)
    return next((one for one in files if one.name == "note.json"), None)
