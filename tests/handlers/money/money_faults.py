"""A client of DynamoDB at which things go wrong when a test says so."""

from botocore.exceptions import ClientError, ConnectionClosedError


class Crash(Exception):
    """The process died here."""


def refusal(code, operation, **more):
    """An answer of DynamoDB's that says no."""
    return ClientError({"Error": {"Code": code, "Message": code}, **more}, operation)


def _conflict(operation):
    if operation != "transact_write_items":
        return refusal("TransactionConflictException", operation)
    reasons = [{"Code": "TransactionConflict"}, {"Code": "None"}]
    return refusal("TransactionCanceledException", operation, CancellationReasons=reasons)


FAULTS = {
    "crash before": ("before", Crash),
    "crash after": ("after", Crash),
    "lost reply": ("after", lambda operation: ConnectionClosedError(endpoint_url="x")),
    "unreachable": ("before", lambda operation: ConnectionClosedError(endpoint_url="x")),
    "throttle": ("before", lambda operation: refusal("ThrottlingException", operation)),
    "conflict": ("before", _conflict),
}


class FaultyClient:
    """Hands calls on, and at the call that `plan` named does what it named."""

    def __init__(self, client):
        self._client = client
        self.calls = []
        self._fault = None
        self._left = 0

    def plan(self, fault, after):
        """Let the call after the next `after` ones go wrong; None for no fault."""
        self._fault, self._left = fault, after
        self.calls = []

    def __getattr__(self, operation):
        call = getattr(self._client, operation)

        def faulty(**request):
            self.calls.append(operation)
            return self._made(operation, call, request)

        return faulty

    def _made(self, operation, call, request):
        if self._fault is None or self._left:
            self._left -= 1
            return call(**request)
        when, error = FAULTS[self._fault]
        self._fault = None
        if when == "after":
            call(**request)
        raise error(operation)
