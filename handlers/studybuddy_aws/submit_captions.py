"""POST /videos/{id}/captions: a video that waits for captions goes on with the user's own."""

from __future__ import annotations

from studybuddy_aws.http.captions_body import LARGEST_BODY, CaptionsBody, UploadId, captions_order
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import OrderSettings, Queued, announce, key_of_upload
from studybuddy_aws.storage.service import Service


class NewCaptions(CaptionsBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Captions for a video that YouTube did not give any of; its credit is that of the order.

    `upload` is an id of `POST /uploads`. A title that is left out is that of the order.
    """

    upload: UploadId


def answer(request: Request[NewCaptions], service: Service[OrderSettings]) -> Queued:
    """Put the job back into the queue, with these captions. Costs nothing."""
    video_id, user_id = request.id_of("video"), request.user_id
    service.jobs.get(video_id, user_id)
    upload = key_of_upload(user_id, request.body.upload, service)
    job = service.jobs.add_captions(video_id, user_id, captions_order(request.body, upload))
    return announce(job, service)


handler = Endpoint(
    answer,
    OrderSettings,
    NewCaptions,
    status=202,
    refuses=(409,),
    ready=("tables", "sqs", "s3"),
    largest=LARGEST_BODY,
    limit="orders",
)
