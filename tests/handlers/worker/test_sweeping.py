"""The sweeper and the dead letters: every job ends, and leaves nothing lying about."""

import json

import pytest
from http_world import ADA

LEASE = 120


def sent(world):
    return [json.loads(record["body"])["video_id"] for record in world.received()["Records"]]


def test_a_message_that_was_not_sent_is_sent(world):
    video_id = world.ordered()
    assert [video_id] == sent(world)
    for wait, expected in ((60, []), (900, [video_id]), (60, []), (900, [video_id])):
        world.later(wait)
        world.sweep()
        assert expected == sent(world)


def swept(world, hours):
    for _ in range(hours * 12):
        world.later(300)
        world.sweep()


def test_jobs_that_wait_their_turn_get_no_more_messages(world):
    waiting = [world.ordered(), world.ordered()]
    swept(world, 6)
    assert sorted(waiting) == sorted(sent(world))


def test_a_message_that_is_lost_is_sent_again_though_others_wait(world):
    lost = world.ordered()
    sent(world)
    waits = world.ordered()
    swept(world, 7)
    world.later(2 * 3600)
    world.sweep()
    assert {lost, waits} <= set(sent(world))


def test_a_job_that_was_let_go_of_is_sent_though_others_wait(world):
    """Whether its message is in the queue, nobody knows: the worker may have died before."""
    video_id = world.ordered()
    sent(world)
    waits = world.ordered()
    lease = world.leases.acquire(video_id, "worker", LEASE)
    world.leases.requeue(lease)
    world.later(901)
    world.sweep()
    assert sorted([video_id, waits]) == sorted(sent(world))


def test_a_lease_that_ran_out_is_taken_back(world):
    video_id = world.ordered()
    world.received()
    world.leases.acquire(video_id, "a worker that dies", LEASE)
    world.later(LEASE + 1)
    world.sweep()
    assert [video_id] == sent(world)
    assert "queued" == world.job(video_id).status


def test_a_job_that_is_worked_on_is_left_alone(world):
    video_id = world.ordered()
    world.received()
    world.leases.acquire(video_id, "worker", LEASE)
    world.later(LEASE - 1)
    before = world.job(video_id)
    world.sweep()
    world.settle(world.message(video_id))
    assert ([], before) == (sent(world), world.job(video_id))


def test_a_job_without_attempts_is_given_up_and_refunded(world):
    video_id = world.ordered()
    for number in range(3):
        world.leases.acquire(video_id, f"worker {number}", LEASE)
        world.later(LEASE + 1)
    world.sweep()
    assert ("failed", "exhausted", 3, 1) == world.state(video_id)
    assert [] == world.all_broken()


def test_one_jobs_trouble_is_not_anothers(world):
    lost, video_id = world.ordered(), world.ordered()
    sent(world)
    world.client("dynamodb").update_item(
        TableName=world.environment["VIDEOS_TABLE"],
        Key={"video_id": {"S": lost}},
        UpdateExpression="SET attempts = :text",
        ExpressionAttributeValues={":text": {"S": "not a number"}},
    )
    world.later(1000)
    world.sweep()
    assert [video_id] == sent(world)


@pytest.mark.parametrize("writer", ["outline", "refuse"])
def test_what_an_ended_job_left_in_the_work_bucket_is_erased(world, writer):
    ended, open_one = world.ordered(writer), world.ordered()
    world.work(world.message(ended))
    world.s3.put_object(
        Bucket=world.environment["WORK_BUCKET"], Key=f"{ADA}/{open_one}/written/a.json", Body=b"x"
    )
    before = world.objects()
    world.sweep()
    assert [f"{ADA}/{open_one}/written/a.json"] == world.keys("WORK_BUCKET")
    assert before == world.objects()


