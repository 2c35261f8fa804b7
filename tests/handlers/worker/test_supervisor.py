"""What a worker does when it cannot keep its lease."""

import pytest

from studybuddy import VideoUrl, events
from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.clients import config_for
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.storage.job import JobOrder, new_job
from studybuddy_aws.storage.push import Push
from studybuddy_aws.worker.news import News
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


NOBODY = Push(None, None)
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
        news=News(NOBODY, JOB),
        heartbeat=10,
        clock=clock,
    )
    with pytest.raises(StoreBusy):
        watch.until_it_ends()
    assert LEASE_SECONDS == now[0]


class Written:
    """A child that hands over a section, and breaks down."""

    running = False
    flooding = False
    done = None

    def last_lines(self):
        section = events.ReadableSection(title="Memory", start=0.0, end=9.0, points=())
        return [events.Progress(step="write", progress=20, section=section)]


class Told:
    """Leases that are told of progress, and a bucket that takes what there is time for."""

    def __init__(self):
        self.progressed = []

    def progress(self, lease, step, percent, spent, readable):
        self.progressed.append((step, percent, readable))

    def put_object(self, **_):
        at = config_for("s3")
        if deadline.seconds_left() < at.connect_timeout + at.read_timeout:
            raise StoreBusy


def test_what_a_child_hands_over_before_it_breaks_down_is_kept_and_told():
    """There is time for S3, which answers more slowly than a table."""
    order = JobOrder(url=JOB.order.url, writer="outline", upload="talk.vtt")  # asks nobody
    told, job = Told(), new_job("0" * 32, "ada", order, "", "")
    watch = Supervisor(
        *(Written(), told, None, Nothing(), lambda: 900.0),
        *(Spending(job, 30_000), UpstreamSigns(job, None)),
        sections=SectionKeeper(told, "notes", job),
        news=News(NOBODY, job),
        heartbeat=10,
    )
    assert watch.until_it_ends()
    assert [("write", 20, 1)] == told.progressed
