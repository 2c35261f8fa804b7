"""What accepts and never answers: every function says so in time, in words, with a line logged."""

import json
import logging
import socket
import time
from types import SimpleNamespace

import pytest
from botocore.config import Config
from http_world import ADA, LECTURE, endpoint_of, event

from studybuddy_aws import create_user, settle_failed, sweep
from studybuddy_aws.billing import payments
from studybuddy_aws.http.routes import ROUTES
from studybuddy_aws.runtime import clients, deadline, settings
from studybuddy_aws.runtime.errors import PaymentsBusy, StoreBusy
from studybuddy_aws.storage.service import Service

PATIENCE = Config(connect_timeout=0.1, read_timeout=0.1)
SECONDS = 2.0  # a second of which is kept for the answer
REVIEW = {
    "id": "5f0c8a52-9d3b-4b0e-9a0e-3f1f2b1c7d11",
    "at": "2026-01-15T09:00:00.000+01:00",
    "kind": "review",
    "video": "hQVTIJBZook",
    "card": "3f9a1c07",
    "rating": 3,
}
BODIES = {
    "ask_note": {"question": "How?"},
    "ask_course": {"question": "How?"},
    "submit_video": {"youtube_url": LECTURE},
    "submit_captions": {"upload": "0" * 32},
    "confirm_video": {"credits": 2},
    "create_reviews": {"reviews": [REVIEW]},
    "create_course": {"title": "Waves", "videos": [{"youtube_id": "hQVTIJBZook"}]},
    "create_preview": {"text": "0:01 Hello."},
    "create_upload": {"file_name": "talk.vtt"},
    "purchase_credits": {"package": "starter"},
    "update_note": {"title": "Waves"},
}
NEEDS_NOTHING = {"get_credit_packages", "list_plugins"}
ANSWERED = sorted({route.function for route in ROUTES if route.auth == "token"} - NEEDS_NOTHING)


class Context:
    """As Lambda's: the time that is left, really."""

    def __init__(self, seconds=SECONDS):
        self._until = time.monotonic() + seconds

    def get_remaining_time_in_millis(self):
        return int((self._until - time.monotonic()) * 1000)


@pytest.fixture
def silent(monkeypatch):
    """The address of a server that accepts and never answers, as that of all of AWS."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    with socket.create_server(("127.0.0.1", 0), backlog=200) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        yield address


@pytest.fixture
def hanging(world, silent):
    """Functions' services over it, as Lambda has them at a call, with short patience."""

    made = {
        name: clients.client(name, PATIENCE)
        for name in ("dynamodb", "s3", "sqs", "secretsmanager", "cognito-idp")
    }

    def opened(reads):
        read = settings.read(reads, world.environment)
        service = Service(read, client=made.__getitem__)
        for part in ("tables", "s3", "sqs", "secrets"):
            getattr(service, part)
        return service

    return opened


@pytest.mark.parametrize("function", ANSWERED)
def test_every_function_answers_in_its_time(world, hanging, caplog, function):
    endpoint = endpoint_of(function)
    event = world.event(function, ADA, body=BODIES.get(function))
    event["pathParameters"] = {"id": "0" * 32, "name": "pdf"}
    endpoint._service = hanging(endpoint.reads)
    caplog.set_level(logging.INFO)
    context = Context()
    try:
        answer = endpoint(event, context)
    finally:
        endpoint._service = None
    assert (503, "application/problem+json") == (
        answer["statusCode"],
        answer["headers"]["content-type"],
    ), (answer, "a function that takes a body has one that is right in BODIES here")
    assert context.get_remaining_time_in_millis() > 0
    assert "answered" in caplog.messages


def test_a_sign_up_is_let_through_in_its_time(hanging, caplog):
    event = {
        "triggerSource": "PostConfirmation_ConfirmSignUp",
        "userName": "ada",
        "request": {"userAttributes": {"sub": ADA}},
    }
    context = Context()
    with deadline.of(context):
        assert event == create_user.welcome(event, hanging(create_user.ApiSettings))
    assert ["no row yet"] == caplog.messages
    assert context.get_remaining_time_in_millis() > 0


def test_a_sign_up_has_time_for_all_that_it_asks(world, monkeypatch):
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    service = Service(settings.read(create_user.ApiSettings, world.environment))
    with deadline.of(Context(5)):
        create_user.welcome(event("cognito_post_confirmation"), service)
    assert service.ledger.account(ADA)


def test_what_no_request_wakes_ends_in_its_time_too(world, hanging, caplog):
    body = json.dumps({"video_id": "0" * 32})
    message = {"messageId": "1", "receiptHandle": "1", "body": body}
    context = Context()
    with deadline.of(context):
        sweep.Sweeper(hanging(sweep.SweepSettings)).sweep(lambda: 60.0)
        settler = settle_failed.Settler(hanging(settle_failed.ApiSettings))
        failed = settler.serve({"Records": [message]})
    faults = [
        r.error for r in caplog.records if r.message == "not swept" and r.levelname == "ERROR"
    ]
    assert [] == faults
    assert [{"itemIdentifier": "1"}] == failed["batchItemFailures"]
    assert context.get_remaining_time_in_millis() > 0


def test_stripe_that_never_answers(silent, monkeypatch):
    monkeypatch.setattr(payments, "_LEAST_SECONDS", 0.2)
    secrets = SimpleNamespace(text=lambda arn: '{"api_key":"sk_test_1","webhook_secret":"w"}')
    told = settings.StripeSettings(stripe_secret_arn="x", stripe_api_base=silent)
    context = Context()
    with deadline.of(context), pytest.raises(PaymentsBusy):
        payments.Payments(secrets, told).open_customer("ada", "ada@example.org")
    assert context.get_remaining_time_in_millis() > 0


def test_of_two_deadlines_the_nearer_counts_and_then_the_other_again(hanging):
    with deadline.within(100), deadline.within(200):
        assert 99 < deadline.seconds_left() < 100.1
    assert float("inf") == deadline.seconds_left()
    tables = hanging(create_user.ApiSettings).tables
    with deadline.within(0.1), pytest.raises(StoreBusy):
        tables.get("users", ADA, object)


@pytest.mark.parametrize("service", ["dynamodb", "s3", "sqs", "secretsmanager"])
def test_one_request_fits_into_the_shortest_function(service):
    config = clients.config_for(service)
    shortest = 5 if service in {"dynamodb", "secretsmanager"} else 15
    assert config.connect_timeout + config.read_timeout + 1 < shortest
