"""A job as its owner sees it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studybuddy_aws.storage.job import (
    CANCELLED,
    MAX_ATTEMPTS,
    FileProblem,
    Job,
    JobError,
    JobOrder,
    Status,
)
from studybuddy_aws.storage.jobs import given_up_at
from studybuddy_aws.storage.notes import NoteFacts
from studybuddy_aws.storage.object_keys import file_name_of, upload_of


class OrderView(msgspec.Struct, frozen=True, kw_only=True):
    """What was ordered, by the names that an order takes, so that it can be ordered again.

    `upload` and what goes with it are those of captions that came later, if any did.
    """

    focus: str
    template: str
    writer: str | None
    checkers: tuple[str, ...] | None
    exporters: tuple[str, ...]
    language: str
    profile: str
    upload: str | None
    title: str
    captions_language: str
    offset: float | None
    speakers: dict[str, str]


class VideoView(msgspec.Struct, frozen=True, kw_only=True):
    """A video and how far it is. `progress` in percent; `note_id` once it is completed.

    `current_step` is one of queued, retrying, waiting, stopping, start, transcript, write, check,
    export, done; later versions may have more. `attempt` is the attempt that runs, ran last or,
    while it is queued, comes next. `next_try_at` is set while it waits for another attempt,
    `waits_until` while it waits for captions, a confirmation or an upstream: by then it ends, and
    what was charged comes back. `captions_file` is the name of the user's own captions, empty
    where they are YouTube's.

    `readable` are the sections that can be read though there is no note (yet), at
    `GET /videos/{id}/sections`: unfinished ones, to which more are added behind.

    `facts` are those of its note, None before there is one or where an earlier build made it.

    A video that is `waiting` goes on by itself: `waits_for` is `youtube`, the writer whose model
    refuses everybody, or `budget`, and `waiting_since` since when that has been so.

    `credits` were charged so far. A long video waits (`needs_confirmation`) until its user agrees
    to its `price`, the credits that it takes in all; `words` are those of its transcript.
    `credits_back` are the credits that come back if it is cancelled now: all until a model has been
    paid, then those whose words are not begun. Once it has ended, they are those that came back.

    `error` says why it failed, why it is going to be tried again or why it needs captions;
    `problems` which of the files that were ordered could not be made. `erasing_since` is set when
    its user has deleted it, until what is left of it is gone, within the hour.
    """

    video_id: str
    youtube_url: str
    youtube_id: str
    subject: str
    title: str
    status: Status
    progress: int
    current_step: Annotated[str, msgspec.Meta(pattern="^[a-z]{1,30}$")]
    attempt: int
    max_attempts: int
    next_try_at: str | None
    waits_until: str | None
    waits_for: str | None
    waiting_since: str | None
    credits: int
    credits_back: int
    price: int | None
    words: int | None
    error: JobError | None
    problems: tuple[FileProblem, ...]
    note_id: str | None
    readable: int
    facts: NoteFacts | None
    created_at: str
    completed_at: str | None
    erasing_since: str | None
    order: OrderView
    captions_file: str


def view_of(job: Job) -> VideoView:
    """The job without what is only for workers."""
    step = _step(job)
    return VideoView(
        video_id=job.video_id,
        youtube_url=job.youtube_url,
        youtube_id=job.youtube_id,
        subject=job.subject,
        title=job.title,
        status=job.state,
        progress=job.progress,
        current_step=step,
        attempt=job.attempts + 1 if job.state in {"queued", "waiting"} else job.attempts,
        max_attempts=MAX_ATTEMPTS,
        next_try_at=job.retry_at if step == "retrying" or job.state == "waiting" else None,
        waits_until=_waits_until(job) if step == "waiting" else None,
        waits_for=job.waits_for if job.state == "waiting" else None,
        waiting_since=job.waiting_since if job.state == "waiting" else None,
        credits=job.credits,
        credits_back=_credits_back(job),
        price=job.price if job.state == "needs_confirmation" else None,
        words=job.words,
        error=job.error,
        problems=job.problems,
        note_id=job.video_id if job.state == "completed" and not job.erasing_at else None,
        readable=0 if job.state == "completed" else job.readable,
        facts=job.facts,
        created_at=job.created_at,
        completed_at=job.completed_at,
        erasing_since=job.erasing_at,
        order=_order(job.order),
        captions_file=file_name_of(job.order.upload),
    )


def _order(order: JobOrder) -> OrderView:
    return OrderView(
        focus=order.focus,
        template=order.template,
        writer=order.writer or None,
        checkers=order.checkers or None,
        exporters=order.exporters,
        language=order.language,
        profile=order.profile,
        upload=upload_of(order.upload) or None,
        title=order.title,
        captions_language=order.captions_language,
        offset=None if order.offset is None else float(order.offset),
        speakers=dict(order.speakers),
    )


def _step(job: Job) -> str:
    if job.stop_requested and not job.ended:
        return "stopping"
    if job.waits:
        return "waiting"
    return "retrying" if job.state == "queued" and job.error is not None else job.current_step


def _waits_until(job: Job) -> str | None:
    return given_up_at(job) if job.state == "waiting" else job.captions_until or job.confirm_until


def _credits_back(job: Job) -> int:
    if not job.ended:
        return job.back_for(CANCELLED, job.spent)
    if job.credits_back is None:  # completed, or ended by the build before
        return 1 if job.error and job.error.refunded else 0
    return job.credits_back
