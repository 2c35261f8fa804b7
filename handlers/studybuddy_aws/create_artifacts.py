"""POST /notes/{id}/artifacts: the files of a note, made anew where its marks have changed since.

Runs in the worker's container image, which has the exporters. Costs no credit: nobody is asked.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec

from studybuddy_aws.http.artifact_links import ArtifactLink, artifact_links
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.job import FileProblem
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.edition import Edition, Editions
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 24  # API Gateway waits for 30; storing the files takes some


class CreateArtifactsSettings(FileSettings, frozen=True, kw_only=True):
    """PLACES_DIR and CHILD_MEMORY_MB, as the worker's."""

    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 2048


class NoteFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a note; `problems` are those that could not be made anew, and are as before."""

    artifacts: tuple[ArtifactLink, ...]
    problems: tuple[FileProblem, ...]


def answer(request: Request[Nothing], service: Service[CreateArtifactsSettings]) -> NoteFiles:
    """Bring the files up to the marks, if the note is the user's; nothing where they are."""
    until, at = time.monotonic() + _SECONDS, service.settings
    found = Edition(service.notes.get(request.id_of("note"), request.user_id))
    if found.row.behind:
        service.limit(request.user_id, "files")
        runs = WaitedRuns(Path(at.places_dir), at.child_memory_mb)
        found = Editions(service, runs).renewed(found.row, until)
    return NoteFiles(artifacts=artifact_links(found.row, service), problems=found.problems)


handler = Endpoint(answer, CreateArtifactsSettings, Nothing, refuses=(422,), ready=("tables", "s3"))
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
