"""What it costs to start: bare Python, the engine, the command's help."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

_CASES = {
    "bare Python (python -c pass)": ["-c", "pass"],
    "import studybuddy": ["-c", "import studybuddy"],
    "yt-study-buddy --help": ["-m", "studybuddy", "--help"],
    "yt-study-buddy plugins": ["-m", "studybuddy", "plugins"],
}


def measure(runs: int) -> None:
    """Print seconds and ratios to bare Python."""
    seconds: dict[str, list[float]] = {name: [] for name in _CASES}
    for _ in range(runs * 3):
        for name, arguments in _CASES.items():
            seconds[name].append(_run(arguments))
    bare = median(seconds["bare Python (python -c pass)"])
    print(f"{'start':<34}{'seconds':>9}{'ratio':>8}")
    for name, taken in seconds.items():
        print(f"{name:<34}{median(taken):9.3f}{median(taken) / bare:8.1f}")
    print()


def _run(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
