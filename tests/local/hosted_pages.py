"""The hosted pages of sign-in, as a browser goes through them: code flow with PKCE."""

import base64
import hashlib
import html
import re
import secrets
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from service_client import PASSWORD, ServiceClient, request

FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Browser:
    """The web app's side: what it keeps in mind while the user is away on the hosted pages."""

    def __init__(self, web, sign_in, client_id):
        self.web, self.sign_in, self.client_id = web, sign_in, client_id
        self.verifier = secrets.token_urlsafe(48)
        self.state, self.nonce = secrets.token_urlsafe(16), secrets.token_urlsafe(16)

    def request(self, method, path, **details):
        """An answer; redirects are not followed."""
        url = urljoin(self.sign_in, path)
        return request(method, url, redirect=False, retries=False, **details)

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


def code_in(answer, browser):
    """The code that the browser is sent back with."""
    came_to = urlsplit(answer.headers["location"])
    assert f"{browser.web}/signed-in" == f"{came_to.scheme}://{came_to.netloc}{came_to.path}"
    told = {name: values[0] for name, values in parse_qs(came_to.query).items()}
    assert browser.state == told["state"]
    return told["code"]


def signed_in(browser, email, password):
    """The code of a user who has signed in."""
    page = browser.authorize().data.decode()
    return code_in(browser.log_in(page, email, password), browser)


class HostedPagesClient(ServiceClient):
    """A client whose students sign in on the hosted pages, as the web app at `web` has them do."""

    def __init__(self, stack, web, **names):
        super().__init__(stack, **names)
        self._web = web

    def token(self, email):
        browser = Browser(self._web, self.stack.account.endpoint, self.client_id)
        return browser.token(signed_in(browser, email, PASSWORD)).json()["id_token"]

    @property
    def client_id(self):
        return self.stack.deployment.sign_in.client_id
