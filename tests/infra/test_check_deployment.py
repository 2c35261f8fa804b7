"""`make check-deployment`: each check, where all is well and where something is missing.

What is asked with keys stands in test_check_keys.
"""

import dataclasses
import io
import json
from functools import partial
from pathlib import Path

import msgspec
import pytest
from botocore.response import StreamingBody
from checks import alarms, api, keeping, report, secret_values, selling, sign_in, web_app, worker
from checks.report import Check
from checks.target import Finding
from deployed_service import GONE, JSON, VERCEL, secret, without

ROOT = Path(__file__).parents[2]
HEADERS = json.loads((ROOT / "infra/modules/web/headers.json").read_text())
PAGE = '<script type="module" crossorigin src="/assets/a.js"></script><div id="root"></div>'


def test_a_web_app_that_is_there(target, routes):
    routes |= {"GET /": (200, HEADERS, PAGE), "GET /assets/a.js": (200, {}, "")}
    routes["GET /config.json"] = (200, JSON, json.dumps(target.deployed.settings))
    assert ["ok"] * 3 == [
        one(target).state for one in (web_app.page, web_app.headers, web_app.config)
    ]


@pytest.mark.parametrize(
    ("check", "found", "said"),
    [
        (web_app.page, {}, "answers 404, without the app"),
        (web_app.page, {"GET /": (200, {}, "<h1>Elsewhere</h1>")}, "without the app"),
        (web_app.page, {"GET /": (200, {}, PAGE)}, "The page's script answers 404"),
        (web_app.headers, {"GET /": (200, {**HEADERS, "X-Frame-Options": "ALL"}, PAGE)}, "X-Frame"),
        (web_app.config, {"GET /config.json": (200, {}, PAGE)}, "is no JSON"),
        (web_app.config, {"GET /config.json": (200, {}, "[]")}, "of api, push, region"),
        (api.answers, {"GET /api/credits/packages": (500, {}, "")}, "answers 500"),
        (api.refuses, {"GET /api/me": (200, {}, "{}")}, "answers 200 instead of 401"),
        (sign_in.page, {"GET /oauth2/authorize": (400, {}, "")}, "answers 400"),
        (sign_in.page, {"GET /oauth2/authorize": (302, {"Location": "/error"}, "")}, "at /error"),
        (
            sign_in.page,
            {
                "GET /oauth2/authorize": (302, {"Location": "/x?error=redirect_mismatch"}, ""),
                "GET /x": (200, {}, ""),
            },
            "answers 200 at /x",
        ),
    ],
)
def test_what_is_missing_of_pages_is_said(target, routes, check, found, said):
    routes |= found
    finding = check(target)
    assert ("missing", True, True) == (finding.state, said in finding.said, finding.todo != "")


def test_an_api_and_a_sign_in_that_answer(target, routes):
    allowed = {"Access-Control-Allow-Origin": VERCEL}
    routes |= {
        "GET /api/credits/packages": (200, {}, "{}"),
        "GET /api/me": (401, {}, ""),
        "GET /credits/packages": (200, allowed, "{}"),
        "OPTIONS /videos/submit": (204, allowed, ""),
        "GET /oauth2/authorize": (302, {"Location": "/login"}, ""),
        "GET /login": (200, {}, ""),
    }
    checks = (api.answers, api.refuses, api.lets_web_apps_elsewhere_in, sign_in.page)
    assert ["ok"] * 4 == [one(target).state for one in checks]


@pytest.mark.parametrize(
    ("status", "state", "todo"),
    [
        (403, "ok", ""),
        (101, "missing", "Whoever connects is let in"),
        (502, "worth doing", "pages ask now and then. See the log"),
    ],
)
def test_who_has_no_ticket_is_told_no_news(target, routes, server, status, state, todo):
    routes["GET /push"] = (status, {}, "")
    finding = api.refuses_pages(target)
    assert (state, True) == (finding.state, todo in finding.todo)
    assert "websocket" == server.asked[0]["Upgrade"]


def test_where_there_is_no_push_nobody_is_asked(target):
    assert "not asked" == api.refuses_pages(without(target, push="")).state


