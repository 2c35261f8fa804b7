"""DELETE /videos/{id}: a video that waits is cancelled, one that runs is stopped, an ended erased.

A video that was cancelled or stopped has ended: deleting it once more erases it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.object_keys import job_prefix
from studybuddy_aws.storage.service import Service


class DeleteVideoSettings(FileSettings, frozen=True, kw_only=True):
    """WORK_BUCKET: where the work directories of jobs are kept."""

    work_bucket: str


class Deleted(msgspec.Struct, frozen=True, kw_only=True):
    """`cancelled`: at once. `stopping`: at its next checkpoint. `erased`: gone.

    What comes back of its credits stands in the video's `credits_back`, before and after.
    """

    video_id: str
    outcome: Literal["cancelled", "stopping", "erased"]


def answer(request: Request[Nothing], service: Service[DeleteVideoSettings]) -> Deleted:
    """Cancel, stop or erase the video, if it is the user's."""
    video_id, user_id = request.id_of("video"), request.user_id
    found = service.jobs.cancel(video_id, user_id)
    if found == "ended":
        _erase(video_id, user_id, service)
        return Deleted(video_id=video_id, outcome="erased")
    return Deleted(video_id=video_id, outcome=found)


def _erase(video_id: str, user_id: str, service: Service[DeleteVideoSettings]) -> None:
    """Files before the video's row: while that is there, what broke off can be done again.

    And the note's row before them: whoever makes files for it anew then lays none after these.
    """
    service.notes.remove(video_id)
    buckets = service.settings.buckets
    for bucket in (buckets.notes_bucket, buckets.pdfs_bucket, service.settings.work_bucket):
        Files(service.s3).erase(bucket, job_prefix(user_id, video_id))
    service.jobs.remove(video_id, user_id)


handler = Endpoint(answer, DeleteVideoSettings, Nothing)
