"""From sign-up to the PDF and the bought credit, on the stack that Terraform has made.

Zips and roles are those of Terraform, which the emulator runs and checks. It runs no images: for
the worker `worker_server.py` answers, in the role and with the settings that Terraform gave it.
"""

import json
from typing import Any, NamedTuple

import boto3
import pytest
from applied import WEB
from botocore.exceptions import ClientError
from hosted_pages import HostedPagesClient
from service_client import request

from lectures import CHINESE, ENGLISH, FRENCH, JAPANESE
from studybuddy_local.api_client import CallFailed
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.deployment import Deployment
from studybuddy_local.sign_in import SignIn
from studybuddy_local.stripe_stand_in import StripeStandIn

pytestmark = pytest.mark.infra

LECTURES = (ENGLISH, FRENCH, CHINESE, JAPANESE)


class Service(NamedTuple):
    """What students use: the local stack's parts, made by Terraform."""

    account: AwsClients
    deployment: Deployment
    stripe: StripeStandIn
    emulator: Any


def names_of(made, kind, name):
    """Names of tables or buckets by what they hold."""
    found = {
        at: one[name]
        for at, one in made.of(kind).items()
        if at.startswith(("module.table", "module.bucket"))
    }
    return {at.split('"')[1]: name for at, name in found.items()}


@pytest.fixture(scope="module")
def service_client(applied, emulator, stripe, ports, tmp_path_factory):
    made, account = applied.made, applied.account
    pool = made.one("aws_cognito_user_pool_client")
    api = f"{account.endpoint}/_aws/execute-api/{made.api['id']}"
    sign_in = SignIn(user_pool_id=pool["user_pool_id"], client_id=pool["id"])
    service = Service(account, Deployment(digest="", api=api, sign_in=sign_in), stripe, emulator)
    stripe.webhook_url = f"{api}/webhooks/stripe"
    log = tmp_path_factory.mktemp("worker") / "log"
    with applied.worker(ports.web, log):
        yield HostedPagesClient(
            service,
            WEB,
            tables=names_of(made, "aws_dynamodb_table", "name"),
            buckets=names_of(made, "aws_s3_bucket", "bucket"),
        )


@pytest.fixture(scope="module")
def enrolled_student(service_client):
    """A student who spent the three credits of signing up, and the videos as they ended."""
    student = service_client.student()
    ordered = [student.submit(lecture) for lecture in LECTURES[:3]]
    return student, [student.ended(video_id) for video_id in ordered]


@pytest.fixture
def student(service_client):
    return service_client.student()


def refusal(call, *arguments):
    """The status and the code that a call is refused with."""
    with pytest.raises(CallFailed) as caught:
        call(*arguments)
    said = json.loads(caught.value.message.partition(": ")[2])
    return caught.value.status, said.get("code", said.get("message"))


def test_who_signs_up_gets_the_credits_that_terraform_was_told(student):
    assert 3 == student.credits()


def test_without_a_token_there_is_nothing(service_client):
    answer = request("GET", f"{service_client.api}/me")
    assert (401, {"message": "Unauthorized"}) == (answer.status, answer.json())


def test_lectures_become_notes_that_can_be_read(enrolled_student):
    student, videos = enrolled_student
    assert [("completed", 100, None)] * 3 == [
        (video["status"], video["progress"], video["error"]) for video in videos
    ]
    notes = [student.get(f"/notes/{video['note_id']}") for video in videos]
    assert ["en", "fr", "zh"] == [note["note"]["language"] for note in notes]
    markdown = [student.file(note["note_id"], "note.md") for note in notes]
    assert all(text.startswith(b"---\ntitle:") for text in markdown)


def test_the_pdf_comes_straight_from_s3(enrolled_student):
    student, videos = enrolled_student
    link = student.get(f"/notes/{videos[0]['note_id']}/artifacts/note.pdf")
    answer = request("GET", link["url"])
    assert (200, "application/pdf") == (answer.status, answer.headers["content-type"])
    assert b"%PDF-" == answer.data[:5]
    assert 403 == request("GET", link["url"][:-4] + "0000").status


def test_every_list_goes_on_where_its_page_ended(enrolled_student):
    student, _ = enrolled_student
    for path, of in (("/videos", "videos"), ("/notes", "notes"), ("/credits/history", "entries")):
        first = student.get(f"{path}?limit=1")
        second = student.get(f"{path}?limit=1&cursor={first['next_cursor']}")
        assert (1, 1) == (len(first[of]), len(second[of]))
        assert first[of] != second[of]