def test_what_an_overtaken_worker_stored_for_a_failed_job_is_erased(world):
    video_id = world.ordered("refuse")
    world.work()
    for bucket in ("WORK_BUCKET", "NOTES_BUCKET", "PDFS_BUCKET"):
        name = world.environment[bucket]
        world.s3.put_object(Bucket=name, Key=f"{ADA}/{video_id}/x.json", Body=b"x")
    world.sweep()
    keys = [key for key in world.keys("NOTES_BUCKET") if video_id in key]
    assert ([], []) == (keys, [key for key in world.keys("WORK_BUCKET") if video_id in key])


def test_keys_that_are_no_jobs_are_left_alone(world, caplog):
    keys = [f"{ADA}/export/2026-11-30T21:00:00.000Z.zip", "stray"]
    for key in keys:
        world.s3.put_object(Bucket=world.environment["WORK_BUCKET"], Key=key, Body=b"x")
    world.sweep()
    assert keys == world.keys("WORK_BUCKET")
    assert [] == [record for record in caplog.records if record.message == "not swept"]


def test_a_dead_letter_ends_its_job(world):
    video_id = world.ordered()
    assert {"batchItemFailures": []} == world.settle(world.received())
    assert ("failed", "exhausted", 0, 1) == world.state(video_id)
    assert [] == world.all_broken()


def test_a_dead_letter_of_an_ended_or_unknown_job_is_dropped(world):
    video_id = world.ordered()
    world.work()
    before = world.job(video_id)
    for event in (world.message(video_id), world.message("0" * 32)):
        assert {"batchItemFailures": []} == world.settle(event)
    assert before == world.job(video_id)


@pytest.mark.parametrize(
    "body",
    ['{"video_id": ""}', '{"video_id": "../x"}', f'{{"video_id": "{"a" * 32}\\n"}}', "{}", "", "é"],
)
def test_what_names_no_job_is_dropped_and_counted(world, capsys, body):
    event = {"Records": [{"messageId": "m-1", "receiptHandle": "none", "body": body}]}
    assert {"batchItemFailures": []} == world.settle(event)
    assert [] == world.work(event)
    assert [1, 1] == counted(capsys, "MessagesDropped")


def test_a_dead_letter_that_cannot_be_dealt_with_comes_again(world):
    video_id = world.ordered()
    world.environment["VIDEOS_TABLE"] = "nowhere"
    answer = world.settle(world.message(video_id))
    assert {"batchItemFailures": [{"itemIdentifier": "m-1"}]} == answer


def counted(capsys, metric):
    """What was counted of a metric since this was last asked."""
    lines = capsys.readouterr().out.splitlines()
    return [told[metric] for line in lines if metric in (told := json.loads(line))]


def test_every_sweep_says_how_many_balances_are_wrong(world, capsys):
    world.ordered()
    world.sweep()
    assert [0] == counted(capsys, "LedgerMismatch")
    world.client("dynamodb").update_item(
        TableName=world.environment["USERS_TABLE"],
        Key={"user_id": {"S": ADA}},
        UpdateExpression="SET credits = :n",
        ExpressionAttributeValues={":n": {"N": "77"}},
    )
    world.sweep()
    assert [1] == counted(capsys, "LedgerMismatch")


def test_a_sweep_that_could_not_look_says_nothing(world, capsys):
    world.ordered()
    world.environment["CREDITS_TABLE"] = "nowhere"
    world.sweep()
    assert [] == counted(capsys, "LedgerMismatch")


def test_a_damaged_row_keeps_no_other_step_from_its_turn(world, capsys):
    video_id = world.ordered()
    world.work()
    world.client("dynamodb").update_item(
        TableName=world.environment["USERS_TABLE"],
        Key={"user_id": {"S": ADA}},
        UpdateExpression="SET credits = :text",
        ExpressionAttributeValues={":text": {"S": "many"}},
    )
    world.sweep()
    assert [] == counted(capsys, "LedgerMismatch")
    assert [] == [key for key in world.keys("WORK_BUCKET") if video_id in key]
