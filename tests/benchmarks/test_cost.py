"""The bill: its arithmetic, its data, and that what was counted is what is called today."""

import json
import re
from collections import Counter
from pathlib import Path

import boto3
import pytest
from benchmarks.cost.__main__ import main
from benchmarks.cost.bill import added, dollars, lines, model_dollars, requests_dollars
from benchmarks.cost.counted import Counts
from benchmarks.cost.measure import push, reviews, video
from benchmarks.cost.quantities import (
    ASSUMED,
    CHECK_MODEL,
    RESOURCES,
    Order,
    asked_of_claude,
    load,
    measured,
    model_seconds,
    parts,
    per_month,
    per_thousand_asked,
    per_thousand_reviews,
    per_thousand_told,
    per_user,
    per_video,
    polls,
    worker_seconds,
)
from benchmarks.cost.tokens import counted
from moto import mock_aws

PRICES = load("prices")["prices"]
HOUR = Order(
    videos=1000,
    minutes=60,
    memory_mb=1024,
    architecture="arm64",
    model="claude-sonnet-5-5",
    parallel=16,
    users=100,
    own_key=False,
)
# What a faster or slower machine does not change: progress is written every other second, and
# sections are kept every ten.
STEADY = ("s3-reads", "secret-reads", "sqs-requests")


@pytest.mark.parametrize(("machine", "expected"), [("x86_64", 10.0), ("arm64", 8.0)])
def test_the_first_estimates_lambda_line(machine, expected):
    used = Counter({f"lambda-gb-seconds-{machine}": 2 * 300_000})
    assert {"Lambda": expected} == {
        name: round(cost, 2) for name, cost in dollars(used, "us-east-1").items()
    }


def test_what_is_free_is_taken_off_once_and_no_bill_is_negative():
    used = Counter({"lambda-gb-seconds-arm64": 400_100, "dashboards": 1})
    assert {"Lambda": 0.001333, "CloudWatch": 0} == {
        name: round(cost, 6) for name, cost in dollars(used, "us-east-1", free=True).items()
    }


def test_every_quantity_has_a_price_and_every_price_a_source():
    own_key = HOUR._replace(own_key=True)
    x86 = HOUR._replace(architecture="x86_64")
    plus = HOUR._replace(threat_protection=True)
    used = [
        *(per_video(own_key), per_video(x86), per_user(HOUR), per_user(plus)),
        *(per_month(own_key), per_thousand_told(HOUR)),
    ]
    assert set(PRICES) == set().union(*used, *(part.quantities for part in parts()))
    for price in PRICES.values():
        assert price["source"].startswith("https://aws.amazon.com/")
        assert price["seen"]
        assert 0 < price["us-east-1"] <= price["eu-central-1"]
    assert {"value", "why"} == set().union(*load("assumed").values())


def test_every_part_with_a_fixed_price_has_a_switch_but_what_must_be_there():
    variables = (Path(__file__).parents[2] / "infra" / "variables.tf").read_text()
    assert [] == [
        part.what
        for part in parts()
        if part.switch and f'variable "{part.switch}"' not in variables
    ]
    without = [part.quantities for part in parts() if not part.switch]
    assert [["secrets"], ["metrics"]] == [list(one) for one in without]


def test_a_firewall_costs_by_the_month_and_by_the_request():
    guarded = HOUR._replace(firewall=True)
    more = sum(dollars(per_month(guarded) - per_month(HOUR), "us-east-1").values())
    assert 6 == pytest.approx(more)
    assert 0 == per_video(HOUR)["waf-requests"] < per_video(guarded)["waf-requests"]


def test_what_is_between_two_measurements_lies_on_the_line_between_them():
    ten, hour, _ = load("measured")["videos"]
    assert [ten, hour] == [measured(10), measured(60)]
    middle = (ten["section"]["output"] + hour["section"]["output"]) / 2
    assert middle == measured(35)["section"]["output"]
    assert ten["section"]["output"] == measured(1)["section"]["output"]


