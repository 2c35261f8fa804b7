from pathlib import Path

import pytest
from botocore.exceptions import EndpointConnectionError
from http_world import ADA, BOB, LECTURE, SIGNUP

from studybuddy_aws.storage.erasure import Erasure
from studybuddy_aws.storage.job import video_id_for
from studybuddy_aws.storage.jobs import Jobs
from studybuddy_aws.storage.worker_plugins import WorkerPlugins, write_worker_plugins

ORDER = {"youtube_url": LECTURE}


def test_a_video_is_queued_charged_and_announced(world):
    answer = world.call("submit_video", body=ORDER)
    video_id = answer.json["video_id"]
    assert (202, {"video_id": video_id, "status": "queued"}) == (answer.status, answer.json)
    assert [{"video_id": video_id}] == world.messages()
    assert SIGNUP - 1 == world.balance()
    assert world.clock() == pytest.approx(1_800_000_000)
    assert world.service.jobs.find(video_id).sent_at is not None
    assert [] == world.broken()


def test_everything_that_may_be_asked_for_is_filed(world):
    asked = {
        "subject": "  Physics ",
        "template": "cornell",
        "writer": "claude",
        "checkers": ["entailment", "claude", "entailment"],
        "exporters": ["pdf", "pdf"],
        "language": "pt-BR",
        "profile": "thrifty",
    }
    order = world.service.jobs.find(world.submitted(**asked)).order
    assert (
        "Physics",
        "cornell",
        "claude",
        ("entailment", "claude"),
        ("pdf",),
        "pt-BR",
        "thrifty",
        "hQVTIJBZook",
    ) == (
        order.subject,
        order.template,
        order.writer,
        order.checkers,
        order.exporters,
        order.language,
        order.profile,
        order.url.id,
    )


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"youtube_url": "https://youtube.com.evil.example/watch?v=hQVTIJBZook"}, "bad_host"),
        ({"youtube_url": ""}, "empty"),
        ({"youtube_url": 7}, "bad_body"),
        ({"youtube_url": "x" * 3000}, "bad_body"),
        ({"template": "nonsense"}, "unknown_template"),
        ({"writer": "nobody"}, "unknown_writer"),
        ({"exporters": ["pdf", "docx"]}, "unknown_exporter"),
        ({"exporters": []}, "bad_body"),
        ({"checkers": ["nobody-knows"]}, "unknown_checker"),
        ({"checkers": ["claude", "pdf"]}, "unknown_checker"),
        ({"checkers": ["claude", "none"]}, "nobody_and_others"),
        ({"checkers": []}, "bad_body"),
        ({"checkers": ["claude"] * 6}, "bad_body"),
        ({"checkers": ["--output=x"]}, "bad_body"),
        ({"checkers": "claude"}, "bad_body"),
        ({"exporters": ["pdf\n"]}, "unknown_exporter"),
        ({"language": "../../etc"}, "bad_body"),
        ({"language": "de", "writer": "outline"}, "cannot_translate"),
        ({"profile": "thrifty", "writer": "outline"}, "no_such_profile"),
        ({"profile": "lavish"}, "no_such_profile"),
        ({"profile": "translates"}, "no_such_profile"),
        ({"subject": "a\u0000b"}, "bad_body"),
        ({"subject": "x" * 201}, "bad_body"),
        ({"focus": "x" * 201}, "bad_body"),
        ({"focus": "a\u0000b"}, "bad_body"),
        ({"upload": "../" + BOB}, "bad_body"),
        ({"upload": "0" * 32}, "unknown_upload"),
        ({"price": 0}, "bad_body"),
        ({"user_id": BOB}, "bad_body"),
    ],
)
def test_what_cannot_be_done_is_refused_and_costs_nothing(world, wrong, code):
    world.call("get_me")
    assert (400, code) == world.call("submit_video", body={**ORDER, **wrong}).refusal
    assert SIGNUP == world.balance()
    assert [] == world.messages()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"writer": "claude"}, "writer_not_ready"),
        ({"checkers": ["entailment", "claude"]}, "checker_not_ready"),
        ({"language": "de"}, "cannot_translate"),
        ({"profile": "thrifty"}, "no_such_profile"),
    ],
)
def test_what_the_deployed_worker_lacks_is_refused_before_it_is_paid(world, asked, code):
    lacking = WorkerPlugins(lacking=("writer claude", "checker claude"))
    write_worker_plugins(world.service.tables, lacking)
    world.call("get_me")
    refused = world.call("submit_video", body={**ORDER, **asked})
    assert (400, code) == refused.refusal
    assert (SIGNUP, []) == (world.balance(), world.messages())
    write_worker_plugins(world.service.tables, WorkerPlugins())
    assert 202 == world.call("submit_video", body={**ORDER, **asked}).status


