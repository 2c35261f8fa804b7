"""The account on the embedded AWS, seen as its owner: clients of its services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from studybuddy_local.emulator import ACCOUNT, REGION

_PATIENCE = Config(connect_timeout=5, read_timeout=60, retries={"total_max_attempts": 2})


class AwsClients:
    """Makes clients of services, each once."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.client = cache(self._client)
        self._session = botocore.session.get_session()

    def _client(self, service: str) -> Any:
        return self._session.create_client(
            service,
            region_name=REGION,
            endpoint_url=self.endpoint,
            aws_access_key_id=ACCOUNT,
            aws_secret_access_key="test",  # noqa: S106 - the emulator's own
            config=_PATIENCE,
        )


def arn(service: str, name: str) -> str:
    """The ARN of something in the account."""
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{name}"


@contextmanager
def unless(*codes: str) -> Iterator[None]:
    """Errors of AWS with these codes are fine: it is there already, or gone."""
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] not in codes:
            raise
