"""Brings back what was: tables beside those that are there, and files over what they became.

    python -m studybuddy_aws.operator.restore tables
    python -m studybuddy_aws.operator.restore tables --at 2026-12-01T10:00:00Z --keep
    python -m studybuddy_aws.operator.restore files USER_ID/ --at 2026-12-01T10:00:00Z --dry-run

`tables` is the drill: every table as it was at one moment of the last 35 days, restored under a
name of its own, its books checked, and removed again; the tables in use are only read. `files`
gives each file of notes that was changed or deleted since then the version of then.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.operator.command import exit_code
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.settings import BucketNames, TableNames
from studybuddy_aws.storage.tables import Tables

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client

# DynamoDB takes from minutes to hours for a table, small ones too.
_LOOK_EVERY_SECONDS = 15
_HOURS = 6
_DELETION = "aws dynamodb delete-table --table-name"


class RestoreSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the command needs."""

    tables: TableNames
    buckets: BucketNames


def say(line: str) -> None:
    """A line for the operator."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Drill:
    """Tables as they were at a moment, beside those of now."""

    def __init__(self, dynamodb: DynamoDBClient, names: TableNames, stamp: str) -> None:
        self._dynamodb = dynamodb
        self._names = names
        self.restored = TableNames(
            **{
                key: f"{name}-restored-{stamp}"
                for key, name in msgspec.structs.asdict(names).items()
            }
        )
        self._begun: list[str] = []

    def moment(self, wanted: datetime | None) -> datetime:
        """The moment to restore: the wanted one, or the last that all tables have in common.

        Raises StudyBuddyError where a table keeps no such moment.
        """
        kept = {name: self._kept(name) for name in msgspec.structs.asdict(self._names).values()}
        first, last = max(one[0] for one in kept.values()), min(one[1] for one in kept.values())
        at = wanted or last
        if not first <= at <= last:
            span = f"from {_told(first)} to {_told(last)}"
            raise StudyBuddyError(
                "cannot_restore",
                f"All tables can be restored to moments {span}, and {_told(at)} is none of them. "
                "Nothing was made.",
            )
        return at

    def _kept(self, table: str) -> tuple[datetime, datetime]:
        told = self._dynamodb.describe_continuous_backups(TableName=table)
        backups = told["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
        if backups.get("PointInTimeRecoveryStatus") != "ENABLED":
            raise StudyBuddyError(
                "cannot_restore",
                f"{table} keeps no moments to restore (point-in-time recovery is off): "
                "make deploy switches it on. Nothing was made.",
            )
        first, last = backups["EarliestRestorableDateTime"], backups["LatestRestorableDateTime"]
        return first.astimezone(UTC), last.astimezone(UTC)

    def restore(self, at: datetime, pause: float) -> None:
        """Make all of them, and wait."""
        pairs = zip(
            *(msgspec.structs.astuple(one) for one in (self._names, self.restored)), strict=True
        )
        for name, restored in pairs:
            self._dynamodb.restore_table_to_point_in_time(
                SourceTableName=name, TargetTableName=restored, RestoreDateTime=at
            )
            self._begun.append(restored)
        begun = time.monotonic()
        looks: Any = {
            "Delay": max(1, int(pause)),
            "MaxAttempts": int(_HOURS * 3600 // max(1, pause)),
        }
        for restored in self._begun:
            self._dynamodb.get_waiter("table_exists").wait(TableName=restored, WaiterConfig=looks)
            say(f"{restored} is there, after {time.monotonic() - begun:.0f} s")

    def check(self) -> int:
        """Check the books of what was restored; how many rules are broken."""
        rows = read_rows(Tables(self._dynamodb, self.restored))
        say(
            f"restored: {len(rows.accounts)} accounts, {len(rows.entries)} entries, "
            f"{len(rows.jobs)} videos, {len(rows.notes)} notes"
        )
        found = broken(rows)
        for line in found:
            say(f"{line.rule} {line.subject}: {line.detail}")
        say(f"{len(found)} broken")
        return len(found)

    def remove(self) -> None:
        """Remove what was made; what cannot be removed now is named, with the command for it."""
        for name in self._begun:
            try:
                self._dynamodb.delete_table(TableName=name)
            except self._dynamodb.exceptions.ResourceInUseException:
                say(f"still being made. Later: {_DELETION} {name}")

    def tell_how_to_look(self) -> None:
        """The restored tables, for a shell in which the operator's commands then read them."""
        for key, name in msgspec.structs.asdict(self.restored).items():
            say(f"export {key.upper()}={name}")
        say("No erasure reaches them, and they cost as those in use. When you are done:")
        for name in self._begun:
            say(f"{_DELETION} {name}")


