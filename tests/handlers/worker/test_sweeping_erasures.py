"""What an erasure leaves when it breaks off, and what comes after it, the sweep erases."""

import boto3
import pytest
from botocore.exceptions import ConnectionClosedError
from http_world import ADA, BOB, PLACE

from studybuddy_aws.storage.erasure import LATE_SECONDS

BUCKETS = ("NOTES_BUCKET", "PDFS_BUCKET", "UPLOADS_BUCKET", "WORK_BUCKET")


def intents(world):
    table = world.environment["ERASURES_TABLE"]
    return world.client("dynamodb").scan(TableName=table)["Items"]


def left(world, user=ADA):
    return [key for bucket in BUCKETS for key in world.keys(bucket) if key.startswith(user)]


def swept(world, seconds, step=300):
    """So much time, with its sweeps."""
    for _ in range(seconds // step):
        world.later(step)
        world.sweep()


class Broken:
    """S3 that cannot be reached while it is told so."""

    def __init__(self, world):
        self.on = False
        world.s3.meta.events.register_first("before-call.s3.ListObjectVersions", self._fail)

    def _fail(self, **_):
        if self.on:
            raise ConnectionClosedError(endpoint_url="x")


@pytest.fixture
def broken(world):
    made = Broken(world)
    yield made
    made.on = False


def test_an_account_whose_erasure_broke_off_is_erased_within_the_hour(world, broken):
    world.finished(files={"note.md": b"1", "note.pdf": b"2"})
    theirs = world.finished(BOB)
    broken.on = True
    answer = world.call("delete_me")
    assert (202, {"erasing_since": "2027-01-15T08:00:00.000Z"}) == (answer.status, answer.json)
    assert "2027-01-15T08:00:00.000Z" == world.call("get_me").json["erasing_since"]
    assert (403, "account_erasing") == world.call("get_credits").refusal
    swept(world, 1800)
    assert "2027-01-15T08:00:00.000Z" == world.call("get_me").json["erasing_since"]
    broken.on = False
    swept(world, 300)
    assert (403, "account_erased") == world.call("get_me").refusal
    assert ([], [theirs]) == (
        left(world),
        [job.video_id for job in world.service.jobs.list(BOB).rows],
    )
    assert [] == world.all_broken()


def test_what_must_still_be_erased_is_known_and_then_forgotten(world, broken):
    cognito = boto3.client("cognito-idp", **PLACE)
    pool = cognito.create_user_pool(PoolName="people")["UserPool"]["Id"]
    cognito.admin_create_user(UserPoolId=pool, Username=ADA)
    world.environment["USER_POOL_ID"] = pool
    world.call("purchase_credits", body={"package": "starter"})
    broken.on = True
    world.call("delete_me")
    broken.on = False
    assert {ADA} == {one["username"]["S"] for one in intents(world)}
    swept(world, 300)
    assert [] == cognito.list_users(UserPoolId=pool)["Users"]
    customers = [o for o in world.stripe.state.objects.values() if o["object"] == "customer"]
    assert [True] == [customer.get("deleted", False) for customer in customers]
    assert ["username" in one for one in intents(world)] == [False]
    swept(world, LATE_SECONDS + 900)
    assert [] == intents(world)


def test_a_video_whose_erasure_broke_off_is_erased_within_the_hour(world, broken):
    video_id, other = world.finished(), world.finished()
    broken.on = True
    assert "erasing" == world.call("delete_video", id=video_id).json["outcome"]
    shown = world.call("get_video", id=video_id).json
    assert ("2027-01-15T08:00:00.000Z", None) == (shown["erasing_since"], shown["note_id"])
    assert (404, "not_found") == world.call("get_note", id=video_id).refusal
    assert [other] == [one["note_id"] for one in world.call("list_notes").json["notes"]]
    assert [] == world.all_broken()
    broken.on = False
    swept(world, 300)
    assert (404, "not_found") == world.call("get_video", id=video_id).refusal
    assert [f"{ADA}/{other}/note.md"] == left(world)
    assert [] == world.all_broken()


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_file_that_comes_after_an_erasure_goes(world, bucket):
    """A worker's that was overtaken, or an upload by a form that was still good."""
    video_id = world.finished()
    assert 204 == world.call("delete_me").status
    late = f"{ADA}/{video_id}/late.md"
    world.s3.put_object(Bucket=world.environment[bucket], Key=late, Body=b"x")
    swept(world, 1800)
    assert [] == left(world)
    world.later(LATE_SECONDS - 1800)
    world.s3.put_object(Bucket=world.environment[bucket], Key=late, Body=b"x")
    world.sweep()
    assert ([], []) == (left(world), intents(world))


def test_a_file_that_comes_after_its_video_was_erased_goes(world):
    video_id = world.finished()
    world.call("delete_video", id=video_id)
    bucket = world.environment["PDFS_BUCKET"]
    world.s3.put_object(Bucket=bucket, Key=f"{ADA}/{video_id}/note.pdf", Body=b"x")
    swept(world, 1800)
    assert [] == left(world)
    swept(world, LATE_SECONDS)
    assert [] == intents(world)


class Lagging:
    """DynamoDB whose index of users' videos does not show anything yet."""

    def __init__(self, client, table):
        self._client, self._table = client, table

    def __getattr__(self, name):
        return getattr(self._client, name)

    def query(self, **request):
        if request["TableName"] == self._table and "user_id" in request["IndexName"]:
            return {"Items": []}
        return self._client.query(**request)


def test_a_row_that_the_index_did_not_show_goes(world):
    video_id = world.submitted(subject="a private subject")
    world.call("delete_video", id=video_id)
    real = world.client("dynamodb")
    world.made["dynamodb"] = Lagging(real, world.environment["VIDEOS_TABLE"])
    assert 204 == world.call("delete_me").status
    world.made["dynamodb"] = real
    assert "a private subject" == world.job(video_id).subject
    swept(world, 1800)
    assert None is world.job(video_id)
    assert [] == world.all_broken()


def test_an_answer_that_is_kept_while_an_account_is_erased_goes(world):
    world.call("get_me")
    table = world.environment["REVIEWS_TABLE"]
    assert 204 == world.call("delete_me").status
    row = {"user_id": {"S": ADA}, "review_id": {"S": "hQVTIJBZook#late"}}
    world.client("dynamodb").put_item(TableName=table, Item=row)
    swept(world, 1800)
    assert [] == world.client("dynamodb").scan(TableName=table)["Items"]


def test_an_open_video_that_the_index_did_not_show_is_refunded_and_goes(world):
    video_id = world.submitted()
    real = world.client("dynamodb")
    world.made["dynamodb"] = Lagging(real, world.environment["VIDEOS_TABLE"])
    assert 202 == world.call("delete_me").status
    world.made["dynamodb"] = real
    swept(world, 300)
    assert (None, None) == (world.job(video_id), world.service.ledger.account(ADA))
    assert [] == world.all_broken()


def test_an_erasure_that_does_not_come_to_its_end_asks_for_the_operator(world, broken, capsys):
    world.finished()
    broken.on = True
    world.call("delete_me")
    swept(world, 3300)
    assert "OperatorNeeded" not in capsys.readouterr().out
    swept(world, 300)
    assert "OperatorNeeded" in capsys.readouterr().out


def test_an_erasure_that_an_earlier_build_began_is_finished(world):
    world.finished()
    world.client("dynamodb").update_item(
        TableName=world.environment["USERS_TABLE"],
        Key={"user_id": {"S": ADA}},
        UpdateExpression="SET erasing = :yes",
        ExpressionAttributeValues={":yes": {"BOOL": True}},
    )
    assert (403, "account_erasing") == world.call("get_me").refusal
    swept(world, 900)
    assert (403, "account_erased") == world.call("get_me").refusal
    assert [] == left(world)


def test_one_erasures_trouble_is_not_anothers(world, broken):
    world.finished()
    world.finished(BOB)
    broken.on = True
    world.call("delete_me")
    world.call("delete_me", BOB)
    broken.on = False
    world.client("dynamodb").update_item(
        TableName=world.environment["USERS_TABLE"],
        Key={"user_id": {"S": ADA}},
        UpdateExpression="SET credits = :text",
        ExpressionAttributeValues={":text": {"S": "many"}},
    )
    swept(world, 300)
    assert ([], None) == (left(world, BOB), world.service.ledger.account(BOB))


def test_an_erasure_asked_for_again_meanwhile_keeps_its_beginning(world, broken):
    world.finished()
    broken.on = True
    world.call("delete_me")
    world.later(600)
    assert "2027-01-15T08:00:00.000Z" == world.call("delete_me").json["erasing_since"]
    broken.on = False
    assert 204 == world.call("delete_me").status
    assert (403, "account_erased") == world.call("get_me").refusal
