"""The restore drill. Of tables it proves the commands and not the content: moto restores the rows
of now, whatever moment is asked for. Of files it proves the content: versions are real there.
"""

from datetime import UTC, datetime, timedelta

import boto3
import pytest
from money_world import note_of
from moto.core import DEFAULT_ACCOUNT_ID as ACCOUNT
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends

from studybuddy_aws.operator import restore

KEY = "ada/video/note.md"
REGION = "eu-central-1"


@pytest.fixture
def operator(world, monkeypatch):
    """A user with a note, and the environment an operator has; a fresh set of tables."""
    world.user_id = world.user()
    lease = world.leased(world.submitted())
    world.leases.complete(lease, note_of(lease))
    for name in world.names.__struct_fields__:
        monkeypatch.setenv(name.upper(), getattr(world.names, name))
    monkeypatch.setenv("NOTES_BUCKET", "kept-notes")
    monkeypatch.setenv("PDFS_BUCKET", "kept-pdfs")
    return world


@pytest.fixture
def recoverable(operator, moto_client):
    for name in operator.names.__struct_fields__:
        moto_client.update_continuous_backups(
            TableName=getattr(operator.names, name),
            PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
        )
        # Of an hour before: moto keeps the moment of now and no other.
        kept = (
            dynamodb_backends[ACCOUNT][REGION]
            .get_table(getattr(operator.names, name))
            .continuous_backups["PointInTimeRecoveryDescription"]
        )
        kept["EarliestRestorableDateTime"] -= 3600
    return operator


def tables(client):
    pages = client.get_paginator("list_tables").paginate()
    return {name for page in pages for name in page["TableNames"]}


def test_the_drill_restores_beside_checks_the_books_and_leaves_nothing(
    recoverable, moto_client, capsys
):
    before = tables(moto_client)
    assert 0 == restore.main(["tables"], moto_client, pause=0)
    said = capsys.readouterr().out
    assert "restored: 1 accounts, 3 entries, 1 videos, 1 notes\n0 broken\n" in said
    assert len(recoverable.names.__struct_fields__) == said.count(" is there, after ")
    assert before == tables(moto_client)


def test_books_that_were_wrong_then_are_told(recoverable, moto_client, capsys):
    moto_client.update_item(
        TableName=recoverable.names.users_table,
        Key={"user_id": {"S": recoverable.user_id}},
        UpdateExpression="SET credits = :n",
        ExpressionAttributeValues={":n": {"N": "99"}},
    )
    assert 1 == restore.main(["tables"], moto_client, pause=0)
    assert "1 broken\n" in capsys.readouterr().out


def test_what_is_kept_is_named_for_a_shell(recoverable, moto_client, capsys):
    before = tables(moto_client)
    assert 0 == restore.main(["tables", "--keep"], moto_client, pause=0, now=lambda: 0)
    made = tables(moto_client) - before
    assert len(recoverable.names.__struct_fields__) == len(made)
    users, said = (
        f"{recoverable.names.users_table}-restored-19700101T000000",
        capsys.readouterr().out,
    )
    assert f"export USERS_TABLE={users}\n" in said
    assert made == {line.split()[-1] for line in said.splitlines() if "delete-table" in line}
    for name in made:
        moto_client.delete_table(TableName=name)


def test_a_moment_that_no_table_has_is_refused_before_anything_is_made(
    recoverable, moto_client, capsys
):
    before = tables(moto_client)
    assert 1 == restore.main(["tables", "--at", "2020-01-01T00:00:00Z"], moto_client, pause=0)
    said = capsys.readouterr().err
    assert said.startswith("All tables can be restored to moments from ")
    assert said.endswith("2020-01-01T00:00:00Z is none of them. Nothing was made.\n")
    assert before == tables(moto_client)


def test_tables_that_keep_nothing_are_told(operator, moto_client, capsys):
    assert 1 == restore.main(["tables"], moto_client, pause=0)
    assert "point-in-time recovery is off" in capsys.readouterr().err


