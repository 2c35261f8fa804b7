"""POST /github/token: GitHub's code becomes tokens that Cognito understands.

The client's secret comes from Cognito and goes on to GitHub, which checks it: it is kept nowhere
here. There is no nonce in the ID token, as GitHub keeps none between the user and this request;
that the code was made for this sign-in is what Cognito's `state` is for.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

import msgspec

from studybuddy_aws.http.oauth_endpoint import OAuthEndpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.sign_in.github import API, WEB, person_of, token_for
from studybuddy_aws.sign_in.id_tokens import IdTokens
from studybuddy_aws.sign_in.oauth import OAuthError, OAuthService

# What GitHub is told of what Cognito tells.
_HANDED_ON = ("client_id", "client_secret", "code", "redirect_uri", "code_verifier")


class GitHubTokenSettings(msgspec.Struct, frozen=True, kw_only=True):
    """GITHUB_CLIENT_ID: of the app at GitHub. GITHUB_CALLBACK: where Cognito awaits its codes.

    GITHUB_ISSUER: who says so. SIGNING_KEY_ARN: with what it is signed.
    GITHUB_BASE, GITHUB_API_BASE: another GitHub.
    """

    github_client_id: str
    github_callback: str
    github_issuer: str
    signing_key_arn: str
    github_base: str = WEB
    github_api_base: str = API


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """GitHub's access token, and ours that says whose it is."""

    access_token: str
    id_token: str
    scope: str
    token_type: str = "Bearer"  # noqa: S105 - a kind of token


def answer(request: Request[bytes], service: OAuthService[GitHubTokenSettings]) -> Tokens:
    """The tokens for a code. Only for Cognito's client, and a code that was sent to Cognito."""
    told = service.settings
    form = _form(request.body)
    _check(form, told)
    granted = token_for({name: form[name] for name in _HANDED_ON if name in form}, told.github_base)
    person = person_of(granted.access_token, told.github_api_base)
    id_tokens = IdTokens(service.kms, told.signing_key_arn)
    return Tokens(
        access_token=granted.access_token,
        id_token=id_tokens.signed(
            told.github_issuer, told.github_client_id, service.now(), msgspec.structs.asdict(person)
        ),
        scope=granted.scope.replace(",", " "),
    )


def _form(body: bytes) -> dict[str, str]:
    """The fields. Whoever sends one twice means something that nobody can know."""
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise OAuthError(400, "invalid_request", "Send a form.") from None
    if len(dict(fields)) != len(fields):
        raise OAuthError(400, "invalid_request", "Send every field once.")
    return dict(fields)


def _check(form: dict[str, str], told: GitHubTokenSettings) -> None:
    if form.get("grant_type") != "authorization_code":
        raise OAuthError(400, "unsupported_grant_type", "Only a code can be exchanged.")
    if form.get("client_id") != told.github_client_id:
        raise OAuthError(401, "invalid_client", "This is no client of this service.")
    if form.get("redirect_uri") != told.github_callback:
        raise OAuthError(400, "invalid_grant", "The code was sent somewhere else.")
    if not form.get("client_secret") or not form.get("code"):
        raise OAuthError(400, "invalid_request", "Send client_secret and code.")


handler = OAuthEndpoint(answer, GitHubTokenSettings)
