"""Points at which one thing goes wrong: every call of AWS and of Stripe, found as they are made."""

from contextlib import contextmanager
from types import SimpleNamespace

import requests
from botocore.exceptions import ConnectionClosedError

FAULTS = (
    *("crash before", "crash after", "throttle", "lost reply", "unreachable", "refusal"),
    *("outage", "duplicate"),
)
"""`outage`: no call is answered from there on. `duplicate`: the same is begun once more just then,
by somebody else, and done before the first goes on."""


class Crash(BaseException):
    """The process died here: nothing of ours catches it."""


class Points:
    """Counts calls, and lets the one that is planned go wrong."""

    def __init__(self):
        self.names = []
        self._again = None
        self._fault = None
        self._at = 0

    @contextmanager
    def planned(self, fault, at, again):
        """In this block, let the call of this number (from 0) go wrong; count afresh.

        `again` does the same as the block.
        """
        self.names, self._fault, self._at, self._again = [], fault, at, again
        try:
            yield self
        finally:
            self._fault = None

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
        if self._fault is None:
            return None
        self.names.append(name)
        here = len(self.names) - 1
        if here == self._at and self._fault == "duplicate":
            with self.quiet():
                self._again()
            return None
        if here == self._at or (self._fault == "outage" and here > self._at):
            return self._fault
        return None

    def end(self):
        """A call has been answered: the fault that is to happen now."""
        return self._fault if self.reached and len(self.names) - 1 == self._at else None

    # AWS, by the events of botocore

    def watch(self, client):
        events = client.meta.events
        events.register_first("before-call", self._before)
        events.register_last("after-call", self._after)
        return client

    def _before(self, model, **_):
        fault = self.begin(f"{model.service_model.service_name}.{model.name}")
        if fault == "crash before":
            raise Crash
        if fault in {"unreachable", "outage"}:
            raise ConnectionClosedError(endpoint_url="x")
        if fault in {"throttle", "refusal"}:
            return _refused_by_aws(model.service_model.service_name, fault)
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
            return self._sent(request, lambda: send(adapter, request, **more))

        with patch.context() as patched:
            patched.setattr(requests.adapters.HTTPAdapter, "send", faulty)
            yield

    def _sent(self, request, send):
        fault = self.begin(f"stripe.{request.method} {request.path_url.split('?')[0]}")
        if fault == "crash before":
            raise Crash
        if fault == "unreachable":
            raise requests.ConnectionError("unreachable")
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
    status, code = 400, "ThrottlingException"
    if fault == "refusal":
        status, code = 500, "InternalServerError"
    elif service == "s3":
        status, code = 503, "SlowDown"
    meta = {"HTTPStatusCode": status, "HTTPHeaders": {}, "RetryAttempts": 0}
    parsed = {"Error": {"Code": code, "Message": "No"}, "ResponseMetadata": meta}
    return SimpleNamespace(status_code=status, headers={}), parsed


def _refused(request, status):
    answer = requests.Response()
    answer.status_code = status
    answer.request = request
    answer.url = request.url
    answer._content = b'{"error": {"type": "api_error", "message": "No"}}'
    answer.headers["content-type"] = "application/json"
    return answer
