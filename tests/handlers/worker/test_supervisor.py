"""What a worker does when it cannot keep its lease."""

import pytest

from studybuddy import VideoUrl
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.storage.job import JobOrder, new_job
from studybuddy_aws.worker.outages import UpstreamSigns
from studybuddy_aws.worker.section_keeper import SectionKeeper
from studybuddy_aws.worker.spending import Spending
from studybuddy_aws.worker.supervisor import LEASE_SECONDS, Supervisor


class Restless:
    """A child that works for ever."""

    running = True
    flooding = False
    last = None

    def lines(self, wait):
        return []


class Unreachable:
    """Leases that cannot be renewed."""

    def renew(self, lease, seconds, spent):
        raise StoreBusy


class Nothing:
    """WorkDirectorySync without anything in it."""

    replies = 0
    full = False

    def carry(self):
        return True


JOB = new_job("1", "ada", JobOrder(url=VideoUrl("dQw4w9WgXcQ")), "", "")


def test_a_worker_that_cannot_renew_its_lease_stops_when_it_has_run_out():
    seconds = iter(range(0, 1000, 10))
    now = [0]

    def clock():
        return now[0]

    def time_left():
        now[0] = next(seconds)
        return 900.0

    watch = Supervisor(
        *(Restless(), Unreachable(), None, Nothing(), time_left),
        *(Spending(JOB, 30_000), UpstreamSigns(JOB, None)),
        sections=SectionKeeper(None, "", JOB),
        heartbeat=10,
        clock=clock,
    )
    with pytest.raises(StoreBusy):
        watch.until_it_ends()
    assert LEASE_SECONDS == now[0]
