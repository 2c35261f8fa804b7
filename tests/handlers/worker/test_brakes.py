"""What holds the service back as a whole: the day's dollars for the model, and closed orders."""

import pytest
from http_world import LECTURE
from test_outages import ordered, run, told

from studybuddy_aws.operator import orders
from studybuddy_aws.storage.timestamps import timestamp

DAY = 86_400


@pytest.fixture
def limited(world):
    """A world whose model may cost a dollar a day; it is eight in the morning."""
    world.environment["DAILY_MODEL_LIMIT"] = "1.0"
    return world


def midnight(world):
    return (world.clock() // DAY + 1) * DAY


def test_beyond_the_days_dollars_what_a_model_would_write_waits(limited):
    first, second, third = (ordered(limited, "claude") for _ in range(3))
    run(limited, first, sections=1, dollars=0.75)
    run(limited, second, sections=1, dollars=0.75)
    assert "completed" == limited.job(second).status  # it was begun below the limit
    since = timestamp(limited.clock())
    assert {"Waiting": 1} == limited.watched(lambda: run(limited, third))
    assert ("waiting", "budget", since, 1) == told(
        limited, third, "status", "waits_for", "waiting_since", "attempt"
    )
    assert "budget_spent" == limited.job(third).error.code
    limited.later(901)
    run(limited, third)
    assert (since, 0) == (limited.job(third).waiting_since, limited.job(third).fence)
    limited.clock.seconds = midnight(limited)
    run(limited, third, sections=1, dollars=0.75)
    assert "completed" == limited.job(third).status
    assert [] == limited.all_broken()


def test_it_goes_on_at_midnight_or_with_a_higher_limit(limited):
    run(limited, ordered(limited, "claude"), sections=1, dollars=2.0)
    waiting = ordered(limited, "claude")
    limited.clock.seconds = midnight(limited) - 60
    run(limited, waiting)
    assert timestamp(midnight(limited)) == limited.job(waiting).retry_at
    limited.environment["DAILY_MODEL_LIMIT"] = "3"
    limited.later(59)
    run(limited, waiting)  # dropped: its own message comes at midnight
    limited.later(1)
    run(limited, waiting)
    assert "completed" == limited.job(waiting).status


def test_what_pays_no_model_goes_on_and_a_run_that_failed_is_counted(limited):
    run(limited, ordered(limited, "claude"), ("refused", False), sections=1, dollars=2.0)
    quoting, writing = ordered(limited), ordered(limited, "claude")
    run(limited, quoting)
    run(limited, writing)
    assert ("completed", "waiting") == (limited.job(quoting).state, limited.job(writing).state)


def test_what_is_checked_by_a_model_pays_one(limited):
    run(limited, ordered(limited, "claude"), sections=1, dollars=2.0)
    checked = limited.submitted(writer="outline", checkers=["claude"])
    unchecked = limited.submitted(writer="outline", checkers=["none"])
    for one in (checked, unchecked):
        run(limited, one)
    assert ("waiting", "completed") == (limited.job(checked).state, limited.job(unchecked).state)


def test_without_a_limit_nothing_is_held_back(world):
    run(world, ordered(world, "claude"), sections=1, dollars=5_000.0)
    after = ordered(world, "claude")
    run(world, after)
    assert "completed" == world.job(after).status


def test_a_job_waits_for_the_budget_for_a_week_and_is_refunded(limited):
    waiting = ordered(limited, "claude")
    for day in range(7):
        limited.clock.seconds += DAY if day else 0
        run(limited, ordered(limited, "claude"), sections=1, dollars=2.0)
        run(limited, waiting)
        assert "waiting" == limited.job(waiting).state
    limited.later(DAY)
    run(limited, ordered(limited, "claude"), sections=1, dollars=2.0)
    run(limited, waiting)
    assert ("failed", "budget_spent", 0, 1) == limited.state(waiting)
    assert [] == limited.all_broken()


def test_the_operator_closes_orders_and_opens_them(world, monkeypatch, capsys):
    for name, value in world.environment.items():
        monkeypatch.setenv(name, value)
    waiting, client = ordered(world), world.client("dynamodb")
    assert 0 == orders.main(["close", "We are moving."], client)
    assert "Users are told: We are moving." in capsys.readouterr().out
    answer = world.call("submit_video", body={"youtube_url": LECTURE})
    assert (503, "orders_closed", "600") == (
        *(answer.status, answer.json["code"]),
        answer.headers["retry-after"],
    )
    assert answer.json["detail"].startswith("We are moving. No new videos are taken")
    assert [] == world.call("list_videos").json["videos"]
    run(world, waiting)
    assert "completed" == world.job(waiting).status
    assert 0 == orders.main(["open"], client)
    assert 0 == orders.main(["show"], client)
    assert "Orders are taken.\n" * 2 == capsys.readouterr().out
    assert 202 == world.call("submit_video", body={"youtube_url": LECTURE}).status
