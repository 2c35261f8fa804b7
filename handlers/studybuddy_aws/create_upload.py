"""POST /uploads: a form with which the browser puts a captions file of the user's own into S3."""

from __future__ import annotations

import re
import secrets
from typing import Annotated, TypeAlias

import msgspec

from studybuddy.caption_formats import CAPTION_FORMATS, LARGEST
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.caller import Caller
from studybuddy_aws.runtime.errors import NoCredits
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.object_keys import upload_prefix
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_aws.storage.uploads import named

SECONDS = 3600

FileName: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        max_length=200,
        extra_json_schema={
            "x-caption-formats": [
                {"title": one.title, "extensions": list(one.extensions), "largest": one.largest}
                for one in CAPTION_FORMATS
            ]
        },
    ),
]


class CreateUploadSettings(ApiSettings, frozen=True, kw_only=True):
    """UPLOADS_BUCKET: where captions of users wait for their job."""

    uploads_bucket: str


class NewUpload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`file_name` may tell language and title: it is kept beside the file.

    `x-caption-formats` are those that can be read, with the usual endings of their files and the
    bytes that are read at most. A file is known by what is in it, whatever its name.
    """

    file_name: FileName = ""


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A form to post: `fields` first, then `file`, of `max_bytes` at most, before `expires_at`."""

    upload_id: str
    url: str
    fields: dict[str, str]
    max_bytes: int
    expires_at: str


def answer(request: Request[NewUpload], service: Service[CreateUploadSettings]) -> Upload:
    """A presigned POST for one file under the user's own prefix, for who may order with it."""
    _check_account(request.user, service)
    upload_id, fields = secrets.token_hex(16), named(request.body.file_name)
    form = service.s3.generate_presigned_post(
        service.settings.uploads_bucket,
        upload_prefix(request.user_id, upload_id) + _safe(request.body.file_name),
        Fields=fields,
        Conditions=[
            ["content-length-range", 1, LARGEST],
            *({name: value} for name, value in fields.items()),
        ],
        ExpiresIn=SECONDS,
    )
    return Upload(
        upload_id=upload_id,
        url=form["url"],
        fields=form["fields"],
        max_bytes=LARGEST,
        expires_at=timestamp(service.now() + SECONDS),
    )


def _check_account(user: Caller, service: Service[CreateUploadSettings]) -> None:
    """Raise AccountErasing, AccountErased, or NoCredits: a video that is paid may wait for it."""
    account = service.account(user)
    if account.credits < 1 and account.open_jobs < 1:
        raise NoCredits


def _safe(file_name: str) -> str:
    """The name in plain ASCII, as a key has it: never empty, never hidden and never a path."""
    words = re.findall(r"[A-Za-z0-9_.-]+", file_name.replace("\\", "/").rpartition("/")[2])
    return "-".join(words).strip(".-")[-100:].lstrip(".-") or "captions"


handler = Endpoint(
    answer,
    CreateUploadSettings,
    NewUpload,
    status=201,
    refuses=(402,),
    ready=("tables", "s3"),
    limit="uploads",
)
