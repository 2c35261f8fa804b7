"""`python -m benchmarks.handlers`: the API's functions, cold and warm, under Lambda's runtime.

Each is measured beside a bare function that makes the same calls through `boto3.client`, and
beside one that does nothing; all of them in turns, and ratios are medians of the turns' ratios.
Cold is from the start of the process to its first answer, and processor time until then; warm is
processor time of an invocation. The goal: at most 1.15 times the bare function's cold, and 1.1
times its warm.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

from benchmarks.handlers_harness import events, folders
from benchmarks.handlers_harness.cloud import Cloud
from benchmarks.handlers_harness.function import Deployed, Function, started

Turns: TypeAlias = dict[str, list[float]]
"""Seconds by function, turn by turn."""

EMPTY = "empty"


def measure(cold: int, warm: int, invocations: int) -> None:
    """Print milliseconds and ratios of so many turns; a warm turn is so many invocations."""
    with _deployed() as (cloud, functions):
        seconds, cpu_seconds = _cold(functions, cold)
        _print(f"cold, {cold} turns", seconds)
        _print("cold, processor time", cpu_seconds)
        _print(f"warm, {warm} turns of {invocations}", _warm(cloud, functions, warm, invocations))


@contextmanager
def _deployed() -> Iterator[tuple[Cloud, dict[str, Deployed]]]:
    with tempfile.TemporaryDirectory() as directory, closing(Cloud()) as cloud:
        task, bare, runtime = (Path(directory, name) for name in ("task", "bare", "runtime"))
        for folder in (task, bare, runtime):
            folder.mkdir()
        folders.lay_task(task)
        folders.lay_bare(bare)
        folders.lay_runtime(runtime)
        functions: dict[str, Deployed] = {}
        for name, (event, status) in _asked(cloud).items():
            rest = (runtime, cloud.variables, event, status)
            functions[name] = Deployed(f"studybuddy_aws.{name}.handler", task, *rest)
            functions[f"bare {name}"] = Deployed(f"{name}.handler", bare, *rest)
        functions[EMPTY] = Deployed("empty.handler", bare, runtime, cloud.variables, event, 200)
        yield cloud, functions


def _asked(cloud: Cloud) -> dict[str, tuple[dict[str, Any], int]]:
    """The functions that are measured: the event, and the status of its answer."""
    return {
        "get_video": (events.get_video(cloud.video_id), 200),
        "submit_video": (events.submit_video(), 202),
    }


def _cold(functions: dict[str, Deployed], turns: int) -> tuple[Turns, Turns]:
    """Seconds and processor seconds to the first answer."""
    seconds: Turns = {name: [] for name in functions}
    cpu_seconds: Turns = {name: [] for name in functions}
    for turn in range(turns + 1):
        for name in _rotated(functions, turn):
            with started(functions[name]) as function:
                if turn:  # the first only fills the disk's caches
                    seconds[name].append(function.cold_seconds)
                    cpu_seconds[name].append(function.cold_cpu_seconds)
    return seconds, cpu_seconds


def _warm(cloud: Cloud, functions: dict[str, Deployed], turns: int, invocations: int) -> Turns:
    """Processor seconds of an invocation."""
    taken: Turns = {name: [] for name in functions}
    with ExitStack() as stack:
        running: dict[str, Function] = {
            name: stack.enter_context(started(function)) for name, function in functions.items()
        }
        for function in running.values():
            function.invoke(invocations)  # until nothing is done for the first time
        for turn in range(turns):
            cloud.renew()
            for name in _rotated(functions, turn):
                taken[name].append(running[name].invoke(invocations))
    return taken


def _rotated(functions: dict[str, Deployed], turn: int) -> list[str]:
    """The names, each turn with another first."""
    names = list(functions)
    first = turn % len(names)
    return names[first:] + names[:first]


def _print(title: str, taken: Turns) -> None:
    print(f"{title:<34}{'ms':>9}{'x bare':>8}{'x empty':>9}")
    for name, seconds in taken.items():
        bare = taken.get(f"bare {name}", seconds)
        ratios = [_ratio(seconds, others) for others in (bare, taken[EMPTY])]
        print(f"{name:<34}{median(seconds) * 1000:9.2f}{ratios[0]:8.2f}{ratios[1]:9.2f}")
    print()


def _ratio(seconds: list[float], others: list[float]) -> float:
    return median(one / other for one, other in zip(seconds, others, strict=True))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.handlers", description=__doc__)
    parser.add_argument("--cold", type=int, default=15, help="cold starts of each, in turns")
    parser.add_argument("--warm", type=int, default=40, help="warm turns of each")
    parser.add_argument("--invocations", type=int, default=10, help="invocations in a warm turn")
    options = parser.parse_args()
    measure(options.cold, options.warm, options.invocations)


if __name__ == "__main__":
    main()
