"""The three calls of `POST /videos/submit` with nothing around them: no checks, no repeats."""

import json
import os
import uuid
from datetime import UTC, datetime
from typing import Any

import boto3

DYNAMODB = boto3.client("dynamodb")
SQS = boto3.client("sqs")
USERS, VIDEOS, CREDITS = (os.environ[f"{name}_TABLE"] for name in ("USERS", "VIDEOS", "CREDITS"))
QUEUE = os.environ["QUEUE_URL"]


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Charge and file the job, send its message, note that it was sent."""
    asked = json.loads(event["body"])
    user_id = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]
    video_id, now = uuid.uuid4().hex, datetime.now(UTC).isoformat()
    writes: list[Any] = [
        {"Update": _payment(user_id)},
        {"Put": _put(CREDITS, "transaction_id", _entry(user_id, video_id, now))},
        {"Put": _put(VIDEOS, "video_id", _job(user_id, video_id, now, asked))},
    ]
    DYNAMODB.transact_write_items(TransactItems=writes, ClientRequestToken=uuid.uuid4().hex)
    SQS.send_message(QueueUrl=QUEUE, MessageBody=json.dumps({"video_id": video_id}))
    _mark_sent(video_id, now)
    return {
        "statusCode": 202,
        "headers": {"content-type": "application/json"},
        "body": json.dumps({"video_id": video_id, "status": "queued"}),
    }


def _payment(user_id: str) -> dict[str, Any]:
    return {
        "TableName": USERS,
        "Key": {"user_id": {"S": user_id}},
        "UpdateExpression": "SET #credits = #credits - :one, #open_jobs = #open_jobs + :one",
        "ConditionExpression": "#credits >= :one AND #open_jobs < :limit AND #erasing = :no",
        "ExpressionAttributeNames": {
            "#credits": "credits",
            "#open_jobs": "open_jobs",
            "#erasing": "erasing",
        },
        "ExpressionAttributeValues": {
            ":one": {"N": "1"},
            ":limit": {"N": os.environ["OPEN_JOBS"]},
            ":no": {"BOOL": False},
        },
    }


def _put(table: str, key: str, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "TableName": table,
        "Item": item,
        "ConditionExpression": f"attribute_not_exists(#{key})",
        "ExpressionAttributeNames": {f"#{key}": key},
    }


def _entry(user_id: str, video_id: str, now: str) -> dict[str, Any]:
    return {
        "transaction_id": {"S": f"usage#{video_id}"},
        "user_id": {"S": user_id},
        "amount": {"N": "-1"},
        "type": {"S": "usage"},
        "reason": {"S": "video"},
        "created_at": {"S": now},
        "video_id": {"S": video_id},
    }


def _job(user_id: str, video_id: str, now: str, asked: dict[str, Any]) -> dict[str, Any]:
    youtube_id = asked["youtube_url"].partition("v=")[2]
    order = {
        "url": {"M": {"id": {"S": youtube_id}}},
        "subject": {"S": asked["subject"]},
        "template": {"S": asked["template"]},
        "writer": {"S": ""},
        "exporters": {"L": [{"S": name} for name in asked["exporters"]]},
        "language": {"S": ""},
        "upload": {"S": ""},
    }
    return {
        "video_id": {"S": video_id},
        "user_id": {"S": user_id},
        "youtube_url": {"S": asked["youtube_url"]},
        "youtube_id": {"S": youtube_id},
        "subject": {"S": asked["subject"]},
        "title": {"S": ""},
        "status": {"S": "queued"},
        "progress": {"N": "0"},
        "current_step": {"S": "queued"},
        "created_at": {"S": now},
        "order": {"M": order},
        "attempts": {"N": "0"},
        "fence": {"N": "0"},
        "stop_requested": {"BOOL": False},
        "open": {"S": "open"},
        "due_at": {"S": now},
    }


def _mark_sent(video_id: str, now: str) -> None:
    DYNAMODB.update_item(
        TableName=VIDEOS,
        Key={"video_id": {"S": video_id}},
        UpdateExpression="SET #sent_at = :now, #due_at = :due",
        ConditionExpression="#status = :queued",
        ExpressionAttributeNames={"#sent_at": "sent_at", "#due_at": "due_at", "#status": "status"},
        ExpressionAttributeValues={
            ":now": {"S": now},
            ":due": {"S": now},
            ":queued": {"S": "queued"},
        },
    )
