"""A time of its own: it passes where something hangs or is waited for, and takes none here.

So functions have the time that they really have, requests the patience that they really have, and
leases run out meanwhile as they would.
"""

import time
from contextlib import contextmanager

import botocore.endpoint
import stripe._http_client
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from studybuddy_aws.runtime import deadline
from studybuddy_aws.worker.supervisor import Supervisor

SILENT = "https://accepts-and-never-answers.invalid/"


class FaultTime:
    """In place of Python's module for whoever waits. `tick` is called with what passes."""

    def __init__(self, tick):
        self._seconds = 0.0
        self._tick = tick

    time = staticmethod(time.time)

    def monotonic(self):
        return self._seconds

    def sleep(self, seconds):
        self._seconds += seconds
        self._tick(seconds)

    @contextmanager
    def kept_by_all(self, patch):
        """In this block deadlines, tries and the worker go by it, and SILENT never answers."""
        send = URLLib3Session.send

        def silent(session, request):
            if not request.url.startswith(SILENT):
                return send(session, request)
            self.sleep(session._timeout.read_timeout)
            raise ReadTimeoutError(endpoint_url=request.url)

        with patch.context() as patched:
            for module in (deadline, botocore.endpoint, stripe._http_client):
                patched.setattr(module, "time", self)
            patched.setitem(Supervisor.__init__.__kwdefaults__, "clock", self.monotonic)
            patched.setattr(URLLib3Session, "send", silent)
            yield


class Call:
    """One call of a function, as Lambda's context tells of it."""

    def __init__(self, time, seconds):
        self._time = time
        self._until = time.monotonic() + seconds

    def seconds_left(self):
        return self._until - self._time.monotonic()

    def get_remaining_time_in_millis(self):
        return self.seconds_left() * 1000
