"""Packs all that is kept of a user into one ZIP. What belongs into it, the inventory says."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

import msgspec
from botocore.config import Config

from studybuddy_aws.runtime import clients, deadline, settings
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import StoreFailed
from studybuddy_aws.runtime.logs import log, place_of
from studybuddy_aws.runtime.settings import FileSettings
from studybuddy_aws.storage.exports import ExportRequest, Exports
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.ledger import Account, LedgerEntry
from studybuddy_aws.storage.notes import NoteRow, NoteSummary
from studybuddy_aws.storage.object_keys import user_prefix
from studybuddy_aws.storage.payment_rows import PaymentRow
from studybuddy_aws.storage.personal_data import PLACES
from studybuddy_aws.storage.rate_limits import LimitsRow
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Page, Start, Table, Tables
from studybuddy_aws.storage.timestamps import seconds_of
from studybuddy_aws.storage.uploads import name_of, safe_name

_GIVEN_UP_SECONDS = 4 * 3600  # a message that fails comes again; its user has long asked anew
_PAGE = 100
_LONGEST_TITLE = 80  # of a path Windows takes 260 characters
_UNPORTABLE = re.compile(r'[<>:"/\\|?*]')
_PATIENCE = {"s3": Config(read_timeout=60)}  # it answers when it has all of the ZIP
_README = """\
All that YouTube Study Buddy keeps of you, as it was on {when}.

{parts}

Not in here, and why:

{others}
"""


class MakeExportSettings(FileSettings, frozen=True, kw_only=True):
    """UPLOADS_BUCKET, and WORK_BUCKET: where the ZIPs lie."""

    uploads_bucket: str
    work_bucket: str


class Packer:
    """Makes ZIPs."""

    def __init__(self, service: Service[MakeExportSettings]) -> None:
        self._service = service

    def serve(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Deal with a batch, which is one message; what Lambda is to be told of it.

        Raises what goes wrong: the call has failed then, which raises the alarm, and comes again.
        """
        for record in event["Records"]:
            try:
                self.make(msgspec.json.decode(record["body"], type=ExportRequest))
            except Exception as error:
                facts = {"error": type(error).__name__, "place": place_of(error)}
                log.error("not exported", extra=facts)
                raise
        return {"batchItemFailures": []}

    def make(self, request: ExportRequest) -> None:
        """Make the ZIP and keep it; nothing for an account that is gone or going.

        Raises StoreBusy, StoreFailed, and OSError where there is no room for it.
        """
        service = self._service
        account = service.ledger.account(request.user_id)
        late = seconds_of(request.asked_at) + _GIVEN_UP_SECONDS <= service.now()
        if account is None or account.erasing or late:
            return
        with tempfile.TemporaryFile() as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                _Contents(archive, service, request).pack(account)
            file.seek(0)
            exports = Exports(service.s3, service.settings.work_bucket, now=service.now)
            exports.store(request, file)
        log.info("exported")


