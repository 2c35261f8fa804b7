"""`python -m benchmarks.image HOUR [FIVE_HOURS]`: the worker in its image, in Lambda's jail.

HOUR and FIVE_HOURS are captions. Nothing of a model, of S3 or of DynamoDB is in the figures: they
are the worker's own. Needs the built image (`make image`), and root for the jail.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

_ROOT = Path(__file__).parents[1]
_INSIDE = Path(__file__).with_name("image_inside.py")
_GROUPS = Path("/sys/fs/cgroup")
_SIZES = (128, 160, 192, 224, 256, 320, 384, 512, 768, 1024, 2048, 3008)


def run(how: str, captions: Path, *before: str, image: str = "") -> dict[str, Any]:
    """One measurement in a jail of its own; what failed did not finish."""
    with tempfile.TemporaryDirectory(dir=_ROOT / ".cache") as place:
        Path(place).chmod(0o777)
        jail = [
            str(_ROOT / "images" / "jail"),
            "-b",
            f"{captions.parent}:/media",
            "-w",
            f"{place}:/mnt",
        ]
        # As Lambda sets it: libraries for traces look for it, and do less without.
        jail += ["-e", "AWS_DEFAULT_REGION=us-east-1", "-e", "LAMBDA_TASK_ROOT=/var/task"]
        told = ["python", "-", how, f"/media/{captions.name}"]
        done = subprocess.run(
            [*before, *jail, *told],
            input=_INSIDE.read_bytes(),
            env={**os.environ, **({"IMAGE": image} if image else {})},
            capture_output=True,
            check=False,
        )
    if done.returncode:
        return {"finished": False, "said": done.stderr.decode()[-400:]}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def walk(captions: Path, runs: int) -> None:
    """Print what a job takes, and what its child process costs."""
    found: dict[str, list[dict[str, Any]]] = {"child": [], "here": []}
    for _ in range(runs):
        for how, measured in found.items():
            measured.append(run(how, captions))
    assert all(one["finished"] for measured in found.values() for one in measured), found

    def of(how: str, name: str) -> float:
        return median(float(one[name]) for one in found[how])

    child, here = of("child", "all"), of("here", "all")
    print(f"{captions.name}, {runs} runs of each, medians")
    first = of("child", "first_line")
    print(f"  cold start to first progress line  {first:.2f} s")
    print(f"  event to artifacts, child process  {child:.2f} s")
    print(f"  event to artifacts, in the handler {here:.2f} s (ratio {child / here:.2f})")
    print(f"  the child process costs            {child - here:.2f} s (goal: at most 0.3)")
    print(f"  peak memory: worker {of('child', 'peak_worker'):.0f} MB", end="")
    print(f", child {of('child', 'peak_child'):.0f} MB")


def compare(captions: Path, other: str, runs: int) -> None:
    """Print processor time, which a busy machine changes least, beside another image's."""
    pairs = []
    for turn in range(runs):
        names = ("", other) if turn % 2 else (other, "")
        pair = {name: run("child", captions, image=name) for name in names}
        assert all(one["finished"] for one in pair.values()), pair
        pairs.append(pair)
    for title, name in (
        ("start to first progress line", "used_to_first_line"),
        ("the child", "used_by_child"),
    ):
        ratios = sorted(pair[""][name] / pair[other][name] for pair in pairs)
        used = median(pair[""][name] for pair in pairs)
        print(f"  {title:<29}{used:.3f} s of processor time, {median(ratios):.2f} of {other}'s")
        print(f"{'':31}({ratios[0]:.2f} to {ratios[-1]:.2f} in {runs} pairs)")


@contextmanager
def group_of(megabytes: int) -> Iterator[Path]:
    """A control group whose processes may have so much memory, and no swap."""
    old = _GROUPS / "memory"
    group = (old if old.is_dir() else _GROUPS) / f"study-buddy-{megabytes}"
    group.mkdir()
    limit = group / ("memory.limit_in_bytes" if old.is_dir() else "memory.max")
    limit.write_text(str(megabytes * 1024 * 1024))
    try:
        yield group / "cgroup.procs"
    finally:
        group.rmdir()


def smallest(captions: Path) -> int:
    """The smallest memory size of Lambda's, in megabytes, that finishes. 0: none of ours does."""
    for megabytes in _SIZES:
        with group_of(megabytes) as members:
            joined = f'echo $$ > {members}; exec "$@"'
            if run("child", captions, "bash", "-c", joined, "join")["finished"]:
                return megabytes
    return 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.image", description=__doc__)
    parser.add_argument("hour", type=Path, help="captions of a lecture of an hour")
    parser.add_argument("five_hours", nargs="?", type=Path, help="captions of five hours")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, interleaved")
    parser.add_argument("--against", metavar="IMAGE", help="compare with another image instead")
    options = parser.parse_args()
    if options.against:
        compare(options.hour, options.against, options.runs)
        return
    walk(options.hour, options.runs)
    if options.five_hours:
        print(f"{options.five_hours.name}: finished in {smallest(options.five_hours)} MB")


if __name__ == "__main__":
    main()