def test_without_credits_nothing_is_filed_until_some_are_bought(service_client, enrolled_student):
    student, _ = enrolled_student
    assert (402, "no_credits") == refusal(student.submit, LECTURES[3])
    purchase = student.post("/credits/purchase", {"package": "starter"})
    events = len(service_client.stack.stripe.events)
    assert 402 == service_client.pay(purchase, card="pm_card_chargeDeclined").status
    assert 200 == service_client.pay(purchase).status
    news = service_client.stack.stripe.events[events:]
    paid = next(event for event in news if event["type"] == "payment_intent.succeeded")
    assert [200] * 5 == [service_client.stack.stripe.deliver(paid) for _ in range(5)]
    assert 5 == student.credits()
    assert "completed" == student.ended(student.submit(LECTURES[3]))["status"]
    assert 4 == student.credits()


def test_a_video_without_captions_fails_and_the_credit_comes_back(student):
    video = student.ended(
        student.post("/videos/submit", {"youtube_url": "hQVTIJBZook"})["video_id"]
    )
    assert ("failed", True) == (video["status"], video["error"]["refunded"])
    assert 3 == student.credits()


def test_a_dead_letter_ends_its_job_and_the_credit_comes_back(service_client, student, applied):
    functions = service_client.stack.account.client("lambda")
    (mapping,) = [
        one["uuid"]
        for at, one in applied.made.of("aws_lambda_event_source_mapping").items()
        if '"process"' in at
    ]
    functions.update_event_source_mapping(UUID=mapping, Enabled=False)
    video_id = student.post("/videos/submit", {"youtube_url": "hQVTIJBZook"})["video_id"]
    sqs = service_client.stack.account.client("sqs")
    dead = sqs.get_queue_url(QueueName="ytstudy-process-dead-dev")["QueueUrl"]
    sqs.send_message(QueueUrl=dead, MessageBody=json.dumps({"video_id": video_id}))
    video = student.ended(video_id, seconds=40)
    functions.update_event_source_mapping(UUID=mapping, Enabled=True)
    assert ("failed", "exhausted") == (video["status"], video["error"]["code"])
    assert 3 == student.credits()


def test_a_video_is_erased_with_all_that_was_made_of_it(service_client, student):
    video = student.ended(student.submit(LECTURES[3]))
    answer = student.ask("DELETE", f"/videos/{video['video_id']}")
    assert (200, "erased") == (answer.status, answer.json()["outcome"])
    made = f"{student.get('/me')['user_id']}/{video['video_id']}/"
    assert [] == service_client.files_under(made)


def test_the_sweep_has_the_rights_it_needs(service_client, applied):
    live = f"{applied.made.functions['sweep']['arn']}:live"
    answer = service_client.stack.account.client("lambda").invoke(FunctionName=live)
    assert (200, None) == (answer["StatusCode"], answer.get("FunctionError"))
    assert "not swept" not in service_client.stack.emulator.log.read_text()


def test_cognito_reads_the_shims_configuration_and_its_keys(service_client):
    told = request("GET", f"{service_client.api}/github/.well-known/openid-configuration").json()
    keys = request("GET", f"{service_client.api}/github/jwks.json").json()["keys"]
    assert told["jwks_uri"].endswith("/github/jwks.json")
    assert [("RSA", "sig")] == [(key["kty"], key["use"]) for key in keys]


def test_who_leaves_is_forgotten(service_client):
    student = service_client.student()
    student.ended(student.submit(LECTURES[3]))
    student.post("/credits/purchase", {"package": "starter"})
    left = f"{student.get('/me')['user_id']}/"
    assert 204 == student.ask("DELETE", "/me").status
    assert 403 == student.ask("GET", "/me").status
    assert [] == service_client.files_under(left)


def test_nobody_was_denied_anything_and_the_books_are_right_in_the_end(
    service_client, enrolled_student
):
    assert [] == service_client.broken_rules()
    assert "AccessDenied" not in service_client.stack.emulator.log.read_text()


def test_the_emulator_does_deny_what_a_role_may_not(applied):
    keys = applied.in_role_of("get_credits")
    tables = boto3.client(
        "dynamodb",
        endpoint_url=keys["AWS_ENDPOINT_URL"],
        region_name=keys["AWS_REGION"],
        aws_access_key_id=keys["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=keys["AWS_SECRET_ACCESS_KEY"],
        aws_session_token=keys["AWS_SESSION_TOKEN"],
    )
    assert "Item" not in tables.get_item(TableName="ytstudy-users-dev", Key={"user_id": {"S": "x"}})
    with pytest.raises(ClientError, match="AccessDenied"):
        tables.get_item(TableName="ytstudy-videos-dev", Key={"video_id": {"S": "x"}})
    with pytest.raises(ClientError, match="AccessDenied"):
        tables.scan(TableName="ytstudy-users-dev")
