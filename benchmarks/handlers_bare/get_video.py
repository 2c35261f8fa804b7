"""The call of `GET /videos/{id}` with nothing around it."""

import json
import os
from typing import Any

import boto3

DYNAMODB = boto3.client("dynamodb")
VIDEOS = os.environ["VIDEOS_TABLE"]


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """The row, if it is the user's, as it lies there."""
    key = {"video_id": {"S": event["pathParameters"]["id"]}}
    item = DYNAMODB.get_item(TableName=VIDEOS, Key=key, ConsistentRead=True)["Item"]
    user_id = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]
    if item["user_id"]["S"] != user_id:
        return {"statusCode": 404}
    return {
        "statusCode": 200,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(item),
    }
