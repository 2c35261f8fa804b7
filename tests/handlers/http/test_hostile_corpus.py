"""Every route of the contract, every class of hostile requests: refused, and nothing is done."""

import copy
import json
from collections import Counter

import pytest
from hostile_corpus import CLASSES
from hostile_target import Ids, targets
from http_world import (
    ADA,
    BOB,
    CONTRACT,
    CURSOR_SECRET,
    World,
    course_of,
    course_with_notes,
    reviewed,
)
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb import dynamodb_backends
from moto.s3 import s3_backends
from moto.sqs import sqs_backends
from purchases import paid

from studybuddy import to_json
from studybuddy.testing import sample_note
from studybuddy_aws.storage.course_files import CourseFiles
from studybuddy_aws.worker.course_notes import CourseNotes

NOTE = to_json(sample_note())
TARGETS = targets(CONTRACT)
SECRETS = (
    *(CURSOR_SECRET, "sk_test_local", "whsec_local", "eyJhbGci", "ada@example.org", ADA, BOB),
    *("Traceback", '.py"', "line ", "botocore", "msgspec", "arn:aws", "/tmp"),
)
HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
}
LIMIT = {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 9}}
INVENTED = {
    "paths": {
        "/things/{id}": {
            "post": {
                "operationId": "change_thing",
                "security": [{"token": []}],
                "parameters": [{"in": "path", "name": "id"}, LIMIT],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 5},
                    "parts": {"type": "array", "maxItems": 2, "items": {"type": "integer"}},
                },
            }
        }
    },
}


class Besieged:
    """A service with two users in it, and what of it hostile requests could change."""

    def __init__(self, folder, stripe, resources):
        self.world = world = World(folder, stripe, resources.emptied())
        self.left = None
        """The state that the test before has seen in the end, if it came so far."""
        world.environment["PLACES_DIR"] = str(folder / "places")
        # So that each is refused for what is wrong with it, not for how many there are.
        names = ("ORDERS", "UPLOADS", "PREVIEWS", "FILES", "PURCHASES", "ERASURES", "REVIEWS")
        for name in (*names, "COURSES", "PUSH_TICKETS", "QUESTIONS", "SEARCHES"):
            world.environment[f"LIMIT_{name}"] = "10000"
        for user in (ADA, BOB):
            world.call("get_me", user)
        self.ids = Ids(
            note=world.finished(files={"note.md": b"# Bridges", "note.json": NOTE}),
            course=self._course(),
            payment=paid(world),
            others_note=world.finished(BOB),
            others_course=course_of(world, 1, BOB),
            others_upload="b" * 32,
            others_cursors=tuple(self._cursors()),
        )
        world.client("s3").put_object(
            Bucket=world.environment["UPLOADS_BUCKET"], Key=f"{BOB}/{'b' * 32}/x.srt", Body=b"x"
        )
        world.call("search", query={"q": "bridges"})  # the first one keeps an index

    def _course(self):
        """A course with a note, of which a file is made already."""
        course_id, _ = course_with_notes(self.world, sample_note(), videos=1)
        service, bucket = self.world.service, self.world.environment["WORK_BUCKET"]
        course = service.courses.find(course_id)
        version = CourseNotes(course, service).version()
        files = CourseFiles(service.s3, bucket, course, version, now=self.world.clock)
        files.store("markdown", "index.md", "text/markdown", b"# Waves")
        return course_id

    def _cursors(self):
        self.world.finished(BOB)
        reviewed(self.world, 2, BOB)
        course_of(self.world, 1, BOB)
        for one in TARGETS:
            if one.takes("query", "cursor"):
                yield self.world.call(one.function, BOB, query={"limit": 1}).json["next_cursor"]

    def state(self):
        """Rows, files, messages and payments. How often somebody has asked may be counted."""
        at = self.world.environment
        tables = dynamodb_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].tables
        buckets = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets
        queues = sqs_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].queues
        names = {name: at[name] for name in at if name != "LIMITS_TABLE"}
        return {
            **{
                name: sorted(repr(row.to_json()) for row in tables[of].all_items())
                for name, of in names.items()
                if of in tables
            },
            **{name: sorted(buckets[of].keys) for name, of in names.items() if of in buckets},
            "messages": len(queues[at["QUEUE_URL"].rpartition("/")[2]].messages),
            "payments": repr(vars(self.world.stripe.state)),
        }


@pytest.fixture(scope="module")
def besieged(resources, stripe_server, tmp_path_factory):
    stripe_server.reset()
    return Besieged(tmp_path_factory.mktemp("besieged"), stripe_server, resources)


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: one.function)
@pytest.mark.parametrize("kind", CLASSES, ids=lambda one: one.__name__)
def test_hostile_requests_are_refused_and_change_nothing(besieged, kind, target):
    before = besieged.left or besieged.state()
    besieged.left = None
    for request in kind(target, besieged.ids):
        answer = besieged.world.send(target.function, request.event)
        told = (request.wrong, answer.status, answer.text[:300])
        assert answer.status in request.statuses, told
        assert {**answer.headers, **HEADERS} == answer.headers, told
        if answer.status >= 400:
            assert "application/problem+json" == answer.headers["content-type"], told
            assert [] == [secret for secret in SECRETS if secret in answer.text], told
            assert len(answer.text) < 1000, told
    besieged.left = besieged.state()
    assert before == besieged.left


IDS = Ids(
    note="a" * 32,
    course="e" * 32,
    payment="pi_a",
    others_note="b" * 32,
    others_course="f" * 32,
    others_upload="c" * 32,
    others_cursors=("d",),
)


def corpus(found):
    return Counter(
        (kind.__name__, one.function) for kind in CLASSES for one in found for _ in kind(one, IDS)
    )


def test_there_are_five_hundred_requests_in_twenty_classes_and_some_of_each_to_each_route():
    found = corpus(TARGETS)
    kinds = {one.function: {kind for kind, of in found if of == one.function} for one in TARGETS}
    assert 500 <= found.total()
    assert {kind.__name__ for kind in CLASSES} == {kind for kind, _ in found}
    assert 20 <= len(CLASSES)
    assert [] == [function for function, of in kinds.items() if len(of) < 12]


def test_a_new_route_is_attacked_without_a_word_about_it_here():
    found = {kind for kind, _ in corpus(targets(INVENTED))}
    assert {"wrong_types", "too_long", "too_many", "malformed_ids", "page_limits"} <= found


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: one.function)
def test_what_is_wrong_is_all_that_is_wrong(resources, stripe, tmp_path, target):
    """The request without anything hostile in it is taken, where it is not one that must be signed.

    `submit_captions` and `confirm_video` are for a job that waits for them; `create_preview` wants
    one of two.
    """
    besieged = Besieged(tmp_path, stripe, resources)
    body = {"body": target.sample(target.body)} if target.body else {}
    called = target.request(besieged.ids, **body)
    answer = besieged.world.send(target.function, copy.deepcopy(called))
    others = {"stripe_webhook": 400, "submit_captions": 400, "create_preview": 400}
    others["confirm_video"] = 409
    if target.function in others:
        assert others[target.function] == answer.status
    else:
        assert answer.status in {200, 201, 202, 204}, (json.dumps(body), answer.text)


def test_every_text_that_a_request_may_hold_has_an_end():
    endless = [
        (one.function, place.way)
        for one in TARGETS
        for place in one.places()
        for schema in map(one.resolved, place.schema.get("anyOf", [place.schema]))
        if schema.get("type") == "string" and not {"maxLength", "pattern", "enum"} & {*schema}
    ]
    assert [] == endless
