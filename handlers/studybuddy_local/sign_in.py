"""Where users sign up and in: a Cognito user pool and the web app's client of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.emulator import REGION
from studybuddy_local.functions import function_arn

_NAME = "ytstudy"
_CLIENT = "web"


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """The pool and the client that tokens are made for."""

    user_pool_id: str
    client_id: str

    @property
    def issuer(self) -> str:
        """Who tokens say has made them."""
        return f"https://cognito-idp.{REGION}.amazonaws.com/{self.user_pool_id}"


def make_sign_in(account: AwsClients, origins: Sequence[str]) -> SignIn:
    """The pool and its client, made where they are not yet."""
    cognito = account.client("cognito-idp")
    pools = cognito.list_user_pools(MaxResults=60)["UserPools"]
    pool = next((one["Id"] for one in pools if one["Name"] == _NAME), None) or _made_pool(cognito)
    clients = cognito.list_user_pool_clients(UserPoolId=pool, MaxResults=60)["UserPoolClients"]
    client = next((one["ClientId"] for one in clients), None) or _made_client(cognito, pool)
    cognito.update_user_pool_client(UserPoolId=pool, ClientId=client, **_client_settings(origins))
    return SignIn(user_pool_id=pool, client_id=client)


def _made_pool(cognito: Any) -> str:
    made = cognito.create_user_pool(
        PoolName=_NAME,
        UsernameAttributes=["email"],
        AutoVerifiedAttributes=["email"],
        Policies={"PasswordPolicy": {"MinimumLength": 10}},
        LambdaConfig={
            "PostConfirmation": function_arn("create_user"),
            "PreSignUp": function_arn("link_sign_in"),
        },
    )
    pool: str = made["UserPool"]["Id"]
    cognito.create_user_pool_domain(Domain=_NAME, UserPoolId=pool)
    return pool


def _made_client(cognito: Any, pool: str) -> str:
    made = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName=_CLIENT, GenerateSecret=False
    )
    client: str = made["UserPoolClient"]["ClientId"]
    return client


def _client_settings(origins: Sequence[str]) -> dict[str, Any]:
    """As infra/modules/sign_in sets them, and passwords as they are for the page of commands."""
    return {
        "ClientName": _CLIENT,
        "ExplicitAuthFlows": [
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
        ],
        "SupportedIdentityProviders": ["COGNITO"],
        "IdTokenValidity": 15,
        "AccessTokenValidity": 15,
        "RefreshTokenValidity": 30,
        "TokenValidityUnits": {
            "IdToken": "minutes",
            "AccessToken": "minutes",
            "RefreshToken": "days",
        },
        "CallbackURLs": [f"{web}/signed-in" for web in origins],
        "LogoutURLs": [f"{web}/" for web in origins],
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["openid", "email", "profile"],
        "PreventUserExistenceErrors": "ENABLED",
    }
