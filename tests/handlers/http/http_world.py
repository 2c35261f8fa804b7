"""The API on embedded AWS: rows, files, queue and secrets in moto, and a Stripe on loopback."""

import base64
import copy
import gzip
import json
import uuid
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from jsonschema import Draft202012Validator
from moto.apigatewaymanagementapi.models import apigatewaymanagementapi_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto_resources import PLACE, RESOURCES, client_of, tables_and_buckets

from studybuddy import to_json
from studybuddy_aws import connect_push
from studybuddy_aws.http.routes import ROUTES
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.course_feeder import feed_course
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.notes import NoteRow, StoredArtifact
from studybuddy_aws.storage.service import Service

ROOT = Path(__file__).parents[3]
CONTRACT = json.loads((ROOT / "infra" / "openapi.json").read_text())
OPERATIONS = {
    operation["operationId"]: operation
    for path in CONTRACT["paths"].values()
    for operation in path.values()
}
EVENTS = ROOT / "tests" / "events"
SIGNUP = 3
ADA, BOB = "7c9e6679-7425-40de-944b-e07fc1f90ae7", "0f8fad5b-d9cb-469f-a165-70867728950e"
LECTURE = "https://www.youtube.com/watch?v=hQVTIJBZook"
CURSOR_SECRET = "a secret that signs cursors"
CATALOG = [
    ("source", "youtube", ""),
    ("template", "cornell", ""),
    ("template", "lecture", ""),
    ("writer", "claude", ""),
    ("writer", "outline", ""),
    ("checker", "claude", ""),
    ("checker", "entailment", ""),
    ("exporter", "anki", "application/apkg"),
    ("exporter", "json", "application/json"),
    ("exporter", "markdown", "text/markdown"),
    ("exporter", "obsidian", "text/markdown"),
    ("exporter", "pdf", "application/pdf"),
]


def event(name):
    """An event as AWS sends it."""
    return json.loads((EVENTS / f"{name}.json").read_text())


def endpoint_of(function):
    """The handler of a function."""
    return import_module(f"studybuddy_aws.{function}").handler


def check_documented(function, answer):
    """Whatever is answered is in the contract: the status, the type and the body's schema."""
    documented = OPERATIONS[function]["responses"][str(answer.status)]
    if "$ref" in documented:
        documented = CONTRACT["components"]["responses"]["Refused"]
    if "content" not in documented:
        assert answer.text == ""
        return
    schema = documented["content"][answer.headers["content-type"]]["schema"]
    known = {"components": CONTRACT["components"]}
    Draft202012Validator({**schema, **known}).validate(answer.json)


def reviewed(world, number, user=ADA, video="hQVTIJBZook", **more):
    """Answers that a user has sent: so many, to one card of a video; their ids."""
    entries = [
        {
            "id": uuid.uuid4().hex,
            "at": "2027-01-15T09:00:00.000+01:00",
            "kind": "review",
            "video": video,
            "card": "3f9a1c07",
            "rating": 3,
            **more,
        }
        for _ in range(number)
    ]
    answer = world.call("create_reviews", user, body={"reviews": entries})
    assert answer.status == 204, answer.text
    return [entry["id"] for entry in entries]


def videos_of(number):
    """So many videos of a course, as a preview has told of them."""
    return [
        {"youtube_id": f"video{place:06}", "title": f"Lecture {place}", "seconds": 600}
        for place in range(number)
    ]


def course_of(world, number, user=ADA, **more):
    """The id of a course of so many videos that a user has ordered."""
    body = {"title": "Waves", "videos": videos_of(number), **more}
    answer = world.call("create_course", user, body=body)
    assert answer.status == 202, answer.text
    return answer.json["course_id"]


def course_with_notes(world, *notes, videos=2):
    """A course whose first videos have these notes; its id, and the ids of its videos' jobs."""
    course_id = course_of(world, videos)
    course = world.service.courses.find(course_id)
    ids = [course.latest_job(place) for place in range(videos)]
    for video_id, note in zip(ids, notes, strict=False):
        world.complete(video_id, {"note.md": b"#", "note.json": to_json(note)}, note.title)
    return course_id, ids


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.seconds = 1_800_000_000.0

    def __call__(self):
        return self.seconds


