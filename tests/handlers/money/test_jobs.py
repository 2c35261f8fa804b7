import pytest
from money_world import BLOCKED, LEASE, ORDER, OTHER, PRIVATE, SIGNUP, World, note_of

from studybuddy_aws.runtime.errors import (
    AccountErasing,
    KeyConflict,
    NoAccount,
    NoCredits,
    NotFound,
    TooManyJobs,
)
from studybuddy_aws.storage.job import CANCELLED, EXHAUSTED, MAX_ATTEMPTS, video_id_for
from studybuddy_aws.storage.jobs import GIVE_UP_SECONDS, UNDELIVERED_SECONDS, UNSENT_SECONDS


def test_a_job_is_filed_and_paid(world):
    world.user()
    done = world.jobs.submit("ada", ORDER)
    assert not done.repeated
    assert done.job == world.jobs.get(done.job.video_id, "ada")
    assert ("queued", 0, "Physics", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", ORDER) == (
        done.job.status,
        done.job.progress,
        done.job.subject,
        done.job.youtube_url,
        done.job.order,
    )
    assert {"signup#ada": SIGNUP, f"usage#{done.job.video_id}": -1} == world.entries()
    assert done.job.video_id == world.ledger.entry(f"usage#{done.job.video_id}").video_id
    assert [] == world.broken()


def test_the_same_key_is_the_same_job_and_one_credit(world):
    world.user()
    first = world.jobs.submit("ada", ORDER, key="k")
    again = world.jobs.submit("ada", ORDER, key="k")
    assert (first.job, True, SIGNUP - 1) == (again.job, again.repeated, world.balance())


def test_the_same_key_is_answered_when_no_credit_is_left(world):
    world.user()
    for number in range(SIGNUP):
        world.submitted(key=f"k{number}")
    assert world.jobs.submit("ada", ORDER, key="k0").repeated


def test_the_same_key_of_another_user_is_another_job(world):
    assert world.submitted(world.user("ada"), key="k") != world.submitted(
        world.user("bob"), key="k"
    )


def test_an_id_is_hexadecimal_and_cannot_be_run_together():
    assert 32 == len(video_id_for("ada", "key")) == len(video_id_for("ada", None))
    assert video_id_for("ada", "key") != video_id_for("adak", "ey")
    assert video_id_for("ada", None) != video_id_for("ada", None)


def test_the_same_key_for_another_order_is_a_conflict(world):
    world.user()
    world.submitted(key="k")
    with pytest.raises(KeyConflict):
        world.jobs.submit("ada", OTHER, key="k")
    assert SIGNUP - 1 == world.balance()


def test_the_key_of_a_deleted_job_is_spent(world):
    world.user()
    video_id = world.submitted(key="k")
    world.jobs.cancel(video_id, "ada")
    assert world.jobs.remove(video_id, "ada")
    with pytest.raises(KeyConflict):
        world.jobs.submit("ada", ORDER, key="k")
    assert [] == world.broken()


def test_without_an_account_nothing_is_filed(world):
    with pytest.raises(NoAccount):
        world.jobs.submit("ada", ORDER)


def test_without_a_credit_nothing_is_filed(world):
    world.user()
    for _ in range(SIGNUP):
        world.submitted()
    with pytest.raises(NoCredits):
        world.jobs.submit("ada", ORDER)
    assert SIGNUP == len(world.jobs.list("ada").rows)


def test_open_jobs_are_limited_and_ended_ones_are_not_counted(moto_client):
    world = World(moto_client, open_jobs=2)
    world.user()
    first = world.submitted()
    world.submitted()
    with pytest.raises(TooManyJobs) as caught:
        world.jobs.submit("ada", ORDER)
    assert caught.value.retryable
    world.jobs.cancel(first, "ada")
    world.submitted()
    assert [] == world.broken()


def test_who_is_erasing_the_account_orders_nothing_more(world):
    world.user()
    world.erasure.begin("ada")
    with pytest.raises(AccountErasing):
        world.jobs.submit("ada", ORDER)


def test_someone_elses_job_looks_like_none(world):
    world.user()
    video_id = world.submitted()
    said = []
    for wanted in (video_id, "0" * 32):
        with pytest.raises(NotFound) as caught:
            world.jobs.get(wanted, "bob")
        said.append((caught.value.code, caught.value.message))
    assert said[0] == said[1]


def test_jobs_come_in_pages_newest_first(world):
    world.user()
    filed = []
    for _ in range(3):
        world.clock.pass_by(1)
        filed.append(world.submitted())
    first = world.jobs.list("ada", limit=2)
    second = world.jobs.list("ada", limit=2, start=first.next)
    assert filed[::-1] == [job.video_id for job in (*first.rows, *second.rows)]


