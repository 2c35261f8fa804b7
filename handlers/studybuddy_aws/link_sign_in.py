"""Cognito, before it makes a user: a verified address has one account, however one signs in.

Who comes by Google, GitHub or Discord with an address that has an account gets that one: the
identity is linked to it, for good. On AWS this first sign-in is answered with an error all the same
("Already found an entry for username ..."), as Cognito goes on to make the user it was about to
make; the web app then begins anew by itself. Who signs up by e-mail, and has an account by a
provider, is told so: whose address it is is not proved yet, so nothing can be linked.

An address that nobody has verified, on either side, links nothing: it could be a stranger's.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from botocore.config import Config

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime import clients, deadline, settings
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.runtime.settings import ApiSettings

# Cognito waits 5 seconds, in which it may be asked twice, and asks us again if none is answered.
_PATIENCE = Config(connect_timeout=1, read_timeout=1, retries={"total_max_attempts": 1})
_BY_PROVIDER, _BY_EMAIL = "PreSignUp_ExternalProvider", "PreSignUp_SignUp"
# Whoever is in one of these states has once read mail at the address, or is vouched for.
_PROVED = frozenset({"CONFIRMED", "RESET_REQUIRED", "EXTERNAL_PROVIDER"})
# With these nobody can sign up until it is mended; others are about one user, who comes again.
_OPERATORS = frozenset({"AccessDeniedException", "ResourceNotFoundException"})
# Where capitals do not count, Cognito tells a provider's name without them, and wants it with them.
_PROVIDERS = {"google": "Google", "github": "GitHub", "discord": "Discord"}


class LinkSettings(ApiSettings, frozen=True, kw_only=True):
    """USER_POOL_ID: whose users are looked at."""

    user_pool_id: str


class SignUpRefused(Exception):
    """Cognito shows the words to who signs up."""


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Link or refuse what an event of Cognito's is about; the event, as Cognito wants it."""
    with deadline.of(context):
        return one_account(event, *opened())


@cache
def opened() -> tuple[Any, str]:
    """A client of Cognito, and the pool; made once."""
    told = settings.read(LinkSettings)
    return clients.client("cognito-idp", _PATIENCE), told.user_pool_id


def one_account(event: dict[str, Any], cognito: Any, pool: str) -> dict[str, Any]:
    """See to it that no second account is made of an address. Raises SignUpRefused."""
    attributes = event["request"]["userAttributes"]
    address, source = attributes.get("email", ""), event["triggerSource"]
    vouched = str(attributes.get("email_verified", "")).lower() == "true"
    try:
        if source == _BY_PROVIDER and address and vouched:
            _link(event["userName"], cognito, pool, address)
        elif source == _BY_EMAIL:
            _refuse_another(cognito, pool, address)
    except StudyBuddyError as error:
        # A second account could not be put together with the first any more: rather none now.
        reason = getattr(error, "reason", "")
        log.error("not linked", extra={"error": error.code, "reason": reason})
        if reason in _OPERATORS:
            count("OperatorNeeded")
        raise SignUpRefused("That did not work just now. Please try again in a minute") from None
    return event


def _link(username: str, cognito: Any, pool: str, address: str) -> None:
    found = _accounts(cognito, pool, address)
    if not found:
        return
    provider, subject = _identity(username)
    with asking():
        cognito.admin_link_provider_for_user(
            UserPoolId=pool,
            DestinationUser=_destination(found[0]),
            SourceUser={
                "ProviderName": provider,
                "ProviderAttributeName": "Cognito_Subject",
                "ProviderAttributeValue": subject,
            },
        )
    log.info("linked", extra={"provider": provider})


def _refuse_another(cognito: Any, pool: str, address: str) -> None:
    """An account by e-mail Cognito refuses itself, as a name that is taken."""
    for one in _accounts(cognito, pool, address):
        if one["UserStatus"] == "EXTERNAL_PROVIDER":
            provider, _ = _identity(one["Username"])
            raise SignUpRefused(
                f"This address has an account already, by {provider}: go back and sign in with it"
            )


def _accounts(cognito: Any, pool: str, address: str) -> list[dict[str, Any]]:
    """Those whose address it surely is: by a password first, then by age."""
    quoted = address.replace("\\", "\\\\").replace('"', '\\"')
    with asking():
        users = cognito.list_users(UserPoolId=pool, Filter=f'email = "{quoted}"')["Users"]
    proved = [one for one in users if one["UserStatus"] in _PROVED and _verified(one)]
    return sorted(
        proved, key=lambda one: (one["UserStatus"] == "EXTERNAL_PROVIDER", one["UserCreateDate"])
    )


def _verified(user: dict[str, Any]) -> bool:
    told = {one["Name"]: one["Value"] for one in user["Attributes"]}
    return bool(told.get("email_verified", "").lower() == "true")


def _destination(user: dict[str, Any]) -> dict[str, str]:
    if user["UserStatus"] != "EXTERNAL_PROVIDER":
        return {"ProviderName": "Cognito", "ProviderAttributeValue": user["Username"]}
    provider, subject = _identity(user["Username"])
    return {"ProviderName": provider, "ProviderAttributeValue": subject}


def _identity(username: str) -> tuple[str, str]:
    """Provider and the user's id there, of a name like `Google_1138`."""
    provider, _, subject = username.partition("_")
    return _PROVIDERS.get(provider.lower(), provider), subject


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    opened()