def _body(reply):
    """The body as a browser reads it, who unpacks what came packed."""
    if not reply.get("isBase64Encoded"):
        return reply.get("body", "")
    assert reply["headers"]["content-encoding"] == "gzip"
    return gzip.decompress(base64.b64decode(reply["body"])).decode()


class Answer:
    """What a function answered, read as a browser would read it."""

    def __init__(self, reply):
        self.status = reply["statusCode"]
        self.headers = reply["headers"]
        self.text = _body(reply)

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def code(self):
        return self.json["code"]

    @property
    def refusal(self):
        assert self.headers["content-type"] == "application/problem+json"
        return self.status, self.code


PAGES = "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/push"


class World:
    """Everything behind the API, empty, and its functions to be called as API Gateway does.

    `resources` are tables and buckets to use; without them it makes its own.
    """

    def __init__(self, folder, stripe, resources=None):
        self.stripe = stripe
        self.clock = Clock()
        self.made = dict(resources.clients) if resources else {}
        self.environment = {
            **(resources.environment if resources else tables_and_buckets(self.client)),
            "SIGNUP_CREDITS": str(SIGNUP),
            "OPEN_JOBS": "5",
            "QUEUE_URL": self._queue("process"),
            "EXPORT_QUEUE_URL": self._queue("exports"),
            "CATALOG_FILE": str(_catalog(folder)),
            "CURSOR_SECRET_ARN": self.secret("cursors", CURSOR_SECRET),
            "ADDRESS_SECRET_ARN": self.secret("addresses", "a secret that addresses are kept by"),
            "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI": PAGES,
            "STRIPE_API_BASE": stripe.address,
            "STRIPE_SECRET_ARN": self.secret(
                "stripe", json.dumps({"api_key": "sk_test_local", "webhook_secret": "whsec_local"})
            ),
        }
        self.service = self.opened(ApiSettings)
        self.leases = Leases(self.service.tables, self.service.ledger, now=self.clock)

    def client(self, name):
        if name not in self.made:
            self.made[name] = client_of(name)
        return self.made[name]

    def opened(self, reads):
        read = settings.read(reads, self.environment)
        return Service(read, client=self.client, now=self.clock)

    def call(self, function, user=ADA, *, body=None, raw=None, headers=(), query=(), **path):
        """Call a function as API Gateway does, with a body in JSON or as raw text or bytes."""
        called = self.event(function, user, body=body, raw=raw)
        called["headers"].update(headers)
        called["pathParameters"] = dict(path)
        called["queryStringParameters"] = {key: str(value) for key, value in dict(query).items()}
        return self.send(function, called)

    def event(self, function, user=ADA, *, body=None, raw=None):
        (route,) = [route for route in ROUTES if route.function == function]
        called = event("http_api" if route.auth == "token" else "http_api_public")
        called["routeKey"] = called["requestContext"]["routeKey"] = route.key
        if route.auth == "token":
            claims = called["requestContext"]["authorizer"]["jwt"]["claims"]
            claims["sub"] = user
            if user != ADA:
                claims["email"] = f"{user}@example.org"
        raw = json.dumps(body) if body is not None else raw
        called["isBase64Encoded"] = isinstance(raw, bytes)
        called["body"] = base64.b64encode(raw).decode() if isinstance(raw, bytes) else raw
        return called

    def send(self, function, called):
        endpoint = endpoint_of(function)
        reply = endpoint.serve(copy.deepcopy(called), lambda: self.opened(endpoint.reads))
        json.dumps(reply).encode()
        answer = Answer(reply)
        check_documented(function, answer)
        return answer

    def webhook(self, told, at=None):
        """Send an event of Stripe's as Stripe does, signed."""
        body, signature = self.stripe.signed(told, at=at)
        return self.call("stripe_webhook", raw=body, headers={"stripe-signature": signature})

    def submitted(self, user=ADA, **more):
        answer = self.call("submit_video", user, body={"youtube_url": LECTURE, **more})
        assert answer.status == 202, answer.text
        return answer.json["video_id"]

    def finished(self, user=ADA, title="Waves", files=None, problems=(), **more):
        """A video that a worker has completed, with these files as artifacts."""
        video_id = self.submitted(user, **more)
        self.complete(video_id, files or {"note.md": b"# Waves"}, title, problems)
        return video_id

    def complete(self, video_id, files, title="Waves", problems=()):
        """Do as a worker does that has made these files of a video."""
        lease = self.leases.acquire(video_id, uuid.uuid4().hex, 60)
        self.leases.complete(lease, self._note(lease.job, title, files), problems)

    def _note(self, job, title, files):
        prefix = f"{job.user_id}/{job.video_id}"
        artifacts = []
        for name, data in files.items():
            bucket = "pdfs" if name.endswith(".pdf") else "notes"
            target = self.environment[f"{bucket.upper()}_BUCKET"]
            self.client("s3").put_object(Bucket=target, Key=f"{prefix}/{name}", Body=data)
            artifacts.append(
                StoredArtifact(
                    name=name,
                    media_type="application/octet-stream",
                    size=len(data),
                    bucket=bucket,
                    key=f"{prefix}/{name}",
                )
            )
        return NoteRow(
            note_id=job.video_id,
            video_id=job.video_id,
            user_id=job.user_id,
            youtube_id=job.youtube_id,
            title=title,
            subject=job.subject,
            s3_url=f"s3://notes/{prefix}/note.md",
            created_at=job.created_at,
            artifacts=tuple(artifacts),
        )

    def page(self, user=ADA, connection_id=None):
        """A page of the user's that is connected; its id."""
        connection_id = connection_id or uuid.uuid4().hex[:15] + "="
        self.call("get_me", user)
        ticket = self.call("create_push_ticket", user).json["ticket"]
        connected = event("websocket_connect")
        connected["queryStringParameters"]["ticket"] = ticket
        connected["requestContext"]["connectionId"] = connection_id
        assert {"statusCode": 200} == connect_push.connect(connected, self.opened(ApiSettings))
        return connection_id

    def heard(self, connection_id):
        """What a page was told."""
        pages = apigatewaymanagementapi_backends[DEFAULT_ACCOUNT_ID][PLACE["region_name"]]
        said = pages.connections[quote(connection_id)].data.decode()  # as moto was asked for it
        return json.loads(f"[{said.replace('}{', '},{')}]")

    def sweep_courses(self, seconds=301):
        """So much time, and a sweep that feeds courses."""
        self.clock.seconds += seconds
        for course_id in list(self.service.courses.due()):
            feed_course(course_id, self.service, self.environment["QUEUE_URL"])

    def messages(self, queue="QUEUE_URL"):
        """The bodies of the messages that wait in the queue."""
        answer = self.client("sqs").receive_message(
            QueueUrl=self.environment[queue], MaxNumberOfMessages=10
        )
        return [json.loads(message["Body"]) for message in answer.get("Messages", [])]

    def keys(self, bucket):
        """What is in a bucket, old versions and delete markers too."""
        answer = self.client("s3").list_object_versions(Bucket=self.environment[bucket])
        found = answer.get("Versions", []) + answer.get("DeleteMarkers", [])
        return sorted(version["Key"] for version in found)

    def balance(self, user=ADA):
        return self.service.ledger.account(user).credits

    def broken(self):
        return broken(read_rows(self.service.tables))

    def secret(self, noun, value):
        """A secret's ARN."""
        made = self.client("secretsmanager").create_secret(
            Name=f"ytstudy-{noun}-{uuid.uuid4().hex[:8]}", SecretString=value
        )
        return made["ARN"]

    def _queue(self, noun):
        made = self.client("sqs").create_queue(
            QueueName=f"{RESOURCES['queues'][noun]['name']}-{uuid.uuid4().hex[:8]}"
        )
        return made["QueueUrl"]


def _catalog(folder):
    entries = [
        {
            "kind": kind,
            "name": name,
            "title": name.title(),
            "media_type": media_type,
            "distribution": "yt-study-buddy",
            "version": "0.1.0",
            "missing": "",
            "abilities": ["translates", "thrifty"] if (kind, name) == ("writer", "claude") else [],
        }
        for kind, name, media_type in CATALOG
    ]
    file = folder / "catalog.json"
    file.write_text(json.dumps({"version": 1, "entries": entries, "troubles": []}))
    return file