def test_a_drill_that_breaks_off_removes_what_it_has_made(recoverable, moto_client, capsys):
    taken = f"{recoverable.names.notes_table}-restored-19700101T000000"
    moto_client.create_table(
        TableName=taken,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )
    before = tables(moto_client)
    assert 2 == restore.main(["tables", "--keep"], moto_client, pause=0, now=lambda: 0)
    assert "AWS does not do this" in capsys.readouterr().err
    assert before == tables(moto_client)


@pytest.fixture
def files(moto_client):
    """Two buckets that keep versions, and what the key held: first one, then another."""
    place = {"region_name": REGION, "aws_access_key_id": "test", "aws_secret_access_key": "test"}
    client = boto3.client("s3", **place)
    for name in ("kept-notes", "kept-pdfs"):
        client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    yield client
    for name in ("kept-notes", "kept-pdfs"):
        for one in boto3.resource("s3", **place).Bucket(name).object_versions.all():
            one.delete()
        client.delete_bucket(Bucket=name)


def put(files, text, key=KEY, bucket="kept-notes"):
    files.put_object(Bucket=bucket, Key=key, Body=text, Metadata={"made": text})


def held(files, key=KEY, bucket="kept-notes"):
    answer = files.get_object(Bucket=bucket, Key=key)
    return answer["Body"].read().decode(), answer["Metadata"]["made"]


def aged(bucket="kept-notes"):
    """What was done so far was done an hour ago. moto keeps no clock that could be set."""
    for _, versions in s3_backends[ACCOUNT]["aws"].buckets[bucket].keys.lists():
        for one in versions:
            one.last_modified -= timedelta(hours=1)


def then():
    return (datetime.now(UTC) - timedelta(minutes=30)).isoformat()


def test_files_that_were_overwritten_or_deleted_have_the_version_of_then(operator, files, capsys):
    put(files, "first")
    put(files, "first", key="ada/video/gone.md", bucket="kept-pdfs")
    put(files, "same", key="ada/video/same.md")
    put(files, "first", key="bob/video/note.md")
    aged()
    aged("kept-pdfs")
    put(files, "second")
    files.delete_object(Bucket="kept-pdfs", Key="ada/video/gone.md")
    put(files, "new", key="ada/video/new.md")
    put(files, "second", key="bob/video/note.md")

    wanted = ["files", "ada/", "--at", then()]
    assert 0 == restore.main([*wanted, "--dry-run"], s3=files)
    assert "2 would be given the version of " in capsys.readouterr().out
    assert ("second", "second") == held(files)

    assert 0 == restore.main(wanted, s3=files)
    assert "kept-notes/ada/video/note.md\nkept-pdfs/ada/video/gone.md\n2 were" in (
        capsys.readouterr().out
    )
    assert ("first", "first") == held(files)
    assert ("first", "first") == held(files, "ada/video/gone.md", "kept-pdfs")
    assert ("new", "new") == held(files, "ada/video/new.md")
    assert ("second", "second") == held(files, "bob/video/note.md")

    assert 0 == restore.main(wanted, s3=files)
    assert "0 were given" in capsys.readouterr().out


def test_what_was_deleted_by_then_stays_so(operator, files, capsys):
    put(files, "first")
    files.delete_object(Bucket="kept-notes", Key=KEY)
    aged()
    put(files, "second")
    assert 0 == restore.main(["files", "", "--at", then()], s3=files)
    assert "0 were given" in capsys.readouterr().out
    assert ("second", "second") == held(files)


@pytest.mark.parametrize("moment", ["yesterday", "2026-12-01T10:00:00"])
def test_a_moment_without_its_place_in_the_world_is_refused(operator, moment, capsys):
    with pytest.raises(SystemExit) as ended:
        restore.main(["files", "ada/", "--at", moment])
    assert 2 == ended.value.code
    assert f"{moment} is no moment like 2026-12-01T10:00:00Z" in capsys.readouterr().err
