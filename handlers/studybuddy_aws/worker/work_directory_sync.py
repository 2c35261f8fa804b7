"""The work directory of a job, carried to S3 and back so that no call is paid twice."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from studybuddy import StudyBuddyError
from studybuddy.work import KEPT_FOLDER
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.worker.safe_read import UnsafeFile, opened, read_regular_file

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

# As the engine names what it keeps. Whatever else lies there is left behind.
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}", re.ASCII)

# What the engine keeps; everything else is a plugin's, as replies that were paid for.
_ENGINES = ("transcript-", "draft-", "note-")

LARGEST = 64 * 1024 * 1024
MOST_FILES = 4000
"""What is carried of one job at most: files, and bytes of each."""


class WorkDirectorySync:
    """What a job has kept, here and in S3. Files are whole on both sides, or absent."""

    def __init__(self, s3: S3Client, bucket: str, prefix: str, directory: Path) -> None:
        """Carry `directory`'s kept files to and from `bucket` under `prefix`."""
        self._s3 = s3
        self._bucket = bucket
        self._prefix = prefix
        self._directory = directory
        self._carried: dict[str, tuple[int, int]] = {}
        self._before: frozenset[str] = frozenset()
        self.full = False
        """Whether there is more than is carried: the next run would pay for it again."""

    @property
    def added(self) -> int:
        """How many files came into S3 since `restore`: whether work gets on."""
        return len(self._carried.keys() - self._before)

    @property
    def replies(self) -> int:
        """How many of the carried files are no engine's, but a plugin's own."""
        return sum(not name.startswith(_ENGINES) for name in self._carried)

    def restore(self) -> None:
        """Lay down what S3 has. Raises StoreBusy, StoreFailed."""
        kept = self._directory / KEPT_FOLDER
        kept.mkdir(parents=True, exist_ok=True)
        with asking():
            for name in self._stored():
                answer = self._s3.get_object(Bucket=self._bucket, Key=self._prefix + name)
                (kept / name).write_bytes(answer["Body"].read())
                self._carried[name] = _signature((kept / name).stat())
        self._before = frozenset(self._carried)

    def carry(self) -> bool:
        """Put into S3 what is new or changed here; False if some of it is not there now.

        Never raises StudyBuddyError: the work goes on, and is only less safe.
        """
        with opened(self._directory, KEPT_FOLDER) as kept:
            if kept is None:
                return True
            try:
                for name, signature in self._changed(kept):
                    self._put(name, kept)
                    self._carried[name] = signature
            except StudyBuddyError as error:
                log.warning("work not carried", extra={"error": error.code})
                return False
        return not self.full

    def _stored(self) -> list[str]:
        pages = self._s3.get_paginator("list_objects_v2")
        found = []
        for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix):
            for item in page.get("Contents", []):
                name = item["Key"].removeprefix(self._prefix)
                if _NAME.fullmatch(name) and item["Size"] <= LARGEST:
                    found.append(name)
        return found[:MOST_FILES]

    def _changed(self, kept: int) -> list[tuple[str, tuple[int, int]]]:
        found = []
        with os.scandir(kept) as entries:
            for entry in entries:
                if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    signature = _signature(entry.stat(follow_symlinks=False))
                    if self._carried.get(entry.name) != signature:
                        found.append((entry.name, signature))
        changed = [one for one in found if one[0] in self._carried]
        new = sorted(one for one in found if one[0] not in self._carried)
        room = max(0, MOST_FILES - len(self._carried))
        self.full = len(new) > room
        return changed + new[:room]

    def _put(self, name: str, kept: int) -> None:
        try:
            data = read_regular_file(name, kept, LARGEST)
        except UnsafeFile:
            return
        with asking():
            self._s3.put_object(Bucket=self._bucket, Key=self._prefix + name, Body=data)


def _signature(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_size
