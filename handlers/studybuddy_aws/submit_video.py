"""POST /videos/submit: a video is ordered, and paid with one credit."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studybuddy import VideoUrl
from studybuddy_aws.http.captions_body import (
    LARGEST_BODY,
    CaptionsBody,
    Language,
    Offset,
    Speakers,
    Title,
    UploadId,
    captions_order,
)
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.order_body import OrderBody, check_order, order_for
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import OrderSettings, Queued, announce, key_of_upload
from studybuddy_aws.runtime.errors import KeyConflict, NoAccount
from studybuddy_aws.runtime.logs import count
from studybuddy_aws.storage.brakes import OrdersSwitch
from studybuddy_aws.storage.job import Job, JobOrder
from studybuddy_aws.storage.object_keys import upload_prefix
from studybuddy_aws.storage.service import Service


class SubmitVideoSettings(OrderSettings, frozen=True, kw_only=True):
    """QUEUE_URL, UPLOADS_BUCKET, CATALOG_FILE (the packed catalog unless it is set)."""

    catalog_file: str = ""


class NewVideo(OrderBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to make of which video.

    Names are those of `GET /plugins`; without a writer the worker takes the best it has. The
    exporters in `x-always-made` work on every note, asked for or not. `checkers` are asked whether
    the video means what is written, `none` alone asks nobody; without them the worker asks those
    that it has set up, unless the notes only quote.
    `focus` is what the note's reader most wants to learn. `language` is the note's (BCP 47; the
    video's own if empty): a writer that does not translate (`abilities`) is refused with one.
    With the `profile` `thrifty` (an ability, too) it costs less, and a credit buys four times the
    words; with `fast` it is there sooner, and a credit buys half of them; else it is `standard`.
    `upload` is an id of `POST /uploads`, for captions of the user's own; `captions_language` and
    `speakers` are theirs. `offset` seconds are taken off every time; without it they are found out.
    """

    youtube_url: Annotated[str, msgspec.Meta(max_length=2048)]
    title: Title = ""
    captions_language: Language = ""
    offset: Offset | None = None
    speakers: Speakers = msgspec.field(default_factory=dict)
    upload: UploadId | None = None


def answer(request: Request[NewVideo], service: Service[SubmitVideoSettings]) -> Queued:
    """File and charge the job, or do neither. Its message may be sent later by the sweeper.

    Raises OrdersClosed.
    """
    key = request.idempotency_key
    if key is not None and (known := service.jobs.filed_under(request.user_id, key)):
        return announce(_same(known, request), service)
    order = _checked(request, service)
    OrdersSwitch(service.tables).check()
    try:
        submitted = service.jobs.submit(request.user_id, order, key=key)
    except NoAccount:
        service.open_account(request.user)
        submitted = service.jobs.submit(request.user_id, order, key=key)
    if not submitted.repeated:
        count("Submitted", request_id=request.id, job_id=submitted.job.video_id)
    return announce(submitted.job, service)


def _same(job: Job, request: Request[NewVideo]) -> Job:
    """The job that a request asks for once more, whatever of it could not be ordered by now.

    Raises KeyConflict, if it asks for another; BadVideoUrl.
    """
    upload = request.body.upload
    prefix = upload_prefix(request.user_id, upload.strip()) if upload else ""
    key = job.order.upload if prefix and job.order.upload.startswith(prefix) else prefix
    if not job.was_filed_for(_order(request.body, key)):
        raise KeyConflict
    return job


def _checked(request: Request[NewVideo], service: Service[SubmitVideoSettings]) -> JobOrder:
    """The order, every part of it checked. Raises BadVideoUrl, BadRequest."""
    video = request.body
    VideoUrl.parse(video.youtube_url)
    check_order(video, service.tables, service.settings.catalog_file)
    upload = key_of_upload(request.user_id, video.upload, service) if video.upload else ""
    return _order(video, upload)


def _order(video: NewVideo, upload: str) -> JobOrder:
    """The order that a body is, with this key of an upload. Raises BadVideoUrl."""
    url = VideoUrl.parse(video.youtube_url)
    captions = msgspec.convert(video, CaptionsBody, from_attributes=True)
    return order_for(video, url).with_captions(captions_order(captions, upload))


handler = Endpoint(
    answer,
    SubmitVideoSettings,
    NewVideo,
    status=202,
    refuses=(402, 409),
    asks=("key",),
    ready=("tables", "sqs"),
    largest=LARGEST_BODY,
    limit="orders",
)
