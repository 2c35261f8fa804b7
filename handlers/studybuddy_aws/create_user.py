"""Cognito, after a sign-up is confirmed: the user's row, with signup credits and their entry.

A password that was forgotten and is confirmed comes here, too: that is no sign-up.

It never fails a sign-up: the user is confirmed by now, and the first request of a user without a
row makes it as well.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.caller import Caller, provider_of
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service

_SIGN_UP = "PostConfirmation_ConfirmSignUp"


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Welcome the user that an event of Cognito's is about; the event, as Cognito wants it."""
    with deadline.of(context):
        return welcome(event, opened())


@cache
def opened() -> Service[ApiSettings]:
    """The rooms that the function works with, made once."""
    return Service(settings.read(ApiSettings))


def welcome(event: dict[str, Any], service: Service[ApiSettings]) -> dict[str, Any]:
    """Open the user's account."""
    try:
        service.open_account(_user(event))
        if event.get("triggerSource") == _SIGN_UP:
            count("SignedUp")
    except Exception as error:  # see above: the first request will try again
        log.error("no row yet", extra={"error": type(error).__name__, "place": place_of(error)})
    return event


def _user(event: dict[str, Any]) -> Caller:
    attributes, username = event["request"]["userAttributes"], event["userName"]
    return Caller(
        user_id=attributes["sub"],
        email=attributes.get("email", ""),
        name=attributes.get("name", ""),
        provider=provider_of(username, federated="identities" in attributes),
        username=username,
    )


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    opened()
