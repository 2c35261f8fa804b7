"""The files of a finished note, made anew with the marks that it has now. Nothing is paid."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from studybuddy import events
from studybuddy.error_codes import web_message
from studybuddy_aws.runtime.errors import ConditionFailed, FilesNotMade, NotFound, StoreBusy
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.runtime.settings import BucketNames, FileSettings
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.job import FileProblem, Job
from studybuddy_aws.storage.notes import NoteRow, StoredArtifact, digest_of
from studybuddy_aws.storage.object_keys import edition_prefix
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.artifacts import Artifacts
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.job_outcomes import problems_of
from studybuddy_aws.worker.waited_run import WaitedRuns

_RACES = 3  # How often it is done anew when somebody else has done it meanwhile, for other marks.
# The structured note of twelve hours; of a larger one no line can be marked.
_LARGEST_NOTE = 20_000_000


class Edition(NamedTuple):
    """A note's row with its newest files, and why some of them could not be made anew."""

    row: NoteRow
    problems: tuple[FileProblem, ...] = ()


class Editions:
    """Makes files anew: each time under keys of their own, so that no slower run spoils them."""

    def __init__(self, service: Service[FileSettings], runs: WaitedRuns) -> None:
        self._service = service
        self._buckets: BucketNames = service.settings.buckets
        self._artifacts = Artifacts(service.s3, self._buckets)
        self._files = Files(service.s3)
        self._runs = runs

    def renewed(self, row: NoteRow, until: float) -> Edition:
        """The files of a note that are behind its marks, made anew by `until`, of the runs' clock.

        What cannot be made stays as it was. Raises FilesNotMade, NotFound, StoreBusy, StoreFailed.
        """
        for _ in range(_RACES):
            try:
                return self._made(row, until)
            except ConditionFailed:
                row = self._service.notes.get(row.note_id, row.user_id)
                if not row.behind:
                    return Edition(row)
        raise StoreBusy

    def _made(self, row: NoteRow, until: float) -> Edition:
        job = self._service.jobs.find(row.video_id)
        if job is None:
            raise NotFound("note")
        self._erase(row.superseded)
        edition = secrets.token_hex(8)
        try:
            with self._runs.place("files-") as place:
                done = self._exported(row, job, place, until)
                stored, left_out = self._stored(row, job, done, place / "work", edition)
                new = self._replaced(row, job, stored, place / "work", edition)
            renewed = self._service.notes.renew(row, new)
        except BaseException:
            self._erase_edition(job, edition)
            raise
        log.info("files made anew", extra={"job_id": row.video_id})
        return Edition(renewed, problems_of((*done.problems, *left_out)))

    def _exported(self, row: NoteRow, job: Job, place: Path, until: float) -> events.Done:
        """What the command makes of the note and its marks."""
        work = place / "work"
        (work / "note.json").write_bytes(self._note(row))
        (work / "marks.json").write_bytes(msgspec.json.encode(row.marks))
        exporters = (f"--exporter={name}" for name in job.order.files)
        arguments = ["export", "work", "--format=json-progress", *exporters]
        return _told(self._runs.run(arguments, place, until, _too_slow()))

    def _note(self, row: NoteRow) -> bytes:
        key = next((one.key for one in row.artifacts if one.name == "note.json"), None)
        data = key and self._files.read(self._buckets.notes_bucket, key, _LARGEST_NOTE)
        if not isinstance(data, bytes):
            raise _broke_down("no note")
        return data

    def _stored(
        self, row: NoteRow, job: Job, done: events.Done, work: Path, edition: str
    ) -> tuple[tuple[StoredArtifact, ...], tuple[events.ExportProblem, ...]]:
        """Store those of the files that the note has already: each takes the place of one."""
        known = {one.name for one in row.artifacts}
        made = [one for one in done.files if one.file_name in known]
        return self._artifacts.store(job, made, work, lambda: None, edition)

    def _replaced(
        self,
        row: NoteRow,
        job: Job,
        stored: Sequence[StoredArtifact],
        work: Path,
        edition: str,
    ) -> NoteRow:
        shown = digest_of(row.marks)
        new = {one.name: msgspec.structs.replace(one, marks=shown) for one in stored}
        artifacts = tuple(new.get(one.name, one) for one in row.artifacts)
        made = self._artifacts.note(job, row.title, artifacts, work)
        superseded = tuple(one for one in row.artifacts if one.name in new)
        return msgspec.structs.replace(made, edition=edition, superseded=superseded)

    def _erase(self, artifacts: Iterable[StoredArtifact]) -> None:
        names = {"notes": self._buckets.notes_bucket, "pdfs": self._buckets.pdfs_bucket}
        for one in artifacts:
            self._files.erase(names[one.bucket], one.key)

    def _erase_edition(self, job: Job, edition: str) -> None:
        """Leave nothing of what nobody is led to."""
        prefix = edition_prefix(job.user_id, job.video_id, edition)
        for bucket in (self._buckets.notes_bucket, self._buckets.pdfs_bucket):
            self._files.erase(bucket, prefix)


def _told(child: Child) -> events.Done:
    """What a child that has ended has made. Raises FilesNotMade."""
    if child.done is not None:
        return child.done
    raise _broke_down(getattr(child.last, "code", str(child.exit_code)))


def _too_slow() -> FilesNotMade:
    return FilesNotMade("files_too_slow", web_message("files_too_slow", ""), retryable=True)


def _broke_down(why: str) -> FilesNotMade:
    log.error("files not made anew", extra={"error": why})
    return FilesNotMade("files_not_made", web_message("files_not_made", ""))