@pytest.mark.parametrize("told", [{}, {"Access-Control-Allow-Origin": "https://other.example"}])
def test_an_api_that_a_web_app_elsewhere_may_not_call(target, routes, told):
    routes |= {
        "GET /credits/packages": (200, {"Access-Control-Allow-Origin": VERCEL}, "{}"),
        "OPTIONS /videos/submit": (204, told, ""),
    }
    finding = api.lets_web_apps_elsewhere_in(target)
    assert ("missing", True) == (finding.state, VERCEL in finding.said)


def test_where_the_web_app_is_on_cloudfront_alone_nobody_else_is_asked_after(target):
    alone = msgspec.structs.replace(target.deployed, elsewhere=[])
    asked = dataclasses.replace(target, deployed=alone)
    assert "not asked" == api.lets_web_apps_elsewhere_in(asked).state


def invoked(answer, **more):
    body = answer.encode()
    return {"StatusCode": 200, "Payload": StreamingBody(io.BytesIO(body), len(body)), **more}


def mapping(state):
    return ("lambda", "get_event_source_mapping", {"State": state})


def letters(count):
    return ("sqs", "get_queue_attributes", {"Attributes": {"ApproximateNumberOfMessages": count}})


def worker_says(answer, **more):
    return ("lambda", "invoke", invoked(answer, **more))


def recovery(status):
    told = {
        "ContinuousBackupsStatus": "ENABLED",
        "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": status},
    }
    return ("dynamodb", "describe_continuous_backups", {"ContinuousBackupsDescription": told})