def test_a_job_whose_message_was_not_sent_is_due_after_a_minute(world):
    world.user()
    video_id = world.submitted()
    assert [] == list(world.jobs.due())
    world.clock.pass_by(UNSENT_SECONDS)
    assert [video_id] == list(world.jobs.due())
    assert world.jobs.recover(video_id)
    world.jobs.mark_sent(video_id)
    assert [] == list(world.jobs.due())
    world.clock.pass_by(UNDELIVERED_SECONDS)
    assert [video_id] == list(world.jobs.due())


def test_a_job_that_is_leased_is_not_marked_as_sent(world):
    world.user()
    video_id = world.submitted()
    before = world.leased(video_id).job
    world.jobs.mark_sent(video_id)
    assert before == world.jobs.find(video_id)


def test_a_job_that_is_not_due_is_left_alone(world):
    world.user()
    video_id = world.submitted()
    lease = world.leased(video_id)
    assert not world.jobs.recover(video_id)
    assert not world.jobs.recover("0" * 32)
    world.leases.complete(lease, note_of(lease))
    world.clock.pass_by(GIVE_UP_SECONDS)
    assert not world.jobs.recover(video_id)


def test_a_stale_lease_is_taken_back(world):
    world.user()
    video_id = world.submitted()
    world.leased(video_id)
    world.clock.pass_by(LEASE)
    assert world.jobs.recover(video_id)
    job = world.jobs.find(video_id)
    assert ("queued", None, None) == (job.status, job.owner, job.lease_until)
    assert 2 == world.leased(video_id).job.attempts


def test_a_job_without_an_attempt_left_fails_and_is_refunded(world):
    world.user()
    video_id = world.submitted()
    for _ in range(MAX_ATTEMPTS):
        world.leased(video_id, f"worker-{world.clock()}")
        world.clock.pass_by(LEASE)
    assert not world.jobs.recover(video_id)
    job = world.jobs.find(video_id)
    assert ("failed", EXHAUSTED.code, True) == (job.status, job.error.code, job.error.refunded)
    assert SIGNUP == world.balance()
    assert [] == world.broken()


def test_a_job_that_nobody_works_on_is_given_up_after_a_day(world):
    world.user()
    video_id = world.submitted()
    world.clock.pass_by(GIVE_UP_SECONDS)
    assert not world.jobs.recover(video_id)
    assert "failed" == world.jobs.find(video_id).status


def test_a_queued_job_is_cancelled_and_refunded(world):
    world.user()
    video_id = world.submitted()
    assert "cancelled" == world.jobs.cancel(video_id, "ada")
    job = world.jobs.find(video_id)
    assert ("failed", CANCELLED.code) == (job.status, job.error.code)
    assert (SIGNUP, []) == (world.balance(), world.broken())
    assert "ended" == world.jobs.cancel(video_id, "ada")


def test_a_running_job_is_asked_to_stop(world):
    world.user()
    lease = world.leased(world.submitted())
    assert "stopping" == world.jobs.cancel(lease.job.video_id, "ada")
    assert not world.leases.renew(lease, LEASE)
    world.leases.fail(lease, CANCELLED)
    assert (SIGNUP, []) == (world.balance(), world.broken())


def test_a_job_to_be_stopped_whose_worker_died_is_ended_by_the_sweeper(world):
    world.user()
    lease = world.leased(world.submitted())
    world.jobs.cancel(lease.job.video_id, "ada")
    world.clock.pass_by(LEASE)
    assert [lease.job.video_id] == list(world.jobs.due())
    assert not world.jobs.recover(lease.job.video_id)
    assert CANCELLED.code == world.jobs.find(lease.job.video_id).error.code


def test_someone_elses_job_is_not_cancelled_or_removed(world):
    world.user()
    video_id = world.submitted()
    for act in (world.jobs.cancel, world.jobs.remove):
        with pytest.raises(NotFound):
            act(video_id, "bob")
    assert "queued" == world.jobs.find(video_id).status


def test_only_what_has_ended_is_removed_with_its_note(world):
    world.user()
    lease = world.leased(world.submitted())
    video_id = lease.job.video_id
    assert not world.jobs.remove(video_id, "ada")
    world.leases.complete(lease, note_of(lease))
    assert world.jobs.remove(video_id, "ada")
    with pytest.raises(NotFound):
        world.notes.get(video_id, "ada")
    assert (SIGNUP - 1, []) == (world.balance(), world.broken())


def test_a_job_in_the_works_is_not_failed_from_outside(world):
    world.user()
    lease = world.leased(world.submitted())
    assert "processing" == world.jobs.fail(lease.job.video_id, PRIVATE).status
    assert SIGNUP - 1 == world.balance()


def test_failing_twice_refunds_once_and_keeps_the_first_reason(world):
    world.user()
    video_id = world.submitted()
    first = world.jobs.fail(video_id, PRIVATE)
    assert first == world.jobs.fail(video_id, BLOCKED)
    assert SIGNUP == world.balance()


def test_failing_what_is_not_there_is_nothing(world):
    assert world.jobs.fail("0" * 32, PRIVATE) is None
