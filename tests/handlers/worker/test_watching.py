"""What a worker does when it cannot keep its claim."""

import pytest

from studybuddy_aws.errors import StoreBusy
from studybuddy_aws.worker.watch import LEASE_SECONDS, Watch


class Restless:
    """A child that works for ever."""

    running = True
    flooding = False
    last = None

    def lines(self, wait):
        return []


class Unreachable:
    """Claims that cannot be renewed."""

    def renew(self, claim, seconds):
        raise StoreBusy


class Nothing:
    """Luggage without anything in it."""

    def carry(self):
        return True


def test_a_worker_that_cannot_renew_its_lease_stops_when_it_has_run_out():
    seconds = iter(range(0, 1000, 10))
    now = [0]

    def clock():
        return now[0]

    def time_left():
        now[0] = next(seconds)
        return 900.0

    watch = Watch(Restless(), Unreachable(), None, Nothing(), time_left, heartbeat=10, clock=clock)
    with pytest.raises(StoreBusy):
        watch.until_it_ends()
    assert LEASE_SECONDS == now[0]
