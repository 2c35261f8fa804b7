"""DELETE /videos/{id}: a video that waits is cancelled, one that runs is stopped, an ended erased.

A video that was cancelled or stopped has ended: deleting it once more erases it. Who wants it only
to stop says `only=cancel`: it may end before the request is here, and its note is to stay.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy_aws.erasure.eraser import VideoErasureSettings, erase_video, is_done, rows_of
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.storage.service import Service


class Deleted(msgspec.Struct, frozen=True, kw_only=True):
    """`cancelled`: at once. `stopping`: at its next checkpoint. `erased`: gone.

    `cancelled` is said of one that has ended, too, where `only` that was asked for.
    `erasing`: its note is gone, and what is left of it is gone within the hour. What comes back of
    its credits stands in the video's `credits_back`, before and after.
    """

    video_id: str
    outcome: Literal["cancelled", "stopping", "erased", "erasing"]


def answer(request: Request[Nothing], service: Service[VideoErasureSettings]) -> Deleted:
    """Cancel, stop or erase the video, if it is the user's."""
    video_id, user_id = request.id_of("video"), request.user_id
    found = service.jobs.cancel(video_id, user_id)
    if found != "ended":
        return Deleted(video_id=video_id, outcome=found)
    if "only" in request.query:  # whatever it says: erasing is asked for without
        return Deleted(video_id=video_id, outcome="cancelled")
    return Deleted(video_id=video_id, outcome=_erased(video_id, request, service))


def _erased(
    video_id: str, request: Request[Nothing], service: Service[VideoErasureSettings]
) -> Literal["erased", "erasing"]:
    intent = rows_of(service).begin_video(video_id, request.user_id)
    done = is_done(lambda: erase_video(intent, video_id, service), request.id)
    return "erased" if done else "erasing"


handler = Endpoint(answer, VideoErasureSettings, Nothing, asks=("only",))
