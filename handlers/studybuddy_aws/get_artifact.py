"""GET /notes/{id}/artifacts/{name}: a fresh link to one artifact of a note."""

from __future__ import annotations

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import NotFound
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.links import Link, Links
from studybuddy_aws.storage.service import Service


def answer(request: Request[Nothing], service: Service[FileSettings]) -> Link:
    """A link to the artifact, if the note is the user's and has one of this name."""
    row = service.notes.get(request.id_of("note"), request.user_id)
    for artifact in row.artifacts:
        if artifact.name == request.path.get("name"):
            links = Links(service.s3, service.settings.buckets, service.now)
            return links.to(artifact, row.title)
    raise NotFound("artifact")


handler = Endpoint(answer, FileSettings, Nothing, ready=("tables", "s3"))
