import pytest
from money_faults import refusal
from money_world import BLOCKED, LEASE, ORDER, PRIVATE, SIGNUP, World, note_of

from studybuddy_aws.runtime.errors import LeaseLost, NotFound
from studybuddy_aws.storage.job import MAX_ATTEMPTS, MAX_RUNS, LeaseRefused


@pytest.fixture
def lease(world):
    world.user()
    return world.leased(world.submitted())


def test_a_lease_is_under_a_lease_and_counts_an_attempt(world, lease):
    job = world.jobs.find(lease.job.video_id)
    assert lease.job == job
    assert ("processing", "worker", 1, 1) == (job.status, job.owner, job.attempts, lease.fence)


def test_who_asks_again_after_a_lost_answer_has_it_still(world, lease):
    assert lease == world.leased(lease.job.video_id, "worker")


def test_a_second_delivery_finds_it_taken(world, lease):
    world.clock.pass_by(10)
    said = world.leases.acquire(lease.job.video_id, "other", LEASE)
    assert LeaseRefused(reason="taken", seconds=LEASE - 10) == said


def test_an_expired_lease_may_be_leased(world, lease):
    world.clock.pass_by(LEASE)
    assert 2 == world.leased(lease.job.video_id, "other").fence


def test_a_renewed_lease_may_not(world, lease):
    world.clock.pass_by(LEASE - 1)
    assert world.leases.renew(lease, LEASE)
    world.clock.pass_by(LEASE - 1)
    assert "taken" == world.leases.acquire(lease.job.video_id, "other", LEASE).reason
    assert [] == list(world.jobs.due())


def test_what_is_missing_ended_or_exhausted_is_refused(world, lease):
    video_id = lease.job.video_id
    world.leases.complete(lease, note_of(lease))
    other = world.submitted()
    for number in range(MAX_ATTEMPTS):
        world.leased(other, f"worker-{number}")
        world.clock.pass_by(LEASE)
    said = [
        world.leases.acquire(wanted, "w", LEASE).reason for wanted in ("0" * 32, video_id, other)
    ]
    assert ["missing", "ended", "exhausted"] == said


def test_a_job_to_be_stopped_is_not_leased_again(world, lease):
    world.jobs.cancel(lease.job.video_id, "ada")
    world.clock.pass_by(LEASE)
    assert "stopping" == world.leases.acquire(lease.job.video_id, "other", LEASE).reason


def test_the_last_attempt_says_so(world):
    world.user()
    video_id = world.submitted()
    last = []
    for number in range(MAX_ATTEMPTS):
        last.append(world.leased(video_id, f"worker-{number}").last)
        world.clock.pass_by(LEASE)
    assert [False, False, True] == last


def test_a_job_to_be_tried_again_waits_and_says_why(world, lease):
    world.leases.requeue(lease, delay_seconds=30, error=BLOCKED)
    job = world.jobs.find(lease.job.video_id)
    assert ("queued", BLOCKED, 1, None) == (job.status, job.error, job.attempts, job.owner)
    world.clock.pass_by(10)
    early = world.leases.acquire(job.video_id, "other", LEASE)
    assert LeaseRefused(reason="early", seconds=20) == early
    world.clock.pass_by(20)
    again = world.leased(job.video_id, "other")
    assert (2, None, None) == (again.job.attempts, again.job.error, again.job.retry_at)


def test_a_lecture_of_any_length_uses_up_no_attempt(world):
    world.user()
    video_id = world.submitted()
    for turn in range(MAX_RUNS):
        lease = world.leased(video_id, f"worker-{turn}")
        assert 1 == lease.job.attempts
        world.leases.requeue(lease)
    assert "exhausted" == world.leases.acquire(video_id, "worker", LEASE).reason


def test_progress_only_rises(world, lease):
    seen = []
    for step, percent in (("write", 30), ("write", 20), ("check", 30), ("export", 99)):
        world.leases.progress(lease, step, percent)
        job = world.jobs.find(lease.job.video_id)
        seen.append((job.current_step, job.progress))
    assert [("write", 30), ("write", 30), ("check", 30), ("export", 99)] == seen


def test_completing_lays_down_the_note_and_uses_the_credit(world, lease):
    note = note_of(lease)
    world.leases.complete(lease, note)
    job = world.jobs.find(lease.job.video_id)
    assert ("completed", 100, "done", "Waves") == (
        job.status,
        job.progress,
        job.current_step,
        job.title,
    )
    assert (None, None, None) == (job.open, job.due_at, job.owner)
    assert note == world.notes.get(note.note_id, "ada")
    assert 0 == world.entries()[f"settle#{job.video_id}"]
    assert (SIGNUP - 1, []) == (world.balance(), world.broken())


def test_whatever_ends_a_lease_may_be_said_twice(world):
    world.user()
    ends = [
        lambda lease: world.leases.complete(lease, note_of(lease)),
        lambda lease: world.leases.fail(lease, PRIVATE),
        lambda lease: world.leases.requeue(lease, error=BLOCKED),
    ]
    for end in ends:
        lease = world.leased(world.submitted())
        end(lease)
        first = world.jobs.find(lease.job.video_id)
        end(lease)
        assert first == world.jobs.find(lease.job.video_id)
    assert [] == world.broken()


def test_a_zombie_changes_nothing(world, lease):
    world.clock.pass_by(LEASE)
    newer = world.leased(lease.job.video_id, "other")
    before = world.jobs.find(lease.job.video_id)
    for act in (
        lambda: world.leases.renew(lease, LEASE),
        lambda: world.leases.requeue(lease, error=BLOCKED),
        lambda: world.leases.complete(lease, note_of(lease)),
        lambda: world.leases.fail(lease, PRIVATE),
    ):
        with pytest.raises(LeaseLost):
            act()
    world.leases.progress(lease, "write", 50)
    assert before == world.jobs.find(lease.job.video_id)
    world.leases.complete(newer, note_of(newer))
    assert [] == world.broken()


def test_a_worker_of_an_erased_job_changes_nothing(world, lease):
    world.erasure.begin("ada")
    world.erasure.erase_videos("ada")
    with pytest.raises(LeaseLost):
        world.leases.complete(lease, note_of(lease))
    with pytest.raises(LeaseLost):
        world.leases.renew(lease, LEASE)
    with pytest.raises(NotFound):
        world.notes.get(lease.job.video_id, "ada")
    assert [] == world.broken()


def test_a_failed_job_is_refunded_with_its_reason(world, lease):
    world.leases.fail(lease, PRIVATE)
    job = world.jobs.find(lease.job.video_id)
    assert ("failed", "private", "This video is private.", True) == (
        job.status,
        job.error.code,
        job.error.message,
        job.error.refunded,
    )
    assert "private" == world.ledger.entry(f"settle#{job.video_id}").reason
    assert SIGNUP == world.balance()


class Unwilling:
    """A DynamoDB that answers nothing but refuses updates."""

    def __init__(self, client, error):
        self._client = client
        self._error = error

    def __getattr__(self, name):
        return getattr(self._client, name)

    def update_item(self, **request):
        raise self._error


def test_a_failed_progress_write_never_fails_the_job(moto_client, caplog):
    world = World(moto_client)
    world.user()
    lease = world.leased(world.jobs.submit("ada", ORDER).job.video_id)
    error = refusal("ThrottlingException", "UpdateItem")
    World(Unwilling(moto_client, error), beside=world).leases.progress(lease, "write", 50)
    assert ["progress not written: busy"] == [record.getMessage() for record in caplog.records]