@pytest.mark.parametrize(
    "dearer",
    [{"minutes": 180}, {"memory_mb": 3008}, {"architecture": "x86_64"}, {"own_key": True}],
    ids=lambda change: next(iter(change)),
)
def test_what_costs_more(dearer):
    cost = [sum(dollars(per_video(o), "eu-central-1").values()) for o in (HOUR, dear(dearer))]
    assert sorted(cost) == cost
    assert cost[0] != cost[1]


def dear(change):
    return HOUR._replace(**change)


def test_more_requests_at_a_time_are_sooner_done_and_cost_claude_the_same():
    four = HOUR._replace(parallel=4)
    assert worker_seconds(HOUR) < worker_seconds(four)
    assert model_dollars(HOUR) == model_dollars(four)


def test_a_thousand_hours_add_less_than_the_goal_to_a_months_bill():
    assert 0 < added(HOUR._replace(memory_mb=3008), "eu-central-1") < 0.50


def test_the_bill_is_told_by_service_with_the_model_and_the_first_estimate(capsys):
    main(["--videos", "10", "--minutes", "20", "--region", "us-east-1"])
    told = capsys.readouterr().out
    rows = {line.split("  ")[0]: line.split()[-4:] for line in told.splitlines() if line}
    assert {price["service"] for price in PRICES.values()} | {"AWS", "Claude", "all"} <= set(rows)
    assert "10 videos of 20 minutes for 1 users, us-east-1, arm64;" in told
    assert "600,000 GB-s, which cost $10.00 on x86 and $8.00 on arm64" in told
    assert told == "\n".join([*lines(order_of(10, 20), "us-east-1"), ""])


def order_of(videos, minutes):
    memory = RESOURCES["functions"]["process_video"]["memory_mb"]
    return HOUR._replace(videos=videos, minutes=minutes, users=1, memory_mb=memory)


@pytest.mark.parametrize("wrong", [["--videos", "0"], ["--model", "gpt"], ["--region", "mars"]])
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert 2 == ended.value.code


