"""DELETE /videos/{id}: a video that waits is cancelled, one that runs is stopped, an ended erased.

A video that was cancelled or stopped has ended: deleting it once more erases it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.record import count
from studybuddy_aws.service import FileSettings, Service
from studybuddy_aws.stores.files import Files


class Settings(FileSettings, frozen=True, kw_only=True):
    """WORK_BUCKET: where the work directories of jobs are kept."""

    work_bucket: str


class Deleted(msgspec.Struct, frozen=True, kw_only=True):
    """`cancelled`: refunded. `stopping`: at its next checkpoint, then refunded. `erased`: gone."""

    video_id: str
    outcome: Literal["cancelled", "stopping", "erased"]


def answer(request: Request[Nothing], service: Service[Settings]) -> Deleted:
    """Cancel, stop or erase the video, if it is the user's."""
    video_id, user_id = request.id_of("video"), request.user_id
    found = service.jobs.cancel(video_id, user_id)
    if found == "ended":
        _erase(video_id, user_id, service)
        return Deleted(video_id=video_id, outcome="erased")
    if found == "cancelled":
        count("Refunded")
    return Deleted(video_id=video_id, outcome=found)


def _erase(video_id: str, user_id: str, service: Service[Settings]) -> None:
    """Files first: while the row is there, what broke off can be done again."""
    buckets = service.settings.buckets
    for bucket in (buckets.notes_bucket, buckets.pdfs_bucket, service.settings.work_bucket):
        Files(service.s3).erase(bucket, f"{user_id}/{video_id}/")
    service.jobs.remove(video_id, user_id)


handler = Endpoint(answer, Settings, Nothing)
