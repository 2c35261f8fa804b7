"""The frame around what Cognito asks to sign users in with GitHub: OAuth's words for every answer.

GitHub lets users in (OAuth 2) but does not say who they are in a way that Cognito understands
(OpenID Connect). Four small functions say it in its place. Nobody but Cognito calls them; what
goes wrong is told in `error` and `error_description`, which Cognito hands on to the web app.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_aws import settings
from studybuddy_aws.books.moments import Clock
from studybuddy_aws.http.problems import problem_of
from studybuddy_aws.http.request import Event, Request, read_request
from studybuddy_aws.record import log_answer, log_trouble
from studybuddy_aws.stores import clients

_Settings = TypeVar("_Settings", bound=msgspec.Struct)
_Settings_co = TypeVar("_Settings_co", bound=msgspec.Struct, covariant=True)
_KINDS = {400: "invalid_request", 503: "temporarily_unavailable"}


class OAuthError(StudyBuddyError):
    """A refusal in OAuth's words: `code` is one of RFC 6749 or 6750, `message` plain ASCII.

    `reason` is for the log.
    """

    def __init__(self, status: int, code: str, message: str, reason: str = "") -> None:
        super().__init__(code, message, retryable=status == 503)
        self.status = status
        self.reason = reason


class Shop(Generic[_Settings_co]):
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


class OAuthEndpoint(Generic[_Settings]):
    """A Lambda handler made of a function that answers requests of Cognito's.

    `kept_seconds`: how long Cognito may remember an answer.
    """

    def __init__(
        self,
        answer: Callable[[Request[bytes], Shop[_Settings]], msgspec.Struct],
        reads: type[_Settings],
        *,
        kept_seconds: int = 0,
    ) -> None:
        self.answer = answer
        self.reads = reads
        self._kept = f"max-age={kept_seconds}" if kept_seconds else "no-store"
        self._shop: Shop[_Settings] | None = None
        if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
            self._opened()

    def __call__(self, event: Event, context: object) -> dict[str, Any]:
        """Answer an event of API Gateway (payload 2.0). Never raises."""
        return self.serve(event, self._opened)

    def serve(self, event: Event, opened: Callable[[], Shop[_Settings]]) -> dict[str, Any]:
        """Answer an event with the shop that is opened for it."""
        started = time.perf_counter()
        try:
            answer = self.answer(read_request(event, None), opened())
            reply, code = _reply(200, answer, self._kept), ""
        except Exception as error:  # whatever it is, the caller gets an answer
            refusal = _refusal_of(error)
            if refusal.status >= 500:
                log_trouble(event, error)
            reply, code = _refused(refusal), refusal.code
        log_answer(event, reply["statusCode"], code, time.perf_counter() - started)
        return reply

    def _opened(self) -> Shop[_Settings]:
        if self._shop is None:
            self._shop = Shop(settings.read(self.reads))
        return self._shop


def _refusal_of(error: Exception) -> OAuthError:
    if isinstance(error, OAuthError):
        return error
    problem = problem_of(error)
    code = _KINDS.get(problem.status, "server_error")
    return OAuthError(problem.status, code, problem.detail)


def _refused(refusal: OAuthError) -> dict[str, Any]:
    told = {"error": refusal.code, "error_description": refusal.message}
    reply = _reply(refusal.status, told, "no-store")
    if refusal.code == "invalid_token":
        reply["headers"]["www-authenticate"] = 'Bearer error="invalid_token"'
    return reply


def _reply(status: int, answer: object, kept: str) -> dict[str, Any]:
    return {
        "statusCode": status,
        "headers": {
            "content-type": "application/json",
            "cache-control": kept,
            "x-content-type-options": "nosniff",
        },
        "body": msgspec.json.encode(answer).decode(),
    }
