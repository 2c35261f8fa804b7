"""`python -m benchmarks.waiting`: how long a note by Claude is waited for, and what it takes.

The command runs against a local server that copies lines, at the pace of `Pacing`. Shares are of
one single call that writes as much, which is reckoned from the same figures and not waited for.
`--checkout FOLDER` measures another commit beside this one. Some minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.cost.bill import requests_dollars
from benchmarks.cost.measure import lecture, stand_in, tokens_asked
from studybuddy_claude.roles import WRITING_MODEL

_HERE = Path(__file__).parents[1]


class Wait(NamedTuple):
    """Seconds of the process, to a section that can be read, of a single call; what was asked."""

    wall: float
    first: float
    call: float
    requests: float
    dollars: float


def measured(minutes: int, checkout: Path) -> Wait:
    """A lecture of so many minutes by the build in `checkout`."""
    with stand_in() as server, tempfile.TemporaryDirectory() as directory:
        server.pacing.scale = 1.0
        captions = Path(directory, "lecture.en.vtt")
        captions.write_text(lecture(minutes))
        wall, first = _timed(_command(captions, directory), _environment(checkout))
        asked = tokens_asked(server, "section", "overview", "repair")
        whole = int(asked["input"] + asked["cache_write"])
        call = server.pacing.seconds(whole, 0, int(asked["output"])) + _start_seconds()
        dollars = requests_dollars(WRITING_MODEL, asked)
    return Wait(wall, first, call, asked["requests"], dollars)


def _command(captions: Path, directory: str) -> list[str]:
    return [
        *(sys.executable, "-m", "studybuddy", "--url", "sample-talk", "--captions", str(captions)),
        *("--writer", "claude", "--checker", "claude", "--exporter", "markdown"),
        *("--exporter", "json", "--output", f"{directory}/notes", "--format", "json-progress"),
        *("--yes", "--title", "A lecture"),
    ]


def _environment(checkout: Path) -> dict[str, str]:
    path = os.pathsep.join(str(checkout / root) for root in ("engine", "plugins"))
    known = {"STUDYBUDDY_CLAUDE_SCHEMA": "api", "STUDYBUDDY_CLAUDE_PRICES": "list"}
    return {**os.environ, **known, "ANTHROPIC_API_KEY": "any", "PYTHONPATH": path}


def _timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of the process to its end, and to the first section to read."""
    first, begun = 0.0, time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        for line in process.stdout or ():
            told: dict[str, Any] = json.loads(line)
            if not first and told.get("section"):
                first = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}: {told}")
    return time.perf_counter() - begun, first


def _start_seconds() -> float:
    """Seconds of a process that imports Claude's library: a single call needs no less."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import anthropic"], check=True)
    return time.perf_counter() - begun


def _lines(minutes: int, builds: dict[str, Path]) -> Iterator[str]:
    for name, checkout in builds.items():
        wait = measured(minutes, checkout)
        yield (
            f"{minutes:>7} {name:<8}{wait.wall:>8.0f}{wait.call:>8.0f}"
            f"{wait.wall / wait.call:>7.2f}{wait.first / wait.call:>7.2f}"
            f"{wait.requests:>9.0f}{wait.dollars:>9.3f}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waiting", description=__doc__)
    parser.add_argument("--minutes", type=int, nargs="+", default=[60, 300])
    parser.add_argument("--checkout", type=Path, help="a folder with another commit")
    told = parser.parse_args()
    builds = {"this": _HERE, **({"other": told.checkout} if told.checkout else {})}
    print(f"{'minutes':>7} {'build':<8}{'wall s':>8}{'call s':>8}{'share':>7}{'first':>7}", end="")
    print(f"{'requests':>9}{'dollars':>9}")
    for minutes in told.minutes:
        print("\n".join(_lines(minutes, builds)), flush=True)


if __name__ == "__main__":
    main()