def drilled(drill: Drill, wanted: datetime | None, keep: bool, pause: float) -> int:
    """Do all of it; 1 if the books of then are wrong."""
    at = drill.moment(wanted)
    say(f"restoring to {_told(at)}; the tables in use stay as they are")
    done = False
    try:
        drill.restore(at, pause)
        found = drill.check()
        done = True
    finally:
        if not keep or not done:
            drill.remove()
    if keep:
        drill.tell_how_to_look()
    return 1 if found else 0


def earlier_versions(
    s3: S3Client, bucket: str, prefix: str, at: datetime
) -> Iterator[tuple[str, str]]:
    """Key and version of each file that was another, or is gone, since then."""
    found: dict[str, list[Any]] = {}
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
        # S3 tells seconds: of what was written and deleted in one, the deletion counts.
        for one in [*page.get("DeleteMarkers", []), *page.get("Versions", [])]:
            found.setdefault(one["Key"], []).append(one)
    for key, versions in sorted(found.items()):
        then = max(
            (one for one in versions if one["LastModified"] <= at),
            key=lambda one: one["LastModified"],
            default=None,
        )
        now = next(one for one in versions if one["IsLatest"])
        # A marker of a deletion has no ETag. The same bytes need not be written again.
        if then and "ETag" in then and then["ETag"] != now.get("ETag"):
            yield key, then["VersionId"]


def files_restored(
    s3: S3Client, buckets: BucketNames, prefix: str, at: datetime, dry_run: bool
) -> int:
    """Put the versions of then over those of now, which stay as versions themselves."""
    restored = 0
    for bucket in msgspec.structs.astuple(buckets):
        for key, version in earlier_versions(s3, bucket, prefix, at):
            restored += 1
            say(f"{bucket}/{key}")
            if not dry_run:
                source: Any = {"Bucket": bucket, "Key": key, "VersionId": version}
                s3.copy_object(Bucket=bucket, Key=key, CopySource=source)
    say(f"{restored} {'would be' if dry_run else 'were'} given the version of {_told(at)}")
    return 0


def _told(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text} is no moment like 2026-12-01T10:00:00Z (with Z, or +01:00); nothing is changed"
        )
    return at.astimezone(UTC)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m studybuddy_aws.operator.restore",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_subparsers(dest="what", required=True)
    tables = what.add_parser(
        "tables", help="restore all tables beside those of now, and check the books"
    )
    tables.add_argument(
        "--at", type=_moment, help="the moment; the last that all tables have, if not said"
    )
    tables.add_argument(
        "--keep", action="store_true", help="leave the restored tables there, and name them"
    )
    files = what.add_parser("files", help="give files of notes the version of a moment")
    files.add_argument(
        "prefix", help='what their keys begin with: USER_ID/VIDEO_ID/, or "" for all'
    )
    files.add_argument("--at", type=_moment, required=True, help="the moment, at most 30 days ago")
    files.add_argument("--dry-run", action="store_true", help="name the files, and change none")
    return parser.parse_args(arguments)


def main(
    arguments: Sequence[str] | None = None,
    dynamodb: DynamoDBClient | None = None,
    s3: S3Client | None = None,
    pause: float = _LOOK_EVERY_SECONDS,
    now: Callable[[], float] = time.time,
) -> int:
    """Restore what the arguments say; 1 if that is not possible or the books are wrong.

    2 if AWS cannot be asked.
    """
    import boto3

    options = _options(arguments)

    def work() -> int:
        told = settings.read(RestoreSettings)
        if options.what == "files":
            files = s3 or boto3.client("s3")
            return files_restored(files, told.buckets, options.prefix, options.at, options.dry_run)
        stamp = datetime.fromtimestamp(now(), UTC).strftime("%Y%m%dT%H%M%S")
        drill = Drill(dynamodb or boto3.client("dynamodb"), told.tables, stamp)
        return drilled(drill, options.at, options.keep, pause)

    return exit_code(work)


if __name__ == "__main__":
    sys.exit(main())
