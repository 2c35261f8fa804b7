"""What GitHub, its users and strangers can do to a sign-in, and what is said of it."""

import logging

import pytest
from github_server import CLIENT_SECRET

TOKEN, USER, MAILS = "/login/oauth/access_token", "/user", "/user/emails"
BUSY = (503, "temporarily_unavailable")


def error_of(answer):
    return answer.status, answer.json["error"]


def test_a_user_who_says_no_goes_back_to_cognito(cognito, github):
    github.denies = True

    back = cognito.send_user()

    assert ("access_denied", "cognito-keeps-this") == (back["error"], back["state"])
    assert "code" not in back


def test_a_code_counts_once(cognito):
    code = cognito.send_user()["code"]

    assert 200 == cognito.exchange(code).status
    assert (400, "invalid_grant") == error_of(cognito.exchange(code))
    assert (400, "invalid_grant") == error_of(cognito.exchange("guessed"))


@pytest.mark.parametrize(
    "emails",
    [
        [],
        [{"email": "a@example.com", "primary": True, "verified": False, "visibility": None}],
        [{"email": "a@example.com", "primary": False, "verified": True, "visibility": None}],
    ],
    ids=["none", "not verified", "not primary"],
)
def test_without_a_verified_primary_email_nobody_comes_in(cognito, github, emails):
    github.emails = emails

    answer = cognito.exchange(cognito.send_user()["code"])

    assert (403, "access_denied") == error_of(answer)
    assert "Verify your primary e-mail address at GitHub" in answer.json["error_description"]


def test_a_user_who_hides_the_email_is_asked_for_it(cognito):
    answer = cognito.exchange(cognito.send_user(scope="openid read:user")["code"])

    assert (403, "access_denied") == error_of(answer)
    assert "not allowed to tell your e-mail" in answer.json["error_description"]


def test_githubs_own_word_about_emails_is_passed_on(cognito, github):
    github.broken[TOKEN] = (200, {"error": "unverified_user_email"})

    assert (403, "access_denied") == error_of(cognito.exchange(cognito.send_user()["code"]))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_id": "Ov23liSomebodyElse00"}, (401, "invalid_client")),
        ({"redirect_uri": "https://evil.example/oauth2/idpresponse"}, (400, "invalid_grant")),
        ({"grant_type": "refresh_token"}, (400, "unsupported_grant_type")),
        ({"client_secret": None}, (400, "invalid_request")),
        ({"client_secret": ""}, (400, "invalid_request")),
        ({"code": None}, (400, "invalid_request")),
    ],
)
def test_only_cognito_exchanges_codes(cognito, changed, expected):
    assert expected == error_of(
        cognito.exchange(**{"code": cognito.send_user()["code"], **changed})
    )


def test_what_strangers_send_does_not_reach_github(cognito, github):
    cognito.exchange("code", client_id="Ov23liSomebodyElse00")
    cognito.exchange("code", redirect_uri="https://evil.example/")

    assert [] == github.asked


@pytest.mark.parametrize(
    ("body", "error"),
    [
        *(("", "unsupported_grant_type"), ("{}", "unsupported_grant_type")),
        *(("code=1&code=2", "invalid_request"), ("client_id=\xff", "invalid_request")),
        *(("x=1&" * 40, "invalid_request"), ("a" * 300_000, "invalid_request")),
    ],
)
def test_what_is_no_form_is_refused(cognito, body, error):
    assert (400, error) == error_of(cognito.ask("POST /github/token", body=body))


@pytest.mark.parametrize(
    ("path", "spoiled"),
    [
        (TOKEN, (500, "<html>Unicorn!</html>")),
        (TOKEN, (404, {"error": "Not Found"})),
        (TOKEN, (200, "access_token=gho_1&scope=")),
        (TOKEN, (200, {"error": "slow_down"})),
        (TOKEN, (200, {})),
        (USER, (502, "<html></html>")),
        (USER, (200, {"login": "octocat"})),
        (USER, (429, {"message": "You have exceeded a secondary rate limit."})),
        (MAILS, (503, "")),
        (MAILS, (200, {"message": "no list"})),
    ],
)
def test_a_github_out_of_order_is_said_to_be(cognito, github, path, spoiled):
    github.broken[path] = spoiled

    assert BUSY == error_of(cognito.exchange(cognito.send_user()["code"]))


def test_a_github_that_is_silent_is_not_awaited_for_long(cognito, github):
    code = cognito.send_user()["code"]
    github.silent.set()

    assert BUSY == error_of(cognito.exchange(code))


def test_a_github_that_is_gone_is_said_to_be(cognito, github):
    code = cognito.send_user()["code"]
    cognito.environment["GITHUB_BASE"] = "http://127.0.0.1:1"

    assert BUSY == error_of(cognito.exchange(code))


@pytest.mark.parametrize("header", ["", "Bearer ", "Basic b2N0bzpjYXQ=", "Bearer revoked"])
def test_a_profile_is_only_for_its_token(cognito, header):
    answer = cognito.ask("GET /github/userinfo", headers={"Authorization": header})

    assert (401, "invalid_token") == error_of(answer)
    assert 'Bearer error="invalid_token"' == answer.headers["www-authenticate"]


def test_a_token_that_the_user_took_back_is_none(cognito, github):
    token = cognito.exchange(cognito.send_user()["code"]).json["access_token"]
    github.revoke_all()

    assert (401, "invalid_token") == error_of(cognito.profile(token))


def test_a_key_that_is_gone_is_the_operators_trouble(cognito, key_arn):
    code = cognito.send_user()["code"]
    cognito.environment["SIGNING_KEY_ARN"] = key_arn.rpartition("/")[0] + "/gone"

    answer = cognito.exchange(code)

    assert (500, "server_error") == error_of(answer)
    assert "key" not in answer.json["error_description"].lower()


def test_descriptions_are_what_oauth_can_carry(cognito, github):
    github.emails = []
    answers = [
        cognito.exchange("guessed"),
        cognito.exchange(cognito.send_user()["code"]),
        cognito.profile("revoked"),
        cognito.exchange("code", client_id="x"),
    ]

    for answer in answers:
        words = answer.json["error_description"]
        assert words.isascii()
        assert not set(words) & {'"', "\\"}
        assert words.endswith(".")


def test_nothing_that_is_secret_or_personal_is_logged(cognito, github, caplog):
    caplog.set_level(logging.DEBUG)
    code = cognito.send_user()["code"]
    tokens = cognito.exchange(code).json
    cognito.profile(tokens["access_token"])
    code_of_the_second = cognito.send_user()["code"]
    github.broken[USER] = (500, "gho_secret")
    cognito.exchange(code_of_the_second)

    ours = [one for one in caplog.records if one.name == "studybuddy_aws"]
    told = " ".join(str(vars(one)) for one in ours)
    assert {"answered", "not answered"} == {one.message for one in ours}
    assert "GitHub answered 500" in told
    secret = [code, CLIENT_SECRET, "gho_", tokens["id_token"], "octocat", "@example.com"]
    assert [] == [one for one in secret if one in told]
