"""The frame around what Cognito asks when users sign in with GitHub: answers in OAuth's words."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from studybuddy_aws.http.problems import problem_of
from studybuddy_aws.http.request import Event, Request, read_request
from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.logs import log_answer, log_trouble
from studybuddy_aws.sign_in.oauth import OAuthError, OAuthService

_Settings = TypeVar("_Settings", bound=msgspec.Struct)
_KINDS = {400: "invalid_request", 503: "temporarily_unavailable"}


class OAuthEndpoint(Generic[_Settings]):
    """A Lambda handler made of a function that answers requests of Cognito's.

    `kept_seconds`: how long Cognito may remember an answer.
    """

    def __init__(
        self,
        answer: Callable[[Request[bytes], OAuthService[_Settings]], msgspec.Struct],
        reads: type[_Settings],
        *,
        kept_seconds: int = 0,
    ) -> None:
        self.answer = answer
        self.reads = reads
        self._kept = f"max-age={kept_seconds}" if kept_seconds else "no-store"
        self._service: OAuthService[_Settings] | None = None
        if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
            self._opened()

    def __call__(self, event: Event, context: object) -> dict[str, Any]:
        """Answer an event of API Gateway (payload 2.0), in the time of its call. Never raises."""
        with deadline.of(context):
            return self.serve(event, self._opened)

    def serve(self, event: Event, opened: Callable[[], OAuthService[_Settings]]) -> dict[str, Any]:
        """Answer an event with the service that is opened for it."""
        started = time.perf_counter()
        try:
            answer = self.answer(read_request(event, None, "none"), opened())
            reply, code = _reply(200, answer, self._kept), ""
        except Exception as error:  # whatever it is, the caller gets an answer
            refusal = _refusal_of(error)
            if refusal.status >= 500:
                log_trouble(event, error)
            reply, code = _refused(refusal), refusal.code
        log_answer(event, reply["statusCode"], code, time.perf_counter() - started)
        return reply

    def _opened(self) -> OAuthService[_Settings]:
        if self._service is None:
            self._service = OAuthService(settings.read(self.reads))
        return self._service


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
