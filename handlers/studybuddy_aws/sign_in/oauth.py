"""Signing in with GitHub: what its functions work with, and refusals in OAuth's words.

GitHub lets users in (OAuth 2) but does not say who they are in a way that Cognito understands
(OpenID Connect). Four small functions say it in its place. Nobody but Cognito calls them; what
goes wrong is told in `error` and `error_description`, which Cognito hands on to the web app.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime import clients
from studybuddy_aws.storage.timestamps import Clock

_Settings_co = TypeVar("_Settings_co", bound=msgspec.Struct, covariant=True)


class OAuthError(StudyBuddyError):
    """A refusal in OAuth's words: `code` is one of RFC 6749 or 6750, `message` plain ASCII.

    `reason` is for the log.
    """

    def __init__(self, status: int, code: str, message: str, reason: str = "") -> None:
        super().__init__(code, message, retryable=status == 503)
        self.status = status
        self.reason = reason


class OAuthService(Generic[_Settings_co]):
    """What a function works with, over AWS as the settings and the environment name it."""

    def __init__(
        self,
        told: _Settings_co,
        *,
        client: Callable[[str], Any] = clients.client,
        now: Clock = time.time,
    ) -> None:
        self.settings = told
        self.now = now
        self._client = client

    @cached_property
    def kms(self) -> Any:
        """A client of KMS, which holds the key that ID tokens are signed with."""
        return self._client("kms")
