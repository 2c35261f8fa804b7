"""What DynamoDB's refusals mean: what may pass, and which condition did not hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from botocore.exceptions import ClientError, ConnectionError, HTTPClientError

from studybuddy_aws.runtime.clients import TimeIsUp
from studybuddy_aws.runtime.errors import ConditionFailed, StoreBusy, StoreFailed

_Answer = TypeVar("_Answer")

_PASSING = frozenset(
    {
        "InternalServerError",
        "LimitExceededException",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "ThrottlingError",
        "ThrottlingException",
        "TransactionConflict",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)


def translated(call: Callable[[], _Answer]) -> _Answer:
    """The answer of a call. Raises ConditionFailed, StoreBusy, StoreFailed."""
    try:
        return call()
    except ClientError as error:
        raise _reason(error) from error
    except (HTTPClientError, ConnectionError, TimeIsUp) as error:
        raise StoreBusy from error


def _reason(error: ClientError) -> Exception:
    """What a refusal means. A condition that failed counts more than a conflict beside it."""
    code = error.response["Error"]["Code"]
    reasons: list[Any] = cast("Any", error.response).get("CancellationReasons", [])
    codes = [reason.get("Code", "None") for reason in reasons] or [code]
    failed = {i for i, name in enumerate(codes) if name.startswith("ConditionalCheckFailed")}
    if failed:
        return ConditionFailed(failed)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if _PASSING.intersection(codes) or status >= 500:
        return StoreBusy()
    return StoreFailed(code)
