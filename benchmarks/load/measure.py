"""So many people at once: how long they wait, who is refused, what it costs, what ends first."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from benchmarks.cost.bill import dollars
from benchmarks.cost.quantities import RESOURCES as SIZED
from benchmarks.load.people import POLL, SUBMIT
from benchmarks.load.runs import Work
from benchmarks.load.world import Scenario, World, simulated
from studybuddy_aws.storage.job import Job
from studybuddy_claude.pricing import usage_of

_PRESSED_WITHIN = 5
_LONGEST = 12 * 3600
_OUTPUT_TOKENS = 400  # of a request; assumed
_MODEL = "claude-sonnet-5-5"


class Measured(NamedTuple):
    """What came of it. Seconds, `half` and `p95` from the first press to the first progress line.

    `share` is the most that one user had of all workers while others waited. `dollars` are AWS's
    and the model's, by list prices; `first` is the limit that was met first.
    """

    people: int
    half: float
    p95: float
    longest: float
    over_after: float
    completed: int
    states: dict[str, int]
    refused_for_good: int
    pressed_again: int
    polls_refused: int
    share: float
    aws_dollars: float
    model_dollars: float
    highest_concurrency: int
    claude_refused: int
    most_running: int
    first: str


def crowd(people: int) -> Callable[[World, random.Random], None]:
    """So many people who press once each, within five seconds."""

    def press(world: World, chance: random.Random) -> None:
        for number in range(people):
            world.people.press(user(number), _PRESSED_WITHIN * chance.random())

    return press


def hog(world: World, chance: random.Random) -> None:
    """One person's ten long videos (twenty minutes each), then nine people with one short one."""
    for _ in range(10):
        world.people.press(user(0), 2 * chance.random())
    for number in range(1, 10):
        world.people.press(user(number), 5 + 60 * chance.random())


def long_for_one(job: Job) -> Work:
    """The videos of the first user take twenty minutes."""
    return Work(requests=240) if job.user_id == user(0) else Work()


def user(number: int) -> str:
    """A user's id."""
    return str(uuid.UUID(int=number + 1))


def measured(
    scenario: Scenario,
    press: Callable[[World, random.Random], None],
    work_of: Callable[[Job], Work] = lambda job: Work(),
    of: Callable[[str], bool] = lambda user_id: True,
    dynamodb: Any = None,
) -> Measured:
    """Simulate, and say what came of it; waits are those of the users `of` whom it is asked."""
    with simulated(scenario, work_of, dynamodb) as world:
        press(world, random.Random(scenario.seed))
        world.run(_LONGEST)
        return _said(world, of)


def _said(world: World, of: Callable[[str], bool]) -> Measured:
    presses = [one for one in world.people.presses if of(one.user_id)]
    seen = world.watched.first_progress
    waits = sorted(seen[one.job_id] - one.at for one in presses if one.job_id in seen)
    answers = world.people.answers
    states = Counter(one.state or "refused" for one in world.people.presses)
    return Measured(
        people=len({one.user_id for one in presses}),
        half=_at(waits, 0.5),
        p95=_at(waits, 0.95),
        longest=_at(waits, 1),
        over_after=world.clock.passed,
        completed=states["completed"],
        states=dict(states),
        refused_for_good=sum(one.refused_for_good for one in world.people.presses),
        pressed_again=sum(one.presses - 1 for one in world.people.presses),
        polls_refused=_refused(answers, POLL),
        share=world.watched.most_while_others_wait / world.scenario.deployed.workers,
        aws_dollars=sum(dollars(_used(world), "eu-central-1").values()),
        model_dollars=world.claude.answered * _request_dollars(),
        highest_concurrency=world.functions.highest,
        claude_refused=world.claude.refused,
        most_running=world.watched.most_running,
        first=_first(world),
    )


def _refused(answers: Counter[tuple[str, int]], route: str) -> int:
    return sum(n for (asked, status), n in answers.items() if asked == route and status >= 400)


def _at(waits: list[float], part: float) -> float:
    """The wait that so large a part does not exceed; 0 of none."""
    return waits[min(len(waits) - 1, int(part * len(waits)))] if waits else 0.0


def _used(world: World) -> Counter[str]:
    """What it took of what AWS has prices for."""
    requests = world.people.answers.total()
    worker, api = SIZED["functions"]["process_video"], SIZED["functions"]["api"]
    return Counter(
        {
            **getattr(world.dynamodb, "used", {}),
            "lambda-requests": requests + world.sqs.requests // 2,
            "lambda-gb-seconds-arm64": (
                world.worker_seconds * worker["memory_mb"] + requests * 0.05 * api["memory_mb"]
            )
            / 1024,
            "http-api-requests": requests,
            "sqs-requests": world.sqs.requests,
        }
    )


def _request_dollars() -> float:
    used = usage_of(_MODEL, fresh=Work().tokens, output=_OUTPUT_TOKENS, cache_read=0, cache_write=0)
    return float(used.cost_usd)


def _first(world: World) -> str:
    """The limit that was met first, in this order; what nobody met is no limit."""
    answers = world.people.answers
    if answers[SUBMIT, 429]:
        return "API Gateway: submissions a second"
    if world.functions.refused.total():
        return "Lambda: concurrent executions"
    if world.claude.refused:
        return "Claude: requests and tokens a minute"
    if world.watched.most_running >= world.scenario.deployed.workers:
        return "workers (`maximum_concurrency`)"
    return "none"
