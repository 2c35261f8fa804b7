import boto3
import pytest
from money_world import note_of

from conftest import PLACE
from studybuddy_aws.operator import check_ledger as invariants


@pytest.fixture
def buckets(moto_client):
    client = boto3.client("s3", **PLACE)
    for name in ("notes", "pdfs"):
        client.create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": PLACE["region_name"]}
        )
    return client


@pytest.fixture
def finished(world, monkeypatch):
    """A completed job, and the environment an operator has."""
    world.user()
    lease = world.leased(world.submitted())
    note = note_of(lease)
    world.leases.complete(lease, note)
    for name in world.names.__struct_fields__:
        monkeypatch.setenv(name.upper(), getattr(world.names, name))
    monkeypatch.setenv("NOTES_BUCKET", "notes")
    monkeypatch.setenv("PDFS_BUCKET", "pdfs")
    return note


def test_the_command_finds_what_is_missing_and_then_that_all_is_well(
    moto_client, buckets, finished, capsys
):
    assert 1 == invariants.main(moto_client, buckets, pause=0)
    assert f"artifact {finished.note_id}: note.md is missing\n1 broken\n" == capsys.readouterr().out
    buckets.put_object(Bucket="notes", Key=finished.artifacts[0].key, Body=b"# Waves")
    assert 0 == invariants.main(moto_client, buckets, pause=0)
    assert "0 broken\n" == capsys.readouterr().out
