"""GitHub: a code becomes a token, a token becomes a person with an e-mail that GitHub has verified.

Its quirks end here: a refused code is answered 200 with an `error`, the e-mail of a profile is
whatever the user wrote there, and the verified ones are at an address of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlencode

import msgspec
import urllib3

from studybuddy_aws.sign_in.oauth import OAuthError

_Answer = TypeVar("_Answer")

# A function has 15 seconds for three questions; Cognito waits for none of them much longer.
_HTTP = urllib3.PoolManager(timeout=urllib3.Timeout(total=3.0), retries=False)
_HEADERS = {"accept": "application/json", "user-agent": "yt-study-buddy"}

WEB, API = "https://github.com", "https://api.github.com"

# GitHub's words for why it gives no token, in OAuth's.
_REFUSED = {
    "bad_verification_code": (
        400,
        "invalid_grant",
        "This sign-in is over or was used before. Start again.",
    ),
    "incorrect_client_credentials": (
        401,
        "invalid_client",
        "GitHub does not know this service: its operator has to renew the client secret.",
    ),
    "redirect_uri_mismatch": (
        400,
        "invalid_grant",
        "GitHub expects another callback address: the operator has to correct it there.",
    ),
    "unverified_user_email": (
        403,
        "access_denied",
        "Verify your primary e-mail address at GitHub, then sign in again.",
    ),
}
_NO_EMAIL_SHOWN = (
    403,
    "access_denied",
    "GitHub was not allowed to tell your e-mail address. Allow it, or sign in another way.",
)


class AccessToken(msgspec.Struct, frozen=True):
    """What GitHub gives for a code, or why it gives nothing."""

    access_token: str = ""
    scope: str = ""
    error: str = ""


class GitHubProfile(msgspec.Struct, frozen=True):
    """A user of GitHub as OpenID Connect describes people."""

    sub: str
    name: str
    preferred_username: str
    email: str
    email_verified: bool = True


class _User(msgspec.Struct, frozen=True):
    id: int
    login: str
    name: str | None = None


class _Email(msgspec.Struct, frozen=True):
    email: str
    primary: bool
    verified: bool


def token_for(form: Mapping[str, str], base: str) -> AccessToken:
    """What a code is exchanged for. Raises OAuthError."""
    headers = {**_HEADERS, "content-type": "application/x-www-form-urlencoded"}
    status, data = _asked("POST", f"{base}/login/oauth/access_token", headers, urlencode(form))
    granted = _decoded(status, data, AccessToken)
    if granted.error in _REFUSED:
        raise OAuthError(*_REFUSED[granted.error])
    if granted.error or not granted.access_token:
        raise _trouble(granted.error or "no token")
    return granted


def person_of(access_token: str, base: str) -> GitHubProfile:
    """Who a token is of. Raises OAuthError, also for someone without a verified e-mail."""
    user = _decoded(*_fetched(access_token, f"{base}/user"), _User)
    status, data = _fetched(access_token, f"{base}/user/emails")
    # What the user has not let us see is forbidden or, at GitHub, not there.
    if status in {403, 404}:
        raise OAuthError(*_NO_EMAIL_SHOWN)
    emails = _decoded(status, data, list[_Email])
    return GitHubProfile(
        sub=str(user.id),
        name=user.name or user.login,
        preferred_username=user.login,
        email=_verified(emails),
    )


def _verified(emails: list[_Email]) -> str:
    for one in emails:
        if one.primary and one.verified:
            return one.email
    raise OAuthError(*_REFUSED["unverified_user_email"])


def _fetched(access_token: str, url: str) -> tuple[int, bytes]:
    headers = {**_HEADERS, "authorization": f"Bearer {access_token}"}
    status, data = _asked("GET", url, headers)
    if status == 401:
        raise OAuthError(401, "invalid_token", "GitHub has ended this session. Start again.")
    return status, data


def _asked(
    method: str, url: str, headers: Mapping[str, str], body: str | None = None
) -> tuple[int, bytes]:
    try:
        answer = _HTTP.request(method, url, headers=headers, body=body, redirect=False)
    except urllib3.exceptions.HTTPError as error:
        # Without what caused it: what was asked holds a token.
        raise _trouble(type(error).__name__) from None
    return answer.status, answer.data


def _decoded(status: int, data: bytes, kind: type[_Answer]) -> _Answer:
    if status != 200:
        raise _trouble(f"GitHub answered {status}")
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _trouble("GitHub answered something else") from None


def _trouble(reason: str) -> OAuthError:
    words = "GitHub does not answer as it should. Try again in a moment, or sign in another way."
    return OAuthError(503, "temporarily_unavailable", words, reason)
