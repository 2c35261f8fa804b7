"""POST /previews: how captions of the user's own are read, before anything is paid.

Runs in the worker's container image, which has what reads them. Nothing of it is kept.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import msgspec

from studybuddy.events import PreviewLine
from studybuddy.transcript import ReadingWarning
from studybuddy_aws.http.captions_body import CaptionsBody, FileName, UploadId, captions_order
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import UploadSettings, key_of_upload, unknown_upload
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.uploads import Upload, fetched, safe_name
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.preview_runner import PreviewRunner
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 25  # API Gateway waits for 30
_LONGEST_TEXT = 2_000_000
_LARGEST_BODY = 5 * 1024 * 1024  # Lambda takes 6 MB in one call, with what is around the body
_PASTED = "transcript.txt"


class CreatePreviewSettings(UploadSettings, frozen=True, kw_only=True):
    """PLACES_DIR and CHILD_MEMORY_MB, as the worker's."""

    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 1280


class NewPreview(CaptionsBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Captions to look into: an `upload` (an id of `POST /uploads`), or a pasted `text`.

    `file_name` may tell language and title; an upload has the name that it was made with.
    """

    upload: UploadId | None = None
    text: Annotated[str, msgspec.Meta(max_length=_LONGEST_TEXT)] | None = None
    file_name: FileName = ""


class PreviewView(msgspec.Struct, frozen=True, kw_only=True):
    """How captions were read. `format` is a name, `format_title` what people call it.

    `start` and `end` are seconds, and guesses where `estimated`; `offset` seconds were taken off.
    `language` is `und` where nothing tells. `lines` are the first ones.
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


def answer(request: Request[NewPreview], service: Service[CreatePreviewSettings]) -> PreviewView:
    """Read the captions as an order would, in a child process, and say how that went."""
    until = time.monotonic() + _SECONDS
    body, at = request.body, service.settings
    if (body.upload is None) is (body.text is None):
        raise BadRequest("bad_body", "Give an upload or a text, and not both.")
    service.limit(request.user_id, "previews")
    runner = PreviewRunner(WaitedRuns(Path(at.places_dir), at.child_memory_mb))
    read = runner.preview(_captions(request, service), captions_order(body, ""), until)
    return msgspec.convert(read, PreviewView, from_attributes=True)


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
