"""POST /previews: how captions are read, or what a video is, before anything is paid.

Runs in the worker's container image, which has what reads them. Nothing of it is kept.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import msgspec

from studybuddy import VideoUrl
from studybuddy.events import PreviewedVideo, PreviewLine
from studybuddy.transcript import ReadingWarning
from studybuddy_aws.http.captions_body import CaptionsBody, FileName, UploadId, captions_order
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import UploadSettings, key_of_upload, unknown_upload
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.storage.job import YOUTUBE
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.uploads import Upload, fetched, safe_name
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.child_secrets import child_secrets
from studybuddy_aws.worker.preview_runner import PreviewRunner, refused
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 25  # API Gateway waits for 30
_LONGEST_TEXT = 2_000_000
_LONGEST_LINK = 2_000
_LARGEST_BODY = 5 * 1024 * 1024  # Lambda takes 6 MB in one call, with what is around the body
_PASTED = "transcript.txt"


class CreatePreviewSettings(UploadSettings, frozen=True, kw_only=True):
    """PLACES_DIR, CHILD_MEMORY_MB and PROXY_SECRET_ARN, as the worker's."""

    proxy_secret_arn: str = ""
    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 1280


class NewPreview(CaptionsBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look into: an `upload` (an id of `POST /uploads`), a pasted `text`, or a `link`.

    Of a link's video we ask YouTube. `file_name` may tell language and title; an upload has the
    name that it was made with.
    """

    upload: UploadId | None = None
    text: Annotated[str, msgspec.Meta(max_length=_LONGEST_TEXT)] | None = None
    link: Annotated[str, msgspec.Meta(max_length=_LONGEST_LINK)] | None = None
    file_name: FileName = ""


class PreviewView(msgspec.Struct, frozen=True, kw_only=True):
    """How captions were read. `format` is a name, `format_title` what people call it.

    `start` and `end` are seconds, and guesses where `estimated`; `offset` seconds were taken off.
    `language` is `und` where nothing tells. `lines` are the first ones. `video` is there for a
    link: its captions are in no file, so `format` and `encoding` are empty.
    """

    format: str
    format_title: str
    encoding: str
    cues: int
    words: int
    speakers: tuple[str, ...]
    language: str
    title: str
    estimated: bool
    start: float
    end: float
    offset: float
    lines: tuple[PreviewLine, ...]
    warnings: tuple[ReadingWarning, ...]
    video: PreviewedVideo | None


def answer(request: Request[NewPreview], service: Service[CreatePreviewSettings]) -> PreviewView:
    """Read the captions, or ask after the video, as an order would, in a child process."""
    until = time.monotonic() + _SECONDS
    body, at = request.body, service.settings
    if [body.upload, body.text, body.link].count(None) != 2:
        raise BadRequest("bad_body", "Give an upload, a text or a link, and no two of them.")
    service.limit(request.user_id, "previews")
    runner = PreviewRunner(WaitedRuns(Path(at.places_dir), at.child_memory_mb))
    if body.link is not None:
        url = VideoUrl.parse(body.link)
        _refuse_while_youtube_is_out(service)
        read = runner.look(url, child_secrets(service.secrets, at.proxy_secret_arn), until)
    else:
        read = runner.preview(_captions(request, service), captions_order(body, ""), until)
    return msgspec.convert(read, PreviewView, from_attributes=True)


def _refuse_while_youtube_is_out(service: Service[CreatePreviewSettings]) -> None:
    """Raise CaptionsRefused while it refuses all that we ask: asking more would lengthen that."""
    if outage := service.upstreams.out(YOUTUBE):
        raise refused(outage.code)


def _captions(request: Request[NewPreview], service: Service[CreatePreviewSettings]) -> Upload:
    """The file as the command is to be given it. Raises BadRequest, StoreBusy, StoreFailed."""
    body, user_id = request.body, request.user_id
    if body.upload is None:
        return Upload(safe_name(body.file_name) or _PASTED, (body.text or "").encode())
    key = key_of_upload(user_id, body.upload, service)
    found = fetched(service.s3, service.settings.uploads_bucket, key, user_id)
    if found is None:
        raise unknown_upload()
    return found._replace(file_name=safe_name(body.file_name) or found.file_name)


handler = Endpoint(
    answer,
    CreatePreviewSettings,
    NewPreview,
    refuses=(422,),
    ready=("tables", "s3"),
    largest=_LARGEST_BODY,
)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
