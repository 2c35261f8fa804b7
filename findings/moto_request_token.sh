#!/bin/sh
# moto does a DynamoDB transaction twice that DynamoDB does once, and restores a table to now instead of then.
# Packages: moto 5.2.5, boto3 1.44.5.
# Valid: a second TransactWriteItems with the same ClientRequestToken within ten minutes has no further effect;
# RestoreDateTime is the moment whose items come back (both: API reference of DynamoDB).
# Behaviour: the counter is 2; the restored table has the item that was written afterwards.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check 'moto[dynamodb]==5.2.5' boto3==1.44.5

cat >expected <<'END'
counted 2
restored ['a', 'written afterwards']
END
venv/bin/python - >seen <<'END'
import datetime, os, time
import boto3, moto

os.environ |= {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
with moto.mock_aws():
    dynamodb = boto3.client("dynamodb")
    dynamodb.create_table(TableName="counters", BillingMode="PAY_PER_REQUEST",
                          KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                          AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
    add = {"TableName": "counters", "Key": {"id": {"S": "a"}}, "UpdateExpression": "ADD n :one",
           "ExpressionAttributeValues": {":one": {"N": "1"}}}
    for _ in range(2):
        dynamodb.transact_write_items(TransactItems=[{"Update": add}], ClientRequestToken="one order")
    print("counted", dynamodb.get_item(TableName="counters", Key={"id": {"S": "a"}})["Item"]["n"]["N"])
    dynamodb.update_continuous_backups(
        TableName="counters", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    then = datetime.datetime.now(datetime.UTC)
    time.sleep(1.1)
    dynamodb.put_item(TableName="counters", Item={"id": {"S": "written afterwards"}})
    dynamodb.restore_table_to_point_in_time(
        SourceTableName="counters", TargetTableName="restored", RestoreDateTime=then)
    print("restored", sorted(item["id"]["S"] for item in dynamodb.scan(TableName="restored")["Items"]))
END

diff expected seen
echo "as seen on 2026-11-29"
