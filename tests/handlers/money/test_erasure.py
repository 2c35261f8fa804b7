from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from money_world import SIGNUP, note_of

from studybuddy_aws.runtime.errors import AccountErasing, LeaseLost, NoAccount, NotFound, StoreBusy
from studybuddy_aws.storage.erasure import LATE_SECONDS, ErasureIntent


def erase(world, user_id="ada"):
    world.erasure.begin(user_id)
    erased = world.erasure.erase_videos(user_id)
    world.erasure.close(user_id)
    return erased


def test_erasing_leaves_only_the_ledger_which_names_nobody(world):
    world.user()
    done = world.leased(world.submitted())
    world.leases.complete(done, note_of(done))
    queued, running = world.submitted(), world.leased(world.submitted())
    assert 3 == erase(world)
    assert world.ledger.account("ada") is None
    assert [None, None, None] == [
        world.jobs.find(video_id) for video_id in (done.job.video_id, queued, running.job.video_id)
    ]
    assert ((), ()) == (world.notes.list("ada").rows, world.jobs.list("ada").rows)
    assert 0 == sum(world.entries().values())
    assert -(SIGNUP - 1) == world.entries()["erasure#ada"]
    assert "example.org" not in repr(world.ledger.history("ada"))
    assert [] == world.broken()


def test_erasing_again_is_harmless(world):
    world.user()
    assert [0, 0] == [erase(world), erase(world)]
    assert [] == world.broken()


def test_other_users_are_not_touched(world):
    world.user("ada")
    world.user("bob")
    video_id = world.submitted("bob")
    erase(world, "ada")
    assert ("queued", SIGNUP - 1) == (world.jobs.get(video_id, "bob").status, world.balance("bob"))


def test_more_than_a_page_of_videos_is_erased(world):
    world.user()
    for _ in range(21):
        world.jobs.cancel(world.submitted(), "ada")
    assert 21 == erase(world)
    assert [] == world.broken()


def test_who_is_being_erased_becomes_no_customer(world):
    world.user()
    world.erasure.begin("ada")
    with pytest.raises(AccountErasing):
        world.ledger.attach_customer("ada", "cus_1")
    world.erasure.close("ada")
    with pytest.raises(NoAccount):
        world.ledger.attach_customer("ada", "cus_1")


# On DynamoDB Local: what of an intent hangs on transactions and conditions


def intents(world):
    return list(world.tables.all("erasures", ErasureIntent))


def test_an_intent_is_looked_at_until_long_after_its_end(real_world):
    world = real_world
    world.user()
    intent = world.erasure.begin("ada", "Google_1")
    assert ("user#ada", "Google_1", None) == (intent.erasure_id, intent.username, intent.done_at)
    assert world.ledger.account("ada").erasing_at == intent.begun_at
    assert [] == list(world.erasure.due())
    world.clock.pass_by(60)
    assert ["user#ada"] == list(world.erasure.due())
    assert [True, False] == [world.erasure.finish(intent) for _ in range(2)]
    done = world.erasure.find("user#ada")
    assert (None, False) == (done.username, world.erasure.late(done))
    world.clock.pass_by(LATE_SECONDS - 1)
    world.erasure.finish(done)
    assert ["user#ada"] == [one.erasure_id for one in intents(world)]
    world.clock.pass_by(1)
    world.erasure.finish(world.erasure.find("user#ada"))
    assert [] == intents(world)


def test_an_intent_that_is_begun_again_is_not_forgotten_meanwhile(real_world):
    seen = real_world.erasure.begin("ada")
    real_world.erasure.finish(seen)
    seen = real_world.erasure.find("user#ada")
    real_world.clock.pass_by(LATE_SECONDS)
    again = real_world.erasure.begin("ada")
    real_world.erasure.finish(seen)
    assert [again] == intents(real_world)
    assert seen.begun_at == again.begun_at


def test_only_what_has_ended_and_is_ones_own_is_erased(real_world):
    world = real_world
    world.user("ada")
    world.user("bob")
    queued = world.submitted()
    theirs = world.submitted("bob")
    world.jobs.cancel(theirs, "bob")
    for video_id in (queued, theirs, "0" * 32):
        with pytest.raises(NotFound):
            world.erasure.begin_video(video_id, "ada")
    assert [] == intents(world)


def test_a_note_goes_with_the_first_write(real_world):
    world = real_world
    world.user()
    lease = world.leased(world.submitted())
    world.leases.complete(lease, note_of(lease))
    video_id = lease.job.video_id
    assert f"video#{video_id}" == world.erasure.begin_video(video_id, "ada").erasure_id
    assert ((), 1) == (world.notes.list("ada").rows, len(world.jobs.list("ada").rows))
    assert [] == world.broken()


def test_several_erase_at_once_beside_a_worker(real_world):
    world = real_world
    world.user()
    leases = [world.leased(world.submitted(), f"worker {n}") for n in range(3)]

    def completes(lease):
        with suppress(LeaseLost):
            world.leases.complete(lease, note_of(lease))

    with ThreadPoolExecutor(6) as pool:
        done = [pool.submit(erase_somehow, world) for _ in range(3)]
        done += [pool.submit(completes, lease) for lease in leases]
        for one in done:
            one.result()
    erase(world)
    assert (None, ()) == (world.ledger.account("ada"), world.jobs.list("ada").rows)
    assert [] == world.broken()


def erase_somehow(world):
    """As a request does, which may be in the way of another."""
    with suppress(StoreBusy):
        erase(world)
