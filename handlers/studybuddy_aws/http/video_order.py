"""What requests about a user's captions share: the upload's key, and the message to the worker."""

from __future__ import annotations

import msgspec

from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.logs import log, place_of
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.job import Job, Status
from studybuddy_aws.storage.queue import send
from studybuddy_aws.storage.service import Service


class UploadSettings(ApiSettings, frozen=True, kw_only=True):
    """UPLOADS_BUCKET: where captions of users wait for their job."""

    uploads_bucket: str


class QueueSettings(ApiSettings, frozen=True, kw_only=True):
    """QUEUE_URL: where the worker hears of jobs."""

    queue_url: str


class OrderSettings(UploadSettings, frozen=True, kw_only=True):
    """UPLOADS_BUCKET, QUEUE_URL."""

    queue_url: str


class Queued(msgspec.Struct, frozen=True):
    """The job that was filed; with an Idempotency-Key used before, as it stands now."""

    video_id: str
    status: Status


def key_of_upload(user_id: str, upload_id: str, service: Service[UploadSettings]) -> str:
    """The key of the user's own captions. Raises BadRequest when there are none."""
    from studybuddy_aws.storage.files import Files
    from studybuddy_aws.storage.object_keys import upload_prefix

    prefix = upload_prefix(user_id, upload_id.strip())
    key = Files(service.s3).first(service.settings.uploads_bucket, prefix)
    if key is None:
        raise unknown_upload()
    return key


def unknown_upload() -> BadRequest:
    """What is said of an upload that is not there, or not any more."""
    return BadRequest("unknown_upload", "There is no such upload. Upload the captions file again.")


def announce(job: Job, service: Service[OrderSettings] | Service[QueueSettings]) -> Queued:
    """Wake the worker. The job is paid: whatever fails here is the sweeper's to make good."""
    if not job.sent_at and job.state == "queued":
        try:
            send(service.sqs, service.settings.queue_url, job.video_id)
            service.jobs.mark_sent(job.video_id)
        except Exception as error:  # a caller who saw it would order, and pay, once more
            facts = {"error": type(error).__name__, "place": place_of(error)}
            log.warning("left to the sweeper", extra={"job_id": job.video_id, **facts})
    return Queued(job.video_id, job.state)
