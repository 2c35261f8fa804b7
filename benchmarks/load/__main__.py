"""`make load`: 1, 10, 100 and 1,000 people at once, on one virtual clock.

python -m benchmarks.load --people 300 --environment dev --concurrency 10
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.load.deployed import EARLIER, Deployed, deployed
from benchmarks.load.measure import Measured, crowd, hog, long_for_one, measured, user
from benchmarks.load.world import Scenario

_HEAD = (
    "| people | wait: half, p95, longest | all done | refused for good | pressed again | "
    "polls refused | Lambda at once | AWS | model | met first |\n|" + "---|" * 10
)
_BLOCKED = (120, 1020)


def main(arguments: Sequence[str] | None = None) -> None:
    """Simulate, and print tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.load",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--people", type=int, nargs="*", default=[1, 10, 100, 1000])
    add("--environment", choices=("prod", "dev", "earlier"), help="one alone, of these people")
    add("--concurrency", type=int, default=1000, help="Lambda's quota (1000)")
    add("--blocked", action="store_true", help="YouTube refuses from minute 2 to 17")
    add("--seed", type=int, default=1)
    told = parser.parse_args(arguments)
    if told.environment:
        blocked = _BLOCKED if told.blocked else (0, 0)
        scenario = Scenario(
            _settings(told.environment),
            concurrency=told.concurrency,
            blocked=blocked,
            seed=told.seed,
        )
        _table(told.environment, scenario, told.people)
        return
    _all(told.people, told.seed)


def _all(people: Sequence[int], seed: int) -> None:
    prod, dev = deployed("prod"), deployed("dev")
    _table("prod", Scenario(prod, seed=seed), people)
    _table("dev, a new account", Scenario(dev, concurrency=10, seed=seed), people)
    _table("as it was", Scenario(EARLIER, seed=seed), people)
    _table(
        "prod, YouTube refuses from minute 2 to 17",
        Scenario(prod, blocked=_BLOCKED, seed=seed),
        people[-1:],
    )
    others = measured(Scenario(dev, seed=seed), hog, long_for_one, of=lambda who: who != user(0))
    print("\ndev: one person's ten videos of twenty minutes, and nine people with a short one")
    print(_HEAD, _row(others), f"one user's share while others wait: {others.share:.2f}", sep="\n")


def _settings(environment: str) -> Deployed:
    return EARLIER if environment == "earlier" else deployed(environment)


def _table(title: str, scenario: Scenario, people: Sequence[int]) -> None:
    print(f"\n{title}: {scenario.deployed.workers} workers, Lambda {scenario.concurrency}\n{_HEAD}")
    for number in people:
        print(_row(measured(scenario, crowd(number))), flush=True)


def _row(one: Measured) -> str:
    ended = ", ".join(f"{number} {state}" for state, number in sorted(one.states.items()))
    cells = (
        f"{one.people:,}",
        ", ".join(_time(seconds) for seconds in (one.half, one.p95, one.longest)),
        f"{_time(one.over_after)} ({ended})",
        f"{one.refused_for_good:,}",
        f"{one.pressed_again:,}",
        f"{one.polls_refused:,}",
        f"{one.highest_concurrency:,}",
        f"${one.aws_dollars:,.2f}",
        f"${one.model_dollars:,.2f}",
        one.first,
    )
    return f"| {' | '.join(cells)} |"


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.1f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


if __name__ == "__main__":
    main()
