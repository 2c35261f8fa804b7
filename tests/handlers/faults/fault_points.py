"""Points at which one thing goes wrong: every call of AWS and of Stripe, found as they are made."""

import os
from contextlib import contextmanager
from types import SimpleNamespace

import requests
from botocore.exceptions import ConnectionClosedError
from fault_time import SILENT

FAULTS = (
    *("crash before", "crash after", "throttle", "lost reply", "unreachable", "refusal"),
    *("outage", "duplicate", "hangs", "conflict", "conflicts"),
)
"""`outage`: no call is answered from there on. `duplicate`: the same is begun once more just then,
by somebody else, and done before the first goes on. `hangs`: from there on all is accepted and
nothing answered, until the time of the function that asks is over. `conflict`: a write to DynamoDB
meets another's transaction once; `conflicts`: so does every write, until the function is done."""

STEP = int(os.environ.get("FAULT_STEP", "4"))
"""One of so many points is taken, others with each fault; 1 takes all."""

_WHILE_A_FUNCTION_RUNS = frozenset({"hangs", "conflicts"})
_OF_TRANSACTIONS = frozenset({"conflict", "conflicts"})
_WRITES = frozenset(
    f"dynamodb.{name}" for name in ("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem")
)


def at_some_points(run, shift):
    """Call `run` with numbers of points, STEP apart from `shift` on, until it finds none there."""
    at = shift % STEP
    while run(at):
        at += STEP
    return (at - shift % STEP) // STEP


class Crash(BaseException):
    """The process died here: nothing of ours catches it."""


class Points:
    """Counts calls, and lets the one that is planned go wrong; `sleep` passes time that hangs."""

    def __init__(self, sleep):
        self.names = []
        self.sleep = sleep
        self._again = None
        self._fault = None
        self._at = 0
        self._lasts = False

    @contextmanager
    def planned(self, fault, at, again):
        """In this block, let the call of this number (from 0) go wrong; count afresh.

        `again` does the same as the block.
        """
        self.names, self._fault, self._at, self._again = [], fault, at, again
        try:
            yield self
        finally:
            self._fault, self._lasts = None, False

    def function_done(self):
        """A function has answered, or its process died: what met it is over with it."""
        self._lasts = False

    @contextmanager
    def quiet(self):
        """In this block nothing goes wrong: it is somebody else who calls."""
        fault, self._fault = self._fault, None
        try:
            yield
        finally:
            self._fault = fault

    @property
    def reached(self):
        return len(self.names) > self._at

    def begin(self, name):
        """A call begins: the fault that is to happen before it, if there is one."""
        if self._fault is None or (self._fault in _OF_TRANSACTIONS and name not in _WRITES):
            return None
        self.names.append(name)
        here = len(self.names) - 1
        if here == self._at and self._fault == "duplicate":
            with self.quiet():
                self._again()
            return None
        if here == self._at:
            self._lasts = self._fault in _WHILE_A_FUNCTION_RUNS
        lasts = self._lasts or (self._fault == "outage" and here > self._at)
        return self._fault if here == self._at or lasts else None

    def end(self):
        """A call has been answered: the fault that is to happen now."""
        return self._fault if self.reached and len(self.names) - 1 == self._at else None

    def of_story(self, run, fault):
        """Run a story, by itself in the end, with a fault at some of its points: the runs."""
        runs = at_some_points(run, FAULTS.index(fault))
        assert self.names, "the story has no point"
        return runs

    # AWS, by the events of botocore

    def watch(self, client):
        events = client.meta.events
        events.register_first("before-call", self._before)
        events.register_last("after-call", self._after)
        return client

    def _before(self, model, params, **_):
        fault = self.begin(f"{model.service_model.service_name}.{model.name}")
        if fault == "crash before":
            raise Crash
        if fault in {"unreachable", "outage"}:
            raise ConnectionClosedError(endpoint_url="x")
        if fault == "hangs":
            params["url"] = SILENT
        if fault in {"throttle", "refusal"}:
            return _refused_by_aws(model.service_model.service_name, fault)
        if fault in _OF_TRANSACTIONS:
            return _in_conflict(model.name)
        return None

    def _after(self, **_):
        fault = self.end()
        if fault == "crash after":
            raise Crash
        if fault == "lost reply":
            raise ConnectionClosedError(endpoint_url="x")

    # Stripe, by the transport below its library

    @contextmanager
    def on_stripe(self, address, patch):
        send = requests.adapters.HTTPAdapter.send

        def faulty(adapter, request, **more):
            if not request.url.startswith(address):
                return send(adapter, request, **more)
            return self._sent(request, lambda: send(adapter, request, **more), more["timeout"])

        with patch.context() as patched:
            patched.setattr(requests.adapters.HTTPAdapter, "send", faulty)
            yield

    def _sent(self, request, send, timeout):
        fault = self.begin(f"stripe.{request.method} {request.path_url.split('?')[0]}")
        if fault == "crash before":
            raise Crash
        if fault == "unreachable":
            raise requests.ConnectionError("unreachable")
        if fault == "hangs":
            self.sleep(timeout)
            raise requests.ReadTimeout("never answered")
        if fault in {"throttle", "refusal"}:
            return _refused(request, 429 if fault == "throttle" else 500)
        answer = send()
        fault = self.end()
        if fault == "crash after":
            raise Crash
        if fault == "lost reply":
            raise requests.ConnectionError("lost")
        return answer


def _refused_by_aws(service, fault):
    """What the client takes for an answer of the service's."""
    if fault == "refusal":
        return _answer_of_aws(500, "InternalServerError")
    if service == "s3":
        return _answer_of_aws(503, "SlowDown")
    return _answer_of_aws(400, "ThrottlingException")


def _in_conflict(operation):
    if operation != "TransactWriteItems":
        return _answer_of_aws(400, "TransactionConflictException")
    reasons = [{"Code": "TransactionConflict", "Message": "No"}, {"Code": "None"}]
    return _answer_of_aws(400, "TransactionCanceledException", CancellationReasons=reasons)


def _answer_of_aws(status, code, **more):
    meta = {"HTTPStatusCode": status, "HTTPHeaders": {}, "RetryAttempts": 0}
    parsed = {"Error": {"Code": code, "Message": "No"}, "ResponseMetadata": meta, **more}
    return SimpleNamespace(status_code=status, headers={}), parsed


def _refused(request, status):
    answer = requests.Response()
    answer.status_code = status
    answer.request = request
    answer.url = request.url
    answer._content = b'{"error": {"type": "api_error", "message": "No"}}'
    answer.headers["content-type"] = "application/json"
    return answer
