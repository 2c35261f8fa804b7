"""Whether what jobs ask elsewhere answers: a circuit breaker for each upstream, for all workers.

An upstream is YouTube, or a writer's model. Its row in the table of limits says since when it
refuses everybody, and until when nobody asks. Then one job asks (the probe), and no other for a
minute, unless the probe is let in: that closes the row for all. Otherwise nobody asks for twice as
long as before.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

import msgspec

from studybuddy_aws.runtime.errors import ConditionFailed, StoreBusy
from studybuddy_aws.storage.tables import Tables, Write
from studybuddy_aws.storage.timestamps import Clock, timestamp

PROBE_SECONDS = 60
FIRST_SECONDS, MOST_SECONDS = 30, 900
"""For how long nobody asks after the first refusal, and at most."""

_KEPT_SECONDS = 14 * 86_400
_RACES = 12  # How often a write is decided anew when what it was decided on has changed.


class UpstreamRow(msgspec.Struct, frozen=True, kw_only=True):
    """An upstream as all workers know it. `user_id`, the table's key, is no user's (`:`).

    `since` and `code` (of the error) are set while it refuses, `probe` is the job that asks now.
    """

    user_id: str
    worked_at: str | None = None
    since: str | None = None
    code: str = ""
    until: str = ""
    failures: int = 0
    probe: str | None = None


class Outage(NamedTuple):
    """What a job waits for: the upstream's name, since when it refuses, and until when to wait."""

    name: str
    code: str
    since: str
    until: str


class Upstreams:
    """The breakers. All moments are timestamps."""

    def __init__(self, tables: Tables, *, now: Clock = time.time) -> None:
        self._tables = tables
        self._now = now

    def enter(self, names: Sequence[str], video_id: str) -> Outage | None:
        """None when a job may ask all of these, as a probe perhaps; else what it waits for."""
        rows = [row for row in map(self._row, names) if row.since]
        closed = [row for row in rows if row.until > self._in(0)]
        if closed:
            return _outage(max(closed, key=lambda row: row.until))
        for row in rows:
            if not self._probing(row, video_id):
                return _outage(row, until=self._in(PROBE_SECONDS))
        return None

    def out(self, name: str) -> Outage | None:
        """What is known of an upstream that nobody asks now; None where one may. Asks nobody."""
        row = self._row(name)
        return _outage(row) if row.since and row.until > self._in(0) else None

    def refused(self, name: str, code: str, video_id: str, before: str | None) -> Outage | None:
        """Note that an upstream refused a job; what the job waits for.

        None when others were let in since it refused this job `before`: it is the job's own trouble
        then. Raises StoreBusy.
        """
        for _ in range(_RACES):
            row = self._row(name)
            if before and row.worked_at and row.worked_at > before:
                return None
            if row.since and row.probe != video_id:
                return _outage(row, until=max(row.until, self._in(FIRST_SECONDS)))
            with suppress(ConditionFailed):
                return self._open(row, code)
        raise StoreBusy

    def works(self, name: str) -> None:
        """Note that an upstream has let a job in: nobody needs to wait for it."""
        change = (
            "SET #worked_at = :now, #expires_at = :expires_at "
            "REMOVE #since, #code, #until, #failures, #probe"
        )
        self._tables.write(self._update(name, change, "", now=self._in(0)))

    def _row(self, name: str) -> UpstreamRow:
        found = self._tables.get("limits", _key(name), UpstreamRow)
        return found or UpstreamRow(user_id=_key(name))

    def _probing(self, row: UpstreamRow, video_id: str) -> bool:
        """Let this job ask, if no other has come first."""
        write = self._update(
            _name(row),
            "SET #until = :until, #probe = :probe",
            "#until = :seen AND attribute_exists(#since)",
            until=self._in(PROBE_SECONDS),
            probe=video_id,
            seen=row.until,
        )
        try:
            self._tables.write(write)
        except ConditionFailed:
            return False
        return True

    def _open(self, row: UpstreamRow, code: str) -> Outage:
        """Let nobody ask for a while. Raises ConditionFailed when the row is another by now."""
        failures = row.failures + 1
        seconds = min(MOST_SECONDS, FIRST_SECONDS * 2 ** min(row.failures, 10))
        since, until = row.since or self._in(0), self._in(seconds)
        seen = "#since = :since AND #until = :seen" if row.since else "attribute_not_exists(#since)"
        self._tables.write(
            self._update(
                _name(row),
                "SET #since = :since, #code = :code, #until = :until, #failures = :failures, "
                "#expires_at = :expires_at REMOVE #probe",
                seen,
                since=since,
                code=code,
                until=until,
                failures=failures,
                seen=row.until,
            )
        )
        return Outage(_name(row), code, since, until)

    def _update(self, name: str, change: str, when: str, **values: object) -> Write:
        values["expires_at"] = int(self._now()) + _KEPT_SECONDS
        return Write("Update", "limits", _key(name), change, when, values)

    def _in(self, seconds: float) -> str:
        return timestamp(self._now() + seconds)


def _key(name: str) -> str:
    return f"upstream:{name}"


def _name(row: UpstreamRow) -> str:
    return row.user_id.partition(":")[2]


def _outage(row: UpstreamRow, until: str = "") -> Outage:
    return Outage(_name(row), row.code, row.since or "", until or row.until)
