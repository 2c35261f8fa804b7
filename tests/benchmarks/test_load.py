"""A short seed of the load that is simulated: nobody is refused for good, and nobody has it all."""

import json
import random
import uuid

import boto3
import pytest
from benchmarks.load.deployed import EARLIER, RESOURCES, Deployed, Throttle, deployed
from benchmarks.load.dynamodb import MemoryDynamoDB
from benchmarks.load.expressions import condition, update
from benchmarks.load.limits import Bucket, Lambda
from benchmarks.load.measure import crowd, hog, measured, user
from benchmarks.load.people import Answer
from benchmarks.load.runs import Work
from benchmarks.load.virtual_time import VirtualTime
from benchmarks.load.world import Scenario, simulated
from moto import mock_aws

NARROW = Deployed({"default": Throttle(50, 100), "POST /videos/submit": Throttle(1, 2)}, workers=3)


def _longer(job):
    """The first user's videos take five minutes."""
    return Work(requests=60) if job.user_id == user(0) else Work()


@pytest.fixture(scope="module")
def sixty():
    """Sixty people at once, with a tenth of the workers that `prod` has."""
    return measured(Scenario(deployed("prod")._replace(workers=10)), crowd(60))


def test_nobody_is_refused_for_good_and_no_poll_at_all(sixty):
    assert (60, 0, 0) == (sixty.completed, sixty.refused_for_good, sixty.polls_refused)


def test_it_takes_as_long_as_the_workers_are_few(sixty):
    assert 5 * 60 < sixty.p95 < 8 * 60
    assert 10 == sixty.most_running


def test_what_it_was_before_refuses_for_good():
    said = measured(Scenario(EARLIER), crowd(60))
    assert (44, 16) == (said.completed, said.refused_for_good)


def test_who_is_refused_is_let_in_by_the_presses_of_the_web_app():
    said = measured(Scenario(NARROW), crowd(20))
    assert (20, 0) == (said.completed, said.refused_for_good)
    assert said.pressed_again > 0
    assert "API Gateway: submissions a second" == said.first


def test_a_new_account_serves_everybody_in_the_end():
    said = measured(Scenario(deployed("dev"), concurrency=10), crowd(15))
    assert (15, 0, 10) == (said.completed, said.refused_for_good, said.highest_concurrency)


def test_ten_long_videos_of_one_leave_room_for_the_others():
    said = measured(Scenario(deployed("dev")), hog, _longer, of=lambda who: who != user(0))
    assert said.share <= 0.5
    assert said.p95 < 120
    assert 19 == said.completed


def test_one_alone_has_half_of_the_workers_and_is_done():
    with simulated(Scenario(deployed("dev")), _longer) as world:
        for _ in range(6):
            world.people.press(user(0), 0)
        world.run(4 * 3600)
        states = [one.state for one in world.people.presses]
    assert ["completed"] * 6 == states
    assert 2 == world.watched.most_running
    assert 0 == world.measured["DeadLetters"]


def test_the_books_are_right_after_the_rush():
    with simulated(Scenario(deployed("prod"))) as world:
        crowd(12)(world, random.Random(2))
        world.run(3600)
        assert {} == world.errors
        accounts = [world.service.ledger.account(user(number)) for number in range(12)]
    assert [(99, 0)] * 12 == [(one.credits, one.open_jobs) for one in accounts]


def test_while_youtube_refuses_no_job_is_lost():
    said = measured(Scenario(deployed("prod"), blocked=(0, 900)), crowd(5))
    assert {"completed": 5} == said.states
    assert said.over_after < 3600


@pytest.mark.parametrize("seed", [1, 2])
def test_the_tables_in_memory_do_as_dynamodb_does(seed):
    scenario = Scenario(deployed("dev"), index_lag=0, seed=seed)
    here = measured(scenario, crowd(8))
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        there = measured(scenario, crowd(8), dynamodb=_moto())
    assert here._replace(aws_dollars=0) == there._replace(aws_dollars=0)


