"""POST /videos/{id}/confirm: a long video goes on, for the credits that its user agrees to."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import Queued, QueueSettings, announce
from studybuddy_aws.storage.service import Service


class Confirmation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user agrees to: `credits` are the whole price, the one that is paid included."""

    credits: Annotated[int, msgspec.Meta(ge=2, le=1000)]


def answer(request: Request[Confirmation], service: Service[QueueSettings]) -> Queued:
    """Charge what is left of the price and put the job back into the queue, or do neither."""
    video_id = request.id_of("video")
    job = service.jobs.confirm(video_id, request.user_id, request.body.credits)
    return announce(job, service)


handler = Endpoint(
    answer,
    QueueSettings,
    Confirmation,
    status=202,
    refuses=(402, 409),
    ready=("tables", "sqs"),
    limit="orders",
)
