"""What holds for every function: who may call it, what it refuses, what it says of itself."""

import base64
import json
import logging

import msgspec
import pytest
from http_world import ADA, LECTURE, endpoint_of, event

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.openapi import Operation, contract
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.routes import ROUTES, Route, route_of
from studybuddy_aws.runtime.errors import StoreBusy, StoreFailed
from studybuddy_aws.runtime.logs import count
from studybuddy_aws.runtime.settings import ApiSettings, BadSettings
from studybuddy_aws.storage.service import Service

SIGNED_IN = [route.function for route in ROUTES if route.auth == "token"]
ORDER = json.dumps({"youtube_url": LECTURE})


def failing(error):
    def answer(request, service):
        raise error

    return Endpoint(answer, ApiSettings, Nothing, route=route_of("get_me"))


def answered(world, endpoint, **more):
    return endpoint.serve({**world.event("get_me"), **more}, lambda: world.service)


@pytest.mark.parametrize(
    "authorizer",
    [
        None,
        {},
        {"jwt": None},
        {"jwt": {"claims": {}}},
        {"jwt": {"claims": {"sub": ""}}},
        {"jwt": {"claims": {"sub": "../x"}}},
        {"jwt": {"claims": {"sub": "a/b"}}},
        {"jwt": {"claims": {"sub": "x" * 129}}},
    ],
)
def test_without_a_user_every_function_answers_401_first_of_all(authorizer):
    called = {**event("http_api"), "body": "nonsense"}
    called["requestContext"]["authorizer"] = authorizer
    replies = [endpoint_of(function).serve(called, None) for function in SIGNED_IN]
    assert {401} == {reply["statusCode"] for reply in replies}
    assert {"unauthorized"} == {json.loads(reply["body"])["code"] for reply in replies}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        '"text"',
        "7",
        "{",
        "nonsense",
        '{"youtube_url": NaN}',
        '{"youtube_url": Infinity}',
        '{"youtube_url": "\\ud800"}',
        '{"\\udfff": 1}',
        '{"youtube_url": "\udc80"}',
        '{"youtube_url": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"x": ' * 2000 + "1" + "}" * 2000,
        '{"youtube_url": "' + "x" * 17_000 + '"}',
        '{"youtube_url": 1e999}',
        "\ufeff" + ORDER,
        ORDER + ORDER,
        ORDER.encode("utf-16"),
        b"\xff\xfe\xfd",
        b"\x00" * 100,
    ],
)
def test_a_body_that_will_not_do_is_400(world, body):
    answer = world.call("submit_video", raw=body)
    assert (400, False) == (answer.status, answer.json["retryable"])
    assert ["code", "detail", "retryable", "status", "title", "type"] == sorted(answer.json)
    assert len(answer.text) < 1000


def test_a_body_that_is_flagged_as_base64_is_read(world):
    assert 202 == world.call("submit_video", raw=ORDER.encode()).status


def test_base64_that_is_none_is_400(world):
    called = world.event("submit_video", raw=b"{}")
    for wrong in ("a", "%%%%", "é", "=" * 8):
        called["body"] = wrong
        assert (400, "bad_body") == world.send("submit_video", called).refusal


LARGEST = [("create_upload", "{}", 16, 201), ("submit_video", ORDER, 64, 202)]


@pytest.mark.parametrize("encode", [str, lambda text: text.encode()])
@pytest.mark.parametrize(("function", "body", "kb", "taken"), LARGEST)
def test_what_is_too_large_is_400(world, function, body, kb, taken, encode):
    for size in (kb * 1024 + 1, 3 * kb * 1024, 10_000_000):
        told = encode(body + " " * (size - len(body)))
        answer = world.call(function, raw=told)
        assert (400, "body_too_large") == answer.refusal
        assert f"more than {kb} KB" in answer.json["detail"]


@pytest.mark.parametrize(("function", "body", "kb", "taken"), LARGEST)
def test_as_much_as_may_be_is_not_too_much(world, function, body, kb, taken):
    answer = world.call(function, raw=body + " " * (kb * 1024 - len(body)))
    assert taken == answer.status


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "json"])
def test_what_does_not_say_that_it_is_json_is_400(world, kind):
    answer = world.call("submit_video", raw=ORDER, headers={"content-type": kind})
    assert (400, "bad_content_type") == answer.refusal


def test_json_may_say_in_which_encoding_it_is(world):
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert 202 == world.call("submit_video", raw=ORDER, headers=headers).status


@pytest.mark.parametrize("function", ["get_me", "list_videos", "delete_me"])
def test_functions_that_read_no_body_refuse_one_that_says_something(world, function):
    assert (400, "bad_body") == world.call(function, body={"user_id": "x"}).refusal


def test_names_of_headers_are_alike_in_any_case(world):
    called = world.event("submit_video", raw=ORDER)
    called["headers"] = {"Content-Type": "application/json", "Idempotency-Key": "a"}
    one, two = world.send("submit_video", called), world.send("submit_video", called)
    assert one.json == two.json


