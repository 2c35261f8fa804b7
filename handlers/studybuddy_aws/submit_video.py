"""POST /videos/submit: a video is ordered, and paid with one credit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import msgspec

from studybuddy import VideoUrl
from studybuddy.order_defaults import DEFAULT_EXPORTERS, DEFAULT_PROFILE, DEFAULT_TEMPLATE, NOBODY
from studybuddy.text import safe
from studybuddy_aws.http.captions_body import (
    LARGEST_BODY,
    CaptionsBody,
    Language,
    UploadId,
    captions_order,
)
from studybuddy_aws.http.catalog_file import CatalogFile, catalog_file
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import OrderSettings, Queued, announce, key_of_upload
from studybuddy_aws.runtime.errors import BadRequest, KeyConflict, NoAccount
from studybuddy_aws.runtime.logs import count
from studybuddy_aws.storage.brakes import OrdersSwitch
from studybuddy_aws.storage.job import ALWAYS_MADE, Job, JobOrder
from studybuddy_aws.storage.object_keys import upload_prefix
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.worker_plugins import read_worker_plugins

Name: TypeAlias = Annotated[str, msgspec.Meta(max_length=64, pattern="^[a-z][a-z0-9-]*$")]
Exporters: TypeAlias = Annotated[
    tuple[Name, ...],
    msgspec.Meta(
        min_length=1, max_length=10, extra_json_schema={"x-always-made": list(ALWAYS_MADE)}
    ),
]
Checkers: TypeAlias = Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=5)]


class SubmitVideoSettings(OrderSettings, frozen=True, kw_only=True):
    """QUEUE_URL, UPLOADS_BUCKET, CATALOG_FILE (the packed catalog unless it is set)."""

    catalog_file: str = ""


class NewVideo(CaptionsBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to make of which video.

    Names are those of `GET /plugins`; without a writer the worker takes the best it has. The
    exporters in `x-always-made` work on every note, asked for or not. `checkers` are asked whether
    the video means what is written, `none` alone asks nobody; without them the worker asks those
    that it has set up, unless the notes only quote.
    `focus` is what the note's reader most wants to learn. `language` is the note's (BCP 47; the
    video's own if empty): a writer that does not translate (`abilities`) is refused with one.
    With the `profile` `thrifty` (an ability, too) it costs less, and a credit buys four times the
    words; otherwise it is `standard`.
    `upload` is an id of `POST /uploads`, for captions of the user's own; `captions_language` and
    `speakers` are theirs. `offset` seconds are taken off every time; without it they are found out.
    """

    youtube_url: Annotated[str, msgspec.Meta(max_length=2048)]
    subject: Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    focus: Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    template: Name = DEFAULT_TEMPLATE
    writer: Name | None = None
    checkers: Checkers | None = None
    exporters: Exporters = DEFAULT_EXPORTERS
    language: Language = ""
    profile: Name = DEFAULT_PROFILE
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
    lacking = read_worker_plugins(service.tables).lacking
    on_offer = catalog_file(service.settings.catalog_file).of_worker(lacking)
    on_offer.check("template", video.template)
    on_offer.check("exporter", *video.exporters)
    if video.writer:
        on_offer.check("writer", video.writer)
        on_offer.check_ready("writer", video.writer)
    on_offer.check_language(video.writer or "", video.language.strip())
    on_offer.check_profile(video.writer or "", video.profile)
    _check_checkers(video.checkers or (), on_offer)
    upload = key_of_upload(request.user_id, video.upload, service) if video.upload else ""
    return _order(video, upload)


def _order(video: NewVideo, upload: str) -> JobOrder:
    """The order that a body is, with this key of an upload. Raises BadVideoUrl."""
    return JobOrder(
        url=VideoUrl.parse(video.youtube_url),
        subject=video.subject.strip(),
        focus=safe.one_line(video.focus),
        template=video.template,
        writer=video.writer or "",
        checkers=tuple(dict.fromkeys(video.checkers or ())),
        exporters=tuple(dict.fromkeys(video.exporters)),
        language=video.language.strip(),
        profile=video.profile,
    ).with_captions(captions_order(video, upload))


def _check_checkers(asked: Sequence[str], on_offer: CatalogFile) -> None:
    """Raise BadRequest for one that is not on offer, and for nobody and one."""
    names = set(asked)
    if NOBODY in names and len(names) > 1:
        raise BadRequest(
            "nobody_and_others",
            f"The checker '{NOBODY}' means that nobody is asked. Leave it out, or the others.",
        )
    asked_of = [name for name in asked if name != NOBODY]
    on_offer.check("checker", *asked_of)
    on_offer.check_ready("checker", *asked_of)


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
