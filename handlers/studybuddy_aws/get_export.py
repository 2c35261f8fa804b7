"""GET /me/export: how far the ZIP of all that is kept of the user is, and a link to it."""

from __future__ import annotations

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.exports import DataExport, Exports
from studybuddy_aws.storage.service import Service


class GetExportSettings(ApiSettings, frozen=True, kw_only=True):
    """WORK_BUCKET: where the ZIPs lie."""

    work_bucket: str


def answer(request: Request[Nothing], service: Service[GetExportSettings]) -> DataExport:
    """The ZIP that was asked for last."""
    at = service.settings
    return Exports(service.s3, at.work_bucket, now=service.now).state(request.user_id)


handler = Endpoint(answer, GetExportSettings, Nothing, ready=("s3",))
