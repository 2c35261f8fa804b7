"""All that is kept of a user as one ZIP, in the bucket of work: asked for, made, handed out.

| key | says |
|---|---|
| `{user_id}/export/{asked_at}.asked` | it was asked for then, and is not made |
| `{user_id}/export/{asked_at}.zip` | it is made |

Below the user's prefix, so it goes with the account; with any video that is erased, too, as it may
hold its note; and otherwise when the bucket's time is over. Nothing else is kept of it.
"""

from __future__ import annotations

import time
from typing import IO, Any, Literal, TypeAlias

import msgspec

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.links import SECONDS
from studybuddy_aws.storage.object_keys import user_prefix
from studybuddy_aws.storage.personal_data import WORK_DAYS
from studybuddy_aws.storage.timestamps import Clock, seconds_of, timestamp

UNMADE_SECONDS = 3600
"""What is not made after so long is told as failed, and may be asked for anew."""

State: TypeAlias = Literal["none", "making", "ready", "failed"]


class DataExport(msgspec.Struct, frozen=True, kw_only=True):
    """How far the ZIP is. `making` takes minutes; `failed` may be asked for anew.

    `url` needs no token and ends with `link_expires_at`; the ZIP itself (`size` in bytes) is there
    until `kept_until`.
    """

    state: State
    asked_at: str | None = None
    size: int | None = None
    url: str | None = None
    link_expires_at: str | None = None
    kept_until: str | None = None


class ExportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The message that has a ZIP made."""

    user_id: str
    asked_at: str


class Exports:
    """The ZIPs of users. Raises StoreBusy, StoreFailed."""

    def __init__(self, s3: Any, bucket: str, *, now: Clock = time.time) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._now = now

    def state(self, user_id: str) -> DataExport:
        """The one that was asked for last."""
        found = self._found(user_id)
        if not found:
            return DataExport(state="none")
        asked_at = max(found)
        size = found[asked_at]
        if size is not None:
            return self._ready(user_id, asked_at, size)
        late = seconds_of(asked_at) + UNMADE_SECONDS <= self._now()
        return DataExport(state="failed" if late else "making", asked_at=asked_at)

    def note_asked(self, request: ExportRequest) -> None:
        """Keep in mind that it is being made."""
        with asking():
            self._s3.put_object(Bucket=self._bucket, Key=_key(request, "asked"), Body=b"")

    def store(self, request: ExportRequest, file: IO[bytes]) -> None:
        """Keep a ZIP, in the place of those that were asked for before it."""
        with asking():
            self._s3.put_object(
                Bucket=self._bucket,
                Key=_key(request, "zip"),
                Body=file,
                ContentType="application/zip",
            )
        self.erase_before(request.user_id, request.asked_at)

    def erase_before(self, user_id: str, moment: str) -> None:
        """Erase what was asked for before a moment: it may hold what was erased since."""
        for asked_at in self._found(user_id):
            if asked_at < moment:
                Files(self._s3).erase(self._bucket, f"{_prefix(user_id)}{asked_at}.")

    def _found(self, user_id: str) -> dict[str, int | None]:
        """When each was asked for, with its size if it is made."""
        prefix = _prefix(user_id)
        found: dict[str, int | None] = {}
        with asking():
            pages = self._s3.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=prefix):
                for one in page.get("Contents", ()):
                    asked_at, _, kind = one["Key"].removeprefix(prefix).rpartition(".")
                    found.setdefault(asked_at, None)
                    if kind == "zip":
                        found[asked_at] = one["Size"]
        return found

    def _ready(self, user_id: str, asked_at: str, size: int) -> DataExport:
        request = ExportRequest(user_id=user_id, asked_at=asked_at)
        name = f"study-buddy-{asked_at[:10]}.zip"
        url = self._s3.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": _key(request, "zip"),
                "ResponseContentDisposition": f'attachment; filename="{name}"',
            },
            ExpiresIn=SECONDS,
        )
        return DataExport(
            state="ready",
            asked_at=asked_at,
            size=size,
            url=url,
            link_expires_at=timestamp(self._now() + SECONDS),
            kept_until=timestamp(seconds_of(asked_at) + WORK_DAYS * 86_400),
        )


def _prefix(user_id: str) -> str:
    return f"{user_prefix(user_id)}export/"


def _key(request: ExportRequest, kind: str) -> str:
    return f"{_prefix(request.user_id)}{request.asked_at}.{kind}"