def access(*, acls):
    names = ("IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    told = {**dict.fromkeys(names, True), "BlockPublicAcls": acls}
    return ("s3", "get_public_access_block", {"PublicAccessBlockConfiguration": told})


def told_to(*arns):
    answer = {"Subscriptions": [{"SubscriptionArn": one} for one in arns]}
    return ("sns", "list_subscriptions_by_topic", answer)


def mail_by(**sender):
    return ("cognito-idp", "describe_user_pool", {"UserPool": {"EmailConfiguration": sender}})


IDENTITY = "arn:aws:ses:us-east-1:123456789012:identity/example.org"
BY_SES = mail_by(EmailSendingAccount="DEVELOPER", SourceArn=IDENTITY)


def identity(verified):
    return ("sesv2", "get_email_identity", {"VerifiedForSendingStatus": verified})


def out_of_sandbox(out):
    quota = {"Max24HourSend": 50_000.0}
    told = {"ProductionAccessEnabled": out, "SendingEnabled": True, "SendQuota": quota}
    return ("sesv2", "get_account", told)


def comes_back_to(*addresses):
    told = {"UserPoolClient": {"CallbackURLs": list(addresses)}}
    return ("cognito-idp", "describe_user_pool_client", told)


NO_TEXT = ("secretsmanager", "get_secret_value", {})


@pytest.mark.parametrize(
    ("check", "calls", "state", "said"),
    [
        (worker.reads_queues, [mapping("Enabled"), mapping("Enabled")], "ok", "all 2"),
        (worker.reads_queues, [mapping("Enabled"), mapping("Disabled")], "missing", "exports"),
        (worker.dead_letters, [letters("0")], "ok", "none"),
        (worker.dead_letters, [letters("3")], "worth doing", "3 wait"),
        (worker.starts, [worker_says('{"batchItemFailures": []}')], "ok", "started"),
        (
            worker.starts,
            [worker_says('{"errorMessage": "No module"}', FunctionError="Unhandled")],
            "missing",
            "It answers No module",
        ),
        (worker.starts, [worker_says("null")], "missing", "It answers null"),
        (keeping.backups, [recovery("ENABLED")], "ok", "all 1"),
        (keeping.backups, [recovery("DISABLED")], "worth doing", "users"),
        (keeping.closed_buckets, [access(acls=True)], "ok", "all 1"),
        (keeping.closed_buckets, [access(acls=False)], "missing", "notes"),
        (
            keeping.closed_buckets,
            [("s3", "get_public_access_block", "NoSuchPublicAccessBlockConfiguration")],
            "missing",
            "notes",
        ),
        (alarms.are_heard, [told_to("arn:aws:sns:1", "PendingConfirmation")], "ok", "sent to 1"),
        (alarms.are_heard, [told_to("PendingConfirmation")], "worth doing", "not confirmed"),
        (alarms.are_heard, [told_to()], "worth doing", "no address"),
        (sign_in.callback, [comes_back_to("http://elsewhere/signed-in")], "missing", "nobody back"),
        (sign_in.mail, [mail_by(EmailSendingAccount="COGNITO_DEFAULT")], "worth doing", "50 a day"),
        (sign_in.mail, [BY_SES, identity(False)], "missing", "example.org"),
        (sign_in.mail, [BY_SES, identity(True), out_of_sandbox(False)], "missing", "us-east-1"),
        (sign_in.mail, [BY_SES, identity(True), out_of_sandbox(True)], "ok", "50000 a day"),
        (secret_values.others, [secret("x")], "ok", "cursors"),
        (secret_values.others, [secret(None)], "missing", "cursors"),
        (secret_values.others, [NO_TEXT], "missing", "cursors"),
        (secret_values.proxy, [secret(None)], "missing", "empty"),
        (secret_values.proxy, [secret("{}")], "ok", "directly"),
        (secret_values.proxy, [secret("http://u:geheim@h:1")], "missing", "no JSON object"),
        (
            secret_values.proxy,
            [secret('{"STUDYBUDDY_PROXY": "u:geheim@h:1"}')],
            "missing",
            "is not the address of a proxy",
        ),
        (
            secret_values.proxy,
            [secret('{"STUDYBUDDY_PROXY": "http://u:geheim@h:1"}')],
            "ok",
            "shape of a proxy",
        ),
    ],
)
def test_what_aws_says(target, aws, check, calls, state, said):
    for call in calls:
        aws(*call)
    finding = check(target)
    assert (state, True) == (finding.state, said in finding.said)
    assert (state == "ok") == (finding.todo == "")
    assert "geheim" not in "".join(finding)


def test_a_callback_that_cognito_knows(target, here, aws):
    aws(*comes_back_to("http://localhost:5173/signed-in", f"{here}/signed-in"))
    assert Finding("ok", f"{here}/signed-in") == sign_in.callback(target)


def test_who_does_not_answer_is_missing(target):
    silent = without(target, api="http://127.0.0.1:1")
    finding = report.find(Check("The API", api.answers), silent)
    said = "http://127.0.0.1:1/credits/packages does not answer (ConnectionError)"
    assert ("missing", said) == finding[:2]


@pytest.mark.parametrize(
    ("code", "state"), [(GONE, "missing"), ("AccessDeniedException", "not asked")]
)
def test_what_is_gone_is_missing_and_what_may_not_be_asked_is_not(target, aws, code, state):
    aws("lambda", "get_event_source_mapping", code)
    assert state == report.find(Check("The queues", worker.reads_queues), target).state


def answered(finding, target):
    return finding


def test_only_what_stands_in_the_way_fails(target, capsys):
    fine = Check("A", partial(answered, Finding("ok", "a")))
    later = Check("B", partial(answered, Finding("worth doing", "b", "one\ntwo")))
    unknown = Check("C", partial(answered, Finding("not asked", "c")))
    assert report.printed(target, (fine, later, unknown))
    assert [
        "ok           A: a",
        "worth doing  B: b",
        "             > one",
        "             > two",
        "not asked    C: c",
        "1 ok, 1 worth doing, 1 not asked",
    ] == capsys.readouterr().out.splitlines()
    assert not report.printed(target, (fine, Check("D", partial(answered, Finding("missing", "")))))


def test_every_check_is_asked():
    modules = (alarms, api, keeping, secret_values, selling, sign_in, web_app, worker)
    written = {
        function
        for module in modules
        for name, function in vars(module).items()
        if getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
        and function.__annotations__ == {"target": "Target", "return": "Finding"}
    }
    assert written == {one.ask for one in report.CHECKS}
