from money_world import SIGNUP, note_of


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
