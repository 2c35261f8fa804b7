"""A job as its owner sees it."""

from __future__ import annotations

import msgspec

from studybuddy_aws.storage.job import MAX_ATTEMPTS, Job, JobError, Status


class VideoView(msgspec.Struct, frozen=True, kw_only=True):
    """A video and how far it is. `progress` in percent; `note_id` once it is completed.

    `error` says why it failed or, while it is queued, why it is going to be tried again.
    """

    video_id: str
    youtube_url: str
    youtube_id: str
    subject: str
    title: str
    status: Status
    progress: int
    current_step: str
    error: JobError | None
    note_id: str | None
    created_at: str
    completed_at: str | None


def view_of(job: Job) -> VideoView:
    """The job without what is only for workers."""
    return VideoView(
        video_id=job.video_id,
        youtube_url=job.youtube_url,
        youtube_id=job.youtube_id,
        subject=job.subject,
        title=job.title,
        status=job.status,
        progress=job.progress,
        current_step=_step(job),
        error=job.error,
        note_id=job.video_id if job.status == "completed" else None,
        created_at=job.created_at,
        completed_at=job.completed_at,
    )


def _step(job: Job) -> str:
    if job.stop_requested and not job.ended:
        return "stopping"
    if job.status == "queued" and job.error is not None:
        return f"trying again ({job.attempts + 1} of {MAX_ATTEMPTS})"
    return job.current_step
