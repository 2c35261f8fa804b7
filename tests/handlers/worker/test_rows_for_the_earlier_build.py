"""What is written now can be read by the build before: during an upgrade, and after going back.

That build leaves out attributes that it does not know, and stumbles over a value it does not know:
of a list of videos with one such row nothing at all would be shown.
"""

import json
from decimal import Decimal

from boto3.dynamodb.types import TypeDeserializer
from earlier_world import EarlierWorld
from jsonschema import Draft202012Validator

import earlier_build
from studybuddy_aws.storage.job import CANCELLED, Spent
from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_aws.storage.upstreams import Outage
from studybuddy_aws.worker.job_outcomes import job_error

TYPES = earlier_build.row_types()
_PLAIN = TypeDeserializer()


def unreadable(world):
    """What that build cannot read of all that is in the tables."""
    return {
        f"{kind}: {error.json_path} is {error.instance!r}"
        for kind, schema in TYPES["tables"].items()
        for item in items(world, kind)
        for error in Draft202012Validator({**schema, "$defs": TYPES["$defs"]}).iter_errors(item)
    }


def items(world, kind):
    table = world.environment[f"{kind.upper()}_TABLE"]
    for item in world.client("dynamodb").scan(TableName=table)["Items"]:
        plain = {name: _PLAIN.deserialize(value) for name, value in item.items()}
        yield json.loads(json.dumps(plain, default=_number))


def _number(value):
    return int(value) if value == int(value) else float(value)


def test_a_job_that_waits_for_another_try(world):
    video_id = world.ordered("blocked")
    world.work()
    assert "queued" == world.job(video_id).status
    assert set() == unreadable(world)


def test_a_job_that_is_worked_on_and_then_completed(world):
    video_id = world.ordered(exporters=("markdown", "pdf"))
    world.leases.acquire(video_id, "worker", 60)
    assert set() == unreadable(world)
    world.later(61)
    world.work(world.message(video_id))
    assert "completed" == world.job(video_id).status
    assert set() == unreadable(world)


def test_an_order_that_names_who_checks_and_a_note_whose_files_were_made_anew(world):
    video_id = world.ordered(checkers=["none"])
    world.work()
    line = world.call("get_note", id=video_id).json["note"]["sections"][0]["points"][0]["id"]
    world.call("update_note", body={"marks": [{"id": line}]}, id=video_id)
    assert 200 == world.call("create_artifacts", id=video_id).status
    assert set() == unreadable(world)


def test_a_job_one_of_whose_files_could_not_be_made(world):
    video_id = world.ordered()
    world.change_order(video_id, exporters=["markdown", "failing"])
    world.work()
    assert ("completed", 1) == (world.job(video_id).status, len(world.job(video_id).problems))
    assert set() == unreadable(world)


def test_a_job_that_failed(world):
    video_id = world.ordered("refuse")
    world.work()
    assert "failed" == world.job(video_id).status
    assert set() == unreadable(world)


def test_a_job_that_was_cancelled(world):
    assert "cancelled" == world.call("delete_video", id=world.submitted()).json["outcome"]
    assert set() == unreadable(world)


def test_a_job_that_waits_for_captions_is_to_that_build_one_that_waits_for_a_try(world):
    """It tries nothing before the moment at which the job is given up, and can cancel it."""
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.await_captions(lease, job_error("no_captions"))
    assert set() == unreadable(world)
    (row,) = [row for row in items(world, "videos") if row["video_id"] == video_id]
    moment = timestamp(world.clock() + 3 * 86_400)
    assert ("queued", "no_captions", moment, moment, "open", False) == (
        *(row["status"], row["error"]["code"], row["retry_at"], row["due_at"], row["open"]),
        row["stop_requested"],
    )


def test_a_job_that_goes_on_with_captions_is_to_that_build_any_order_with_its_own(world):
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.await_captions(lease, job_error("no_captions"))
    body = {"upload": world.uploaded(), "title": "Ü", "offset": 1.5, "speakers": {"A": "B"}}
    assert 202 == world.call("submit_captions", body=body, id=video_id).status
    assert set() == unreadable(world)
    (row,) = [row for row in items(world, "videos") if row["video_id"] == video_id]
    assert ("queued", True, 0) == (row["status"], "retry_at" not in row, row["attempts"])
    assert row["order"]["upload"].endswith("talk.en.vtt")


def test_a_job_that_waits_for_an_upstream_is_to_that_build_one_that_waits_for_a_try(world):
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    since, until = timestamp(world.clock() - 60), timestamp(world.clock() + 120)
    world.leases.await_upstream(lease, Outage("youtube", "blocked", since, until))
    assert set() == unreadable(world)
    (row,) = [row for row in items(world, "videos") if row["video_id"] == video_id]
    assert ("queued", until, "open", 0, "blocked") == (
        *(row["status"], row["retry_at"], row["open"], row["attempts"], row["error"]["code"]),
    )


def test_a_job_that_waits_for_a_confirmation_is_to_that_build_one_that_waits_for_a_try(world):
    """It tries nothing before the moment at which the job is given up, and can cancel it."""
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.await_confirmation(lease, 70_000, 3)
    assert set() == unreadable(world)
    (row,) = [row for row in items(world, "videos") if row["video_id"] == video_id]
    moment = timestamp(world.clock() + 7 * 86_400)
    assert ("queued", moment, moment, "open", 0, True) == (
        *(row["status"], row["retry_at"], row["due_at"], row["open"], row["attempts"]),
        "error" not in row,
    )


def test_a_long_job_that_goes_on_is_to_that_build_any_order(world):
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.await_confirmation(lease, 70_000, 3)
    assert 202 == world.call("confirm_video", body={"credits": 3}, id=video_id).status
    assert set() == unreadable(world)
    spent = Spent(2, Decimal("0.125"))
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.progress(lease, "write", 50, spent)
    assert set() == unreadable(world)
    world.leases.fail(lease, CANCELLED, spent)
    assert set() == unreadable(world)


def test_that_build_reads_its_own_rows_and_not_a_state_it_does_not_know(aws, stripe, tmp_path):
    earlier = EarlierWorld(tmp_path, stripe)
    assert set() == unreadable(earlier)
    table, key = earlier.environment["VIDEOS_TABLE"], earlier_build.jobs()["queued"]
    earlier.client("dynamodb").update_item(
        TableName=table,
        Key={"video_id": {"S": key}},
        UpdateExpression="SET #status = :new",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":new": {"S": "dozing"}},
    )
    assert {"videos: $.status is 'dozing'"} == unreadable(earlier)
