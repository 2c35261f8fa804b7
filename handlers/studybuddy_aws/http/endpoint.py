"""The frame around each function of the API: event in, answer or problem out, one line logged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Generic, Literal, TypeVar

import msgspec

from studybuddy_aws.http.problems import MEDIA_TYPE, ProblemDetails, problem_of
from studybuddy_aws.http.reply import HEADERS, Reply, reply
from studybuddy_aws.http.request import LARGEST_BODY, Event, Request, read_request
from studybuddy_aws.http.routes import Route, route_of
from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.errors import OrdersClosed, RateLimited
from studybuddy_aws.runtime.logs import log_answer, log_trouble
from studybuddy_aws.runtime.settings import ApiSettings, LimitName
from studybuddy_aws.storage.service import Service

_Settings = TypeVar("_Settings", bound=ApiSettings)
_Body = TypeVar("_Body")

_RETRY_AFTER = {429: "30", 503: "2"}


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that says nothing."""


class Endpoint(Generic[_Settings, _Body]):
    """A Lambda handler made of a function that answers typed requests with a typed answer.

    `takes` is the body's type (`bytes`: as it is), `largest` the bytes of one in JSON. Who may
    call is said by the route: the one of the function's own module, unless another is given. An
    answer of None is sent without a body, as 204. For the contract are `refuses`, the statuses
    besides those that any function may answer, `asks` (`page`, `log`: limit and cursor, `key`:
    Idempotency-Key, `video`: YouTube's id of one, `words`: a query `q`, `course`: to look within,
    `only`: to cancel alone) and the types of `answer`. `tagged` answers have an ETag, and are not
    sent to who has them; one that is alike for all may be kept for `kept_seconds` by anybody. With
    a `limit` each user's requests are counted by that name before the function is asked. In Lambda
    settings are read and the parts in `ready` made at once, elsewhere on first use.
    """

    def __init__(  # noqa: PLR0913  (all but three are told by name, and rarely)
        self,
        answer: Callable[[Request[_Body], Service[_Settings]], msgspec.Struct | None],
        reads: type[_Settings],
        takes: type[_Body],
        *,
        status: int = 200,
        refuses: tuple[int, ...] = (),
        asks: tuple[Literal["page", "log", "key", "video", "words", "course", "only"], ...] = (),
        ready: tuple[str, ...] = ("tables",),
        route: Route | None = None,
        tagged: bool = False,
        kept_seconds: int = 0,
        largest: int = LARGEST_BODY,
        limit: LimitName | None = None,
    ) -> None:
        self.answer = answer
        self.takes = takes
        self.status = status
        self.refuses = refuses
        self.asks = asks
        self.route = route or route_of(answer.__module__.rpartition(".")[2])
        self.reads = reads
        self.tagged = tagged
        self._kept_seconds = kept_seconds
        self._largest = largest
        self._limit = limit
        self._body = None if takes is bytes else msgspec.json.Decoder(takes)
        self._service: Service[_Settings] | None = None
        if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
            for part in ready:
                getattr(self._opened(), part)

    def __call__(self, event: Event, context: object) -> Reply:
        """Answer an event of API Gateway (payload 2.0), in the time of its call. Never raises."""
        with deadline.of(context):
            return self.serve(event, self._opened)

    def serve(self, event: Event, opened: Callable[[], Service[_Settings]]) -> Reply:
        """Answer an event with the service that is opened for it."""
        started = time.perf_counter()
        try:
            request: Request[_Body] = read_request(
                event, self._body, self.route.auth, self._largest
            )
            service = opened()
            if self._limit:
                service.limit(request.user_id, self._limit)
            answered = self._reply(request, self.answer(request, service))
            code = ""
        except Exception as error:  # whatever it is, the caller gets an answer
            problem = problem_of(error)
            if problem.status >= 500:
                log_trouble(event, error)
            answered, code = _refusal(problem, _wait(problem, error)), problem.code
        log_answer(event, answered["statusCode"], code, time.perf_counter() - started)
        return answered

    def _reply(self, request: Request[_Body], answer: msgspec.Struct | None) -> Reply:
        if answer is None:
            return {"statusCode": 204, "headers": dict(HEADERS)}
        body = msgspec.json.encode(answer)
        sent = reply(self.status, "application/json", body, request.headers, tagged=self.tagged)
        if self._kept_seconds:
            sent["headers"]["cache-control"] = f"public, max-age={self._kept_seconds}"
        return sent

    def _opened(self) -> Service[_Settings]:
        if self._service is None:
            self._service = Service(settings.read(self.reads))
        return self._service


def _refusal(problem: ProblemDetails, wait: str) -> Reply:
    refused = reply(problem.status, MEDIA_TYPE, msgspec.json.encode(problem), {})
    if wait:
        refused["headers"]["retry-after"] = wait
    return refused


def _wait(problem: ProblemDetails, error: Exception) -> str:
    """After how many seconds the same request may succeed; empty where that is not known."""
    if isinstance(error, RateLimited | OrdersClosed):
        return str(error.seconds)
    return _RETRY_AFTER.get(problem.status, "") if problem.retryable else ""