def test_a_refusal_says_what_can_be_done(world):
    refused = world.call("submit_video", body={**ORDER, "template": "nonsense"}).json
    assert {
        "type": "urn:yt-study-buddy:problem:unknown_template",
        "title": "Bad Request",
        "status": 400,
        "detail": "There is no template 'nonsense'. Known: cornell, lecture.",
        "code": "unknown_template",
        "retryable": False,
    } == refused


@pytest.mark.parametrize(
    ("asked", "filed"),
    [({}, ()), ({"checkers": None}, ()), ({"checkers": ["none"]}, ("none",))],
)
def test_who_checks_is_left_to_the_worker_unless_it_is_said(world, asked, filed):
    assert filed == world.service.jobs.find(world.submitted(**asked)).order.checkers


def test_a_job_says_what_was_ordered_so_that_it_can_be_ordered_again(world):
    bucket, key = world.environment["UPLOADS_BUCKET"], f"{ADA}/{'c' * 32}/talk.en.vtt"
    world.client("s3").put_object(Bucket=bucket, Key=key, Body=b"WEBVTT")
    asked = {
        "focus": "how enzymes lower the barrier",
        "template": "cornell",
        "writer": "claude",
        "checkers": ["none"],
        "exporters": ["pdf"],
        "language": "de",
        "profile": "thrifty",
        "upload": "c" * 32,
        "title": "Enzymes",
        "captions_language": "fr",
        "offset": 1.5,
        "speakers": {"Speaker 1": "Ada"},
    }
    plain = {
        "focus": "",
        "template": "lecture",
        "writer": None,
        "checkers": None,
        "exporters": ["markdown", "json", "pdf"],
        "language": "",
        "profile": "standard",
        "upload": None,
        "title": "",
        "captions_language": "",
        "offset": None,
        "speakers": {},
    }
    shown = [world.call("get_video", id=world.submitted(**one)).json for one in (asked, {})]
    assert [asked, plain] == [one["order"] for one in shown]
    assert ["talk.en.vtt", ""] == [one["captions_file"] for one in shown]
    again = world.call("submit_video", body={**ORDER, **shown[0]["order"]})
    assert asked == world.call("get_video", id=again.json["video_id"]).json["order"]


def test_no_credits_is_402(world):
    for _ in range(SIGNUP):
        world.submitted()
    assert (402, "no_credits") == world.call("submit_video", body=ORDER).refusal
    assert [] == world.broken()


def test_too_many_open_jobs_is_429_and_says_when_to_try_again(world):
    world.environment["OPEN_JOBS"] = "1"
    world.submitted()
    answer = world.call("submit_video", body=ORDER)
    assert (429, "too_many_jobs") == answer.refusal
    assert "30" == answer.headers["retry-after"]


def test_the_same_key_is_the_same_job_and_one_credit(world):
    key = {"Idempotency-Key": "order-1"}
    first, second = [world.call("submit_video", body=ORDER, headers=key) for _ in range(2)]
    assert (first.status, first.json) == (second.status, second.json)
    assert video_id_for(ADA, "order-1") == first.json["video_id"]
    assert SIGNUP - 1 == world.balance()
    assert 1 == len(world.messages())


def test_the_same_key_for_another_order_is_409(world):
    key = {"idempotency-key": "order-1"}
    world.call("submit_video", body=ORDER, headers=key)
    other = world.call("submit_video", body={**ORDER, "subject": "Art"}, headers=key)
    assert (409, "idempotency_conflict") == other.refusal


