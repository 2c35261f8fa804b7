"""How often each user may ask for what costs time: a token bucket for each user and limit.

A bucket is one number in the table of limits, the moment at which it is full again (in milliseconds
since 1970). Each request moves it on by what one token takes to come back, and none may move it
further away than the whole bucket takes. One user's buckets are one row, which goes with the
account, or by itself (`expires_at`, DynamoDB's time to live) when all of them are full.
"""

from __future__ import annotations

import math
import time
from contextlib import suppress
from typing import NamedTuple

import msgspec

from studybuddy_aws.runtime.errors import ConditionFailed, StoreBusy
from studybuddy_aws.storage.tables import Tables, Write
from studybuddy_aws.storage.timestamps import Clock

_KEPT_SECONDS = 86_400  # longer than any bucket takes to be full
_RACES = 12  # How often a write is decided anew when what it was decided on has changed.


class RateLimit(NamedTuple):
    """So many requests in so many seconds; its name is an attribute of the row."""

    name: str
    most: int
    seconds: int

    @property
    def step(self) -> int:
        """The milliseconds in which one token comes back."""
        return self.seconds * 1000 // self.most


class LimitsRow(msgspec.Struct, frozen=True, kw_only=True):
    """A user's buckets: when each is full again. `expires_at` in seconds since 1970."""

    user_id: str
    orders: int = 0
    uploads: int = 0
    previews: int = 0
    files: int = 0
    purchases: int = 0
    erasures: int = 0
    exports: int = 0
    sign_outs: int = 0
    reviews: int = 0
    questions: int = 0
    searches: int = 0
    push_tickets: int = 0
    courses: int = 0
    expires_at: int = 0


class RateLimits:
    """Takes tokens; what is refused takes none."""

    def __init__(self, tables: Tables, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._now = now

    def take(self, user_id: str, limit: RateLimit) -> int:
        """Take a token: 0, or in how many seconds there is one. Raises StoreBusy, StoreFailed."""
        for _ in range(_RACES):
            now = int(self._now() * 1000)
            if self._taken(user_id, limit, now):
                return 0
            row = self._tables.get("limits", user_id, LimitsRow)
            full_at: int = getattr(row, limit.name, 0)
            wait = full_at + limit.step - now - limit.seconds * 1000
            if wait > 0:
                return math.ceil(wait / 1000)
        raise StoreBusy

    def erase(self, user_id: str) -> None:
        """Forget how often a user has asked."""
        self._tables.write(Write("Delete", "limits", user_id))

    def _taken(self, user_id: str, limit: RateLimit, now: int) -> bool:
        """Move the moment on: from now if the bucket is full, else from where it stands."""
        bucket, most = f"#{limit.name}", limit.seconds * 1000 - limit.step
        tries = (
            (":now + :step", f"attribute_not_exists({bucket}) OR {bucket} <= :now"),
            (f"{bucket} + :step", f"{bucket} > :now AND {bucket} <= :latest"),
        )
        for full_at, when in tries:
            with suppress(ConditionFailed):
                self._tables.write(
                    Write(
                        "Update",
                        "limits",
                        user_id,
                        f"SET {bucket} = {full_at}, #expires_at = :expires_at",
                        when,
                        {
                            "now": now,
                            "step": limit.step,
                            "latest": now + most,
                            "expires_at": now // 1000 + _KEPT_SECONDS,
                        },
                    )
                )
                return True
        return False
