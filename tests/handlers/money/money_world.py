"""Real tables for a test, made as infra/resources.json says, and everything that works on them."""

import json
import uuid
from pathlib import Path

from studybuddy import VideoUrl
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.erasure import Erasure
from studybuddy_aws.storage.job import CaptionsOrder, JobError, JobOrder, Lease
from studybuddy_aws.storage.jobs import Jobs
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.ledger import Ledger, Purchase
from studybuddy_aws.storage.notes import NoteRow, Notes, StoredArtifact
from studybuddy_aws.storage.payment_rows import PaymentRows
from studybuddy_aws.storage.returns import Return, Returns
from studybuddy_aws.storage.tables import Tables

RESOURCES = json.loads((Path(__file__).parents[3] / "infra" / "resources.json").read_text())
SIGNUP = 5
ORDER = JobOrder(url=VideoUrl("dQw4w9WgXcQ"), subject="Physics")
OTHER = JobOrder(url=VideoUrl("9bZkp7q19f0"))
BLOCKED = JobError(code="blocked", message="YouTube is busy.", retryable=True)
PRIVATE = JobError(code="private", message="This video is private.")
GIVEN = (CaptionsOrder(upload="ada/1/talk.vtt"), CaptionsOrder(upload="ada/2/other.vtt", title="X"))
LEASE = 60


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, seconds=1_800_000_000.0):
        self.seconds = seconds

    def __call__(self):
        return self.seconds

    def pass_by(self, seconds):
        self.seconds += seconds


class World:
    """The money rules on empty tables, or on those of another world, beside it.

    `after` is a world that is over, whose tables are emptied and used again: making them takes
    DynamoDB Local longer.
    """

    def __init__(self, client, *, open_jobs=10, beside=None, after=None):
        if after:
            empty_tables(client, after.names)
        given = beside or after
        self.names = given.names if given else create_tables(client)
        self.clock = beside.clock if beside else Clock()
        self.tables = Tables(client, self.names, sleep=lambda seconds: None)
        self.ledger = Ledger(self.tables, signup_credits=SIGNUP, now=self.clock)
        self.jobs = Jobs(self.tables, self.ledger, open_jobs=open_jobs, now=self.clock)
        self.leases = Leases(self.tables, self.ledger, now=self.clock)
        self.notes = Notes(self.tables)
        self.payment_rows = PaymentRows(self.tables, now=self.clock)
        self.returns = Returns(self.tables, self.ledger, self.payment_rows, now=self.clock)
        self.erasure = Erasure(self.tables, self.ledger, now=self.clock)

    def user(self, user_id="ada"):
        self.ledger.open_account(user_id, f"{user_id}@example.org", user_id.title(), "email")
        return user_id

    def balance(self, user_id="ada"):
        return self.ledger.account(user_id).credits

    def submitted(self, user_id="ada", order=ORDER, key=None):
        return self.jobs.submit(user_id, order, key=key).job.video_id

    def leased(self, video_id, owner="worker"):
        lease = self.leases.acquire(video_id, owner, LEASE)
        assert isinstance(lease, Lease), lease
        return lease

    def broken(self, objects=None):
        return broken(read_rows(self.tables), objects)

    def entries(self, user_id="ada"):
        return {e.transaction_id: e.amount for e in self.ledger.history(user_id).rows}


def note_of(lease):
    """The note a worker would write for a job."""
    job = lease.job
    prefix = f"{job.user_id}/{job.video_id}"
    return NoteRow(
        note_id=job.video_id,
        video_id=job.video_id,
        user_id=job.user_id,
        youtube_id=job.youtube_id,
        title="Waves",
        subject=job.subject,
        s3_url=f"s3://notes/{prefix}/note.md",
        created_at=job.created_at,
        content="# Waves",
        artifacts=(
            StoredArtifact(
                name="note.md",
                media_type="text/markdown",
                size=7,
                bucket="notes",
                key=f"{prefix}/note.md",
            ),
        ),
    )


def bought(payment="pi_1", user_id="ada", package="ten", credits=10):
    return Purchase(
        payment_intent=payment,
        user_id=user_id,
        package=package,
        credits=credits,
        price=900,
        currency="eur",
    )


def returned(kind, stripe_id, amount=900, money="gone", created=0):
    """A refund or a dispute of what was bought, by default of all."""
    return Return(kind=kind, stripe_id=stripe_id, amount=amount, created=created, money=money)


def create_tables(client):
    """The tables under names of their own, as infra/resources.json describes them."""
    suffix = uuid.uuid4().hex[:8]
    names = {}
    for kind, table in RESOURCES["tables"].items():
        name = f"{table['name']}-{suffix}"
        client.create_table(**_definition(name, table))
        names[f"{kind}_table"] = name
    return TableNames(**names)


def empty_tables(client, names):
    """Delete every row."""
    restore_rows(client, names, {})


def rows_of(client, names):
    """Every row of every table, as DynamoDB has it."""
    return {
        kind: [
            row
            for page in client.get_paginator("scan").paginate(TableName=_name(names, kind))
            for row in page["Items"]
        ]
        for kind in RESOURCES["tables"]
    }


def restore_rows(client, names, rows):
    """Make every row what it was when `rows` were read; it costs what has changed since."""
    for kind, found in rows_of(client, names).items():
        key_names = [key["AttributeName"] for key in _key_schema(RESOURCES["tables"][kind])]
        keys = [{name: row[name] for name in key_names} for row in found]
        wanted = rows.get(kind, [])
        kept = [{name: row[name] for name in key_names} for row in wanted]
        changes = [{"DeleteRequest": {"Key": key}} for key in keys if key not in kept]
        changes += [{"PutRequest": {"Item": row}} for row in wanted if row not in found]
        for at in range(0, len(changes), 25):
            client.batch_write_item(RequestItems={_name(names, kind): changes[at : at + 25]})


def _name(names, kind):
    return getattr(names, f"{kind}_table")


def _definition(name, table):
    indexes = [
        {
            "IndexName": index["name"],
            "KeySchema": _key_schema(index),
            "Projection": _projection(index),
        }
        for index in table["indexes"]
    ]
    return {
        "TableName": name,
        "KeySchema": _key_schema(table),
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": kind}
            for name, kind in table["attributes"].items()
        ],
        "BillingMode": "PAY_PER_REQUEST",
        **({"GlobalSecondaryIndexes": indexes} if indexes else {}),
    }


def _key_schema(keys):
    found = [{"AttributeName": keys["hash_key"], "KeyType": "HASH"}]
    if "range_key" in keys:
        found.append({"AttributeName": keys["range_key"], "KeyType": "RANGE"})
    return found


def _projection(index):
    if "attributes" in index:
        return {"ProjectionType": "INCLUDE", "NonKeyAttributes": index["attributes"]}
    return {"ProjectionType": index["projection"]}
