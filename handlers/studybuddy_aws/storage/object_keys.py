"""The keys of objects in S3, said once: whose they are, and of which job.

| bucket | key |
|---|---|
| notes, PDFs | `{user_id}/{video_id}/{file name}` |
| readable before there is a note | `{user_id}/{video_id}/partial/{file name}` |
| answers to questions | `{user_id}/{video_id or course_id}/questions/{question_id}.json` |
| made anew with marks | `{user_id}/{video_id}/{edition}/{file name}` |
| work | `{user_id}/{video_id}/written/{file name}` |
| ZIPs of a user's data, in the bucket of work | `{user_id}/export/{file name}` |
| files of courses, in the bucket of work | `{user_id}/{course_id}/files/{version}/{exporter}/...` |
| indexes of notes: words and lines, in the bucket of work | `{user_id}/search/{shard}` |
| uploads | `{user_id}/{upload_id}/{file name}` |
"""

from __future__ import annotations

import re

from studybuddy import StudyBuddyError

_USER_ID = re.compile(r"[A-Za-z0-9_-]{1,128}", re.ASCII)
_VIDEO_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)


def user_prefix(user_id: str) -> str:
    """What the keys of all that is a user's begin with, in every bucket. Raises StudyBuddyError."""
    if not _USER_ID.fullmatch(user_id):
        raise _damaged()
    return f"{user_id}/"


def is_video_id(found: str) -> bool:
    """Whether this is a video's id."""
    return _VIDEO_ID.fullmatch(found) is not None


def job_prefix(user_id: str, video_id: str) -> str:
    """What the keys of a job's objects begin with, in every bucket. Made of checked ids only."""
    if not is_video_id(video_id):
        raise _damaged()
    return f"{user_prefix(user_id)}{video_id}/"


def work_prefix(user_id: str, video_id: str) -> str:
    """What the keys of a job's saved work begin with."""
    return f"{job_prefix(user_id, video_id)}written/"


def partial_prefix(user_id: str, video_id: str) -> str:
    """What the keys of what can be read of a video before its note begin with.

    A folder of its own, so that no exporter's file can have the same key.
    """
    return f"{job_prefix(user_id, video_id)}partial/"


def edition_prefix(user_id: str, video_id: str, edition: str) -> str:
    """What the keys of a note's files begin with, those of the first run where there is no edition.

    Below the job's prefix, by which all that is a note's is erased.
    """
    below = job_prefix(user_id, video_id)
    return f"{below}{edition}/" if edition else below


def course_files_prefix(user_id: str, course_id: str) -> str:
    """What the keys of a course's files begin with. A course's id is like a job's."""
    return f"{job_prefix(user_id, course_id)}files/"


def question_key(user_id: str, asked_id: str, question_id: str) -> str:
    """The key of the answer to a question to a video or course, below what is erased with it."""
    return f"{job_prefix(user_id, asked_id)}questions/{question_id}.json"


SEARCH_SHARDS = 8
"""Into so many files the index of a user's notes is parted, so that one note's goes with few."""


def search_prefix(user_id: str) -> str:
    """What the keys of the files of a user's index begin with."""
    return f"{user_prefix(user_id)}search/"


def search_key(user_id: str, shard: int) -> str:
    """The key of one of the files of a user's index."""
    return f"{search_prefix(user_id)}{shard}"


def search_shard(video_id: str) -> int:
    """In which of the files the words of a video's note are."""
    if not is_video_id(video_id):
        raise _damaged()
    return int(video_id, 16) % SEARCH_SHARDS


def upload_prefix(user_id: str, upload_id: str) -> str:
    """What the key of an upload begins with: only its owner's id leads to it."""
    return f"{user_prefix(user_id)}{upload_id}/"


def upload_of(key: str) -> str:
    """The upload's id in the key of one; empty in no key."""
    return key.partition("/")[2].rpartition("/")[0]


def job_of(key: str) -> tuple[str, str]:
    """The user's and the video's id in the key of a job's object."""
    user_id, _, rest = key.partition("/")
    return user_id, rest.partition("/")[0]


def file_name_of(key: str) -> str:
    """The file name in a key."""
    return key.rpartition("/")[2]


def _damaged() -> StudyBuddyError:
    return StudyBuddyError("damaged_id", "The video cannot be worked on: its id is damaged.")
