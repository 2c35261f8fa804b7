"""One fault at every call of every operation; then it is asked again, as its caller would."""

import pytest
from money_faults import FAULTS, Crash, FaultyClient
from money_world import (
    BLOCKED,
    LEASE,
    ORDER,
    PRIVATE,
    World,
    bought,
    note_of,
    restore_rows,
    returned,
    rows_of,
)

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime.errors import LeaseLost


def submit(world):
    world.jobs.submit("ada", ORDER, key="key")


def acquire(world):
    return world.leases.acquire(world.video_id, "worker", LEASE)


def on_lease(act):
    """An act of a worker that holds the lease."""

    def run(world):
        act(world, world.lease)

    return run


def erase(world):
    world.erasure.begin("ada")
    world.erasure.erase_videos("ada")
    world.erasure.close("ada")


def settle(payment, dispute, money):
    """A dispute of all that was paid."""

    def run(world):
        world.returns.settle(payment, lambda: [returned("dispute", dispute, money=money)])

    return run


FRESH = {
    "open_account": lambda world: world.ledger.open_account("eve", "e@example.org", "Eve", "x"),
    "submit": submit,
    "grant_purchase": lambda world: world.ledger.grant_purchase(bought("pi_2")),
    "settle a dispute": settle("pi_1", "dp_1", "gone"),
    "settle a dispute that was won": settle("pi_0", "dp_0", "here"),
    "record a payment": lambda world: world.payment_rows.record("pi_2", "ada"),
    "erase": erase,
}
QUEUED = {
    "mark_sent": lambda world: world.jobs.mark_sent(world.video_id),
    "cancel": lambda world: world.jobs.cancel(world.video_id, "ada"),
    "fail": lambda world: world.jobs.fail(world.video_id, PRIVATE),
    "acquire": acquire,
    "erase a queued job": erase,
}
CLAIMED = {
    "renew": on_lease(lambda world, held: world.leases.renew(held, LEASE)),
    "progress": on_lease(lambda world, held: world.leases.progress(held, "write", 50)),
    "requeue": on_lease(lambda world, held: world.leases.requeue(held, error=BLOCKED)),
    "give the run back": on_lease(lambda world, held: world.leases.requeue(held)),
    "complete": on_lease(lambda world, held: world.leases.complete(held, note_of(held))),
    "refuse": on_lease(lambda world, held: world.leases.fail(held, PRIVATE)),
    "stop": lambda world: world.jobs.cancel(world.video_id, "ada"),
    "erase a running job": erase,
}
OPERATIONS = {**FRESH, **QUEUED, **CLAIMED}


class Prepared:
    """A world in which the operation can be done, again and again as if for the first time."""

    def __init__(self, client, name):
        self.client, self.name = client, name
        self.quiet = World(client)
        self.quiet.user()
        self.quiet.ledger.grant_purchase(bought())
        self.quiet.ledger.grant_purchase(bought("pi_0"))
        settle("pi_0", "dp_0", "gone")(self.quiet)
        self.video_id = None if name in FRESH else self.quiet.submitted()
        self.lease = self.quiet.leased(self.video_id) if name in CLAIMED else None
        self.rows = rows_of(client, self.quiet.names)

    def anew(self):
        """The world of whoever does it, and his faulty client, beside `quiet`."""
        restore_rows(self.client, self.quiet.names, self.rows)
        faulty = FaultyClient(self.client)
        world = World(faulty, beside=self.quiet)
        world.video_id, world.lease = self.video_id, self.lease
        return world, faulty


def state(world):
    """Everything but ids that are drawn anew in each world."""
    ada = world.ledger.account("ada")
    jobs = [
        (job.status, job.attempts, job.fence, job.progress, job.stop_requested)
        for job in world.jobs.list("ada").rows
    ]
    amounts = sorted(entry.amount for entry in world.ledger.history("ada").rows)
    return ada and (ada.credits, ada.open_jobs), jobs, amounts


def patiently(operation, world):
    try:
        operation(world)
    except (Crash, StudyBuddyError, LeaseLost):
        operation(world)


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_fault_at_any_call_changes_nothing_in_the_end(real_client, name):
    prepared = Prepared(real_client, name)
    quiet = prepared.quiet
    world, faulty = prepared.anew()
    OPERATIONS[name](world)
    expected, calls = state(quiet), len(faulty.calls)
    assert calls
    for fault in FAULTS:
        for number in range(calls):
            world, faulty = prepared.anew()
            faulty.plan(fault, number)
            patiently(OPERATIONS[name], world)
            assert (expected, []) == (state(quiet), quiet.broken()), (fault, number)


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_may_pass_is_not_noticed_by_the_caller(real_client, name):
    prepared = Prepared(real_client, name)
    for fault in ("lost reply", "unreachable", "throttle", "conflict"):
        world, faulty = prepared.anew()
        faulty.plan(fault, 0)
        OPERATIONS[name](world)
        assert [] == prepared.quiet.broken(), fault
