"""The service on one virtual clock: its own code, between people and what AWS lets through."""

from __future__ import annotations

import json
import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from io import TextIOBase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar

from benchmarks.load.deployed import RESOURCES, Deployed
from benchmarks.load.dynamodb import MemoryDynamoDB
from benchmarks.load.limits import Bucket, Claude, Lambda
from benchmarks.load.people import Answer, People
from benchmarks.load.queue import MemorySQS, Message, event_of
from benchmarks.load.runs import SimulatedRuns, Watched, Work
from benchmarks.load.virtual_time import VirtualTime
from studybuddy_aws.process_video import Worker
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.settle_failed import Settler
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.service import Service
from studybuddy_aws.sweep import Sweeper, SweepSettings
from studybuddy_aws.worker.job_runner import WorkerSettings

_Settings = TypeVar("_Settings", bound=ApiSettings)

_START_SECONDS = {"api": 1.2, "process_video": 4.0}
_ANSWER_SECONDS = 0.05
_SWEEP_SECONDS = 300
_TIMEOUT_SECONDS = 900
# An event source mapping reads with five, then with 300 more each minute.
_FIRST_READERS, _READERS_A_SECOND = 5, 5


class Scenario(NamedTuple):
    """What is simulated. `blocked`: from when to when (seconds) YouTube refuses everybody."""

    deployed: Deployed
    concurrency: int = 1000
    claude_requests: int = 2000
    claude_tokens: int = 2_000_000
    blocked: tuple[float, float] = (0, 0)
    index_lag: float = 1
    seed: int = 1


class World:
    """Everything, once; `people` press, `run` lets time pass."""

    def __init__(
        self,
        scenario: Scenario,
        folder: Path,
        work_of: Callable[[Job], Work],
        dynamodb: Any = None,
    ) -> None:
        """`dynamodb` is another client of tables named as in resources.json."""
        self.scenario = scenario
        self.clock = VirtualTime()
        self._chance = random.Random(scenario.seed)
        self.dynamodb = dynamodb or MemoryDynamoDB(
            self.clock, RESOURCES["tables"], scenario.index_lag
        )
        self.sqs = MemorySQS(self.clock, self._chance)
        self.functions = Lambda(self.clock, scenario.concurrency)
        self.claude = Claude(
            self.clock, scenario.claude_requests, scenario.claude_tokens, Work().tokens
        )
        self.watched = Watched(self.clock)
        self.worker_seconds = 0.0
        self.measured: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.people = People(
            self.clock, self.call, self._chance, presses_again=scenario.deployed.presses_again
        )
        self.people.ordered = self.watched.ordered
        self._environment = self._told(folder)
        self._buckets: dict[str, Bucket] = {}
        self._services: dict[str, Service[Any]] = {}
        self._reading = 0
        self._readers = _FIRST_READERS
        self.service = self._opened(ApiSettings)
        self._worker = self._made_worker(work_of)
        self.sqs.on_message = self._read
        self.clock.after(_SWEEP_SECONDS * self._chance.random(), self._sweep)
        self.clock.after(1, self._scale)

    def run(self, until: float) -> None:
        """Let time pass, so many seconds from the beginning, or until everybody has got theirs."""
        self.clock.run(until, lambda: self.people.all_ended)

    # API Gateway, and the functions behind it

    def call(
        self,
        function: str,
        route: str,
        user_id: str,
        request: Mapping[str, Any],
        then: Callable[[Answer], None],
    ) -> None:
        """Have a request answered as API Gateway has it."""
        if route not in self._buckets:
            rate, burst = self.scenario.deployed.throttle(route)
            self._buckets[route] = Bucket(self.clock, rate, burst)
        if self._buckets[route].take():
            self.clock.after(0.02, lambda: then(Answer(429)))
            return
        how = self.functions.begin(function)
        if how == "refused":
            self.clock.after(0.02, lambda: then(Answer(503)))
            return
        start = _START_SECONDS["api"] if how == "cold" else 0
        event = _event(route, user_id, request)

        def finish() -> None:
            reply = self._served(function, event)
            self.functions.end(function)
            body = json.loads(reply["body"]) if reply.get("body") else None
            then(Answer(reply["statusCode"], reply["headers"], body))

        self.clock.after(start + _ANSWER_SECONDS, finish)

    def _served(self, function: str, event: Mapping[str, Any]) -> dict[str, Any]:
        endpoint = import_module(f"studybuddy_aws.{function}").handler
        reply: dict[str, Any] = endpoint.serve(event, lambda: self._opened(endpoint.reads))
        return reply

    # The queue and the worker

    def _scale(self) -> None:
        """Read with more while there is something to read."""
        if self.sqs.visible:
            self._readers += _READERS_A_SECOND
        elif not self._reading:
            self._readers = _FIRST_READERS
        self._read()
        self.clock.after(1, self._scale)

    def _read(self) -> None:
        most = min(self._readers, self.scenario.deployed.workers)
        while self.sqs.visible and self._reading < most:
            how = self.functions.begin("process_video")
            if how == "refused":
                return
            self._reading += 1
            self._invoke(self.sqs.take(), _START_SECONDS["process_video"] if how == "cold" else 0)

    def _invoke(self, message: Message, start: float) -> None:
        def work() -> None:
            self.clock.sleep(start + _ANSWER_SECONDS)
            began = self.clock()
            answer = self._worker.serve(
                event_of(message), lambda: _TIMEOUT_SECONDS - (self.clock() - began)
            )
            self.worker_seconds += self.clock() - began + start
            self._reading -= 1
            self.functions.end("process_video")
            self._settle(message, failed=bool(answer["batchItemFailures"]))
            self._read()

        self.clock.start(work)

    def _settle(self, message: Message, *, failed: bool) -> None:
        queue = RESOURCES["queues"]["process"]
        if not failed:
            self.sqs.delete(message)
        elif message.received >= queue["max_receive_count"]:
            self.sqs.delete(message)
            Settler(self.service).serve(event_of(message))
            self.measured["DeadLetters"] += 1
        else:
            self.sqs.give_back(message, queue["visibility_seconds"])

    def _sweep(self) -> None:
        sweeper = Sweeper(self._opened(SweepSettings))
        sweeper.sweep(lambda: 60.0)
        self.clock.after(_SWEEP_SECONDS, self._sweep)

    def _made_worker(self, work_of: Callable[[Job], Work]) -> Worker:
        service = self._opened(WorkerSettings)
        leases = Leases(service.tables, service.ledger, now=self.clock)
        first, last = self.scenario.blocked
        runs = SimulatedRuns(
            leases,
            clock=self.clock,
            claude=self.claude,
            watched=self.watched,
            work_of=work_of,
            blocked=lambda seconds: first <= seconds < last,
            chance=self._chance,
        )
        return Worker(service, self._measure, runner=runs)

    def _measure(self, metric: str, value: float = 1, unit: str = "Count") -> None:
        self.measured[metric] += 1

    # What functions are told

    def _opened(self, kind: type[_Settings]) -> Service[_Settings]:
        if kind.__qualname__ not in self._services:
            made = Service(
                settings.read(kind, self._environment), client=self._client, now=self.clock
            )
            self._services[kind.__qualname__] = made
        return self._services[kind.__qualname__]

    def _client(self, name: str) -> Any:
        return {"dynamodb": self.dynamodb, "sqs": self.sqs}.get(name, _NoFiles())

    def _told(self, folder: Path) -> dict[str, str]:
        named = (*RESOURCES["tables"].values(), *RESOURCES["buckets"].values())
        return {
            **{one["environment"]: one["name"] for one in named},
            "QUEUE_URL": "process",
            "SIGNUP_CREDITS": "100",
            "OPEN_JOBS": str(self.scenario.deployed.open_jobs),
            "MAXIMUM_CONCURRENCY": str(self.scenario.deployed.workers),
            "CATALOG_FILE": str(_catalog(folder)),
            "STRIPE_SECRET_ARN": "nobody pays here",
        }


