"""AWS clients for functions that answer people: quick to make, and quick to give up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.loaders import Loader

from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.errors import StoreBusy, StoreFailed

if TYPE_CHECKING:
    from botocore.session import Session

# The name is a fixed one: botocore would compose its own anew for every call, in a tenth of the
# call's time.
_QUICK = Config(
    user_agent="yt-study-buddy",
    connect_timeout=1.5,
    read_timeout=4,
    retries={"mode": "standard", "total_max_attempts": 2},
)
# These two are asked when somebody signs up, for which Cognito waits 5 seconds. They answer in
# milliseconds, and the tables try again on their own account.
_SECRETS = Config(connect_timeout=1, read_timeout=2)
# A page that hears nothing asks: whoever tells it goes on with what is more urgent.
_PUSH = Config(connect_timeout=1, read_timeout=1, retries={"total_max_attempts": 1})
_DYNAMODB = _SECRETS.merge(Config(retries={"total_max_attempts": 1}))
# Links name the bucket's own region: under the global name a browser would be sent on, or stopped
# by the web app's policy. (Without a word on the style, botocore signs links for the global name.)
_S3 = Config(signature_version="s3v4", s3={"addressing_style": "virtual"})
_OWN = {
    "s3": _S3,
    "dynamodb": _DYNAMODB,
    "secretsmanager": _SECRETS,
    "apigatewaymanagementapi": _PUSH,
}
_PASSING = frozenset(
    {
        *("SlowDown", "Throttling", "ThrottlingException", "RequestThrottled"),
        "LimitExceededException",  # of posts to connections
        "TooManyRequestsException",  # Cognito's
    }
)


_SERVICES = [
    "apigatewaymanagementapi",
    "cognito-idp",
    "dynamodb",
    "kms",
    "s3",
    "secretsmanager",
    "sqs",
]


class _Loader(Loader):
    """Knows our services: botocore would look through the folders of all, for each client."""

    def list_available_services(self, type_name: str) -> list[str]:
        return _SERVICES


@cache
def _session() -> Session:
    session = botocore.session.get_session()
    session.register_component("data_loader", _Loader())
    return session


class TimeIsUp(BotoCoreError):
    """A request was not begun: it could have lasted beyond the deadline."""

    fmt = "There is no time left for a request of {seconds} seconds."


def client(service: str, patience: Config | None = None) -> Any:
    """A client of an AWS service. Region, credentials and endpoint are the environment's.

    It is botocore's, which is what boto3's clients are, without the time that boto3 takes to load.
    It sends nothing that could last beyond the deadline. `patience`: other timeouts.
    """
    config = config_for(service).merge(patience) if patience else config_for(service)
    made: Any = _session().create_client(service, config=config)
    longest = made.meta.config.connect_timeout + made.meta.config.read_timeout

    def in_time(**_: object) -> None:
        if deadline.seconds_left() < longest:
            raise TimeIsUp(seconds=longest)

    made.meta.events.register("before-send", in_time)
    return made


def config_for(service: str) -> Config:
    """How patient a client of this service is, and how it signs."""
    own = _OWN.get(service)
    return _QUICK.merge(own) if own else _QUICK


@contextmanager
def asking() -> Iterator[None]:
    """Calls in here raise StoreBusy or StoreFailed in place of botocore's errors."""
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if code in _PASSING or status >= 500:
            raise StoreBusy from error
        raise StoreFailed(code) from error
    except BotoCoreError as error:
        raise StoreBusy from error