class _Contents:
    """What goes into one ZIP: rows as JSON, files as they are, and what all of it is."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        service: Service[MakeExportSettings],
        request: ExportRequest,
    ) -> None:
        self._archive = archive
        self._service = service
        self._user_id = request.user_id
        self._asked_at = request.asked_at

    def pack(self, account: Account) -> None:
        self._write("README.txt", _readme(self._asked_at).encode())
        titles: dict[str, str] = {}
        rows: dict[str, Callable[[], Iterator[msgspec.Struct]]] = {
            "users": lambda: iter([account]),
            "videos": lambda: self._rows("videos", Job),
            "notes": lambda: self._notes(titles),
            "credits": lambda: self._rows("credits", LedgerEntry),
            "payments": lambda: self._rows("payments", PaymentRow),
            "limits": self._limits,
            "reviews": self._reviews,
            "courses": lambda: self._courses(titles),
        }
        at = self._service.settings
        buckets = {
            "notes": at.buckets.notes_bucket,
            "pdfs": at.buckets.pdfs_bucket,
            "uploads": at.uploads_bucket,
        }
        for place in PLACES:
            if place.exported and place.kind == "table":
                self._write_rows(place.exported, rows[place.name]())
            elif place.exported:
                self._pack_files(place.exported, buckets[place.name], titles)

    def _rows(self, table: Table, kind: type[msgspec.Struct]) -> Iterator[msgspec.Struct]:
        return _all_of_user(self._service.tables, table, self._user_id, kind)

    def _notes(self, titles: dict[str, str]) -> Iterator[msgspec.Struct]:
        """Whole rows, as the index has no marks; `titles` learns those that name folders."""
        tables = self._service.tables
        for summary in _all_of_user(tables, "notes", self._user_id, NoteSummary):
            if row := tables.get("notes", summary.note_id, NoteRow):
                titles[row.video_id] = row.title
                yield row

    def _reviews(self) -> Iterator[msgspec.Struct]:
        return _all_pages(partial(self._service.reviews.list, self._user_id))

    def _courses(self, titles: dict[str, str]) -> Iterator[msgspec.Struct]:
        """Whole rows, as the index has no videos; answers over them lie in folders, too."""
        courses = self._service.courses
        for summary in _all_pages(partial(courses.list, self._user_id)):
            if course := courses.find(summary.course_id):
                titles[course.course_id] = course.title
                yield course

    def _limits(self) -> Iterator[msgspec.Struct]:
        row = self._service.tables.get("limits", self._user_id, LimitsRow)
        return iter([row] if row else [])

    def _pack_files(self, folder: str, bucket: str, titles: Mapping[str, str]) -> None:
        prefix = user_prefix(self._user_id)
        with asking():
            pages = self._service.s3.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=bucket, Prefix=prefix):
                for one in page.get("Contents", ()):
                    path = one["Key"].removeprefix(prefix).rpartition("/")[0]
                    self._copy(bucket, one["Key"], f"{folder}{_named(path, titles)}")

    def _write(self, name: str, data: bytes) -> None:
        self._archive.writestr(self._entry(name), data)

    def _write_rows(self, name: str, rows: Iterable[msgspec.Struct]) -> None:
        """Rows as a list, one by one: those of all notes need not fit into memory."""
        with self._archive.open(self._entry(name), "w", force_zip64=True) as file:
            begins = b"[\n"
            for row in rows:
                file.write(begins + msgspec.json.format(msgspec.json.encode(row), indent=2))
                begins = b",\n"
            file.write(b"\n]\n" if begins == b",\n" else b"[]\n")

    def _copy(self, bucket: str, key: str, folder: str) -> None:
        try:
            with asking():
                found = self._service.s3.get_object(Bucket=bucket, Key=key)
        except StoreFailed as error:
            if error.reason == "NoSuchKey":  # erased since it was listed
                return
            raise
        name = f"{folder}/{_portable(name_of(found['Metadata'], key))}"
        with self._archive.open(self._entry(name), "w", force_zip64=True) as file:
            shutil.copyfileobj(found["Body"], file)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        year, month, day = map(int, self._asked_at[:10].split("-"))
        entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry


def _all_of_user(
    tables: Tables, table: Table, user_id: str, kind: type[msgspec.Struct]
) -> Iterator[Any]:
    return _all_pages(partial(tables.of_user, table, user_id, kind))


def _all_pages(read: Callable[..., Page[Any]]) -> Iterator[Any]:
    start: Start | None = None
    while True:
        page = read(limit=_PAGE, start=start)
        yield from page.rows
        if page.next is None:
            return
        start = page.next


def _named(path: str, titles: Mapping[str, str]) -> str:
    """A folder's path below the user's prefix with the note's title before the video's id."""
    title = safe_name(_portable(titles.get(path.partition("/")[0], ""))[:_LONGEST_TITLE])
    return f"{title} {path}" if title else path


def _portable(name: str) -> str:
    """A name without what Windows lets no file have: it would unpack nothing that has it."""
    return _UNPORTABLE.sub("-", name)


def _readme(asked_at: str) -> str:
    parts = "\n".join(f"{one.exported}: {one.what}." for one in PLACES if one.exported)
    others = "\n".join(f"- {one.what}: {one.not_exported}." for one in PLACES if one.not_exported)
    return _README.format(
        when=f"{asked_at[:10]}, {asked_at[11:16]} UTC", parts=parts, others=others
    )


@cache
def _packer() -> Packer:
    def client(name: str) -> Any:
        return clients.client(name, _PATIENCE.get(name))

    return Packer(Service(settings.read(MakeExportSettings), client=client))


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Answer a message of SQS."""
    with deadline.of(context):
        return _packer().serve(event)
