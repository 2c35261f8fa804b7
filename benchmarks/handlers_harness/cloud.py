"""DynamoDB and SQS on loopback: moto's, so that nothing else runs beside what is measured.

No emulator's speed is part of a figure: of a warm function only its own processor time counts, and
what a cold one waits for is the same for all.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError
from moto import mock_aws

from benchmarks.handlers_harness.events import USER_ID, YOUTUBE_ID
from benchmarks.handlers_harness.loopback import Conversation, Loopback
from studybuddy import VideoUrl
from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.job import JobOrder
from studybuddy_aws.storage.jobs import Jobs
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Tables

_REGION = "eu-central-1"
_MANY = 1_000_000  # credits of the user, and how many jobs may be open
_RESOURCES = Path(__file__).parents[2] / "infra" / "resources.json"


class Cloud:
    """Answers AWS's JSON calls. It has a user, and a video of the user's: `video_id`."""

    def __init__(self) -> None:
        self._moto = mock_aws()
        self._moto.start()
        self._dynamodb = boto3.client("dynamodb", _REGION)
        sqs = boto3.client("sqs", _REGION)
        self._queue_url: str = sqs.create_queue(QueueName="videos")["QueueUrl"]
        self._tables: dict[str, Any] = json.loads(_RESOURCES.read_text())["tables"]
        self.video_id = self._fill()
        self._server = Loopback(
            _conversation({"DynamoDB_20120810": self._dynamodb, "AmazonSQS": sqs})
        )

    @property
    def variables(self) -> dict[str, str]:
        """The environment of a function that works here."""
        return {
            **{table["environment"]: table["name"] for table in self._tables.values()},
            "QUEUE_URL": self._queue_url,
            "UPLOADS_BUCKET": "ytstudy-uploads",
            "OPEN_JOBS": str(_MANY),
            "LIMIT_ORDERS": "10000",
            "AWS_ENDPOINT_URL": f"http://{self._server.address}",
            "AWS_REGION": _REGION,
            "AWS_DEFAULT_REGION": _REGION,
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "AWS_SESSION_TOKEN": "token" * 100,
        }

    def renew(self) -> None:
        """Forget what was written: moto's transactions copy all there is."""
        for table in self._tables.values():
            self._dynamodb.delete_table(TableName=table["name"])
        self._fill()

    def close(self) -> None:
        """Stop answering, and forget it all."""
        self._server.close()
        self._moto.stop()

    def _fill(self) -> str:
        """Make the tables, the user and the video; its id, always the same."""
        for table in self._tables.values():
            key = table["hash_key"]
            self._dynamodb.create_table(
                TableName=table["name"],
                AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
                KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
                BillingMode="PAY_PER_REQUEST",
            )
        names = {f"{room}_table": table["name"] for room, table in self._tables.items()}
        tables = Tables(self._dynamodb, TableNames(**names))
        ledger = Ledger(tables, signup_credits=_MANY)
        ledger.open_account(USER_ID, "", "", "cognito")
        order = JobOrder(url=VideoUrl(YOUTUBE_ID), subject="Music")
        return Jobs(tables, ledger).submit(USER_ID, order, key="benchmark").job.video_id


def _conversation(clients: dict[str, Any]) -> type[Conversation]:
    class Calls(Conversation):
        def do_POST(self) -> None:  # noqa: N802
            """`X-Amz-Target: DynamoDB_20120810.GetItem` and the like, as boto3 is answered here."""
            service, _, operation = self.headers["X-Amz-Target"].partition(".")
            asked = json.loads(self.read())
            try:
                answer = getattr(clients[service], xform_name(operation))(**asked)
            except ClientError as error:  # a condition that is not met, say
                answer = {"__type": error.response["Error"]["Code"]}
                self.answer(400, json.dumps(answer).encode())
                return
            del answer["ResponseMetadata"]
            self.answer(200, json.dumps(answer).encode())

    return Calls