def test_a_key_is_its_users_own(world):
    key = {"idempotency-key": "order-1"}
    one, other = [world.call("submit_video", user, body=ORDER, headers=key) for user in (ADA, BOB)]
    assert one.json["video_id"] != other.json["video_id"]


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "x" * 201])
def test_a_key_that_is_none_is_refused(world, key):
    answer = world.call("submit_video", body=ORDER, headers={"idempotency-key": key})
    assert (400, "bad_idempotency_key") == answer.refusal


@pytest.mark.parametrize(
    "error", [EndpointConnectionError(endpoint_url="https://sqs.example"), KeyError("MD5")]
)
def test_a_message_that_is_not_sent_does_not_fail_the_request(world, error):
    class NoQueue:
        def send_message(self, **_):
            raise error

    world.made["sqs"] = NoQueue()
    job = world.service.jobs.find(world.submitted())
    assert (None, "queued") == (job.sent_at, job.status)
    world.clock.seconds += 61
    jobs = Jobs(world.service.tables, world.service.ledger, now=world.clock)
    assert [job.video_id] == list(jobs.due())
    assert jobs.recover(job.video_id)


def test_captions_of_the_users_own_go_with_the_order(world):
    upload = world.call("create_upload", body={"file_name": "Lecture 1.en.vtt"}).json
    s3, bucket = world.client("s3"), world.environment["UPLOADS_BUCKET"]
    s3.put_object(Bucket=bucket, Key=upload["fields"]["key"], Body=b"WEBVTT")
    job = world.service.jobs.find(world.submitted(upload=upload["upload_id"]))
    assert f"{ADA}/{upload['upload_id']}/Lecture-1.en.vtt" == job.order.upload


def test_captions_of_someone_else_are_as_unknown_as_none(world):
    upload = world.call("create_upload", BOB).json
    bucket = world.environment["UPLOADS_BUCKET"]
    world.client("s3").put_object(Bucket=bucket, Key=upload["fields"]["key"], Body=b"WEBVTT")
    theirs = world.call("submit_video", body={**ORDER, "upload": upload["upload_id"]})
    none = world.call("submit_video", body={**ORDER, "upload": "0" * 32})
    assert (400, "unknown_upload") == theirs.refusal
    assert theirs.text == none.text


@pytest.mark.parametrize("what", ["erasing", "erased", "no credit"])
def test_who_may_not_order_gets_no_form_to_upload_with(world, what):
    world.call("get_me")
    if what == "no credit":
        spend(world)
    else:
        world.service.ledger.account(ADA)
        rows = Erasure(world.service.tables, world.service.ledger)
        rows.begin(ADA)
        if what == "erased":
            rows.close(ADA)
    expected = {
        "erasing": (403, "account_erasing"),
        "erased": (403, "account_erased"),
        "no credit": (402, "no_credits"),
    }
    assert expected[what] == world.call("create_upload", body={"file_name": "a.vtt"}).refusal


def test_who_has_paid_for_a_video_may_upload_its_captions_without_a_credit(world):
    for _ in range(SIGNUP):
        world.submitted()
    assert 0 == world.balance()
    assert 201 == world.call("create_upload", body={"file_name": "a.vtt"}).status


def test_a_retry_is_known_before_anything_else_is_looked_at(world):
    """The upload has run out meanwhile, and what was ordered is no more on offer."""
    upload = world.call("create_upload", body={"file_name": "a.vtt"}).json
    s3, bucket = world.client("s3"), world.environment["UPLOADS_BUCKET"]
    s3.put_object(Bucket=bucket, Key=upload["fields"]["key"], Body=b"WEBVTT")
    key = {"idempotency-key": "one"}
    body = {**ORDER, "upload": upload["upload_id"], "template": "cornell"}
    first = world.call("submit_video", body=body, headers=key)
    s3.delete_object(Bucket=bucket, Key=upload["fields"]["key"])
    catalog = Path(world.environment["CATALOG_FILE"])
    catalog.write_text(catalog.read_text().replace('"cornell"', '"cornell-gone"'))
    again = world.call("submit_video", body=body, headers=key)
    assert (202, first.json["video_id"]) == (again.status, again.json["video_id"])
    assert SIGNUP - 1 == world.balance()
    other = world.call("submit_video", body={**body, "upload": "0" * 32}, headers=key)
    assert (409, "idempotency_conflict") == other.refusal


def spend(world):
    for _ in range(SIGNUP):
        world.call("delete_video", id=world.finished())
