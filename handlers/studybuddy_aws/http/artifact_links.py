"""The artifacts of a note as its owner is led to them."""

from __future__ import annotations

from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.links import Link, Links
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.service import Service


class ArtifactLink(Link, frozen=True, kw_only=True):
    """An artifact and its link. `size` in bytes; `current`: it shows the marks of now."""

    name: str
    media_type: str
    size: int
    current: bool


def artifact_links(row: NoteRow, service: Service[FileSettings]) -> tuple[ArtifactLink, ...]:
    """A fresh link to each artifact of a note."""
    links = Links(service.s3, service.settings.buckets, service.now)
    return tuple(
        ArtifactLink(
            name=artifact.name,
            media_type=artifact.media_type,
            size=artifact.size,
            current=row.shows_marks(artifact),
            url=(link := links.to(artifact, row.title)).url,
            expires_at=link.expires_at,
        )
        for artifact in row.artifacts
    )
