"""The service in this process: moto for AWS, the real functions, worker and child upon it."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

import boto3

from benchmarks.cost.counted import Counts
from benchmarks.handlers_harness import events
from studybuddy_aws import process_video, sweep
from studybuddy_aws.http.routes import ROUTES
from studybuddy_aws.runtime import clients, settings
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker import job_runner

_AT = {
    "region_name": "eu-central-1",
    "aws_access_key_id": "x",
    "aws_secret_access_key": "x",
}


class Place:
    """Tables, buckets, a queue and secrets as resources.json has them; `counts` of the calls."""

    def __init__(self, resources: dict[str, Any], folder: Path) -> None:
        self.counts = Counts(resources["tables"])
        self._made: dict[str, Any] = {}
        self.environment = {
            **{table["environment"]: table["name"] for table in resources["tables"].values()},
            **{bucket["environment"]: bucket["name"] for bucket in resources["buckets"].values()},
            "QUEUE_URL": self.client("sqs").create_queue(QueueName="process")["QueueUrl"],
            "CLAUDE_SECRET_ARN": self._secret({"ANTHROPIC_API_KEY": "any"}),
            "CURSOR_SECRET_ARN": self._secret("cursors"),
            "STRIPE_SECRET_ARN": "none is asked for",
            "ADDRESS_SECRET_ARN": self._secret("addresses"),
            "CATALOG_FILE": str(_catalog(folder)),
            "PLACES_DIR": str(folder),
        }
        for table in resources["tables"].values():
            self.client("dynamodb").create_table(**_table(table))
        for bucket in resources["buckets"].values():
            where = {"LocationConstraint": _AT["region_name"]}
            self.client("s3").create_bucket(Bucket=bucket["name"], CreateBucketConfiguration=where)

    def client(self, name: str) -> Any:
        """A client whose calls are counted."""
        if name not in self._made:
            made: Any = boto3.client(name, config=clients.config_for(name), **_AT)  # type: ignore[call-overload]
            self.counts.watch(made)
            self._made[name] = made
        return self._made[name]

    def asked(
        self, function: str, body: Any = None, query: Any = None, **path: str
    ) -> dict[str, Any]:
        """What a function of the API answers, its calls counted as its own."""
        (route,) = [route for route in ROUTES if route.function == function]
        event = {**events.submit_video(), "routeKey": route.key, "pathParameters": path}
        event["queryStringParameters"] = query or {}
        event["body"] = None if body is None else json.dumps(body)
        event["headers"].pop("accept-encoding")  # so that what is answered can be read
        endpoint = import_module(f"studybuddy_aws.{function}").handler
        with self.counts.of(function):
            reply: dict[str, Any] = endpoint.serve(event, lambda: self._opened(endpoint.reads))
        assert reply["statusCode"] < 300, reply
        found: dict[str, Any] = json.loads(reply.get("body") or "{}")
        return found

    def work(self) -> int:
        """Have the worker do what is in the queue; how many lines of log and metrics it wrote."""
        lines = _Lines()
        log.addHandler(lines)
        with self.counts.of("process_video"), redirect_stdout(io.StringIO()) as metrics:
            queue = self.client("sqs")
            asked = {"QueueUrl": self.environment["QUEUE_URL"]}
            message = queue.receive_message(**asked)["Messages"][0]
            record = {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
            }
            worker = process_video.Worker(self._opened(job_runner.WorkerSettings), count)
            answer = worker.serve({"Records": [record]}, lambda: 900.0)
            queue.delete_message(**asked, ReceiptHandle=message["ReceiptHandle"])
        assert answer == {"batchItemFailures": []}, answer
        log.removeHandler(lines)
        return lines.number + metrics.getvalue().count("\n")

    def sweep(self) -> None:
        """One sweep."""
        with self.counts.of("sweep"), redirect_stdout(io.StringIO()):
            sweep.Sweeper(self._opened(sweep.SweepSettings)).sweep(lambda: 60.0)

    def _opened(self, reads: type[Any]) -> Service[Any]:
        return Service(settings.read(reads, self.environment), client=self.client)

    def _secret(self, value: object) -> str:
        made: str = self.client("secretsmanager").create_secret(
            Name=f"secret-{len(str(value))}", SecretString=json.dumps(value)
        )["ARN"]
        return made


class _Lines(logging.Handler):
    """Counts what is logged."""

    number = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.number += 1


def _catalog(folder: Path) -> Path:
    """What is installed here, as the API's zip has it of the worker's image."""
    command = [sys.executable, "-m", "studybuddy", "plugins", "--json"]
    told = subprocess.run(command, check=True, capture_output=True)
    file = folder / "catalog.json"
    file.write_bytes(told.stdout)
    return file


def _table(table: dict[str, Any]) -> dict[str, Any]:
    def keys(of: dict[str, Any]) -> list[dict[str, str]]:
        kinds = (("hash_key", "HASH"), ("range_key", "RANGE"))
        return [{"AttributeName": of[key], "KeyType": kind} for key, kind in kinds if key in of]

    attributes = table["attributes"].items()
    indexes = [
        {"IndexName": one["name"], "KeySchema": keys(one), "Projection": {"ProjectionType": "ALL"}}
        for one in table["indexes"]
    ]
    return {
        "TableName": table["name"],
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": kind} for name, kind in attributes
        ],
        "KeySchema": keys(table),
        **({"GlobalSecondaryIndexes": indexes} if indexes else {}),
    }
