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


def in_child(captions: str) -> tuple[float, float, bool]:
    """Seconds from the start to the first line, processor time till then, whether it finished."""
    limits = Limits(memory=MEMORY, seconds=1800, processes=0)
    first = used = 0.0
    (PLACE / "tmp").mkdir()
    with Child(words(captions), place=PLACE, settings={}, limits=limits) as child:
        while child.running:
            if child.lines(0.05) and not first:
                first = time.perf_counter() - STARTED
                used = time.process_time() + processor_time(child.pid)
        child.last_lines()
        return first, used, child.done is not None


def processor_time(pid: int) -> float:
    """Seconds that a process has had so far, of itself and of the kernel."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def right_here(captions: str) -> tuple[float, float, bool]:
    """The command in this process."""
    from studybuddy.command.main import cli

    os.chdir(PLACE)
    return 0.0, 0.0, cli(words(captions), standalone_mode=False) in {None, 0}


def peak(who: int) -> float:
    """Most megabytes of memory that a process of these had."""
    return resource.getrusage(who).ru_maxrss * 1024 / 1_000_000


def measure(how: str, captions: str) -> dict[str, object]:
    """Seconds and megabytes."""
    hide_environment()
    ready = time.perf_counter()
    made = [clients.client(service) for service in SERVICES]
    first, used, finished = (in_child if how == "child" else right_here)(captions)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "init": ready - STARTED,
        "used_to_first_line": used,
        "used_by_child": children.ru_utime + children.ru_stime,
        "first_line": first,
        "all": time.perf_counter() - ready,
        "peak_worker": peak(resource.RUSAGE_SELF),
        "peak_child": peak(resource.RUSAGE_CHILDREN),
        "finished": finished,
        "clients": len(made),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], sys.argv[2])))
