"""GET /github/userinfo: who has signed in with GitHub, for Cognito."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.oauth_endpoint import OAuthEndpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.sign_in.github import API, GitHubProfile, person_of
from studybuddy_aws.sign_in.oauth import OAuthError, OAuthService


class GitHubProfileSettings(msgspec.Struct, frozen=True, kw_only=True):
    """GITHUB_API_BASE: another GitHub's API."""

    github_api_base: str = API


def answer(request: Request[bytes], service: OAuthService[GitHubProfileSettings]) -> GitHubProfile:
    """The person that the token, which is GitHub's, was given to."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise OAuthError(401, "invalid_token", "Send the access token that GitHub gave.")
    return person_of(token, service.settings.github_api_base)


handler = OAuthEndpoint(answer, GitHubProfileSettings)
