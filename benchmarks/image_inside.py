"""One measurement of the worker, in its image: `python - HOW CAPTIONS`. Its last line is JSON.

HOW is `child`, as the worker runs the command, or `here`, as if it ran it in its own process.
Runs under `images/jail`; everything before the event has been loaded, as Lambda's init does it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

STARTED = time.perf_counter()

# What Lambda's init loads.
import awslambdaric.bootstrap  # noqa: E402, F401

import studybuddy_aws.process_video  # noqa: E402, F401
from studybuddy_aws.runtime import clients  # noqa: E402
from studybuddy_aws.worker.child import Child, Limits, hide_environment  # noqa: E402

PLACE = Path("/mnt")
SERVICES = ("dynamodb", "s3", "sqs", "secretsmanager")
MEMORY = 2048 * 1024 * 1024


def words(captions: str) -> list[str]:
    """The command's, as the worker gives them."""
    return [
        *("--format=json-progress", "--output=work", "--url=sample-talk", "--writer=outline"),
        *(f"--captions={captions}", "--exporter=markdown", "--exporter=json", "--exporter=pdf"),
    ]


def in_child(captions: str) -> tuple[float, bool]:
    """Seconds to the first line, and whether it finished."""
    limits = Limits(memory=MEMORY, seconds=1800, processes=0)
    begun, first = time.perf_counter(), 0.0
    (PLACE / "tmp").mkdir()
    with Child(words(captions), place=PLACE, settings={}, limits=limits) as child:
        while child.running:
            if child.lines(0.25) and not first:
                first = time.perf_counter() - begun
        child.last_lines()
        return first, child.done is not None


def right_here(captions: str) -> tuple[float, bool]:
    """The command in this process."""
    from studybuddy.command.main import cli

    os.chdir(PLACE)
    return 0.0, cli(words(captions), standalone_mode=False) in {None, 0}


def peak(who: int) -> float:
    """Most megabytes of memory that a process of these had."""
    return resource.getrusage(who).ru_maxrss * 1024 / 1_000_000


def measure(how: str, captions: str) -> dict[str, object]:
    """Seconds and megabytes."""
    hide_environment()
    ready = time.perf_counter()
    made = [clients.client(service) for service in SERVICES]
    first, finished = (in_child if how == "child" else right_here)(captions)
    return {
        "init": ready - STARTED,
        "first_line": first,
        "all": time.perf_counter() - ready,
        "peak_worker": peak(resource.RUSAGE_SELF),
        "peak_child": peak(resource.RUSAGE_CHILDREN),
        "finished": finished,
        "clients": len(made),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], sys.argv[2])))
