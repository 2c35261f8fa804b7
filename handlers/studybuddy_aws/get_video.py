"""GET /videos/{id}: one video, and how far it is."""

from __future__ import annotations

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_view import VideoView, view_of
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> VideoView:
    """The video, if it is the user's."""
    return view_of(service.jobs.get(request.id_of("video"), request.user_id))


handler = Endpoint(answer, ApiSettings, Nothing)
