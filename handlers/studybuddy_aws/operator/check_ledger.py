"""What is true of money and jobs at every moment, checked over whole tables.

An operator's command: `python -m studybuddy_aws.operator.check_ledger` (it writes nothing).
Rules, by the names that a broken one is reported under:

| rule | what holds |
|---|---|
| balance | the sum of a user's entries is the balance and at least 0; of an erased user it is 0 |
| open_jobs | the user's row counts the jobs that have not ended |
| charged | every video was charged as many credits as its row says, of its own user |
| settled | a video is settled exactly once when it has ended or is gone, and not before; what was
charged is what was used and what came back |
| questions | every pack of questions to a note or course was charged, a credit each, to its user |
| note | a video has a note if and only if it is completed, and not being erased |
| artifact | every artifact of a note exists |
| taken_back | no more was taken back than was owed, and no more given back than was taken |
| payment | refunds and disputes of a payment take no more than it granted, and give no more back |
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from studybuddy_aws.operator.command import exit_code
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.settings import BucketNames, TableNames
from studybuddy_aws.storage.course import Course
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.ledger import Account, LedgerEntry
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.tables import Tables

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client

Objects: TypeAlias = Container[tuple[str, str]]
"""What the buckets hold: `notes` or `pdfs`, and the key."""

# A check reads while the service writes: what is broken only in passing is looked at again.
_LOOK_AGAIN_SECONDS = 5


_TAKEN = ("stripe-refund#", "dispute#")
_GIVEN_BACK = ("stripe-refund-failed#", "dispute-won#")


class Violation(msgspec.Struct, frozen=True, order=True):
    """A rule that does not hold, for whom, and how. Names nobody but by id."""

    rule: str
    subject: str
    detail: str


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """All rows by their keys."""

    accounts: dict[str, Account]
    entries: dict[str, LedgerEntry]
    jobs: dict[str, Job]
    notes: dict[str, NoteRow]
    courses: dict[str, Course] = {}


class CheckLedgerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the command needs."""

    tables: TableNames
    buckets: BucketNames


def read_rows(tables: Tables) -> Rows:
    """All rows. Entries last: whatever they explain is then there."""
    return Rows(
        notes={row.note_id: row for row in tables.all("notes", NoteRow)},
        courses={row.course_id: row for row in tables.all("courses", Course)},
        jobs={row.video_id: row for row in tables.all("videos", Job)},
        accounts={row.user_id: row for row in tables.all("users", Account)},
        entries={row.transaction_id: row for row in tables.all("credits", LedgerEntry)},
    )


def broken(books: Rows, objects: Objects | None = None) -> list[Violation]:
    """Every rule that does not hold, sorted. Without `objects` artifacts are not looked for."""
    found = [*_balances(books), *_open_jobs(books), *_charges(books), *_settlements(books)]
    found += _questions(books)
    found += [*_notes(books), *_taken_back(books), *_payments(books)]
    if objects is not None:
        found += _artifacts(books, objects)
    return sorted(found)


def _balances(books: Rows) -> Iterator[Violation]:
    sums: Counter[str] = Counter()
    for entry in books.entries.values():
        sums[entry.user_id] += entry.amount
    for user_id in sums.keys() | books.accounts.keys():
        account = books.accounts.get(user_id)
        balance = account.credits if account else 0
        if balance != sums[user_id] or balance < 0:
            yield Violation("balance", user_id, f"balance {balance}, entries {sums[user_id]}")


def _open_jobs(books: Rows) -> Iterator[Violation]:
    counted = Counter(job.user_id for job in books.jobs.values() if job.open)
    for user_id in counted.keys() | books.accounts.keys():
        account = books.accounts.get(user_id)
        said = account.open_jobs if account else 0
        if said != counted[user_id]:
            yield Violation("open_jobs", user_id, f"row says {said}, there are {counted[user_id]}")
    for job in books.jobs.values():
        if job.ended is (job.open is not None and job.due_at is not None):
            yield Violation("open_jobs", job.video_id, f"{job.status}, open {job.open}")


def _charges(books: Rows) -> Iterator[Violation]:
    charges = _charges_by_video(books)
    for job in books.jobs.values():
        found = charges.get(job.video_id, [])
        if not found:
            yield Violation("charged", job.video_id, "no charge")
        elif {entry.user_id for entry in found} != {job.user_id} or _total(found) != job.credits:
            yield Violation("charged", job.video_id, "wrong charge")


def _charges_by_video(books: Rows) -> dict[str, list[LedgerEntry]]:
    """The entries `usage#VIDEO`, `usage#VIDEO#more` and so on, by video."""
    found: dict[str, list[LedgerEntry]] = {}
    for key, entry in books.entries.items():
        kind, _, rest = key.partition("#")
        if kind == "usage":
            found.setdefault(rest.partition("#")[0], []).append(entry)
    return found


def _total(charges: Iterable[LedgerEntry]) -> int:
    return -sum(entry.amount for entry in charges)


