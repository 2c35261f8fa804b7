"""How often a user may ask: exactly so often, in any race, and again as time goes by."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from money_world import World

from studybuddy_aws.storage.rate_limits import LimitsRow, RateLimit, RateLimits

PREVIEWS = RateLimit("previews", 30, 600)


@pytest.fixture
def limits(real_world):
    return RateLimits(real_world.tables, now=real_world.clock)


def taken(limits, times, user="ada"):
    return [limits.take(user, PREVIEWS) for _ in range(times)]


def test_a_bucket_holds_so_many_and_says_when_there_is_one_more(limits):
    assert [0] * 30 == taken(limits, 30)
    assert [20, 20] == taken(limits, 2)
    assert [0] == taken(limits, 1, "bob")


def test_tokens_come_back_one_after_another(limits, real_world):
    taken(limits, 30)
    for passes, expected in ((19.5, [1]), (0.5, [0, 20]), (60, [0, 0, 0, 20]), (5, [15])):
        real_world.clock.pass_by(passes)
        assert expected == taken(limits, len(expected))


@pytest.mark.parametrize("away", [600, 3600, 86_400 * 30])
def test_a_bucket_never_holds_more_than_it_is_for(limits, real_world, away):
    taken(limits, 30)
    real_world.clock.pass_by(away)
    assert [0] * 30 + [20] == taken(limits, 31)


def test_what_is_refused_takes_nothing(limits, real_world):
    taken(limits, 60)
    real_world.clock.pass_by(20)
    assert [0, 20] == taken(limits, 2)


def test_exactly_so_many_are_let_in_by_a_race(real_client):
    world = World(real_client)
    limits = RateLimits(world.tables, now=world.clock)
    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(lambda _: limits.take("ada", PREVIEWS), range(100)))
    assert 30 == said.count(0)
    assert {0, 20} == set(said)


def test_a_row_ends_by_itself_and_with_its_user(limits, real_world):
    taken(limits, 1)
    row = real_world.tables.get("limits", "ada", LimitsRow)
    assert int(real_world.clock()) + 86_400 == row.expires_at
    for _ in range(2):
        limits.erase("ada")
    assert None is real_world.tables.get("limits", "ada", LimitsRow)