class _NoFiles:
    """S3 with nothing in it: runs are not real, so they leave nothing."""

    def get_paginator(self, name: str) -> _NoFiles:
        return self

    def paginate(self, **_: object) -> Iterator[dict[str, Any]]:
        return iter(())


class _Nowhere(TextIOBase):
    def write(self, text: str) -> int:
        return len(text)


class _Errors(logging.Handler):
    """Keeps what the service calls an error: a fault in what is simulated shows there."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        self.told[record.getMessage()] += 1


@contextmanager
def simulated(
    scenario: Scenario,
    work_of: Callable[[Job], Work] = lambda job: Work(),
    dynamodb: Any = None,
) -> Iterator[World]:
    """A world to press in. What the service would log goes nowhere, but for `errors`."""
    heard, before = _Errors(), (log.handlers, log.propagate, log.level)
    log.handlers, log.propagate = [heard], False
    log.setLevel(logging.WARNING)
    try:
        with TemporaryDirectory() as folder, redirect_stdout(_Nowhere()):
            world = World(scenario, Path(folder), work_of, dynamodb)
            world.errors = heard.told
            yield world
    finally:
        log.handlers, log.propagate = before[:2]
        log.setLevel(before[2])


def _event(route: str, user_id: str, request: Mapping[str, Any]) -> dict[str, Any]:
    claims = {
        "sub": user_id,
        "cognito:username": user_id,
        "token_use": "id",
        "email": f"{user_id}@example.org",
    }
    return {
        "version": "2.0",
        "routeKey": route,
        "requestContext": {
            "requestId": "request",
            "routeKey": route,
            "authorizer": {"jwt": {"claims": claims}},
        },
        "isBase64Encoded": False,
        **request,
    }


def _catalog(folder: Path) -> Path:
    known = [("template", "lecture"), *(("exporter", n) for n in ("markdown", "json", "pdf"))]
    entries = [
        {
            "kind": kind,
            "name": name,
            "title": name,
            "media_type": "",
            "distribution": "yt-study-buddy",
            "version": "0",
            "abilities": [],
        }
        for kind, name in known
    ]
    file = folder / "catalog.json"
    file.write_text(json.dumps({"entries": entries}))
    return file
