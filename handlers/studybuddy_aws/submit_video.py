"""POST /videos/submit: a video is ordered, and paid with one credit."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

from studybuddy import VideoUrl
from studybuddy.order_defaults import DEFAULT_EXPORTERS, DEFAULT_TEMPLATE
from studybuddy_aws.http.catalog_file import catalog_file
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest, NoAccount
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.job import ALWAYS_MADE, JobOrder, Status
from studybuddy_aws.storage.jobs import Submitted
from studybuddy_aws.storage.queue import send
from studybuddy_aws.storage.service import Service

Name: TypeAlias = Annotated[str, msgspec.Meta(max_length=64, pattern="^[a-z][a-z0-9-]*$")]
Language: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=35, pattern="^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4})?$")
]
UploadId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Exporters: TypeAlias = Annotated[
    tuple[Name, ...],
    msgspec.Meta(
        min_length=1, max_length=10, extra_json_schema={"x-always-made": list(ALWAYS_MADE)}
    ),
]


class SubmitVideoSettings(ApiSettings, frozen=True, kw_only=True):
    """QUEUE_URL, UPLOADS_BUCKET, CATALOG_FILE (the packed catalog unless it is set)."""

    queue_url: str
    uploads_bucket: str
    catalog_file: str = ""


class NewVideo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to make of which video.

    Names are those of `GET /plugins`; without a writer the worker takes the best it has. The
    exporters in `x-always-made` work on every note, asked for or not.
    `language` is the note's (BCP 47; the video's own if empty). `upload` is an id of
    `POST /uploads`, for captions of the user's own.
    """

    youtube_url: Annotated[str, msgspec.Meta(max_length=2048)]
    subject: Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    template: Name = DEFAULT_TEMPLATE
    writer: Name | None = None
    exporters: Exporters = DEFAULT_EXPORTERS
    language: Language = ""
    upload: UploadId | None = None


class Queued(msgspec.Struct, frozen=True):
    """The job that was filed; with an Idempotency-Key used before, as it stands now."""

    video_id: str
    status: Status


def answer(request: Request[NewVideo], service: Service[SubmitVideoSettings]) -> Queued:
    """File and charge the job, or do neither. Its message may be sent later by the sweeper."""
    key = request.idempotency_key
    order = _checked(request, service)
    try:
        submitted = service.jobs.submit(request.user_id, order, key=key)
    except NoAccount:
        service.open_account(request.user)
        submitted = service.jobs.submit(request.user_id, order, key=key)
    if not submitted.repeated:
        count("Submitted", request_id=request.id, job_id=submitted.job.video_id)
    _announce(submitted, service)
    return Queued(submitted.job.video_id, submitted.job.state)


def _checked(request: Request[NewVideo], service: Service[SubmitVideoSettings]) -> JobOrder:
    """The order, every part of it checked. Raises BadVideoUrl, BadRequest."""
    video = request.body
    url = VideoUrl.parse(video.youtube_url)
    on_offer = catalog_file(service.settings.catalog_file)
    on_offer.check("template", video.template)
    on_offer.check("exporter", *video.exporters)
    if video.writer:
        on_offer.check("writer", video.writer)
    return JobOrder(
        url=url,
        subject=video.subject.strip(),
        template=video.template,
        writer=video.writer or "",
        exporters=tuple(dict.fromkeys(video.exporters)),
        language=video.language.strip(),
        upload=_upload(request.user_id, video.upload, service) if video.upload else "",
    )


def _upload(user_id: str, upload_id: str, service: Service[SubmitVideoSettings]) -> str:
    """The key of the user's own captions. Raises BadRequest when there are none."""
    from studybuddy_aws.storage.files import Files
    from studybuddy_aws.storage.object_keys import upload_prefix

    prefix = upload_prefix(user_id, upload_id.strip())
    key = Files(service.s3).first(service.settings.uploads_bucket, prefix)
    if key is None:
        raise BadRequest(
            "unknown_upload", "There is no such upload. Upload the captions file again."
        )
    return key


def _announce(submitted: Submitted, service: Service[SubmitVideoSettings]) -> None:
    """Wake the worker. The job is paid: whatever fails here is the sweeper's to make good."""
    job = submitted.job
    if job.sent_at or job.status != "queued":
        return
    try:
        send(service.sqs, service.settings.queue_url, job.video_id)
        service.jobs.mark_sent(job.video_id)
    except Exception as error:  # a caller who saw it would order, and pay, once more
        facts = {"job_id": job.video_id, "error": type(error).__name__, "place": place_of(error)}
        log.warning("left to the sweeper", extra=facts)


handler = Endpoint(
    answer,
    SubmitVideoSettings,
    NewVideo,
    status=202,
    refuses=(402, 409),
    asks=("key",),
    ready=("tables", "sqs"),
)