@pytest.mark.parametrize(
    ("error", "status", "code", "retryable"),
    [
        (StoreBusy(), 503, "busy", True),
        (StoreFailed("AccessDeniedException"), 500, "service_failed", False),
        (RuntimeError("ada@example.org"), 500, "internal", True),
        (RecursionError(), 500, "internal", True),
        (BadSettings("settings", "Set in the environment: USERS_TABLE."), 500, "internal", True),
    ],
)
def test_our_own_troubles_tell_callers_nothing(world, error, status, code, retryable):
    reply = answered(world, failing(error))
    problem = json.loads(reply["body"])
    assert (status, code, retryable) == (
        reply["statusCode"],
        problem["code"],
        problem["retryable"],
    )
    for secret in ("ada@example.org", "USERS_TABLE", "AccessDenied", "Traceback"):
        assert secret not in reply["body"]


def test_our_own_troubles_are_logged_by_kind_place_and_request(world, caplog):
    with caplog.at_level(logging.INFO, "studybuddy_aws"):
        answered(world, failing(RuntimeError("ada@example.org eyJhbGciOiJSUzI1NiJ9")))
    trouble, line = caplog.records
    assert ("not answered", "JKJaXmPLvHcESHA=", "RuntimeError") == (
        trouble.getMessage(),
        trouble.request_id,
        trouble.error,
    )
    assert trouble.place.startswith("test_frame.py:")
    assert ("answered", 500, "internal") == (line.getMessage(), line.status, line.code)


def test_a_line_of_the_log_holds_no_token_no_email_and_no_text(world, caplog):
    with caplog.at_level(logging.INFO, "studybuddy_aws"):
        world.call("submit_video", raw=ORDER)
        world.call("get_me")
        world.call("submit_video", body={"youtube_url": "a secret text"})
    logged = json.dumps([vars(record) for record in caplog.records], default=str)
    for secret in ("ada@example.org", "Ada", "eyJ", "hQVTIJBZook", "a secret text", ADA):
        assert secret not in logged
    assert [("POST /videos/submit", 202), ("GET /me", 200), ("POST /videos/submit", 400)] == [
        (record.route, record.status)
        for record in caplog.records
        if record.getMessage() == "answered"
    ]


def test_a_job_that_is_filed_is_counted_with_its_ids(world, capsys):
    video_id = world.submitted()
    told = json.loads(capsys.readouterr().out)
    assert (1, video_id, "JKJaXmPLvHcESHA=") == (
        told["Submitted"],
        told["job_id"],
        told["request_id"],
    )


def test_a_metric_is_one_line_in_the_embedded_format(capsys):
    count("Submitted", 2)
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    (directive,) = told["_aws"]["CloudWatchMetrics"]
    assert (2, "StudyBuddy", [{"Name": "Submitted", "Unit": "Count"}]) == (
        told["Submitted"],
        directive["Namespace"],
        directive["Metrics"],
    )


def test_handlers_called_as_lambda_calls_them_read_the_environment(world, monkeypatch):
    for name, value in world.environment.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    from studybuddy_aws.get_credits import answer

    endpoint = Endpoint(answer, ApiSettings, Nothing)
    reply = endpoint(world.event("get_credits"), None)
    assert (200, '{"credits":3}') == (reply["statusCode"], reply["body"])


def test_in_lambda_a_missing_setting_is_a_clear_error_at_start(monkeypatch):
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "get_me")
    monkeypatch.delenv("USERS_TABLE", raising=False)
    with pytest.raises(BadSettings, match="USERS_TABLE"):
        Endpoint(lambda request, service: None, ApiSettings, Nothing, route=route_of("get_me"))


def test_a_raw_body_has_a_limit_of_its_own(world):
    called = world.event("stripe_webhook")
    called["body"] = base64.b64encode(b"x" * 262_145).decode()
    assert (400, "body_too_large") == world.send("stripe_webhook", called).refusal


class Health(msgspec.Struct, frozen=True):
    """Whether the service is up."""

    up: bool = True


PUBLIC = Route("GET", "/health", "get_health", "none")


def public_endpoint():
    def answer(request: Request[Nothing], service: Service[ApiSettings]) -> Health:
        """Whether there is anybody."""
        return Health()

    return Endpoint(answer, ApiSettings, Nothing, ready=(), route=PUBLIC)


def test_a_public_get_is_a_route_that_says_so(world):
    called = {**event("http_api_public"), "routeKey": PUBLIC.key, "headers": {}, "body": None}
    reply = public_endpoint().serve(called, lambda: world.service)
    assert (200, '{"up":true}') == (reply["statusCode"], reply["body"])


def test_a_public_get_reads_its_body_by_its_type_like_any_other(world):
    called = {**event("http_api_public"), "body": '{"user_id": "x"}'}
    called["headers"] = {"content-type": "application/json"}
    reply = public_endpoint().serve(called, lambda: world.service)
    assert (400, "bad_body") == (reply["statusCode"], json.loads(reply["body"])["code"])


def test_a_public_get_is_in_the_contract_without_a_token_and_without_stripe():
    operation = Operation(PUBLIC, public_endpoint(), Health, f"{PUBLIC.key}: whether it is up.")
    described = contract([operation])["paths"]["/health"]["get"]
    assert ([], [], ["200", "400", "429", "500", "503"]) == (
        described["security"],
        described["parameters"],
        list(described["responses"]),
    )


def test_a_function_without_a_route_says_where_to_write_one():
    with pytest.raises(LookupError, match=r"test_frame answers no route: add its Route in "):
        Endpoint(lambda request, service: None, ApiSettings, Nothing)
