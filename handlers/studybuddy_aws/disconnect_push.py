"""API Gateway, `$disconnect`: a page that is gone is told nothing more.

API Gateway says so where it can, and promises nothing: who is not there for a post is forgotten
then, and every row ends by itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.logs import log_trouble
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """Answer an event of a WebSocket API, which nobody waits for."""
    with deadline.of(context):
        return disconnect(event, opened())


@cache
def opened() -> Service[ApiSettings]:
    """The rooms that the function works with, made once."""
    return Service(settings.read(ApiSettings))


def disconnect(event: Mapping[str, Any], service: Service[ApiSettings]) -> dict[str, int]:
    """Forget a connection."""
    try:
        service.connections.forget(event["requestContext"]["connectionId"])
    except StudyBuddyError as error:  # see above: it will be
        log_trouble(event, error)
    return {"statusCode": 200}


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    opened()
