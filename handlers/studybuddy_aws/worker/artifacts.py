"""Finished files: checked, and stored where the API finds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from studybuddy import StudyBuddyError
from studybuddy.events import Done, ExportProblem, MadeFile
from studybuddy.work import KEPT_FOLDER
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.settings import BucketNames
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.notes import TRANSCRIPT, NoteFacts, NoteRow, StoredArtifact, fitting
from studybuddy_aws.storage.object_keys import edition_prefix
from studybuddy_aws.worker.safe_read import UnsafeFile, opened, read_regular_file

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

# A stem and an extension, as the engine lets exporters name their files.
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}(\.[a-z0-9]{1,12}){1,3}", re.ASCII)
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}(; ?[a-z]+=[a-z0-9-]{1,40})?", re.ASCII)
_NAME_OF_PLUGIN = re.compile(r"[a-z][a-z0-9-]{0,60}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
_LONGEST_SECONDS = 7 * 86_400
_PDF = "application/pdf"
_LARGEST = 48 * 1024 * 1024
_LONGEST_TITLE = 300
_LEFT_OUT = (
    "The file was made, but it cannot be kept here: its name or kind is not allowed, or it is "
    f"larger than {_LARGEST // 1024 // 1024} MB."
)


class Finished(msgspec.Struct, frozen=True):
    """A file's name, type and bytes."""

    name: str
    media_type: str
    data: bytes


class Artifacts:
    """The two buckets of finished files."""

    def __init__(self, s3: S3Client, buckets: BucketNames) -> None:
        self._s3 = s3
        self._names = {"notes": buckets.notes_bucket, "pdfs": buckets.pdfs_bucket}

    def store(
        self,
        job: Job,
        made: Iterable[MadeFile],
        work: Path,
        still_ours: Callable[[], None],
        edition: str = "",
    ) -> tuple[tuple[StoredArtifact, ...], tuple[ExportProblem, ...]]:
        """Store what the command made in its work directory, and the transcript.

        `still_ours` is asked before each file and raises when the job is somebody else's by now.
        Files of strange names, kinds or sizes are left out: the second part says which. Raises
        StudyBuddyError (`no_artifacts`) when none is left; StoreBusy, StoreFailed.
        """
        prefix = edition_prefix(job.user_id, job.video_id, edition)
        stored, left_out = [], []
        for file in _finished(made, work):
            if isinstance(file, ExportProblem):
                left_out.append(file)
                continue
            still_ours()
            stored.append(self._put(prefix, file))
        if not stored:
            raise StudyBuddyError("no_artifacts", "No file could be made of the notes.")
        return tuple(stored), tuple(left_out)

    def note(
        self,
        job: Job,
        title: str,
        stored: tuple[StoredArtifact, ...],
        work: Path,
        facts: NoteFacts | None = None,
    ) -> NoteRow:
        """The note's row. Its Markdown is in it only while that fits."""
        keys = {artifact.name: artifact for artifact in stored}
        shown = keys.get("note.md", stored[0])
        return NoteRow(
            note_id=job.video_id,
            video_id=job.video_id,
            user_id=job.user_id,
            youtube_id=job.youtube_id,
            title=title[:_LONGEST_TITLE] or job.youtube_id,
            subject=job.subject,
            s3_url=f"s3://{self._names[shown.bucket]}/{shown.key}",
            created_at=job.created_at,
            artifacts=stored,
            content=_markdown(work) if "note.md" in keys else None,
            facts=facts,
        )

    def _put(self, prefix: str, file: Finished) -> StoredArtifact:
        bucket: Literal["notes", "pdfs"] = "pdfs" if file.media_type == _PDF else "notes"
        key = prefix + file.name
        with asking():
            self._s3.put_object(
                Bucket=self._names[bucket], Key=key, Body=file.data, ContentType=file.media_type
            )
        return StoredArtifact(
            name=file.name,
            media_type=file.media_type,
            size=len(file.data),
            bucket=bucket,
            key=key,
        )


def facts_of(made: Done) -> NoteFacts:
    """What the command says of a note, as far as it is a name, a language and a length."""
    return NoteFacts(
        writer=made.writer if _NAME_OF_PLUGIN.fullmatch(made.writer) else "",
        language=made.language if _LANGUAGE.fullmatch(made.language) else "",
        seconds=int(min(made.seconds, _LONGEST_SECONDS)),
    )


def _finished(made: Iterable[MadeFile], work: Path) -> Iterator[Finished | ExportProblem]:
    """Each file once, the transcript last; in place of one that is left out, why."""
    with opened(work) as directory:
        for one in {one.file_name: one for one in made}.values():
            found = directory and finished_file(one, directory)
            yield found or ExportProblem(
                exporter=one.exporter, code="file_left_out", message=_LEFT_OUT
            )
    transcript = _transcript(work)
    if transcript is not None:
        yield transcript


def finished_file(made: MadeFile, directory: int) -> Finished | None:
    """A file that a child says it has made, read from a directory that is opened.

    None where there is none, or its name, kind or size is not allowed.
    """
    return _read(made.file_name, made.media_type, directory)


def _read(name: str, media_type: str, directory: int) -> Finished | None:
    if not _NAME.fullmatch(name) or not _MEDIA_TYPE.fullmatch(media_type):
        return None
    try:
        return Finished(name, media_type, read_regular_file(name, directory, _LARGEST))
    except UnsafeFile:
        return None


def _transcript(work: Path) -> Finished | None:
    """The transcript as the engine kept it: the newest, should there be two."""
    kept = sorted(
        work.glob(f"{KEPT_FOLDER}/transcript-*.json"), key=lambda path: path.lstat().st_mtime_ns
    )
    with opened(work, KEPT_FOLDER) as directory:
        if not kept or directory is None:
            return None
        found = _read(kept[-1].name, "application/json", directory)
    return found and msgspec.structs.replace(found, name=TRANSCRIPT)


def _markdown(work: Path) -> str | None:
    with opened(work) as directory:
        found = directory and _read("note.md", "text/markdown", directory)
    return fitting(found.data.decode("utf-8", "replace")) if found else None
