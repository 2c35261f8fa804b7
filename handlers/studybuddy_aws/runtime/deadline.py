"""Until when a call of a function is to be answered: nothing is begun that could last longer.

Counting tries does not bound time: what accepts and never answers makes each last as long as its
timeout. So every request to AWS and to Stripe looks here first, each try of it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SPARE_SECONDS = 1.0  # for the answer, and the line about it
_until: ContextVar[float] = ContextVar("until", default=math.inf)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """In this block there are so many seconds, or fewer where a block around it has fewer."""
    token = _until.set(min(_until.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _until.reset(token)


@contextmanager
def of(context: object) -> Iterator[None]:
    """In this block there is the time of a call of Lambda's, by its context."""
    remaining = getattr(context, "get_remaining_time_in_millis", None)
    with within(math.inf if remaining is None else remaining() / 1000 - _SPARE_SECONDS):
        yield


def seconds_left() -> float:
    """Infinite where nobody waits."""
    return _until.get() - time.monotonic()
