"""GET /videos/{id}/sections: what can be read of a video before there is a note of it."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.readable import ReadableSection, read_sections
from studybuddy_aws.storage.service import Service


class GetSectionsSettings(ApiSettings, frozen=True, kw_only=True):
    """NOTES_BUCKET: where the sections lie."""

    notes_bucket: str


class SectionsView(msgspec.Struct, frozen=True, kw_only=True):
    """The sections that are written, in the order of the video: later ones come behind them.

    They are unfinished: held against the captions' words, and neither mended nor asked about by
    checkers yet. None once the note is there, which is the whole. They stay where a video failed
    or was cancelled.
    """

    video_id: str
    sections: tuple[ReadableSection, ...]


def answer(request: Request[Nothing], service: Service[GetSectionsSettings]) -> SectionsView:
    """The sections of the video, if it is the user's."""
    job = service.jobs.get(request.id_of("video"), request.user_id)
    bucket = service.settings.notes_bucket
    there = job.readable and job.state != "completed"
    sections = read_sections(service.s3, bucket, job.user_id, job.video_id) if there else ()
    return SectionsView(video_id=job.video_id, sections=sections)


handler = Endpoint(answer, GetSectionsSettings, Nothing, ready=("tables", "s3"), tagged=True)
