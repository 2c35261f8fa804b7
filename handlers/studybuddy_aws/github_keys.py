"""GET /github/jwks.json: the key that says who has signed in with GitHub, for Cognito."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.oauth_endpoint import OAuthEndpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.sign_in.id_tokens import IdTokens, Key
from studybuddy_aws.sign_in.oauth import OAuthService


class GitHubKeysSettings(msgspec.Struct, frozen=True, kw_only=True):
    """SIGNING_KEY_ARN: an RSA key of KMS's, for signatures."""

    signing_key_arn: str


class Keys(msgspec.Struct, frozen=True):
    """A JWK set (RFC 7517)."""

    keys: tuple[Key, ...]


def answer(request: Request[bytes], service: OAuthService[GitHubKeysSettings]) -> Keys:
    """The one key. Its id changes when the key does, and Cognito then asks anew."""
    return Keys((IdTokens(service.kms, service.settings.signing_key_arn).key(),))


handler = OAuthEndpoint(answer, GitHubKeysSettings, kept_seconds=3600)
