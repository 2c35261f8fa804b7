"""POST /me/export: have all that is kept of the user packed into one ZIP, by `make_export`."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.exports import DataExport, ExportRequest, Exports
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.timestamps import timestamp


class CreateExportSettings(ApiSettings, frozen=True, kw_only=True):
    """WORK_BUCKET, and EXPORT_QUEUE_URL: the queue that `make_export` reads."""

    work_bucket: str
    export_queue_url: str


def answer(request: Request[Nothing], service: Service[CreateExportSettings]) -> DataExport:
    """What is being made, begun unless it is already. Costs no credit."""
    service.account(request.user)
    at, user_id = service.settings, request.user_id
    exports = Exports(service.s3, at.work_bucket, now=service.now)
    if (before := exports.state(user_id)).state == "making":
        return before
    asked = ExportRequest(user_id=user_id, asked_at=timestamp(service.now()))
    with asking():
        service.sqs.send_message(
            QueueUrl=at.export_queue_url, MessageBody=msgspec.json.encode(asked).decode()
        )
    # After the message: what is noted and was never sent would keep its user waiting in vain.
    exports.note_asked(asked)
    return exports.state(user_id)


handler = Endpoint(
    answer,
    CreateExportSettings,
    Nothing,
    status=202,
    ready=("tables", "s3", "sqs"),
    limit="exports",
)
