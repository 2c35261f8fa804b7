"""`python -m benchmarks.waiting`: how long a note by Claude is waited for, and what it takes.

The command runs against a local server that copies lines, at the pace of `Pacing`. Shares are of
one single call that writes as much, which is reckoned from the same figures and not waited for.
The `path` is reckoned, too: what would be waited for on a machine with nothing else to do, at most,
which is the longest chain of replies in the server's log and all of the command's computing.
`--profile` names those to measure, `--checkout FOLDER` another commit beside this one; all take
turns, `--runs` times. Some minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.cost.bill import requests_dollars
from benchmarks.cost.measure import lecture, stand_in, tokens_asked, written_tokens
from studybuddy_claude.roles import CHEAPEST_MODEL, WRITING_MODEL

_HERE = Path(__file__).parents[1]
_WRITE = ("section", "overview", "repair")
_TOLD = 1_000
"""Tokens of a prompt beside the lines: rules, instructions, schema."""


class Build(NamedTuple):
    """What is measured."""

    name: str
    checkout: Path
    profile: str = "standard"


class Wait(NamedTuple):
    """Seconds, as shares of a single call's: of the process, to a section that can be read.

    `path` and `first_path` are the same as reckoned without load; `price` is the price of writing
    as a share of the call's, `dollars` are of all, the check included.
    """

    wall: float
    first: float
    path: float
    first_path: float
    price: float
    requests: float
    dollars: float


class Process(NamedTuple):
    """Seconds that one took, to its first section if it has any, and that it computed."""

    wall: float
    first: float
    computed: float


def measured(minutes: int, build: Build) -> Wait:
    """A lecture of so many minutes."""
    with stand_in() as server, tempfile.TemporaryDirectory() as directory:
        server.pacing.scale = 1.0
        captions = Path(directory, "lecture.en.vtt")
        captions.write_text(lecture(minutes))
        ran = _timed(_command(captions, directory, build.profile), _environment(build.checkout))
        start = _timed([sys.executable, "-c", "import anthropic"], _environment(build.checkout))
        asked, checked = tokens_asked(server, *_WRITE), tokens_asked(server, "check")
        whole = {**asked, "requests": 1, "cache_read": 0, "cache_write": 0}
        whole["input"] = _prompt_tokens(captions)
        call = server.pacing.seconds(int(whole["input"]), 0, int(whole["output"]))
        first_path, path = _reckoned(server)
    written = requests_dollars(WRITING_MODEL, asked)
    alone = call + start.computed
    return Wait(
        wall=ran.wall / (call + start.wall),
        first=ran.first / (call + start.wall),
        path=(path + ran.computed) / alone,
        first_path=(first_path + ran.computed) / alone,
        price=written / requests_dollars(WRITING_MODEL, whole),
        requests=asked["requests"] + checked["requests"],
        dollars=written + requests_dollars(CHEAPEST_MODEL, checked),
    )


def _prompt_tokens(captions: Path) -> int:
    """Tokens of the prompt of a single call: all lines with their numbers, and what is told."""
    lines = captions.read_text().split("\n\n")[1:]
    said = sum(len(line.splitlines()[1]) + len("[1000] \n") for line in lines)
    return said // 4 + _TOLD


def _reckoned(server: Any) -> tuple[float, float]:
    """Seconds until the first reply has come, and the last, if nothing but the server took any.

    A request is begun by what was last seen of another, and takes what its tokens take.
    """
    cached: set[str] = set()
    starts, lasts, now, first = {}, {}, 0.0, 0.0
    for what, number in server.log:
        exchange = server.exchanges[number]
        if what == "arrived":
            counted, part = server.tokens(exchange), exchange.cached_part
            read = counted["cache_read_input_tokens"] if part in cached else 0
            fresh = counted["input_tokens"] + counted["cache_read_input_tokens"] - read
            cached.add(part)
            starts[number] = now + server.pacing.seconds(fresh, read, 0)
            lasts[number] = starts[number] + written_tokens(exchange) * server.pacing.token
        else:
            now = max(now, starts[number] if what == "begun" else lasts[number])
            first = first or (lasts[number] if what == "ended" else 0.0)
    return first, now


def _command(captions: Path, directory: str, profile: str) -> list[str]:
    chosen = [] if profile == "standard" else ["--profile", profile]  # earlier builds have none
    return [
        *(sys.executable, "-m", "studybuddy", "--url", "sample-talk", "--captions", str(captions)),
        *("--writer", "claude", "--checker", "claude", "--exporter", "markdown"),
        *("--exporter", "json", "--output", f"{directory}/notes", "--format", "json-progress"),
        *("--yes", "--title", "A lecture", *chosen),
    ]


def _environment(checkout: Path) -> dict[str, str]:
    path = os.pathsep.join(str(checkout / root) for root in ("engine", "plugins"))
    known = {"STUDYBUDDY_CLAUDE_SCHEMA": "api", "STUDYBUDDY_CLAUDE_PRICES": "list"}
    return {**os.environ, **known, "ANTHROPIC_API_KEY": "any", "PYTHONPATH": path}


def _timed(command: list[str], environment: dict[str, str]) -> Process:
    first, begun, before = 0.0, time.perf_counter(), _computed()
    told: dict[str, Any] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        for line in process.stdout or ():
            told = json.loads(line)
            if not first and told.get("section"):
                first = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}: {told}")
    return Process(time.perf_counter() - begun, first, _computed() - before)


def _computed() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _line(minutes: int, build: Build) -> str:
    wait = measured(minutes, build)
    return (
        f"{minutes:>7} {build.name:<14}{wait.wall:>7.3f}{wait.first:>7.3f}"
        f"{wait.path:>7.3f}{wait.first_path:>7.3f}{wait.price:>7.2f}"
        f"{wait.requests:>9.0f}{wait.dollars:>9.3f}{os.getloadavg()[0]:>7.1f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waiting", description=__doc__)
    parser.add_argument("--minutes", type=int, nargs="+", default=[60, 300])
    parser.add_argument("--profile", nargs="+", default=["standard", "fast"], help="of this build")
    parser.add_argument("--checkout", type=Path, help="a folder with another commit")
    parser.add_argument("--runs", type=int, default=1, help="of each, in turn (1)")
    told = parser.parse_args()
    builds = [Build(profile, _HERE, profile) for profile in told.profile]
    if told.checkout:
        builds.append(Build("other commit", told.checkout))
    print(f"{'minutes':>7} {'build':<14}{'share':>7}{'first':>7}{'path':>7}{'first':>7}", end="")
    print(f"{'price':>7}{'requests':>9}{'dollars':>9}{'load':>7}")
    for minutes in told.minutes:
        for build in builds * told.runs:
            print(_line(minutes, build), flush=True)


if __name__ == "__main__":
    main()