def _settlements(books: Rows) -> Iterator[Violation]:
    charges = _charges_by_video(books)
    settled = {key.partition("#")[2] for key in books.entries if key.startswith("settle#")}
    for video_id in settled - charges.keys():
        yield Violation("settled", video_id, "never charged")
    for video_id, charged in charges.items():
        job = books.jobs.get(video_id)
        entry = books.entries.get(f"settle#{video_id}")
        if (entry is None) is (job is None or job.ended):
            yield Violation("settled", video_id, "not settled" if entry is None else "not ended")
        elif entry is not None and entry.amount not in _due_back(job, _total(charged)):
            yield Violation("settled", video_id, f"{job and job.status}, given back {entry.amount}")


def _due_back(job: Job | None, charged: int) -> Container[int]:
    """What a settlement may give back of what was charged.

    Of a cancelled video all but what was begun, or more: the build before gives back all.
    """
    if job is None:
        return range(charged + 1)
    if job.state == "completed":
        return {0}
    if job.state == "cancelled":
        return range(max(0, charged - job.begun), charged + 1)
    return {charged}


def _questions(books: Rows) -> Iterator[Violation]:
    """What was asked may be gone, and its packs stay charged."""
    asked: dict[str, NoteRow | Course] = {**books.notes, **books.courses}
    packs = {key for key in books.entries if key.startswith("questions#")}
    for key in packs:
        entry = books.entries[key]
        _, asked_id, number = key.split("#")
        row = asked.get(asked_id)
        theirs = row is None or (row.user_id == entry.user_id and row.question_packs >= int(number))
        if entry.amount != -1 or not theirs:
            yield Violation("questions", key, f"amount {entry.amount}")
    for asked_id, row in asked.items():
        for pack in range(1, row.question_packs + 1):
            if f"questions#{asked_id}#{pack}" not in packs:
                yield Violation("questions", asked_id, f"pack {pack} is not charged")


def _notes(books: Rows) -> Iterator[Violation]:
    completed = {
        job.video_id
        for job in books.jobs.values()
        if job.status == "completed" and job.erasing_at is None
    }
    noted = {note.video_id for note in books.notes.values()}
    for video_id in completed - noted:
        yield Violation("note", video_id, "completed without a note")
    for note in books.notes.values():
        job = books.jobs.get(note.video_id)
        if job is None or job.status != "completed" or job.user_id != note.user_id:
            yield Violation("note", note.note_id, "a note without its completed video")


def _artifacts(books: Rows, objects: Objects) -> Iterator[Violation]:
    for note in books.notes.values():
        if not note.artifacts:
            yield Violation("artifact", note.note_id, "none")
        for artifact in note.artifacts:
            if (artifact.bucket, artifact.key) not in objects:
                yield Violation("artifact", note.note_id, f"{artifact.name} is missing")


def _taken_back(books: Rows) -> Iterator[Violation]:
    for key, entry in books.entries.items():
        owed = entry.owed or 0
        if key.startswith(_TAKEN) and not 0 <= -entry.amount <= owed:
            yield Violation("taken_back", key, f"owed {entry.owed}, taken {-entry.amount}")
        if key.startswith(_GIVEN_BACK) and not 0 <= entry.amount <= -owed:
            yield Violation("taken_back", key, f"owed {entry.owed}, given back {entry.amount}")


def _payments(books: Rows) -> Iterator[Violation]:
    owed: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for key, entry in books.entries.items():
        if key.startswith(_TAKEN + _GIVEN_BACK) and entry.stripe_payment_id:
            owed[entry.stripe_payment_id] += entry.owed or 0
            taken[entry.stripe_payment_id] -= entry.amount
    for payment in owed:
        bought = books.entries.get(f"purchase#{payment}")
        granted = bought.amount if bought else 0
        # What was taken cannot be given back to who has gone.
        there = bought is None or bought.user_id in books.accounts
        most = owed[payment] if there else granted
        if not (0 <= taken[payment] <= most and 0 <= owed[payment] <= granted):
            detail = f"granted {granted}, owed {owed[payment]}, taken {taken[payment]}"
            yield Violation("payment", payment, detail)


def _listed(client: S3Client, buckets: BucketNames) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for kind, bucket in (("notes", buckets.notes_bucket), ("pdfs", buckets.pdfs_bucket)):
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            found |= {(kind, item["Key"]) for item in page.get("Contents", [])}
    return found


def main(
    dynamodb: DynamoDBClient | None = None,
    s3: S3Client | None = None,
    pause: float = _LOOK_AGAIN_SECONDS,
    arguments: Sequence[str] = (),
) -> int:
    """Check the tables that the environment names; 1 if a rule is broken on a second look too.

    2 if AWS cannot be asked.
    """
    import boto3

    argparse.ArgumentParser(
        prog="python -m studybuddy_aws.operator.check_ledger",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    ).parse_args(arguments)

    def work() -> int:
        told = settings.read(CheckLedgerSettings)
        tables = Tables(dynamodb or boto3.client("dynamodb"), told.tables)
        files = s3 or boto3.client("s3")
        return _checked(lambda: set(broken(read_rows(tables), _listed(files, told.buckets))), pause)

    return exit_code(work)


def _checked(look: Callable[[], set[Violation]], pause: float) -> int:
    found = look()
    if found:
        time.sleep(pause)
        found &= look()
    for line in sorted(found):
        sys.stdout.write(f"{line.rule} {line.subject}: {line.detail}\n")
    sys.stdout.write(f"{len(found)} broken\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(arguments=sys.argv[1:]))
