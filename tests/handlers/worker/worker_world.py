"""The worker, the sweeper and the settler on embedded AWS, with jobs that were really submitted."""

import json
import uuid
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from http_world import ADA, World

from studybuddy_aws import settle_failed, sweep
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.process_video import Worker
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.worker import job_runner

ROGUE = Path(__file__).with_name("rogue")
SECRET_KEY = "sk-ant-a-secret-that-nobody-sees"
TALK = """WEBVTT

1
00:00:01.000 --> 00:00:08.000
Memory is the process by which the brain encodes, stores and retrieves information.

2
00:00:09.000 --> 00:00:16.000
Spaced repetition means that a learner reviews material at growing intervals.

3
00:00:17.000 --> 00:00:26.000
Retrieval practice strengthens memory because every recall makes the next recall easier.
"""


class TimeLeft:
    """A function's time, over as soon as something has happened; asked again, it falls."""

    def __init__(self, over, left=44.0):
        self.over, self.left = over, left

    def __call__(self):
        if not self.over():
            return 900.0
        self.left -= 0.1
        return self.left


def paid(world):
    """What children have told of, in words: the sections they paid for, that they hear nothing."""
    return world.told.read_text().split() if world.told.exists() else []


class WorkerWorld(World):
    def __init__(self, folder, stripe, resources=None):
        super().__init__(folder, stripe, resources)
        self.told = folder / "told"
        self.places = folder / "places"
        self.measured = []
        self.environment |= {
            "PLACES_DIR": str(self.places),
            "CLAUDE_SECRET_ARN": self.secret(
                "claude", json.dumps({"ANTHROPIC_API_KEY": SECRET_KEY})
            ),
            "CHILD_MEMORY_MB": "1500",
            "HEARTBEAT_SECONDS": "0.5",
        }

    @property
    def s3(self):
        return self.client("s3")

    def uploaded(self, text=TALK, name="talk.en.vtt", user=ADA):
        """The id of captions of the user's own."""
        upload_id = uuid.uuid4().hex
        self.s3.put_object(
            Bucket=self.environment["UPLOADS_BUCKET"],
            Key=f"{user}/{upload_id}/{name}",
            Body=text,
        )
        return upload_id

    def ordered(self, writer="outline", exporters=("markdown",), text=TALK, **more):
        """A job over the talk, paid, its message in the queue. Rogue plugins are let in too."""
        upload = self.uploaded(text)
        offered = {"writer": writer} if writer in {"outline", "claude"} else {}
        video_id = self.submitted(upload=upload, exporters=list(exporters), **offered, **more)
        if not offered:
            self.change_order(video_id, writer=writer)
        return video_id

    def change_order(self, video_id, **values):
        """Order what the API would not take."""
        names = {f"#{name}": name for name in values}
        self.client("dynamodb").update_item(
            TableName=self.environment["VIDEOS_TABLE"],
            Key={"video_id": {"S": video_id}},
            UpdateExpression="SET " + ", ".join(f"#order.#{name} = :{name}" for name in values),
            ExpressionAttributeNames={"#order": "order", **names},
            ExpressionAttributeValues={
                f":{name}": {"S": value}
                if isinstance(value, str)
                else {"L": [{"S": v} for v in value]}
                for name, value in values.items()
            },
        )

    def worker(self):
        return Worker(self.opened(job_runner.WorkerSettings), self._measure)

    def _measure(self, name, value=1, unit="Count"):
        self.measured.append((name, value, unit))

    def watched(self, work):
        """What is counted, whichever way, while this is done."""
        self.measured.clear()
        with redirect_stdout(StringIO()) as told:
            work()
        lines = [json.loads(line) for line in told.getvalue().splitlines()]
        counted = {
            metric["Name"]: line[metric["Name"]]
            for line in lines
            for metric in line["_aws"]["CloudWatchMetrics"][0]["Metrics"]
        }
        return counted | {name: value for name, value, _ in self.measured}

    def received(self, queue="QUEUE_URL"):
        """The messages that are in the queue now, as an event of SQS."""
        records = []
        while True:
            answer = self.client("sqs").receive_message(
                QueueUrl=self.environment[queue], MaxNumberOfMessages=10, VisibilityTimeout=1000
            )
            found = answer.get("Messages", [])
            if not found:
                return {"Records": records}
            records += [
                {
                    "messageId": message["MessageId"],
                    "receiptHandle": message["ReceiptHandle"],
                    "body": message["Body"],
                    "eventSource": "aws:sqs",
                }
                for message in found
            ]

    def message(self, video_id):
        """An event with one message that was never in the queue."""
        body = json.dumps({"video_id": video_id})
        return {"Records": [{"messageId": "m-1", "receiptHandle": "none", "body": body}]}

    def work(self, event=None, time_left=lambda: 900.0):
        """Have the worker deal with an event, or with what is in the queue; who is to come back."""
        answer = self.worker().serve(event or self.received(), time_left)
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]

    def sweep(self):
        sweep.Sweeper(self.opened(sweep.SweepSettings)).sweep(lambda: 60.0)

    def settle(self, event):
        return settle_failed.Settler(self.opened(ApiSettings)).serve(event)

    def job(self, video_id):
        return self.service.jobs.find(video_id)

    def state(self, video_id):
        """Status, code of the error, attempts, and what of the credit came back."""
        job = self.job(video_id)
        entry = self.service.ledger.entry(f"settle#{video_id}")
        return job.status, job.error and job.error.code, job.attempts, entry and entry.amount

    def all_broken(self):
        """Every rule that does not hold, artifacts included."""
        return broken(read_rows(self.service.tables), self.objects())

    def objects(self):
        found = set()
        for kind in ("notes", "pdfs"):
            answer = self.s3.list_objects_v2(Bucket=self.environment[f"{kind.upper()}_BUCKET"])
            found |= {(kind, item["Key"]) for item in answer.get("Contents", [])}
        return found

    def carried(self, video_id, user=ADA):
        """The names of the kept files of a job in S3."""
        prefix = f"{user}/{video_id}/written/"
        answer = self.s3.list_objects_v2(Bucket=self.environment["WORK_BUCKET"], Prefix=prefix)
        return sorted(item["Key"].removeprefix(prefix) for item in answer.get("Contents", []))

    def later(self, seconds):
        self.clock.seconds += seconds
