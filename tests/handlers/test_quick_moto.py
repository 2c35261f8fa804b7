"""moto answers with quick_moto.py as it does without."""

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

import quick_moto

KEY = {"id": {"S": "a"}}
ROW = {
    **KEY,
    "number": {"N": "1.50"},
    "yes": {"BOOL": True},
    "none": {"NULL": True},
    "data": {"B": b"\x00\xff"},
    "words": {"SS": ["x", "y"]},
    "list": {"L": [{"S": ""}, {"M": {"S": {"N": "2"}, "L": {"L": []}}}]},
    "map": {"M": {"a1": {"M": {"a2": {"S": "ä"}}}}},
}
CHANGE = {
    "UpdateExpression": "SET #l[0] = :t, #m.a1.a2 = :t, #n = #n + :one ADD #w :w",
    "ExpressionAttributeNames": {"#l": "list", "#m": "map", "#n": "number", "#w": "words"},
    "ExpressionAttributeValues": {":t": {"S": "new"}, ":one": {"N": "1"}, ":w": {"SS": ["z"]}},
}
# Two parts of a kind, paths that overlap, what is no expression, a condition that does not hold.
WRONG = (
    {"UpdateExpression": "SET #n = :one SET #m.a1.a2 = :t, #l[0] = :t ADD #w :w"},
    {"UpdateExpression": "SET #m.a1 = :t, #m.a1.a2 = :t, #l[0] = :one, #n = :one, #w = :w"},
    {"UpdateExpression": "SET #n = = :one"},
    {"ConditionExpression": "#n > :one AND (attribute_not_exists(id) OR #m.a1.a2 = :one)"},
)


def tried(call, **request):
    """What is answered, or how it is refused; without what is told of the request itself."""
    try:
        answer = call(**request)
    except ClientError as error:
        answer = error.response
    return {key: value for key, value in answer.items() if key != "ResponseMetadata"}


def story():
    """Every kind of value written, changed, read and listed; a transaction that fails half way."""
    with mock_aws():
        place = {"region_name": "eu-central-1", "aws_access_key_id": "a"}
        client = boto3.client("dynamodb", aws_secret_access_key="b", **place)
        client.create_table(
            TableName="rows",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        of = {"TableName": "rows"}
        never = {"ConditionExpression": "attribute_not_exists(id)"}
        yield tried(client.put_item, Item=ROW, **of)
        yield tried(client.put_item, Item=ROW, **of, **never)
        update = {"Update": {"Key": KEY, **of, **CHANGE}}
        for last in ({"Put": {"Item": {"id": {"S": "b"}}, **of, **never}},) * 2:
            yield tried(client.transact_write_items, TransactItems=[update, last])
            rows = tried(client.scan, **of)
            yield {"rows": sorted(map(repr, rows["Items"])), "count": rows["Count"]}
        yield tried(client.get_item, Key=KEY, **of)
        yield tried(client.update_item, Key=KEY, **of, **CHANGE, ReturnValues="ALL_NEW")
        for wrong in WRONG:
            yield tried(client.update_item, Key=KEY, **of, **{**CHANGE, **wrong})
        yield tried(client.get_item, Key=KEY, TableName="missing")


def test_what_is_answered_is_the_same(moto_in_half_the_time):
    moto_in_half_the_time.undo()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REQUESTS_CA_BUNDLE", raising=False)
        plain = list(story())
        quick_moto.install(moto_in_half_the_time)
        quick = list(story())
    assert plain == quick
    assert ["{'S': 'new'}" in one for one in map(repr, plain)].count(True) == 4
