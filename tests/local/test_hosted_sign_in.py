"""Signing in on the hosted pages, as a browser does for the web app: code flow with PKCE."""

import base64
import hashlib
import html
import json
import re
import secrets
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
import urllib3
from campus import PASSWORD

from studybuddy_local.caller import Caller
from studybuddy_local.checkout import address

FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')


def claims_of(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


class Browser:
    """The web app's side: what it keeps in mind while the user is away on the hosted pages."""

    def __init__(self, stack):
        self.web = address(stack.ports.web)
        settings = urllib3.request("GET", f"{self.web}/config.json").json()
        self.sign_in, self.client_id = settings["sign_in"], settings["client_id"]
        self.api = settings["api"]
        self.verifier = secrets.token_urlsafe(48)
        self.state, self.nonce = secrets.token_urlsafe(16), secrets.token_urlsafe(16)

    def request(self, method, path, **details):
        """An answer; redirects are not followed."""
        url = urljoin(self.sign_in, path)
        return urllib3.request(method, url, redirect=False, retries=False, **details)

    def authorize(self, **changed):
        digest = hashlib.sha256(self.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": f"{self.web}/signed-in",
            "scope": "openid email profile",
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            **changed,
        }
        return self.request("GET", f"/oauth2/authorize?{urlencode(asked)}")

    def log_in(self, page, email, password):
        """Fill the form of a hosted page in."""
        hidden = {name: html.unescape(value) for name, value in FIELD.findall(page)}
        form = {**hidden, "username": email, "password": password}
        return self.request("POST", "/login", body=urlencode(form), headers=FORM)

    def token(self, code, **changed):
        form = {
            "grant_type": "authorization_code",
            "client_id": self.client_id,
            "redirect_uri": f"{self.web}/signed-in",
            "code": code,
            "code_verifier": self.verifier,
            **changed,
        }
        origin = {**FORM, "origin": self.web}
        return self.request("POST", "/oauth2/token", body=urlencode(form), headers=origin)


FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def browser(stack):
    return Browser(stack)


@pytest.fixture
def email(campus):
    return campus.sign_up()


def code_in(answer, browser):
    """The code that the browser is sent back with."""
    came_to = urlsplit(answer.headers["location"])
    assert f"{browser.web}/signed-in" == f"{came_to.scheme}://{came_to.netloc}{came_to.path}"
    told = {name: values[0] for name, values in parse_qs(came_to.query).items()}
    assert browser.state == told["state"]
    return told["code"]


def signed_in(browser, email):
    """The code of a user who has signed in."""
    page = browser.authorize().data.decode()
    return code_in(browser.log_in(page, email, PASSWORD), browser)


def test_a_browser_signs_in_and_calls_the_api(browser, email):
    answer = browser.token(signed_in(browser, email))

    assert 200 == answer.status
    tokens = answer.json()
    claims = claims_of(tokens["id_token"])
    assert [browser.nonce, browser.client_id, email] == [
        claims[name] for name in ("nonce", "aud", "email")
    ]
    me = Caller(browser.api, tokens["id_token"]).get("/me")
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
