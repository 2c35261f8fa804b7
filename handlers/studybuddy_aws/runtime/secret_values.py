"""Secrets, from Secrets Manager by ARN; kept by the warm process for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from studybuddy_aws.runtime.clients import asking

# A secret that was rotated is known everywhere after this many seconds.
_KEPT_SECONDS = 600


class SecretValues:
    """Values of secrets. They are never logged, and never in an error."""

    def __init__(self, client: Any, *, now: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._now = now
        self._kept: dict[str, tuple[float, str]] = {}

    def text(self, arn: str) -> str:
        """The secret's text. Raises StoreBusy, StoreFailed."""
        until, value = self._kept.get(arn, (0.0, ""))
        if self._now() >= until:
            with asking():
                value = self._client.get_secret_value(SecretId=arn)["SecretString"]
            self._kept[arn] = (self._now() + _KEPT_SECONDS, value)
        return value
