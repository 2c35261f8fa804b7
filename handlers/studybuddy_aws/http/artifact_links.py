"""The artifacts of a note as its owner is told of them, and led to them."""

from __future__ import annotations

import msgspec

from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.links import Link, Links
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.service import Service


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a note; `GET /notes/{id}/artifacts/{name}` gives a link.

    `size` in bytes; `current`: it shows the marks of now.
    """

    name: str
    media_type: str
    size: int
    current: bool


class ArtifactLink(Link, frozen=True, kw_only=True):
    """An artifact and its link. `size` in bytes; `current`: it shows the marks of now."""

    name: str
    media_type: str
    size: int
    current: bool


def artifacts_of(row: NoteRow) -> tuple[Artifact, ...]:
    """The artifacts of a note, without links: those end, and few are followed."""
    return tuple(
        Artifact(
            name=artifact.name,
            media_type=artifact.media_type,
            size=artifact.size,
            current=row.shows_marks(artifact),
        )
        for artifact in row.artifacts
    )


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