def _moto():
    client = boto3.client(
        "dynamodb",
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    for table in RESOURCES["tables"].values():
        client.create_table(
            TableName=table["name"],
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[
                {"AttributeName": name, "AttributeType": kind}
                for name, kind in table["attributes"].items()
            ],
            KeySchema=_keys(table),
            **({"GlobalSecondaryIndexes": _indexes(table)} if table["indexes"] else {}),
        )
    return client


def _keys(keyed):
    kinds = {"hash_key": "HASH", "range_key": "RANGE"}
    return [
        {"AttributeName": keyed[key], "KeyType": kind}
        for key, kind in kinds.items()
        if key in keyed
    ]


def _indexes(table):
    return [
        {
            "IndexName": one["name"],
            "KeySchema": _keys(one),
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": one["attributes"]}
            if "attributes" in one
            else {"ProjectionType": one["projection"]},
        }
        for one in table["indexes"]
    ]


# The parts


def test_a_bucket_gives_its_burst_and_then_its_rate():
    clock = VirtualTime()
    bucket = Bucket(clock, 2, 3)
    assert [0, 0, 0, 0.5] == [bucket.take() for _ in range(4)]
    clock.seconds += 0.5
    assert [0, 0.5] == [bucket.take() for _ in range(2)]


def test_lambda_starts_runs_again_and_refuses():
    functions = Lambda(VirtualTime(), 2)
    assert ["cold", "cold", "refused"] == [functions.begin("a") for _ in range(3)]
    functions.end("a")
    assert ["warm", "refused"] == [functions.begin("a"), functions.begin("b")]


def test_time_stands_still_while_something_is_done():
    clock, seen = VirtualTime(), []

    def work():
        for seconds in (2, 3):
            clock.sleep(seconds)
            seen.append(clock.passed)

    clock.start(work)
    clock.after(4, lambda: seen.append("then"))
    clock.run(60, lambda: False)
    assert [2, "then", 5] == seen


def test_what_goes_wrong_within_is_raised_where_time_passes():
    clock = VirtualTime()

    def work():
        clock.sleep(1)
        raise LookupError("within")

    clock.start(work)
    with pytest.raises(LookupError, match="within"):
        clock.run(60, lambda: False)


def test_an_expression_that_is_not_known_is_refused():
    for unknown in ("contains(#a, :b)", "#a BETWEEN :b AND :c", "#a = :b;"):
        with pytest.raises((ValueError, KeyError)):
            condition(unknown)
    with pytest.raises(ValueError, match="not an update"):
        update("ADD #a :b")


def test_the_throttles_are_those_of_terraform():
    found = deployed("prod")
    assert 100 == found.workers
    assert Throttle(200, 400) == found.throttle("POST /videos/submit")
    assert found.throttles["default"] == found.throttle("GET /videos/{id}")


def test_indexes_show_a_write_after_a_while():
    clock = VirtualTime()
    tables = MemoryDynamoDB(clock, RESOURCES["tables"], 2)
    item = {"video_id": {"S": uuid.uuid4().hex}, "user_id": {"S": "ada"}, "created_at": {"S": "1"}}
    tables.put_item(TableName="ytstudy-videos", Item=item)
    asked = {
        "TableName": "ytstudy-videos",
        "IndexName": "user_id-created_at-index",
        "KeyConditionExpression": "#user_id = :user_id",
        "ExpressionAttributeNames": {"#user_id": "user_id"},
        "ExpressionAttributeValues": {":user_id": {"S": "ada"}},
    }
    assert [] == tables.query(**asked)["Items"]
    clock.seconds += 2
    assert [item] == tables.query(**asked)["Items"]


# Junk of one, beside honest presses of others


@pytest.mark.parametrize(
    ("function", "route", "honest"),
    [
        ("submit_video", "POST /videos/submit", 202),
        ("confirm_video", "POST /videos/{id}/confirm", 404),
    ],
)
def test_four_times_the_earlier_limit_in_junk_of_one_keeps_nobody_out(function, route, honest):
    answers = {"junk": [], "ada": []}
    with simulated(Scenario(deployed("prod"))) as world:
        for number in range(400):  # 20 a second
            _ask(world, number / 20, function, route, "junk", answers)
        for number in range(10):
            _ask(world, 2 * number, function, route, "ada", answers)
        world.clock.run(60, lambda: False)
    assert [honest] * 10 == [one.status for one in answers["ada"]]
    refused = [one for one in answers["junk"] if one.status == 429]
    assert len(refused) > 300
    assert all(int(one.headers["retry-after"]) >= 1 for one in refused)


def _ask(world, after, function, route, who, answers):
    body = {"youtube_url": "https://youtu.be/hQVTIJBZook"}
    if function == "confirm_video":
        body = {"credits": 2}
    request = {
        "headers": {"content-type": "application/json"},
        "pathParameters": {"id": "0" * 32},
        "body": json.dumps(body),
    }

    def answered(answer: Answer):
        answers[who].append(answer)

    world.clock.after(after, lambda: world.call(function, route, who, request, answered))
