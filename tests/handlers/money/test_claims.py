import pytest
from money_faults import refusal
from money_world import BLOCKED, LEASE, ORDER, PRIVATE, SIGNUP, World, note_of

from studybuddy_aws.books.job import MAX_ATTEMPTS, MAX_TURNS, Refused
from studybuddy_aws.errors import LostClaim, NotFound


@pytest.fixture
def claim(world):
    world.user()
    return world.claimed(world.submitted())


def test_a_claim_is_under_a_lease_and_counts_an_attempt(world, claim):
    job = world.jobs.find(claim.job.video_id)
    assert claim.job == job
    assert ("processing", "worker", 1, 1) == (job.status, job.owner, job.attempts, claim.fence)


def test_who_asks_again_after_a_lost_answer_has_it_still(world, claim):
    assert claim == world.claimed(claim.job.video_id, "worker")


def test_a_second_delivery_finds_it_taken(world, claim):
    world.clock.pass_by(10)
    said = world.claims.claim(claim.job.video_id, "other", LEASE)
    assert Refused(reason="taken", seconds=LEASE - 10) == said


def test_an_expired_lease_may_be_claimed(world, claim):
    world.clock.pass_by(LEASE)
    assert 2 == world.claimed(claim.job.video_id, "other").fence


def test_a_renewed_lease_may_not(world, claim):
    world.clock.pass_by(LEASE - 1)
    assert world.claims.renew(claim, LEASE)
    world.clock.pass_by(LEASE - 1)
    assert "taken" == world.claims.claim(claim.job.video_id, "other", LEASE).reason
    assert [] == list(world.jobs.due())


def test_what_is_missing_ended_or_exhausted_is_refused(world, claim):
    video_id = claim.job.video_id
    world.claims.complete(claim, note_of(claim))
    other = world.submitted()
    for number in range(MAX_ATTEMPTS):
        world.claimed(other, f"worker-{number}")
        world.clock.pass_by(LEASE)
    said = [world.claims.claim(wanted, "w", LEASE).reason for wanted in ("0" * 32, video_id, other)]
    assert ["missing", "ended", "exhausted"] == said


def test_a_job_to_be_stopped_is_not_claimed_again(world, claim):
    world.jobs.cancel(claim.job.video_id, "ada")
    world.clock.pass_by(LEASE)
    assert "stopping" == world.claims.claim(claim.job.video_id, "other", LEASE).reason


def test_the_last_attempt_says_so(world):
    world.user()
    video_id = world.submitted()
    last = []
    for number in range(MAX_ATTEMPTS):
        last.append(world.claimed(video_id, f"worker-{number}").last)
        world.clock.pass_by(LEASE)
    assert [False, False, True] == last


def test_a_job_to_be_tried_again_waits_and_says_why(world, claim):
    world.claims.requeue(claim, delay_seconds=30, error=BLOCKED)
    job = world.jobs.find(claim.job.video_id)
    assert ("queued", BLOCKED, 1, None) == (job.status, job.error, job.attempts, job.owner)
    world.clock.pass_by(10)
    early = world.claims.claim(job.video_id, "other", LEASE)
    assert Refused(reason="early", seconds=20) == early
    world.clock.pass_by(20)
    again = world.claimed(job.video_id, "other")
    assert (2, None, None) == (again.job.attempts, again.job.error, again.job.retry_at)


def test_a_lecture_of_any_length_uses_up_no_attempt(world):
    world.user()
    video_id = world.submitted()
    for turn in range(MAX_TURNS):
        claim = world.claimed(video_id, f"worker-{turn}")
        assert 1 == claim.job.attempts
        world.claims.requeue(claim)
    assert "exhausted" == world.claims.claim(video_id, "worker", LEASE).reason


def test_progress_only_rises(world, claim):
    seen = []
    for step, percent in (("write", 30), ("write", 20), ("check", 30), ("export", 99)):
        world.claims.progress(claim, step, percent)
        job = world.jobs.find(claim.job.video_id)
        seen.append((job.current_step, job.progress))
    assert [("write", 30), ("write", 30), ("check", 30), ("export", 99)] == seen


def test_completing_lays_down_the_note_and_uses_the_credit(world, claim):
    note = note_of(claim)
    world.claims.complete(claim, note)
    job = world.jobs.find(claim.job.video_id)
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


def test_whatever_ends_a_claim_may_be_said_twice(world):
    world.user()
    ends = [
        lambda claim: world.claims.complete(claim, note_of(claim)),
        lambda claim: world.claims.fail(claim, PRIVATE),
        lambda claim: world.claims.requeue(claim, error=BLOCKED),
    ]
    for end in ends:
        claim = world.claimed(world.submitted())
        end(claim)
        first = world.jobs.find(claim.job.video_id)
        end(claim)
        assert first == world.jobs.find(claim.job.video_id)
    assert [] == world.broken()


def test_a_zombie_changes_nothing(world, claim):
    world.clock.pass_by(LEASE)
    newer = world.claimed(claim.job.video_id, "other")
    before = world.jobs.find(claim.job.video_id)
    for act in (
        lambda: world.claims.renew(claim, LEASE),
        lambda: world.claims.requeue(claim, error=BLOCKED),
        lambda: world.claims.complete(claim, note_of(claim)),
        lambda: world.claims.fail(claim, PRIVATE),
    ):
        with pytest.raises(LostClaim):
            act()
    world.claims.progress(claim, "write", 50)
    assert before == world.jobs.find(claim.job.video_id)
    world.claims.complete(newer, note_of(newer))
    assert [] == world.broken()


def test_a_worker_of_an_erased_job_changes_nothing(world, claim):
    world.erasure.begin("ada")
    world.erasure.erase_videos("ada")
    with pytest.raises(LostClaim):
        world.claims.complete(claim, note_of(claim))
    with pytest.raises(LostClaim):
        world.claims.renew(claim, LEASE)
    with pytest.raises(NotFound):
        world.notes.get(claim.job.video_id, "ada")
    assert [] == world.broken()


def test_a_failed_job_is_refunded_with_its_reason(world, claim):
    world.claims.fail(claim, PRIVATE)
    job = world.jobs.find(claim.job.video_id)
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
    claim = world.claimed(world.jobs.submit("ada", ORDER).job.video_id)
    error = refusal("ThrottlingException", "UpdateItem")
    World(Unwilling(moto_client, error), beside=world).claims.progress(claim, "write", 50)
    assert ["progress not written: busy"] == [record.getMessage() for record in caplog.records]
