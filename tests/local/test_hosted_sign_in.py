"""Signing in on the hosted pages, as a browser does for the web app: code flow with PKCE."""

import base64
import html
import json
import secrets
from functools import partial
from urllib.parse import urlencode

import pytest
from hosted_pages import FIELD, FORM, Browser, code_in
from hosted_pages import signed_in as signed_in_with
from service_client import PASSWORD, request

from studybuddy_local.api_client import ApiClient
from studybuddy_local.paths import address

signed_in = partial(signed_in_with, password=PASSWORD)


def claims_of(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


@pytest.fixture
def told(stack):
    """What the web app is told as it starts."""
    return request("GET", f"{address(stack.ports.web)}/config.json").json()


@pytest.fixture
def browser(stack, told):
    return Browser(address(stack.ports.web), told["sign_in"], told["client_id"])


@pytest.fixture
def email(service_client):
    return service_client.sign_up()


def test_a_browser_signs_in_and_calls_the_api(browser, told, email):
    answer = browser.token(signed_in(browser, email))

    assert 200 == answer.status
    tokens = answer.json()
    claims = claims_of(tokens["id_token"])
    assert [browser.nonce, browser.client_id, email] == [
        claims[name] for name in ("nonce", "aud", "email")
    ]
    me = ApiClient(told["api"], tokens["id_token"]).get("/me")
    assert [claims["sub"], email] == [me["user_id"], me["email"]]


def test_scripts_of_the_web_app_may_read_the_answer(browser, email):
    answer = browser.token(signed_in(browser, email))

    assert answer.headers["access-control-allow-origin"] in {"*", browser.web}


def test_a_session_goes_on_with_the_refresh_token(browser, email):
    first = browser.token(signed_in(browser, email)).json()

    answer = browser.token("", grant_type="refresh_token", refresh_token=first["refresh_token"])

    assert claims_of(first["id_token"])["sub"] == claims_of(answer.json()["id_token"])["sub"]


def test_a_code_is_worth_nothing_without_its_verifier_and_only_once(browser, email):
    code = signed_in(browser, email)

    stolen = browser.token(code, code_verifier=secrets.token_urlsafe(48))
    bare = browser.token(code, code_verifier="")
    first, second = browser.token(code), browser.token(code)

    assert [400, 400, 200, 400] == [one.status for one in (stolen, bare, first, second)]
    assert {"invalid_grant"} == {one.json()["error"] for one in (stolen, bare, second)}


def test_a_wrong_password_is_said_on_the_page(browser, email):
    page = browser.authorize().data.decode()

    answer = browser.log_in(page, email, "Wrong-Horse-1")

    assert (200, None) == (answer.status, answer.headers.get("location"))
    assert b"ncorrect" in answer.data


@pytest.mark.parametrize("elsewhere", ["https://evil.example/signed-in", "/signed-in", ""])
def test_nobody_is_sent_elsewhere(browser, elsewhere):
    answer = browser.authorize(redirect_uri=elsewhere)

    assert (400, None) == (answer.status, answer.headers.get("location"))


def test_signing_out_leads_back_to_the_web_app(browser):
    asked = {"client_id": browser.client_id, "logout_uri": f"{browser.web}/"}
    answer = browser.request("GET", f"/logout?{urlencode(asked)}")
    elsewhere = browser.request(
        "GET", f"/logout?{urlencode({**asked, 'logout_uri': 'https://evil.example/'})}"
    )

    assert (302, f"{browser.web}/") == (answer.status, answer.headers["location"])
    assert (400, None) == (elsewhere.status, elsewhere.headers.get("location"))


def sign_up(browser, page, **typed):
    """What one gets for the form of a page, sent to the web app's address as browsers do."""
    hidden = {name: html.unescape(value) for name, value in FIELD.findall(page)}
    return browser.request(
        "POST", f"{browser.web}/sign-up", body=urlencode({**hidden, **typed}), headers=FORM
    )


def test_who_is_new_signs_up_from_the_page_of_sign_in_and_is_in(browser, told):
    page = browser.authorize().data.decode()
    assert f'formaction="{browser.web}/sign-up"' in page
    typed = {"username": "new@example.com", "password": PASSWORD}

    asked = sign_up(browser, page, **typed).data.decode()
    mistyped = sign_up(browser, asked, code="654321").data.decode()
    done = sign_up(browser, mistyped, code="123456")
    assert (307, True, True) == (done.status, "123456" in asked, 'role="alert"' in mistyped)
    # A browser sends the same form once more, to where it is led.
    hidden = {name: html.unescape(value) for name, value in FIELD.findall(mistyped)}
    let_in = browser.request(
        "POST", done.headers["location"], body=urlencode(hidden | {"code": "123456"}), headers=FORM
    )

    tokens = browser.token(code_in(let_in, browser)).json()
    me = ApiClient(told["api"], tokens["id_token"]).get("/me")
    assert ("new@example.com", True) == (me["email"], me["credits"] > 0)


def test_what_is_wrong_with_a_sign_up_is_said_where_it_is_typed(browser, email):
    page = browser.authorize().data.decode()

    short = sign_up(browser, page, username="x@example.com", password="short").data.decode()
    known = sign_up(browser, page, username=email, password=PASSWORD).data.decode()
    foreign = sign_up(browser, page, username='"><b>', password="short").data.decode()

    assert [True] * 3 == [
        'role="alert"' in one and "new-password" in one for one in (short, known, foreign)
    ]
    assert (False, True) == ("<b>" in foreign, browser.state in short)


def test_who_went_away_before_the_code_comes_back_to_it(browser):
    page = browser.authorize().data.decode()
    typed = {"username": "late@example.com", "password": PASSWORD}

    first, again = (sign_up(browser, page, **typed).data.decode() for _ in range(2))

    assert first == again
    assert 'name="code"' in again
