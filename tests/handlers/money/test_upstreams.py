"""A breaker that all workers share: in any race one job asks, and the waits grow and end."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_aws.storage.upstreams import Outage, Upstreams

NAMES = ("youtube", "claude")


@pytest.fixture
def upstreams(real_world):
    return Upstreams(real_world.tables, now=real_world.clock)


def at(world, seconds):
    return timestamp(world.clock() + seconds)


def test_nobody_waits_for_what_was_never_asked(upstreams):
    assert None is upstreams.enter(NAMES, "1")


def test_of_many_at_once_one_asks(upstreams, real_world):
    upstreams.refused("claude", "overloaded", "0", None)
    real_world.clock.pass_by(31)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: upstreams.enter(NAMES, str(n)), range(8)))
    assert 1 == found.count(None)
    assert {at(real_world, 60)} == {one.until for one in found if one}


def test_many_refusals_at_once_are_one(upstreams, real_world):
    with ThreadPoolExecutor(8) as pool:
        refused = [
            pool.submit(upstreams.refused, "youtube", "blocked", str(n), None) for n in range(8)
        ]
    assert {at(real_world, 30)} == {one.result().until for one in refused}


def test_each_probe_that_is_refused_doubles_the_wait_up_to_a_quarter_of_an_hour(
    upstreams, real_world
):
    since, waits = at(real_world, 0), []
    upstreams.refused("claude", "overloaded", "1", None)
    real_world.clock.pass_by(30)
    for _ in range(7):
        assert None is upstreams.enter(NAMES, "1")
        outage = upstreams.refused("claude", "network", "1", None)
        assert ("claude", "network", since) == outage[:3]
        (wait,) = (n for n in range(1, 2000) if at(real_world, n) == outage.until)
        waits.append(wait)
        real_world.clock.pass_by(wait)
    assert [60, 120, 240, 480, 900, 900, 900] == waits


def test_a_probe_that_never_comes_back_is_followed_by_another(upstreams, real_world):
    upstreams.refused("youtube", "blocked", "1", None)
    real_world.clock.pass_by(30)
    assert None is upstreams.enter(NAMES, "1")
    assert upstreams.enter(NAMES, "2")
    real_world.clock.pass_by(60)
    assert None is upstreams.enter(NAMES, "2")
    assert None is not upstreams.refused("youtube", "blocked", "1", None)  # late, and no probe now
    upstreams.works("youtube")
    assert None is upstreams.enter(NAMES, "3")


def test_both_must_let_a_job_in_and_one_that_is_shut_takes_no_probe(upstreams, real_world):
    upstreams.refused("youtube", "blocked", "1", None)
    real_world.clock.pass_by(30)
    since = at(real_world, 0)
    upstreams.refused("claude", "overloaded", "2", None)
    expected = Outage("claude", "overloaded", since, at(real_world, 30))
    assert expected == upstreams.enter(NAMES, "3")
    assert None is upstreams.enter(("youtube",), "4")


def test_who_is_refused_after_others_were_let_in_has_trouble_of_its_own(upstreams, real_world):
    before = at(real_world, 0)
    assert upstreams.refused("youtube", "transient", "1", None)
    real_world.clock.pass_by(40)
    assert upstreams.refused("youtube", "transient", "1", before)
    upstreams.works("youtube")
    assert None is upstreams.refused("youtube", "transient", "1", before)
    assert None is upstreams.enter(NAMES, "2")
