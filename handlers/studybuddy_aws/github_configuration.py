"""GET /github/.well-known/openid-configuration: where to sign in with GitHub, for Cognito."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.oauth_endpoint import OAuthEndpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.sign_in.github import WEB
from studybuddy_aws.sign_in.oauth import OAuthService


class GitHubConfigurationSettings(msgspec.Struct, frozen=True, kw_only=True):
    """GITHUB_ISSUER: the address that this path is under. GITHUB_BASE: another GitHub."""

    github_issuer: str
    github_base: str = WEB


class Configuration(msgspec.Struct, frozen=True, kw_only=True):
    """OpenID Connect Discovery 1.0, section 3. People are sent to GitHub itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    response_types_supported: tuple[str, ...] = ("code",)
    subject_types_supported: tuple[str, ...] = ("public",)
    id_token_signing_alg_values_supported: tuple[str, ...] = ("RS256",)
    scopes_supported: tuple[str, ...] = ("openid", "read:user", "user:email")
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_post",)
    code_challenge_methods_supported: tuple[str, ...] = ("S256",)


def answer(
    request: Request[bytes], service: OAuthService[GitHubConfigurationSettings]
) -> Configuration:
    """The four addresses, and what they understand."""
    issuer = service.settings.github_issuer
    return Configuration(
        issuer=issuer,
        authorization_endpoint=f"{service.settings.github_base}/login/oauth/authorize",
        token_endpoint=f"{issuer}/token",
        userinfo_endpoint=f"{issuer}/userinfo",
        jwks_uri=f"{issuer}/jwks.json",
    )


handler = OAuthEndpoint(answer, GitHubConfigurationSettings, kept_seconds=3600)
