"""API Gateway, `$connect`: a page that shows a ticket is let in, to be told news."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.logs import log_answer, log_trouble
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service

_LONGEST = 200  # what is longer is no ticket of ours


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """Answer an event of a WebSocket API: what is not 200 is not let in."""
    with deadline.of(context):
        return connect(event, opened())


@cache
def opened() -> Service[ApiSettings]:
    """The rooms that the function works with, made once."""
    return Service(settings.read(ApiSettings))


def connect(event: Mapping[str, Any], service: Service[ApiSettings]) -> dict[str, int]:
    """Let a connection in, whose ticket is used up by that."""
    started = time.perf_counter()
    ticket = (event.get("queryStringParameters") or {}).get("ticket") or ""
    try:
        let_in = 0 < len(ticket) <= _LONGEST and service.connections.open(
            ticket, event["requestContext"]["connectionId"]
        )
        status, code = (200, "") if let_in else (403, "no_ticket")
    except StudyBuddyError as error:
        log_trouble(event, error)
        status, code = 503, error.code
    seconds = time.perf_counter() - started
    log_answer({**event, "routeKey": "$connect"}, status, code, seconds)
    return {"statusCode": status}


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    opened()