def test_what_was_counted_is_what_is_called_today(monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    before, today = load("measured")["videos"][0], video(10)
    assert {**before["functions"], "process_video": None} == {
        **today["functions"],
        "process_video": None,
    }
    worker = [counted["functions"]["process_video"] for counted in (before, today)]
    assert {name: worker[0][name] for name in STEADY} == {name: worker[1][name] for name in STEADY}
    for role in ("section", "overview", "check"):
        assert before[role] == today[role]


def test_a_thousand_answers_to_cards_are_counted_and_cost_less_than_a_cent(monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    assert load("measured")["reviews"] == reviews()
    assert 0 < sum(dollars(per_thousand_reviews(HOUR), "eu-central-1").values()) < 0.01


def test_telling_is_counted_and_costs_less_than_asking(monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    assert load("measured")["push"] == push()
    told, asked = (
        sum(dollars(one(HOUR), "eu-central-1").values())
        for one in (per_thousand_told, per_thousand_asked)
    )
    assert 0 < told < asked
    assert ASSUMED["push"]["polls"] <= 0.1 * polls(worker_seconds(HOUR))


def test_checking_an_hour_is_a_cent_of_its_bill_at_most():
    checked = asked_of_claude(HOUR)["check"]
    assert 0 < requests_dollars(CHECK_MODEL, checked) <= 0.01
    assert 0 == requests_dollars(CHECK_MODEL, {**checked, "input": 0, "output": 0})


def test_on_bedrock_one_model_does_all_and_costs_a_tenth_more_within_borders():
    alike = HOUR._replace(model="global.anthropic.claude-sonnet-5-5")
    within = HOUR._replace(model="eu.anthropic.claude-sonnet-5-5")
    assert {alike.model} == {alike.model_of(role) for role in ("section", "check", "repair")}
    assert pytest.approx(1.1 * model_dollars(alike)) == model_dollars(within)
    assert model_dollars(HOUR) < model_dollars(alike)


def test_thrifty_is_about_a_fifth_of_it():
    thrifty = HOUR._replace(profile="thrifty")
    assert 0 < model_dollars(thrifty) <= 0.22 * model_dollars(HOUR)
    assert model_seconds(thrifty) < model_seconds(HOUR)


def test_thinking_is_paid_as_output_of_each_request():
    requests = sum(
        asked["requests"] * (0.5 if role == "check" else 10)
        for role, asked in asked_of_claude(HOUR).items()
    )
    thought = model_dollars(HOUR, 3000) - model_dollars(HOUR)
    assert pytest.approx(3000 * requests / 1_000_000) == thought


def test_a_script_of_more_tokens_costs_more():
    prices = [model_dollars(HOUR._replace(script=s)) for s in ("latin", "chinese", "devanagari")]
    assert sorted(prices) == prices
    assert pytest.approx(1.65 / 1.3, rel=1e-3) == prices[1] / prices[0]


@pytest.mark.parametrize(("seconds", "expected"), [(0, 0), (1, 1), (9.5, 10), (80, 32), (600, 69)])
def test_the_app_asks_ever_slower(seconds, expected):
    assert expected == polls(seconds)


def test_the_apps_pace_is_the_apps():
    timing = (Path(__file__).parents[2] / "frontend/src/features/jobs/timing.ts").read_text()
    pace = load("assumed")["poll_seconds"]["value"]
    bounds = [pace[name] * 1000 for name in ("least", "most")]
    assert bounds == [
        int(re.search(rf"const {name} = ([\d_]+);", timing)[1].replace("_", ""))
        for name in ("MIN_DELAY", "MAX_DELAY")
    ]
    assert f"watchedMs / {1 / pace['share']:g}" in timing


def test_tokens_are_counted_beside_english_at_four_characters():
    assert {"latin": 4, "chinese": 4, "devanagari": 4} == {
        script: round(tokens * 1000 / counted(lambda text: 1000)["latin"])
        for script, tokens in counted(lambda text: 4).items()
    }
    assert set(load("tokens")["scripts"]) == set(counted(len))


@pytest.fixture
def counts(monkeypatch):
    """Counts of a client that has one table with two indexes."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    table = RESOURCES["tables"]["videos"]
    with mock_aws():
        client = boto3.client(
            "dynamodb", "eu-central-1", aws_access_key_id="x", aws_secret_access_key="x"
        )
        client.create_table(
            TableName=table["name"],
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "video_id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "video_id", "AttributeType": "S"}],
        )
        made = Counts(RESOURCES["tables"])
        made.watch(client)
        yield made, client, table["name"]


def test_units_of_dynamodb(counts):
    made, client, table = counts
    row = {"video_id": {"S": "v"}, "text": {"S": "x" * 3000}}
    key = {"TableName": table, "Key": {"video_id": {"S": "v"}}}
    with made.of("put"):  # 3 KB, the same into the index that has all, 1 into the other
        client.put_item(TableName=table, Item=row)
    with made.of("put together"):  # twice for the table
        client.transact_write_items(TransactItems=[{"Put": {"TableName": table, "Item": row}}])
    with made.of("update"):
        client.update_item(**key, UpdateExpression="SET progress = :n", **values("1"))
    with made.of("moved"):  # the index whose key it is has an entry to take away too
        client.update_item(
            **key,
            UpdateExpression="SET #due_at = :n",
            ExpressionAttributeNames={"#due_at": "due_at"},
            **values("2"),
        )
    with made.of("get"):
        client.get_item(**key, ConsistentRead=True)
    assert {
        "put": {"dynamodb-writes": 3 + 3 + 1},
        "put together": {"dynamodb-writes": 6 + 3 + 1},
        "update": {"dynamodb-writes": 1 + 1 + 1},
        "moved": {"dynamodb-writes": 1 + 1 + 2},
        "get": {"dynamodb-reads": 1},
    } == made.units
    assert {"dynamodb UpdateItem": 1} == made.calls["update"]


def values(text):
    return {"ExpressionAttributeValues": {":n": {"S": text}}}


def test_the_command_that_measures_is_named_where_its_figures_are():
    told = json.loads((Path(__file__).parents[2] / "benchmarks/cost/measured.json").read_text())
    assert ["measured", "command", "machine", "start", "reviews", "push", "videos"] == list(told)
    assert "python -m benchmarks.cost.measure" == told["command"]
