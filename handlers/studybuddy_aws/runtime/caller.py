"""Who is calling, as API Gateway and Cognito tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

# A user's id becomes part of S3 keys.
_USER_ID = re.compile(r"[A-Za-z0-9_-]{1,128}", re.ASCII)


class Caller(NamedTuple):
    """Who a token says is calling. `username` is the sign-in's own name for the user."""

    user_id: str
    email: str
    name: str
    provider: str
    username: str


def caller_of(event: Mapping[str, Any]) -> Caller | None:
    """Who the token of an API Gateway event is about; None without one that names a user.

    Only an ID token says who somebody is. API Gateway lets access tokens of the same pool and
    client through too: those are for the pool's own pages, and know neither e-mail nor name.
    """
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    claims = (authorizer.get("jwt") or {}).get("claims") or {}
    user_id = claims.get("sub")
    if not isinstance(user_id, str) or not _USER_ID.fullmatch(user_id):
        return None
    if claims.get("token_use") != "id":
        return None
    username = str(claims.get("cognito:username") or claims.get("username") or user_id)
    return Caller(
        user_id=user_id,
        email=str(claims.get("email") or ""),
        name=str(claims.get("name") or ""),
        provider=provider_of(username, federated="identities" in claims),
        username=username,
    )


def provider_of(username: str, *, federated: bool) -> str:
    """`cognito`, or who vouches for the user: the pool names those users `Google_1234`.

    Who has a password, and is known to a provider as well, keeps the name that the pool gave.
    """
    provider, named, _ = username.partition("_")
    return provider.lower() if federated and named else "cognito"
